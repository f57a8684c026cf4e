/**
 * A segment of six tickets tells little about itself; so what it shows is moved towards what all segments show, the more the thinner
 * it is. For display and ranking; the raw value stays beside it. Empirical Bayes: Efron and Morris, "Data analysis using Stein's
 * estimator and its generalizations", JASA 70(350), 1975.
 */
import { sum } from '../moments.js';

/**
 * `raw`: the segment's own value, `null` when it has none. `weight`: how much of `shrunk` is its own, 0 to 1; the rest is the whole.
 * `low` to `high`: 95 % interval. In the unit of the values.
 */
export interface ShrunkSegment {
  readonly raw: number | null;
  readonly shrunk: number;
  readonly weight: number;
  readonly low: number;
  readonly high: number;
}

/**
 * `mean`: the whole. `between`: variance of the segments' true values about it, in the unit squared; 0 when chance explains how they
 * differ, and then every segment is shown as the whole, with the interval of the whole. Segments in the order given.
 */
export interface Shrunk {
  readonly kind: 'shrunk';
  readonly mean: number;
  readonly between: number;
  readonly segments: readonly ShrunkSegment[];
}

/** `segment`: the first that is to blame, if one is. `too_few_segments`: fewer than two that say anything. */
export interface NotShrunk {
  readonly kind: 'none';
  readonly reason: 'too_few_segments' | 'not_a_number' | 'impossible_count' | 'no_error';
  readonly segment?: number;
}

export const LEVEL = 0.95;
export const TAIL = (1 - LEVEL) / 2;

/**
 * Variance between segments by the method of moments: what the weighted squares about the mean have beyond chance
 * (DerSimonian and Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7(3), 1986), never below 0.
 */
export function betweenVariance(squares: number, byChance: number, weights: readonly number[]): number {
  const total = sum(weights);
  return Math.max(0, (squares - byChance) / (total - sum(weights.map((w) => w * w)) / total));
}
