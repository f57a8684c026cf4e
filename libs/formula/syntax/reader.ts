/** A position in the tokens of a formula, with functions to look ahead, take tokens, count what was read, and note problems. */
import { problemAt, type FormulaProblem, type FormulaProblemCode, type TextSpan } from './problem.js';
import type { Token } from './tokens.js';

/** The largest formula. What is larger is better split into several metrics. */
export const FORMULA_LIMITS = { characters: 4_000, parts: 200, depth: 30 } as const;

export const SPLIT = 'give a part of it a name of its own, as another metric';

/** After this many mistakes in the structure, further messages would be guesses. */
const MISTAKES = 10;

export interface Reader {
  readonly tokens: readonly Token[];
  readonly problems: FormulaProblem[];
  next: number;
  parts: number;
  depth: number;
}

/** Ends the recursion where going on makes no sense; the problems are in the reader. The parser catches it. */
export class ReadingStopped extends Error {}

export function peek(reader: Reader): Token {
  return reader.tokens[reader.next]!;
}

/** Takes the next token if it is this symbol; says whether it did. */
export function take(reader: Reader, symbol: string): boolean {
  const token = peek(reader);
  if (token.kind !== 'symbol' || token.text !== symbol) return false;
  reader.next++;
  return true;
}

/** Notes a problem, at most one per place. Reading goes on, so that further problems are found. */
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

/** Runs `inside` one level deeper; refuses more levels than {@link FORMULA_LIMITS} allows. */
export function deeper<T>(reader: Reader, at: Token, inside: (reader: Reader) => T): T {
  if (++reader.depth > FORMULA_LIMITS.depth) {
    noteProblem(reader, at, 'FORMULA_TOO_DEEP', `a formula nests at most ${FORMULA_LIMITS.depth} deep; ${SPLIT}`);
    throw new ReadingStopped();
  }
  const result = inside(reader);
  reader.depth--;
  return result;
}

/** The place of a part that was just read, from its first token on. Also counts the part. */
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
