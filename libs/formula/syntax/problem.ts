/** Something wrong in a formula: a value, not an exception, with its place in the text and what to do about it. */
export interface FormulaProblem {
  /** Stable, upper case; all of them are listed in `docs/formula-language.md`. */
  readonly code: string;
  /** What is wrong and what to do, for people. */
  readonly message: string;
  /** Where it begins, in characters from the start. */
  readonly offset: number;
  /** How many characters are at fault; 0 at the end of the text. */
  readonly length: number;
}

/** A place in the text of a formula. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** A problem at a place. */
export function problemAt({ offset, length }: Place, code: string, message: string): FormulaProblem {
  return { code, message, offset, length };
}
