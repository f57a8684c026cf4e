/** The range in which most of a number of draws lie. */
import { quantileByRank } from '../rank-quantile.js';

/** `values` is the number of draws that the two ends rest on. */
interface Interval {
  readonly low: number;
  readonly high: number;
  readonly values: number;
}

/**
 * The middle `share` of the values (0.9: from the 5 % quantile to the 95 % quantile), in their unit: the percentile interval of
 * Efron ("Bootstrap methods: another look at the jackknife", Annals of Statistics 7(1), 1979). Draws without a value (NaN) are
 * left out, so callers should compare `values` with the number of draws. Gives `null` when no draw has a value. Throws
 * `RangeError` unless 0 ≤ share ≤ 1.
 */
export function interval(values: ArrayLike<number>, share: number): Interval | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies between 0 and 1, not ${share}`);
  const sorted = Float64Array.from(values)
    .filter((x) => !Number.isNaN(x))
    .sort();
  if (sorted.length === 0) return null;
  const at = (q: number) => quantileByRank(sorted.length, q, (first, second) => [sorted[first]!, sorted[second]!]);
  return { low: at((1 - share) / 2), high: at((1 + share) / 2), values: sorted.length };
}
