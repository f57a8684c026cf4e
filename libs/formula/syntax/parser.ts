/**
 * From tokens to an expression, one function per level of precedence. The weakest first:
 *
 *     sum     := product (("+" | "-") product)*
 *     product := unary (("*" | "/") unary)*
 *     unary   := "-" unary | power
 *     power   := atom ("^" unary)?            2^-1 and 2^3^2 = 2^(3^2); -2^2 = -(2^2)
 *     atom    := number | name | name "(" sum ("," sum)* ")" | "(" sum ")"
 */
import type { BinaryOperator, Expression } from './expression.js';
import { problemAt, type FormulaProblem, type FormulaProblemCode, type Place } from './problem.js';
import { numberValue, tokenize, type Token } from './tokens.js';

/** What one formula may hold; beyond, it is better split into several metrics. */
export const FORMULA_LIMITS = { characters: 4_000, parts: 200, depth: 30 } as const;

/** The expression that a text says, or `null` and what is wrong with it. Never throws. */
export function parseFormula(text: string): { expression: Expression | null; problems: FormulaProblem[] } {
  const { characters } = FORMULA_LIMITS;
  if (text.length > characters) {
    const rest = { offset: characters, length: text.length - characters };
    return refused(problemAt(rest, 'FORMULA_TOO_LONG', `a formula has at most ${characters} characters; ${SPLIT}`));
  }
  const { tokens, problems } = tokenize(text);
  if (problems.length > 0) return refused(...problems);
  try {
    return { expression: whole({ tokens, next: 0, parts: 0, depth: 0 }), problems: [] };
  } catch (error) {
    if (error instanceof FormulaRefused) return refused(error.problem);
    throw error;
  }
}

const SPLIT = 'give a part of it a name of its own, as another metric';

interface Reader {
  readonly tokens: readonly Token[];
  next: number;
  parts: number;
  depth: number;
}

/** Leaves the recursion at the first problem; never leaves this file. */
class FormulaRefused extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(problem.message);
  }
}

function refused(...problems: FormulaProblem[]): { expression: null; problems: FormulaProblem[] } {
  return { expression: null, problems };
}

function refuse(place: Place, code: FormulaProblemCode, message: string): never {
  throw new FormulaRefused(problemAt(place, code, message));
}

function whole(reader: Reader): Expression {
  const first = peek(reader);
  if (first.kind === 'end')
    refuse(first, 'FORMULA_EMPTY', 'the formula is empty; write one such as created / customers');
  const expression = sum(reader);
  if (peek(reader).kind !== 'end') refuseAfterValue(peek(reader));
  return expression;
}

function sum(reader: Reader): Expression {
  return leftToRight(reader, ['+', '-'], product);
}

function product(reader: Reader): Expression {
  return leftToRight(reader, ['*', '/'], unary);
}

function leftToRight(reader: Reader, operators: BinaryOperator[], operand: (reader: Reader) => Expression): Expression {
  const start = peek(reader);
  let left = operand(reader);
  for (;;) {
    const operator = operators.find((symbol) => take(reader, symbol));
    if (!operator) return left;
    left = { kind: 'binary', operator, left, right: operand(reader), ...since(reader, start) };
  }
}

function unary(reader: Reader): Expression {
  const start = peek(reader);
  if (!take(reader, '-')) return power(reader);
  const operand = deeper(reader, start, unary);
  return { kind: 'negate', operand, ...since(reader, start) };
}

function power(reader: Reader): Expression {
  const start = peek(reader);
  const left = atom(reader);
  const symbol = peek(reader);
  if (!take(reader, '^')) return left;
  const right = deeper(reader, symbol, unary);
  return { kind: 'binary', operator: '^', left, right, ...since(reader, start) };
}

function atom(reader: Reader): Expression {
  const start = peek(reader);
  if (take(reader, '(')) return closed(reader, start, () => deeper(reader, start, sum));
  if (start.kind !== 'number' && start.kind !== 'name') refuseMissingValue(reader);
  reader.next++;
  if (start.kind === 'number') return { kind: 'number', value: numberValue(start.text), ...since(reader, start) };
  const open = peek(reader);
  if (!take(reader, '(')) return { kind: 'name', name: start.text, ...since(reader, start) };
  const inputs = closed(reader, open, () => deeper(reader, open, callArguments));
  return { kind: 'call', name: start.text, arguments: inputs, ...since(reader, start) };
}

/** None at all is left to the check of the number of arguments, which can say what the function wants. */
function callArguments(reader: Reader): Expression[] {
  if (peek(reader).text === ')') return [];
  const inputs = [sum(reader)];
  while (take(reader, ',')) inputs.push(sum(reader));
  return inputs;
}

/** Reads what is inside parentheses and the closing one; an open one is the fault of "(", not of what follows. */
function closed<T>(reader: Reader, open: Token, inside: () => T): T {
  const result = inside();
  const token = peek(reader);
  if (token.kind === 'end') refuse(open, 'UNCLOSED_PARENTHESIS', '"(" is never closed; add ")"');
  if (!take(reader, ')')) refuseAfterValue(token);
  return result;
}

function deeper<T>(reader: Reader, at: Token, inside: (reader: Reader) => T): T {
  if (++reader.depth > FORMULA_LIMITS.depth)
    refuse(at, 'FORMULA_TOO_DEEP', `a formula nests at most ${FORMULA_LIMITS.depth} deep; ${SPLIT}`);
  const result = inside(reader);
  reader.depth--;
  return result;
}

function peek(reader: Reader): Token {
  return reader.tokens[reader.next]!;
}

function take(reader: Reader, symbol: string): boolean {
  const token = peek(reader);
  if (token.kind !== 'symbol' || token.text !== symbol) return false;
  reader.next++;
  return true;
}

/** The place of a part that has just been read; counts the part, too. */
function since(reader: Reader, start: Token): Place {
  const last = reader.tokens[reader.next - 1]!;
  const place = { offset: start.offset, length: last.offset + last.length - start.offset };
  if (++reader.parts > FORMULA_LIMITS.parts)
    refuse(
      place,
      'FORMULA_TOO_LARGE',
      `a formula has at most ${FORMULA_LIMITS.parts} names, numbers and operations; ${SPLIT}`,
    );
  return place;
}

function refuseMissingValue(reader: Reader): never {
  const token = peek(reader);
  const before = reader.tokens[reader.next - 1];
  const where = token.kind === 'end' ? `after "${before?.text}"` : `before "${token.text}"`;
  refuse(token, 'MISSING_VALUE', `a value is missing ${where}; add a name, a number or a parenthesis`);
}

function refuseAfterValue(token: Token): never {
  if (token.text === ')') refuse(token, 'UNOPENED_PARENTHESIS', '")" closes nothing; remove it or add "(" before');
  if (token.text === ',')
    refuse(token, 'UNEXPECTED_COMMA', '"," only separates the arguments of a function; decimals have a dot: 0.5');
  refuse(token, 'MISSING_OPERATOR', `an operator (+ - * / ^) is missing before "${token.text}"`);
}
