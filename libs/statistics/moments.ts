/** Count, mean and variance of a list of values. */

/**
 * `variance` has n − 1 in its denominator and the unit of the values squared. It is 0 when all values are equal or there is only
 * one.
 */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** The moments of at least one value. Differences that are no larger than rounding errors count as 0. */
export function momentsOf(values: ArrayLike<number>): Moments {
  const list = Array.from(values);
  const mean = sum(list) / list.length;
  const differences = list.map((x) => x - mean);
  const isRounding = differences.every((x) => Math.abs(x) <= 1e-13 * Math.abs(mean));
  if (isRounding || list.length < 2) return { count: list.length, mean, variance: 0 };
  return { count: list.length, mean, variance: sum(differences.map((x) => x * x)) / (list.length - 1) };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
