/**
 * Turns tokens into an expression, with one function per rule of the grammar in docs/formula-language.md. After a mistake, the
 * parser goes on as if the text had been corrected in the most likely way, so that all mistakes are reported.
 */
import { COMPARISON_OPERATORS, type BinaryOperator, type Expression } from './expression.js';
import { noteAfterValue, noteMissingValue } from './mistakes.js';
import { problemAt, type FormulaProblem } from './problem.js';
import {
  deeper,
  FORMULA_LIMITS,
  noteProblem,
  peek,
  ReadingStopped,
  since,
  SPLIT,
  take,
  type Reader,
} from './reader.js';
import { numberValue, tokenize, type Token } from './tokens.js';

const OPERATORS: readonly BinaryOperator[] = ['+', '-', '*', '/', '^'];

/** Parses a text into an expression, or gives `null` and the problems. Never throws. */
export function parseFormula(text: string): { expression: Expression | null; problems: FormulaProblem[] } {
  const { characters } = FORMULA_LIMITS;
  if (text.length > characters) {
    const rest = { offset: characters, length: text.length - characters };
    const message = `a formula has at most ${characters} characters; ${SPLIT}`;
    return { expression: null, problems: [problemAt(rest, 'FORMULA_TOO_LONG', message)] };
  }
  const { tokens, problems } = tokenize(text);
  if (problems.length > 0) return { expression: null, problems };
  const reader: Reader = { tokens, problems, next: 0, parts: 0, depth: 0 };
  const expression = readFormula(reader);
  return { expression: problems.length > 0 ? null : expression, problems: inTextOrder(problems) };
}

function readFormula(reader: Reader): Expression | null {
  try {
    return formula(reader);
  } catch (error) {
    if (error instanceof ReadingStopped) return null;
    throw error;
  }
}

function inTextOrder(problems: FormulaProblem[]): FormulaProblem[] {
  return problems.sort((a, b) => a.offset - b.offset);
}

/** Rule `formula`. */
function formula(reader: Reader): Expression | null {
  const first = peek(reader);
  if (first.kind === 'end') {
    noteProblem(reader, first, 'FORMULA_EMPTY', 'the formula is empty; write one such as created / customers');
    return null;
  }
  const expression = comparison(reader);
  mendUntil(reader, []);
  return expression;
}

/** Rule `comparison`. */
function comparison(reader: Reader): Expression {
  const start = peek(reader);
  const left = sum(reader);
  const symbol = peek(reader);
  const operator = takeAny(reader, COMPARISON_OPERATORS);
  if (!operator) return left;
  const right = sum(reader);
  return { kind: 'binary', operator, operatorOffset: symbol.offset, left, right, ...since(reader, start) };
}

/** Rule `sum`. */
function sum(reader: Reader): Expression {
  return leftToRight(reader, ['+', '-'], product);
}

/** Rule `product`. */
function product(reader: Reader): Expression {
  return leftToRight(reader, ['*', '/'], unary);
}

function leftToRight(reader: Reader, operators: BinaryOperator[], operand: (reader: Reader) => Expression): Expression {
  const start = peek(reader);
  let left = operand(reader);
  for (;;) {
    const operatorOffset = peek(reader).offset;
    const operator = takeAny(reader, operators);
    if (!operator) return left;
    left = { kind: 'binary', operator, operatorOffset, left, right: operand(reader), ...since(reader, start) };
  }
}

/** Rule `unary`. */
function unary(reader: Reader): Expression {
  const start = peek(reader);
  if (!take(reader, '-')) return power(reader);
  const operand = deeper(reader, start, unary);
  return { kind: 'negate', operand, ...since(reader, start) };
}

/** Rule `power`. */
function power(reader: Reader): Expression {
  const start = peek(reader);
  const left = atom(reader);
  const symbol = peek(reader);
  if (!take(reader, '^')) return left;
  const right = deeper(reader, symbol, unary);
  return { kind: 'binary', operator: '^', operatorOffset: symbol.offset, left, right, ...since(reader, start) };
}

/** Rules `atom` and `call`. */
function atom(reader: Reader): Expression {
  const start = peek(reader);
  if (take(reader, '(')) return closed(reader, start, () => deeper(reader, start, comparison));
  if (start.kind !== 'number' && start.kind !== 'name') {
    noteMissingValue(reader);
    return { kind: 'number', value: 0, offset: start.offset, length: 0 };
  }
  reader.next++;
  if (start.kind === 'number') return { kind: 'number', value: numberValue(start.text), ...since(reader, start) };
  const open = peek(reader);
  if (!take(reader, '(')) return { kind: 'name', name: start.text, ...since(reader, start) };
  const inputs = closed(reader, open, () => deeper(reader, open, callArguments));
  return { kind: 'call', name: start.text, arguments: inputs, ...since(reader, start) };
}

/** An empty list of arguments is left to the check of the number of arguments, which can say what the function needs. */
function callArguments(reader: Reader): Expression[] {
  if (peek(reader).text === ')') return [];
  const inputs: Expression[] = [];
  do {
    inputs.push(comparison(reader));
    mendUntil(reader, [')', ',']);
  } while (take(reader, ','));
  return inputs;
}

/** Reads what is inside parentheses, and the closing one. If that is missing, the problem is placed at "(". */
function closed<T>(reader: Reader, open: Token, inside: () => T): T {
  const result = inside();
  mendUntil(reader, [')']);
  if (!take(reader, ')')) noteProblem(reader, open, 'UNCLOSED_PARENTHESIS', '"(" is never closed; add ")"');
  return result;
}

/** Skips everything that cannot follow a value here, up to the end or one of the closing symbols. */
function mendUntil(reader: Reader, closing: readonly string[]): void {
  for (let token = peek(reader); token.kind !== 'end'; token = peek(reader)) {
    if (token.kind === 'symbol' && closing.includes(token.text)) return;
    noteAfterValue(reader, token);
    if (token.kind === 'symbol' && token.text !== '(') reader.next++;
    if (goesOn(reader, token)) comparison(reader);
  }
}

/** Whether another value should follow the token that did not fit. */
function goesOn(reader: Reader, { text }: Token): boolean {
  if (text === ')') return takeAny(reader, [...OPERATORS, ...COMPARISON_OPERATORS]) !== undefined;
  return text !== ',' || peek(reader).kind !== 'end';
}

function takeAny<T extends string>(reader: Reader, symbols: readonly T[]): T | undefined {
  return symbols.find((symbol) => take(reader, symbol));
}
