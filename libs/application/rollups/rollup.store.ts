import type {
  ConversationLabel,
  ConversationSums,
  CostPool,
  CountsWithin,
  CustomerCells,
  Day,
  DayBlock,
  DurationLimit,
  HistogramMeasure,
  LabelledWeeks,
  LabelledWeeksAsked,
  Period,
  ReferencePeriod,
  SegmentReading,
} from '@bough/domain';
import type { LogHistogram } from '@bough/statistics';
import type { ConversationsAsked, Kept, KeptConversation, KeptCustomer } from './kept-conversation.js';

export interface RefreshProgress {
  readonly done: number;
  readonly total: number;
}

/** What each customer adds to the measures of a segment. */
export interface CustomerSums {
  /** Ids, in the order of the sums, the same in every period; `null` for all conversations whose customer is not known. */
  readonly customers: readonly (string | null)[];
  /** By measure, those of `CUSTOMER_MEASURES`. */
  readonly sums: ReadonlyMap<string, Float64Array>;
}

/** How long conversations took, and how long those that are open have been, as histograms. */
export interface WatchedTimes {
  readonly resolved: LogHistogram;
  readonly open: LogHistogram;
}

/** How many conversations with a value of a label began on a day. */
export interface LabelCount {
  readonly day: Day;
  readonly value: string;
  readonly count: number;
}

/** Where facts are added up. One refresher at a time. */
export abstract class RollupStore {
  /**
   * Recomputes the days that the dirty log names, one transaction each; resumable. Gives the number of days. With another
   * refresher at work it waits for it.
   */
  abstract refresh(reference: ReferencePeriod | null, progress?: (progress: RefreshProgress) => void): Promise<number>;
  /** Puts every day into the dirty log: a rebuild is the same path. */
  abstract markAllDirty(): Promise<void>;
  abstract isDirty(): Promise<boolean>;
  /** Grows with every refreshed day. */
  abstract dataVersion(): Promise<number>;
  /** Daily blocks newer than a version; all of them for 0. */
  abstract blocksSince(version: number): Promise<{ blocks: DayBlock[]; version: number }>;
  abstract costPools(): Promise<CostPool[]>;
  abstract readings(): Promise<SegmentReading[]>;
  /** Histograms of a duration over a period, by segment id. */
  abstract histograms(measure: HistogramMeasure, period: Period): Promise<Map<string, LogHistogram>>;
  /**
   * How many conversations were within limits over a period: by the day of creation for a response, by the day of resolution for a
   * resolution, as their other measures.
   */
  abstract countWithin(limits: readonly DurationLimit[], period: Period): Promise<CountsWithin>;
  /**
   * Of the conversations begun in a period, by segment id: the times to resolution of those resolved by `asOf` (epoch milliseconds), and
   * the ages at `asOf` of the others.
   */
  abstract resolutionTimes(period: Period, asOf: number): Promise<Map<string, WatchedTimes>>;
  /** Distinct customers who contacted, and of them those who contacted again after a resolution, by segment id. */
  abstract repeatCustomers(period: Period): Promise<Map<string, { contacted: number; again: number }>>;
  /** The measures of a segment (`all`: of everybody) over a period, customer by customer, in the order of their ids. */
  abstract customerSums(period: Period, segment: string): Promise<CustomerSums>;
  /**
   * The measures of everybody over a period, customer by customer and cell by cell, so that one reading serves every dimension; split by
   * up to two fields of the conversations where asked.
   */
  abstract customerCells(period: Period, by: readonly ConversationLabel[]): Promise<CustomerCells>;
  /** Conversations begun in a period, by the day on which they began and by their value of a label; those without a value are left out. */
  abstract createdByLabel(period: Period, label: ConversationLabel): Promise<LabelCount[]>;
  /** The measures of everybody over a period by combination of segments, split by each of these labels; in one reading, however many. */
  abstract conversationSums(period: Period, by: readonly ConversationLabel[]): Promise<ConversationSums>;
  /** The measures of everybody week by week, by combination of segments and of labels. */
  abstract labelledWeeks(asked: LabelledWeeksAsked): Promise<LabelledWeeks>;
  /**
   * What became of the conversations begun in a period within `days` times 24 hours, as blocks of `COHORT_MEASURES`: counted on the day
   * on which they began, in the segments that their customer was in then.
   */
  abstract cohorts(period: Period, days: number): Promise<DayBlock[]>;
  /** The conversations that a number of a period is made of, one by one. */
  abstract conversations(asked: ConversationsAsked): Promise<Kept<KeptConversation>>;
  /** Their customers, those with the most of them first; `by` and `skip` do not matter, and conversations of nobody are left out. */
  abstract customers(asked: ConversationsAsked): Promise<Kept<KeptCustomer>>;
  /** Days on which anything was counted, for tests and checks. */
  abstract cells(): Promise<{ day: Day; segments: string[]; sums: Record<string, number> }[]>;
}
