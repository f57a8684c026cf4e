/** Who looks in five places finds something by chance five times as easily: p values that allow for that. */

/**
 * Adjusted p values in the order given; a value below 5 % there errs in at most 5 % of all families of tests, whatever their
 * dependence. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979.
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
