/** The messages about a missing value, and about text that cannot follow a value. */
import { COMPARISON_OPERATORS } from './expression.js';
import { noteProblem, peek, type Reader } from './reader.js';
import type { Token } from './tokens.js';

/** Reports that a name, a number or a parenthesis should stand here. */
export function noteMissingValue(reader: Reader): void {
  const token = peek(reader);
  const before = reader.tokens[reader.next - 1];
  const where = token.kind === 'end' ? `after "${before?.text}"` : `before "${token.text}"`;
  const isAssignment = token.text === '=' && !before;
  const how = isAssignment ? 'write only what stands right of "="' : 'add a name, a number or a parenthesis';
  noteProblem(reader, token, 'MISSING_VALUE', `a value is missing ${where}; ${how}`);
}

/** Reports that an operator or the end should stand here. */
export function noteAfterValue(reader: Reader, token: Token): void {
  const { text } = token;
  if (text === ')')
    return noteProblem(reader, token, 'UNOPENED_PARENTHESIS', '")" closes nothing; remove it or add "(" before');
  if (text === ',') {
    const how = '"," only separates the arguments of a function; decimals have a dot: 0.5';
    return noteProblem(reader, token, 'UNEXPECTED_COMMA', how, isDecimal(reader) ? '.' : undefined);
  }
  if (COMPARISON_OPERATORS.some((symbol) => symbol === text)) {
    const how = 'a comparison cannot be compared again; multiply two: (a < b) * (b < c)';
    return noteProblem(reader, token, 'CHAINED_COMPARISON', how);
  }
  noteProblem(reader, token, 'MISSING_OPERATOR', `an operator (+ - * / ^) is missing before "${text}"`);
}

/** Whether this is a decimal comma such as `1,5`: between two numbers, without a blank. */
function isDecimal({ tokens, next }: Reader): boolean {
  const [before, comma, after] = [tokens[next - 1], tokens[next], tokens[next + 1]];
  if (before?.kind !== 'number' || after?.kind !== 'number') return false;
  return before.offset + before.length === comma!.offset && after.offset === comma!.offset + 1;
}
