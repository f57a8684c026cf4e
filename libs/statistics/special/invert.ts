/** Inverts a distribution function: from a probability back to the value. */

/**
 * The x from `low` to `high` at which the rising function `f` reaches `target`, by bisection until two neighbouring numbers are
 * left: sixty to a hundred calls of f. If `high` is infinite, an end is first found by doubling.
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

/** An upper end beyond the target. */
function beyond(f: (x: number) => number, target: number, low: number): number {
  let step = 1;
  while (f(low + step) < target && step < Number.MAX_VALUE / 4) step *= 2;
  return low + step;
}
