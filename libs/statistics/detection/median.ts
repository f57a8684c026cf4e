/** The median, which a few extraordinary days do not move. */
import { quantileByRank } from '../rank-quantile.js';

/** The median of the values that are not NaN; NaN when there are fewer than `least` ≥ 1 of them. */
export function medianOf(values: readonly number[], least = 1): number {
  const sorted = Float64Array.from(values.filter((x) => !Number.isNaN(x))).sort();
  if (sorted.length < least) return NaN;
  return quantileByRank(sorted.length, 0.5, (first, second) => [sorted[first]!, sorted[second]!]);
}
