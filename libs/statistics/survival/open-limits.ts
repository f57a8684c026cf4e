/** Confidence limits of a point of the curve. */
import { normalQuantile } from '../special/normal-quantile.js';
import type { SurvivalStep } from './survival-curve.js';

/** The share of tickets still open lies between `low` and `high`. */
export interface OpenLimits {
  readonly low: number;
  readonly high: number;
}

const Z = normalQuantile(0.975);

/**
 * 95 % limits of the share open, by Greenwood's variance ("The natural duration of cancer", 1926) on the scale log(−log), which keeps
 * them between 0 and 1 (Kalbfleisch and Prentice, "The statistical analysis of failure time data", 1980; R: conf.type = "log-log"):
 * S^exp(±z·√greenwood / ln S). `null` where none is open any more: Greenwood's variance has no value there.
 */
export function openLimits({ open, greenwood }: SurvivalStep): OpenLimits | null {
  if (open === 0) return null;
  const factor = Math.exp((Z * Math.sqrt(greenwood)) / Math.log(open));
  return { low: open ** (1 / factor), high: open ** factor };
}
