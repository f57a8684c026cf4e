/** Who watches a hundred nodes will see something somewhere. Of what is reported, at most a given share shall be false alarms. */

/**
 * Adjusted p values in the order given: report those of at most 0.1, and on average at most 10 % of the reports are false. Benjamini
 * and Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57(1), 1995 (R: p.adjust, "BH").
 * For tests that are independent or lean the same way.
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
