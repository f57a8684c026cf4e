/** Every code that a problem or a warning may have; `docs/formula-language.md` explains each. */
export const FORMULA_PROBLEM_CODES = [
  'FORMULA_EMPTY',
  'FORMULA_TOO_LONG',
  'FORMULA_TOO_LARGE',
  'FORMULA_TOO_DEEP',
  'UNEXPECTED_CHARACTER',
  'INVALID_NUMBER',
  'MISSING_VALUE',
  'MISSING_OPERATOR',
  'UNCLOSED_PARENTHESIS',
  'UNOPENED_PARENTHESIS',
  'UNEXPECTED_COMMA',
  'CHAINED_COMPARISON',
  'UNKNOWN_NAME',
  'UNKNOWN_FUNCTION',
  'FUNCTION_WITHOUT_ARGUMENTS',
  'WRONG_ARGUMENT_COUNT',
  'INVALID_WINDOW',
  'UNIT_MISMATCH',
  'MIXED_CLOCKS',
] as const;

export type FormulaProblemCode = (typeof FORMULA_PROBLEM_CODES)[number];

/** A problem in a formula. It is a value and not an exception, and says where it is and what to do about it. */
export interface FormulaProblem {
  readonly code: FormulaProblemCode;
  /** What is wrong and what to do, for people. */
  readonly message: string;
  /** Where it begins, in characters from the start. */
  readonly offset: number;
  /** How many characters are at fault; 0 at the end of the text. */
  readonly length: number;
  /** A replacement for these characters, where one is obvious, for editors to offer. */
  readonly suggestion?: string;
}

/** A stretch of the text of a formula, in characters. */
export interface TextSpan {
  readonly offset: number;
  readonly length: number;
}

/** Makes a problem at a place in the text. */
export function problemAt(
  { offset, length }: TextSpan,
  code: FormulaProblemCode,
  message: string,
  suggestion?: string | null,
): FormulaProblem {
  return { code, message, offset, length, ...(suggestion != null && { suggestion }) };
}
