/**
 * Parts of a difference that cancel each other, such as −85 % and +84 %: two sums that grew together, of which only the quotient matters.
 * They are read as one.
 */

/** What is left of parts that cancel each other, at most, as a part of the larger one. */
const MOST_LEFT = 0.1;
/** More parts than this are not tried together. */
const MOST_TOGETHER = 3;

/**
 * Groups of positions that cancel each other, each position in at most one; pairs before threes, and the largest first. A part of an
 * amount of 0 is in none.
 */
export function cancellingParts(amounts: readonly number[]): number[][] {
  const open = new Set(amounts.keys());
  const groups: number[][] = [];
  for (let size = 2; size <= MOST_TOGETHER; size++)
    for (let found = largestOf(amounts, [...open], size); found; found = largestOf(amounts, [...open], size)) {
      groups.push(found);
      for (const position of found) open.delete(position);
    }
  return groups;
}

function largestOf(amounts: readonly number[], open: readonly number[], size: number): number[] | null {
  const candidates = combinations(open, size).filter((positions) => doCancel(positions.map((at) => amounts[at]!)));
  const sizeOf = (positions: readonly number[]) => Math.max(...positions.map((at) => Math.abs(amounts[at]!)));
  return candidates.reduce<number[] | null>((best, each) => (best && sizeOf(best) >= sizeOf(each) ? best : each), null);
}

/** Whether little is left of the amounts together, and each of them is needed for that. */
function doCancel(amounts: readonly number[]): boolean {
  const largest = Math.max(...amounts.map(Math.abs));
  const left = amounts.reduce((sum, amount) => sum + amount, 0);
  return Math.abs(left) <= MOST_LEFT * largest && amounts.every((amount) => Math.abs(amount) > MOST_LEFT * largest);
}

function combinations(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => combinations(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}
