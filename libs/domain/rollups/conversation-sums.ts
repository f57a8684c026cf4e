/** What conversations added to the measures, by the segments of their customers and by what they were about, in each of several ways. */

/** The sums of a period, split by one label after the other. */
export interface ConversationSums {
  /** One segment per dimension: `plan/pro`, `industry/fintech`. */
  readonly segments: readonly (readonly string[])[];
  /** One for each label that was asked for, in that order; each has all conversations. */
  readonly splits: readonly LabelledSums[];
}

/** A row per combination of segments and value of one label. */
export interface LabelledSums {
  /** Place in `segments`. */
  readonly cells: Int32Array;
  /** `null` where the source gave none. */
  readonly values: readonly (string | null)[];
  /** By measure, those of `CONVERSATION_MEASURES`. */
  readonly sums: ReadonlyMap<string, Float64Array>;
}
