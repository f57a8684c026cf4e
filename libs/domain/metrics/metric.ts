/** A metric is a formula over measures and other metrics; its value is always the formula over summed measures. */

import type { HistogramMeasure } from '../rollups/measures.js';

export type MetricUnit = 'count' | 'rate' | 'ratio' | 'duration' | 'money' | 'score';
/** Which direction is better; `neutral` where only a standard can say. */
export type Polarity = 'higher' | 'lower' | 'neutral';
export const DRIVER_FAMILIES = ['demand_intensity', 'handling_efficiency', 'cost', 'experience'] as const;
export type DriverFamily = (typeof DRIVER_FAMILIES)[number];

/** The ends of the scale that people answered on. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

export interface Metric {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly unit: MetricUnit;
  readonly polarity: Polarity;
  /** Of a score, where it is known. */
  readonly scale?: Scale;
  /** `null` for a metric that counts distinct customers and is computed from the facts. */
  readonly formula: string | null;
  /** An equal formula over other metrics, as a chain of factors; differences are explained by it. */
  readonly factors?: string;
  /** Days until a period stops moving. */
  readonly maturity: number;
  /** Formula for the number of events behind a value; with fewer than `minimumSample` the value is thin (see `thin-sample.ts`). */
  readonly sample: string;
  readonly minimumSample: number;
  readonly family: DriverFamily | null;
  /** The distribution that gives median and p90 beside the mean. */
  readonly quantiles: HistogramMeasure | null;
}

/** The unit, polarity and so on that an own metric has unless it says otherwise. */
export const METRIC_DEFAULTS = {
  description: '',
  unit: 'rate',
  polarity: 'neutral' as Polarity,
  maturity: 0,
  sample: 'created',
  family: null,
  quantiles: null,
} as const;
