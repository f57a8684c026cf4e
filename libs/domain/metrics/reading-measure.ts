/** Measures and metrics that a workspace declares beside the built-in ones. */
import type { Metric } from './metric.js';

/** A daily number that is imported as readings, because it does not follow from other facts. */
export interface ReadingMeasure {
  readonly key: string;
  readonly name: string;
  readonly unit: 'count' | 'seconds' | 'money' | 'points';
}

/** The names that formulas may use besides the built-in ones. */
export interface OwnMetrics {
  readonly measures: readonly ReadingMeasure[];
  /** A metric with the key of a built-in one replaces it. */
  readonly metrics: readonly Metric[];
}
