/**
 * Has a count risen, though it may be small? Given how much there was in all, a count that did not rise is one of k + 1 equal parts of it
 * (Przyborowski and Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31, 1940). Counts that vary
 * more than by chance alone are divided by how much more they do (quasi-likelihood: McCullagh and Nelder, "Generalized linear models").
 */
import { incompleteBeta } from '../special/incomplete-beta.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { studentAbove } from '../special/student-t.js';

/** `expected` is the mean of the counts before; `p` the one-sided probability of a count so high where nothing rose. */
export interface RiseAssessment {
  readonly expected: number;
  readonly p: number;
}

/**
 * Assesses a count against at least one earlier count of like periods. `dispersion` is how many times their variance is their mean, 1 for
 * Poisson counts; `df`, where it was estimated from few periods, makes p larger accordingly.
 */
export function assessRise(
  count: number,
  before: readonly number[],
  { dispersion = 1, df = Infinity }: { readonly dispersion?: number; readonly df?: number } = {},
): RiseAssessment {
  const total = before.reduce((sum, each) => sum + each, 0);
  const expected = total / before.length;
  if (count <= 0) return { expected, p: 1 };
  const p = incompleteBeta(1 / (before.length + 1), count / dispersion, total / dispersion + 1);
  if (!Number.isFinite(df) || p >= 0.5) return { expected, p };
  // Below what a double can hold, the normal quantile is not finite.
  return { expected, p: studentAbove(-normalQuantile(Math.max(p, Number.MIN_VALUE)), df) };
}

/**
 * How many times the variance of counts is their mean: Pearson's statistic over its degrees of freedom, and at least 1. `expected` has one
 * value per count, of `parameters` different ones.
 */
export function dispersionOf(counts: readonly number[], expected: readonly number[], parameters: number): number {
  const known = counts.map((count, index) => [count, expected[index]!] as const).filter(([, mean]) => mean > 0);
  const df = known.length - parameters;
  if (df <= 0) return 1;
  return Math.max(1, known.reduce((sum, [count, mean]) => sum + (count - mean) ** 2 / mean, 0) / df);
}
