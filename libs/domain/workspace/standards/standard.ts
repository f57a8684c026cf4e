/**
 * What a segment is meant to get: a target or a promise (SLA) for one metric over a range of days, with its reason, the day of its review
 * and who set it. A segment is assessed against its own standards before it is compared with others.
 */
import type { Day } from '../../shared/day.js';

/**
 * `at_most` and `at_least` have one bound, `between` has both. `share_within` asks that at least `share` of the events took at most
 * `high`, such as 90 % of first responses within an hour.
 */
export type StandardKind = 'at_most' | 'at_least' | 'between' | 'share_within';

/** Calendar time runs day and night, business time only while the desk is open. Only durations have business time. */
export type TimeBasis = 'calendar' | 'business';

/** One standard. */
export interface Standard {
  /** A segment of any dimension, as `plan/enterprise`; `all` for all segments together. */
  readonly segment: string;
  readonly metric: string;
  readonly kind: StandardKind;
  /** In the metric's canonical unit: seconds, ratios 0 to 1. `null` where the kind has no such bound. */
  readonly low: number | null;
  readonly high: number | null;
  /** 0 to 1; `null` unless the kind is `share_within`. */
  readonly share: number | null;
  readonly basis: TimeBasis;
  /** Whether a contract promises it: to miss it is worse than to miss a target. */
  readonly contractual: boolean;
  readonly from: Day;
  /** First day on which it no longer holds; `null` when it holds until further notice. */
  readonly to: Day | null;
  readonly reason: string;
  /** The day on which its review is due. */
  readonly review: Day;
  /** Key of a person. */
  readonly setBy: string | null;
}
