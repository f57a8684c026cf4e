/** Where a quantile lies among sorted values. Histograms and plain lists of values share this definition. */

/**
 * The q-quantile (0 ≤ q ≤ 1) of `count` ≥ 1 sorted values: rank (count − 1)·q, between two ranks in proportion (Hyndman and Fan,
 * "Sample quantiles in statistical packages", The American Statistician 50(4), 1996, type 7: what percentile_cont, R and pandas
 * give). `valuesAt` is asked for the values at two ranks, counted from 0, the first at most the second.
 */
export function quantileByRank(
  count: number,
  q: number,
  valuesAt: (first: number, second: number) => readonly [number, number],
): number {
  const rank = (count - 1) * q;
  const below = Math.floor(rank);
  const [low, high] = valuesAt(below, Math.min(below + 1, count - 1));
  return low + (high - low) * (rank - below);
}
