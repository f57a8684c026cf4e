/**
 * Keeps what is read from the database beside the resident columns: distributions, distinct customers, sums customer by customer. Each is
 * read once for as long as the numbers are the same.
 */
import {
  limitKey,
  type ConversationLabel,
  type ConversationSums,
  type CountsWithin,
  type CustomerCells,
  type DayBlock,
  type DurationLimit,
  type HistogramMeasure,
  type LabelledWeeks,
  type LabelledWeeksAsked,
  type Period,
} from '@bough/domain';
import type { LogHistogram } from '@bough/statistics';
import type { CustomerSums, LabelCount, RollupStore, WatchedTimes } from '../rollups/rollup.store.js';
import { Recent } from './recent.js';

/** The reads of the rollup store that are kept. */
export type RollupReads = Pick<
  RollupStore,
  | 'histograms'
  | 'countWithin'
  | 'resolutionTimes'
  | 'repeatCustomers'
  | 'customerSums'
  | 'customerCells'
  | 'conversationSums'
  | 'createdByLabel'
  | 'labelledWeeks'
  | 'cohorts'
>;

const KEPT_PERIODS = 64;
/** Few are kept, as each may be megabytes. */
const KEPT_CUSTOMER_SUMS = 12;
const KEPT_CUSTOMER_CELLS = 6;
const KEPT_CONVERSATION_SUMS = 12;
const KEPT_COHORTS = 4;

/** Reads of the rollup store with the most recent answers kept. */
export class KeptReads implements RollupReads {
  private readonly durations = new Recent<string, Promise<Map<string, LogHistogram>>>(KEPT_PERIODS);
  private readonly limits = new Recent<string, Promise<CountsWithin>>(KEPT_PERIODS);
  private readonly watched = new Recent<string, Promise<Map<string, WatchedTimes>>>(KEPT_PERIODS);
  private readonly repeated = new Recent<string, ReturnType<RollupStore['repeatCustomers']>>(KEPT_PERIODS);
  private readonly customers = new Recent<string, Promise<CustomerSums>>(KEPT_CUSTOMER_SUMS);
  private readonly byCell = new Recent<string, Promise<CustomerCells>>(KEPT_CUSTOMER_CELLS);
  private readonly byLabel = new Recent<string, Promise<ConversationSums>>(KEPT_CONVERSATION_SUMS);
  private readonly begun = new Recent<string, Promise<DayBlock[]>>(KEPT_COHORTS);

  constructor(private readonly rollups: RollupReads) {}

  histograms(measure: HistogramMeasure, period: Period): Promise<Map<string, LogHistogram>> {
    return this.durations.get(`${measure} ${range(period)}`, () => this.rollups.histograms(measure, period));
  }

  countWithin(limits: readonly DurationLimit[], period: Period): Promise<CountsWithin> {
    const key = `${limits.map(limitKey).join()} ${range(period)}`;
    return this.limits.get(key, () => this.rollups.countWithin(limits, period));
  }

  resolutionTimes(period: Period, asOf: number): Promise<Map<string, WatchedTimes>> {
    return this.watched.get(`${range(period)} ${asOf}`, () => this.rollups.resolutionTimes(period, asOf));
  }

  repeatCustomers(period: Period): ReturnType<RollupStore['repeatCustomers']> {
    return this.repeated.get(range(period), () => this.rollups.repeatCustomers(period));
  }

  customerSums(period: Period, segment: string): Promise<CustomerSums> {
    return this.customers.get(`${range(period)} ${segment}`, () => this.rollups.customerSums(period, segment));
  }

  /** Split by the same labels in another order, they are read once. */
  async customerCells(period: Period, by: readonly ConversationLabel[] = []): Promise<CustomerCells> {
    const sorted = [...by].sort();
    const key = `${range(period)} ${sorted.join(' ')}`;
    const cells = await this.byCell.get(key, () => this.rollups.customerCells(period, sorted));
    return by.length < 2 ? cells : { ...cells, labels: by.map((label) => cells.labels[sorted.indexOf(label)]!) };
  }

  /** Not kept: only detection asks, once for each state of the data. */
  createdByLabel(period: Period, label: ConversationLabel): Promise<LabelCount[]> {
    return this.rollups.createdByLabel(period, label);
  }

  conversationSums(period: Period, by: readonly ConversationLabel[]): Promise<ConversationSums> {
    return this.byLabel.get(`${range(period)} ${by.join(' ')}`, () => this.rollups.conversationSums(period, by));
  }

  /** Not kept: only assessments ask, and what they make of it is kept. */
  labelledWeeks(asked: LabelledWeeksAsked): Promise<LabelledWeeks> {
    return this.rollups.labelledWeeks(asked);
  }

  cohorts(period: Period, days: number): Promise<DayBlock[]> {
    return this.begun.get(`${range(period)} ${days}`, () => this.rollups.cohorts(period, days));
  }
}

function range({ from, to }: Period): string {
  return `${from}/${to}`;
}
