/** From a probability back to the value: distributions know the way there, this finds the way back. */

/**
 * The x from `low` to `high` where the rising `f` reaches `target`, by halving until two neighbouring numbers are left: some sixty
 * to a hundred calls of f. An infinite `high` is first brought near by doubling.
 */
export function invert(f: (x: number) => number, target: number, low: number, high = Infinity): number {
  let [from, to] = [low, high === Infinity ? beyond(f, target, low) : high];
  for (;;) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to) return to;
    if (f(middle) < target) from = middle;
    else to = middle;
  }
}

/** A number that is far enough. */
function beyond(f: (x: number) => number, target: number, low: number): number {
  let step = 1;
  while (f(low + step) < target && step < Number.MAX_VALUE / 4) step *= 2;
  return low + step;
}
