/**
 * A segment of six tickets tells little about itself. So the value that is shown for it is moved towards that of all segments,
 * the more the thinner it is. This is for display and ranking; the raw value stays beside it. Empirical Bayes: Efron and Morris,
 * "Data analysis using Stein's estimator and its generalizations", JASA 70(350), 1975.
 */
import { sum } from '../moments.js';

/**
 * `raw` is the segment's own value, `null` when it has none. `weight` (0 to 1) is the share of `shrunk` that is its own; the rest
 * is the whole. `low` to `high` is a 95 % interval. All in the unit of the values.
 */
export interface ShrunkSegment {
  readonly raw: number | null;
  readonly shrunk: number;
  readonly weight: number;
  readonly low: number;
  readonly high: number;
}

/**
 * `mean` is the value of the whole. `between` is the variance of the segments' true values about it, in the unit squared. It is 0
 * when chance explains how the segments differ; then every segment is shown as the whole, with the interval of the whole. The
 * segments are in the order given.
 */
export interface Shrunk {
  readonly kind: 'shrunk';
  readonly mean: number;
  readonly between: number;
  readonly segments: readonly ShrunkSegment[];
}

/** `segment` is the first segment that is to blame, if there is one. `too_few_segments`: fewer than two segments have data. */
export interface NotShrunk {
  readonly kind: 'none';
  readonly reason: 'too_few_segments' | 'not_a_number' | 'impossible_count' | 'no_error';
  readonly segment?: number;
}

const LEVEL = 0.95;
export const TAIL = (1 - LEVEL) / 2;

/**
 * The variance between segments by the method of moments: what the weighted squares about the mean exceed chance by, at least 0
 * (DerSimonian and Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7(3), 1986).
 */
export function betweenVariance(squares: number, byChance: number, weights: readonly number[]): number {
  const total = sum(weights);
  return Math.max(0, (squares - byChance) / (total - sum(weights.map((w) => w * w)) / total));
}
