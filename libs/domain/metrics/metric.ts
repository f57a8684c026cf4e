/** A metric is a formula over measures and other metrics. Its value is the formula over summed measures, never a mean of values. */
import type { HistogramMeasure } from '../rollups/measures.js';

/** The unit that the values of a metric are shown in. */
export type MetricUnit = 'count' | 'rate' | 'ratio' | 'duration' | 'money' | 'score';
/** Which direction is better; `neutral` where only a standard can decide. */
export type Polarity = 'higher' | 'lower' | 'neutral';
/** What drives the cost of support, in the order of the tree. */
export const DRIVER_FAMILIES = ['demand_intensity', 'handling_efficiency', 'cost', 'experience'] as const;
/** One of the driver families. */
export type DriverFamily = (typeof DRIVER_FAMILIES)[number];

/** The ends of the scale that people answered on. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** What a metric is: how it is computed, and how its values are shown and read. */
export interface Metric {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly unit: MetricUnit;
  readonly polarity: Polarity;
  /** The scale of a score; left out where it is not known. */
  readonly scale?: Scale;
  /** `null` for a metric that counts distinct customers, which is read from the facts. */
  readonly formula: string | null;
  /** The same formula as a chain of factors over other metrics; it explains differences. */
  readonly factors?: string;
  /** Days after the end of a period until its values stop moving. */
  readonly maturity: number;
  /** Formula for the number of events behind a value; with fewer than `minimumSample` the value is thin (see `thin-sample.ts`). */
  readonly sample: string;
  readonly minimumSample: number;
  readonly family: DriverFamily | null;
  /** The distribution whose median and p90 are shown beside the mean; `null` for none. */
  readonly quantiles: HistogramMeasure | null;
}

/** The fields of an own metric that does not give them. */
export const METRIC_DEFAULTS = {
  description: '',
  unit: 'rate',
  polarity: 'neutral' as Polarity,
  maturity: 0,
  sample: 'created',
  family: null,
  quantiles: null,
} as const;
