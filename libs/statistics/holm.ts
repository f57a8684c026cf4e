/**
 * P values that are adjusted for testing several hypotheses at once: five tests raise a false alarm almost five times as often as
 * one.
 */

/**
 * Adjusted p values, in the order given. Calling everything below 0.05 significant is wrong about any of them in at most 5 % of
 * all families of tests, whatever their dependence. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
 * Journal of Statistics 6, 1979.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  for (const [rank, position] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[position]!));
    adjusted[position] = largest;
  }
  return adjusted;
}
