/** Measures and metrics that a workspace declares beside the built-in ones. */
import type { Metric } from './metric.js';

/** A daily number that comes in as readings because the facts do not carry it. */
export interface ReadingMeasure {
  readonly key: string;
  readonly name: string;
  readonly unit: 'count' | 'seconds' | 'money' | 'points';
}

/** What formulas may name besides what is built in. */
export interface OwnMetrics {
  /** Measures that come in as readings. */
  readonly measures: readonly ReadingMeasure[];
  /** Own metrics; one with a built-in key replaces it. */
  readonly metrics: readonly Metric[];
}
