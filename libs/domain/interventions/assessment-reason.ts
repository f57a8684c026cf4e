/** What is said about an assessment in words that programs can tell apart: why there is no verdict, and what was checked. */

/** Why there is no verdict, or what it must be read with. `code` is stable and in upper case. */
export interface AssessmentReason {
  readonly code: string;
  readonly words: string;
}

export interface AssessmentCheck {
  readonly code: string;
  /** `noted`: to be kept in mind, changes nothing. */
  readonly status: 'passed' | 'failed' | 'noted';
  readonly words: string;
}
