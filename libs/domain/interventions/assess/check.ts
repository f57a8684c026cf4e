import type { AssessmentCheck } from '../assessment-reason.js';

/** A check that holds or does not, with the words for either. */
export function check(code: string, passed: boolean, yes: string, no: string): AssessmentCheck {
  return { code, status: passed ? 'passed' : 'failed', words: passed ? yes : no };
}

/** A check that is to be kept in mind and changes nothing. */
export function noted(code: string, words: string): AssessmentCheck {
  return { code, status: 'noted', words };
}
