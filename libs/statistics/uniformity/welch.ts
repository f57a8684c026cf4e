/**
 * Welch's tests of whether groups have the same mean, for two groups and for many. The groups may have different variances and
 * sizes.
 */
import { fAbove } from '../special/f-distribution.js';
import { studentAbove, studentQuantile, studentTwoSided } from '../special/student-t.js';
import { sum, type Moments } from '../moments.js';

/** A mean or a difference of means, with its standard error and the degrees of freedom of that error. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
  readonly df: number;
}

/**
 * The contrast Σ cᵢ·meanᵢ of independent groups, with degrees of freedom by Welch ("The generalization of Student's problem when
 * several different population variances are involved", Biometrika 34, 1947). A group of one value adds its variance, which was
 * estimated elsewhere, but no degrees of freedom.
 */
export function contrast(groups: readonly Moments[], coefficients: readonly number[]): Estimate {
  const variances = groups.map(({ count, variance }, i) => (coefficients[i]! ** 2 * variance) / count);
  const total = sum(variances);
  const df = total ** 2 / sum(variances.map((v, i) => (groups[i]!.count < 2 ? 0 : v ** 2 / (groups[i]!.count - 1))));
  return { value: sum(groups.map(({ mean }, i) => coefficients[i]! * mean)), error: Math.sqrt(total), df };
}

/** The mean of `a` minus the mean of `b`. Each needs at least two values, and not all values may be equal in both. */
export function welchDifference(a: Moments, b: Moments): Estimate {
  return contrast([a, b], [1, -1]);
}

/** The two-sided probability of an estimate at least as far from 0 if the truth were 0. */
export function pOfDifference({ value, error, df }: Estimate): number {
  return studentTwoSided(value / error, df);
}

/**
 * The one-sided probability of an estimate at least as high if the truth were at most 0. A small value shows that it is above 0.
 */
export function pOfMore({ value, error, df }: Estimate): number {
  return studentAbove(value / error, df);
}

/** The confidence interval at `level`, in the unit of the estimate. */
export function estimateInterval({ value, error, df }: Estimate, level: number): readonly [low: number, high: number] {
  const reach = studentQuantile((1 + level) / 2, df) * error;
  return [value - reach, value + reach];
}

/** `f` on `df1` and `df2` degrees of freedom; `p` is the probability that groups with the same mean differ so much by chance. */
export interface WelchTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/**
 * One-way analysis of variance without the assumption of equal variances: Welch, "On the comparison of several mean values: an
 * alternative approach", Biometrika 38, 1951 (R: oneway.test). `null` unless there are two groups or more, each of two values or
 * more that are not all alike.
 */
export function welchAnova(groups: readonly Moments[]): WelchTest | null {
  if (groups.length < 2 || groups.some(({ count, variance }) => count < 2 || !(variance > 0))) return null;
  const weights = groups.map(({ count, variance }) => count / variance);
  const total = sum(weights);
  const centre = sum(groups.map(({ mean }, i) => weights[i]! * mean)) / total;
  const df1 = groups.length - 1;
  const between = sum(groups.map(({ mean }, i) => weights[i]! * (mean - centre) ** 2)) / df1;
  const unevenness = sum(groups.map(({ count }, i) => (1 - weights[i]! / total) ** 2 / (count - 1)));
  const f = between / (1 + (2 * (df1 - 1) * unevenness) / (groups.length ** 2 - 1));
  const df2 = (groups.length ** 2 - 1) / (3 * unevenness);
  return { f, df1, df2, p: fAbove(f, df1, df2) };
}
