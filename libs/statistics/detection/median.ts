/** The value in the middle, which a few days out of the ordinary do not move. */
import { quantileByRank } from '../rank-quantile.js';

/** Of the values that are known (not NaN); NaN when fewer than `least` ≥ 1 are. */
export function medianOf(values: readonly number[], least = 1): number {
  const sorted = Float64Array.from(values.filter((x) => !Number.isNaN(x))).sort();
  if (sorted.length < least) return NaN;
  return quantileByRank(sorted.length, 0.5, (first, second) => [sorted[first]!, sorted[second]!]);
}
