/**
 * What a segment is meant to get: a target or a promise (SLA) for one metric, for a range of days, with the reason for it, the day on
 * which it is looked at again, and who set it. A segment is judged against its own standard before it is compared with others.
 */
import type { Day } from '../../shared/day.js';

/**
 * `at_most` and `at_least` have one bound, `between` both. `share_within`: at least `share` of the events took `high` at most, such as
 * 90 % of first responses within an hour.
 */
export type StandardKind = 'at_most' | 'at_least' | 'between' | 'share_within';

/** Calendar time runs day and night, business time while the desk is open. Only durations have business time. */
export type TimeBasis = 'calendar' | 'business';

export interface Standard {
  /** `plan/enterprise`: a segment of any dimension; `all`: all of them together. */
  readonly segment: string;
  readonly metric: string;
  readonly kind: StandardKind;
  /** In the metric's canonical unit: seconds, ratios 0 to 1. `null` where the kind has no such bound. */
  readonly low: number | null;
  readonly high: number | null;
  /** 0 to 1, of `share_within` only. */
  readonly share: number | null;
  readonly basis: TimeBasis;
  /** Promised in a contract: missing it is worse than missing a target. */
  readonly contractual: boolean;
  readonly from: Day;
  /** First day on which it holds no more; `null`: until further notice. */
  readonly to: Day | null;
  readonly reason: string;
  /** From this day on it wants to be looked at again. */
  readonly review: Day;
  /** Key of a person. */
  readonly setBy: string | null;
}
