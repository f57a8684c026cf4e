/** The difference of a series after a date from before, and its uncertainty when each week resembles the week before. */

/** A step in a series, in its unit. `effectiveBefore` and `effectiveAfter`: how many independent blocks the blocks are worth. */
export interface StepContrast {
  readonly estimate: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly effectiveBefore: number;
  readonly effectiveAfter: number;
}

/** From `low` to `high`, in the unit of the effect. */
export interface EffectRange {
  readonly low: number;
  readonly high: number;
}

/** The least degrees of freedom; with fewer, intervals are too wide to be useful. */
const LEAST_DEGREES = 1.5;

/**
 * The variance of a mean of `n` blocks in units of that of one block, when blocks k apart correlate by ρ^k:
 * v(n) = [1 + 2 Σ_{k<n} (1 − k/n) ρ^k] / n. Its inverse is the effective number of blocks (Bayley and Hammersley, "The effective number
 * of independent observations in an autocorrelated time series", Supplement to the JRSS 8, 1946).
 */
export function varianceOfMean(n: number, rho: number): number {
  let sum = 1;
  for (let k = 1; k < n; k++) sum += 2 * (1 - k / n) * rho ** k;
  return sum / n;
}

/**
 * Mean after minus mean before. The standard error is √(s² (v₁ + v₂)), s² = (squares about the two means) / (T − n₁v₁ − n₂v₂), which is
 * unbiased under the correlation `rho`; degrees of freedom 1/v₁ + 1/v₂ − 2, at least 1.5.
 */
export function stepContrast(before: Float64Array, after: Float64Array, rho: number): StepContrast {
  return contrastWith(before, after, varianceOfMean(before.length, rho), varianceOfMean(after.length, rho));
}

/** The same by the variances of the two means ({@link varianceOfMean}), which many contrasts of the same lengths share. */
export function contrastWith(before: Float64Array, after: Float64Array, v1: number, v2: number): StepContrast {
  const [n1, n2] = [before.length, after.length];
  const [mean1, mean2] = [meanOf(before), meanOf(after)];
  const squares = squaresAbout(before, mean1) + squaresAbout(after, mean2);
  const variance = squares / (n1 + n2 - n1 * v1 - n2 * v2);
  return {
    estimate: mean2 - mean1,
    standardError: Math.sqrt(variance * (v1 + v2)),
    degreesOfFreedom: effectiveDegrees(v1, v2),
    effectiveBefore: 1 / v1,
    effectiveAfter: 1 / v2,
  };
}

export function effectiveDegrees(v1: number, v2: number): number {
  return Math.max(1 / v1 + 1 / v2 - 2, LEAST_DEGREES);
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

export function squaresAbout(values: Float64Array, mean: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) ** 2;
  return sum;
}
