/**
 * A control chart that remembers what came before, so that small moves in one direction add up; for scores of mean 0 and
 * deviation 1.
 */

/**
 * Exponentially weighted moving average from 0 on: λ·z + (1 − λ)·last (Roberts, "Control chart tests based on geometric moving
 * averages", Technometrics 1(3), 1959). A score without value (NaN) changes nothing. One number per score.
 */
export function ewma(scores: ArrayLike<number>, lambda: number): Float64Array {
  let level = 0;
  return Float64Array.from(scores, (z) => (level = Number.isNaN(z) ? level : lambda * z + (1 - lambda) * level));
}

/** The limit at `width` standard deviations of an EWMA that has run for long: width·√(λ / (2 − λ)). */
export function ewmaLimit(lambda: number, width: number): number {
  return width * Math.sqrt(lambda / (2 - lambda));
}
