/**
 * What answers need from the database beside the resident columns (distributions, distinct customers, sums customer by customer): read
 * once for everybody who asks while the numbers are what they are.
 */
import type { ConversationLabel, CustomerCells, DayBlock, HistogramMeasure, Period } from '@bough/domain';
import type { LogHistogram } from '@bough/statistics';
import type { CustomerSums, RollupStore, WatchedTimes } from '../rollups/rollup.store.js';
import { Recent } from './recent.js';

export type RollupReads = Pick<
  RollupStore,
  'histograms' | 'resolutionTimes' | 'repeatCustomers' | 'customerSums' | 'customerCells' | 'cohorts'
>;

const KEPT_PERIODS = 64;
/** Each may be megabytes. */
const KEPT_CUSTOMER_SUMS = 12;
const KEPT_CUSTOMER_CELLS = 6;
const KEPT_COHORTS = 4;

export class KeptReads implements RollupReads {
  private readonly durations = new Recent<string, Promise<Map<string, LogHistogram>>>(KEPT_PERIODS);
  private readonly watched = new Recent<string, Promise<Map<string, WatchedTimes>>>(KEPT_PERIODS);
  private readonly repeated = new Recent<string, ReturnType<RollupStore['repeatCustomers']>>(KEPT_PERIODS);
  private readonly customers = new Recent<string, Promise<CustomerSums>>(KEPT_CUSTOMER_SUMS);
  private readonly byCell = new Recent<string, Promise<CustomerCells>>(KEPT_CUSTOMER_CELLS);
  private readonly begun = new Recent<string, Promise<DayBlock[]>>(KEPT_COHORTS);

  constructor(private readonly rollups: RollupReads) {}

  histograms(measure: HistogramMeasure, period: Period): Promise<Map<string, LogHistogram>> {
    return this.durations.get(`${measure} ${range(period)}`, () => this.rollups.histograms(measure, period));
  }

  resolutionTimes(period: Period, asOf: number): Promise<Map<string, WatchedTimes>> {
    return this.watched.get(`${range(period)} ${asOf}`, () => this.rollups.resolutionTimes(period, asOf));
  }

  repeatCustomers(period: Period): ReturnType<RollupStore['repeatCustomers']> {
    return this.repeated.get(range(period), () => this.rollups.repeatCustomers(period));
  }

  /** Read once for all metrics of a tree. */
  customerSums(period: Period, segment: string): Promise<CustomerSums> {
    return this.customers.get(`${range(period)} ${segment}`, () => this.rollups.customerSums(period, segment));
  }

  /** Read once for all that is compared. */
  customerCells(period: Period, by: readonly ConversationLabel[] = []): Promise<CustomerCells> {
    return this.byCell.get(`${range(period)} ${by.join(' ')}`, () => this.rollups.customerCells(period, by));
  }

  /** Read once for a plan, its preview and its guardrails. */
  cohorts(period: Period, days: number): Promise<DayBlock[]> {
    return this.begun.get(`${range(period)} ${days}`, () => this.rollups.cohorts(period, days));
  }
}

function range({ from, to }: Period): string {
  return `${from}/${to}`;
}
