/** A place in the tokens of a formula: looking ahead, taking, counting what has been read, and noting what is wrong. */
import { problemAt, type FormulaProblem, type FormulaProblemCode, type TextSpan } from './problem.js';
import type { Token } from './tokens.js';

/** What one formula may hold; beyond, it is better split into several metrics. */
export const FORMULA_LIMITS = { characters: 4_000, parts: 200, depth: 30 } as const;

export const SPLIT = 'give a part of it a name of its own, as another metric';

/** After so many mistakes in the structure, the rest would be guesses. */
const MISTAKES = 10;

export interface Reader {
  readonly tokens: readonly Token[];
  readonly problems: FormulaProblem[];
  next: number;
  parts: number;
  depth: number;
}

/** Leaves the recursion where going on makes no sense; the problems are in the reader. Never leaves the parser. */
export class ReadingStopped extends Error {}

export function peek(reader: Reader): Token {
  return reader.tokens[reader.next]!;
}

/** True, and one token further, when the next one is this symbol. */
export function take(reader: Reader, symbol: string): boolean {
  const token = peek(reader);
  if (token.kind !== 'symbol' || token.text !== symbol) return false;
  reader.next++;
  return true;
}

/** Notes a mistake, one at a place; reading goes on, so that others are found, too. */
export function noteProblem(
  reader: Reader,
  place: TextSpan,
  code: FormulaProblemCode,
  message: string,
  suggestion?: string,
): void {
  if (reader.problems.some(({ offset }) => offset === place.offset)) return;
  reader.problems.push(problemAt(place, code, message, suggestion));
  if (reader.problems.length >= MISTAKES) throw new ReadingStopped();
}

/** Reads something one level deeper. */
export function deeper<T>(reader: Reader, at: Token, inside: (reader: Reader) => T): T {
  if (++reader.depth > FORMULA_LIMITS.depth) {
    noteProblem(reader, at, 'FORMULA_TOO_DEEP', `a formula nests at most ${FORMULA_LIMITS.depth} deep; ${SPLIT}`);
    throw new ReadingStopped();
  }
  const result = inside(reader);
  reader.depth--;
  return result;
}

/** The place of a part that has just been read; counts the part, too. */
export function since(reader: Reader, start: Token): TextSpan {
  const last = reader.tokens[Math.max(reader.next - 1, 0)]!;
  const place = { offset: start.offset, length: Math.max(last.offset + last.length - start.offset, 0) };
  if (++reader.parts > FORMULA_LIMITS.parts) {
    const { parts } = FORMULA_LIMITS;
    noteProblem(
      reader,
      place,
      'FORMULA_TOO_LARGE',
      `a formula has at most ${parts} names, numbers and operations; ${SPLIT}`,
    );
    throw new ReadingStopped();
  }
  return place;
}
