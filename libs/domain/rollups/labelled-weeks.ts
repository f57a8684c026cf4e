/** What conversations added to the measures week by week, by the segments of their customers and by what they were about. */
import type { ConversationLabel } from './conversation-label.js';
import type { Period } from './period.js';

/** What is read: whole weeks counted from the first day of the period. */
export interface LabelledWeeksAsked {
  readonly period: Period;
  /** Together: a row for each combination of their values. */
  readonly by: readonly ConversationLabel[];
  /** Days for which each conversation is followed from the day on which it began; `null`: every measure counts by its own clock. */
  readonly followUpDays: number | null;
}

/** A row per week, combination of segments and combination of labels. */
export interface LabelledWeeks {
  /** One segment per dimension: `plan/pro`, `industry/fintech`. */
  readonly segments: readonly (readonly string[])[];
  /** Of each row, the week from 0 on. */
  readonly weeks: Int32Array;
  /** Of each row, the place in `segments`. */
  readonly cells: Int32Array;
  /** Of each row; `null` where the source gave none. */
  readonly labels: readonly (readonly (string | null)[])[];
  /** By measure, those of `CONVERSATION_MEASURES`. */
  readonly sums: ReadonlyMap<string, Float64Array>;
}
