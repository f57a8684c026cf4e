/** The power of a plan before its launch. */
import type { AssessmentReason } from './assessment-reason.js';

/** What a number of weeks can show. */
export interface PowerRow {
  readonly weeks: number;
  /** The minimum detectable effect: found in 80 of 100 cases. A share or points, as the plan's margin. */
  readonly detectable: number;
  /** How often the verdict would be "no effect", if there were none: 0 to 1. */
  readonly noChangePower: number;
  /** False: no verdict is promised, since only an effect of more than twice the margin would show. */
  readonly promising: boolean;
}

export interface PlanPower {
  readonly rows: readonly PowerRow[];
  readonly kind: 'relative' | 'points';
  /** For the plan's own weeks. */
  readonly promising: boolean;
  /** Weeks after which an effect as large as the margin would show; `null`: not within a year. */
  readonly weeksNeeded: number | null;
  /** Of an experiment: customers in both arms that would show such an effect in the planned weeks. */
  readonly customersNeeded: number | null;
  readonly weeksOfHistory: number;
  readonly reasons: readonly AssessmentReason[];
  /** What else is to be known, and forbids nothing: controls that would be left out or put together, a short history. */
  readonly notes: readonly AssessmentReason[];
  readonly words: string;
}

/** Whether a verdict may be promised: the minimum detectable effect is at most twice the margin, both in the same kind. */
export function isPromising(detectable: number, matters: number): boolean {
  return detectable <= 2 * matters;
}
