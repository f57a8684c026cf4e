/** A list of values in three numbers: how many, their mean, their variance. */

/** `variance` about the mean with n − 1 below, in the unit squared; 0 when all are alike or there is but one. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** Of at least one value. Differences that are nothing but rounding count as none. */
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
