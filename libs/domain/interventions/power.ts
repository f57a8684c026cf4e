/** Before launch: what a plan could show. */
import type { AssessmentReason } from './assessment-reason.js';

/** Before launch: what so many weeks can show. */
export interface PowerRow {
  readonly weeks: number;
  /** The smallest effect that would be found in 80 of 100 cases, as a share or in points, as the plan's margin. */
  readonly detectable: number;
  /** How often "no effect" would be earned, were there none. */
  readonly noChangePower: number;
  /** False: a verdict is not promised, as only more than twice the margin would show. */
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
  readonly words: string;
}

/** Whether a verdict may be promised: the smallest effect that would show is at most twice what matters, both told alike. */
export function isPromising(detectable: number, matters: number): boolean {
  return detectable <= 2 * matters;
}
