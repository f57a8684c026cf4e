/** The median, which a few extraordinary days do not move. */
import { quantileByRank } from '../rank-quantile.js';

/** The median of the values that are not NaN; NaN when there are fewer than `least` ≥ 1 of them. */
export function medianOf(values: ArrayLike<number>, least = 1): number {
  const known = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i]!)) known[count++] = values[i]!;
  if (count < least) return NaN;
  const sorted = known.subarray(0, count).sort();
  return quantileByRank(count, 0.5, (first, second) => [sorted[first]!, sorted[second]!]);
}
