/** Count, mean and variance of a list of values, and of lists that are put together. */

/**
 * `variance` has n − 1 in its denominator and the unit of the values squared. It is 0 when all values are equal or there is only
 * one.
 */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
}

/** The moments of no values, to which others are merged. */
export const NO_VALUES: Moments = { count: 0, mean: 0, variance: 0 };

/** Differences that are no larger than this part of the mean come from rounding. */
const ROUNDING = 1e-13;

/** The moments of at least one value. Differences that are no larger than rounding errors count as 0. */
export function momentsOf(values: ArrayLike<number>): Moments {
  const count = values.length;
  let total = 0;
  for (let i = 0; i < count; i++) total += values[i]!;
  const mean = total / count;
  let squares = 0;
  let isRounding = true;
  for (let i = 0; i < count; i++) {
    const difference = values[i]! - mean;
    squares += difference * difference;
    isRounding &&= Math.abs(difference) <= ROUNDING * Math.abs(mean);
  }
  return { count, mean, variance: isRounding || count < 2 ? 0 : squares / (count - 1) };
}

/**
 * The moments of two lists put together, from those of each: Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for
 * computing sample variances", 1979. They differ from the moments of the joined list by rounding only.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const difference = b.mean - a.mean;
  const mean = a.mean + (difference * b.count) / count;
  const within = (a.count - 1) * a.variance + (b.count - 1) * b.variance;
  const isRounding = within === 0 && Math.abs(difference) <= ROUNDING * Math.abs(mean);
  if (isRounding) return { count, mean, variance: 0 };
  return { count, mean, variance: (within + (difference ** 2 * a.count * b.count) / count) / (count - 1) };
}

/**
 * For each part, all the others merged. It goes through the parts once from either end, so it takes two merges a part; nothing is
 * subtracted, so a part that is nearly everything does no harm.
 */
export function mergeAllBut<Part>(parts: readonly Part[], empty: Part, merge: (a: Part, b: Part) => Part): Part[] {
  const after = Array<Part>(parts.length).fill(empty);
  for (let place = parts.length - 2; place >= 0; place--) after[place] = merge(parts[place + 1]!, after[place + 1]!);
  let before = empty;
  return parts.map((part, place) => {
    const others = merge(before, after[place]!);
    before = merge(before, part);
    return others;
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
