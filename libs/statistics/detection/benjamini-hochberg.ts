/** Watching a hundred nodes raises false alarms somewhere. This limits the share of false alarms among what is reported. */

/**
 * Adjusted p values in the order given: of the reports with at most 0.1, on average at most 10 % are false. Benjamini and
 * Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57(1), 1995 (R: p.adjust, "BH").
 * Valid for tests that are independent or positively dependent.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = new Array<number>(pValues.length);
  let smallest = 1;
  for (const [above, position] of order.entries()) {
    smallest = Math.min(smallest, (pValues.length * pValues[position]!) / (pValues.length - above));
    adjusted[position] = smallest;
  }
  return adjusted;
}
