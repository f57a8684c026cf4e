/**
 * The effect of one unit of each operand's change on a result, computed from the operation alone. The change of the result is
 * given to the operands by the average over all orders in which they may move (Shapley, "A value for n-person games", 1953).
 */
type Apply = (...operands: number[]) => number;

/**
 * Gives one slope per operand; the sum of slope × change is the change of the result. An operand that has a value at only one end
 * is taken as it is there, so it contributes nothing: the condition that chose it did. Where that gives another result (as in the
 * first of two that has a value), there are no slopes, which is NaN.
 */
export function shapleySlopes(apply: Apply, from: readonly number[], to: readonly number[]): number[] {
  const isWhole = (value: number, index: number) => !Number.isNaN(value + to[index]!);
  if (from.every(isWhole)) return from.map((_, index) => slopeOf(apply, from, to, index));
  const known = (side: readonly number[], other: readonly number[]) =>
    side.map((value, index) => (Number.isNaN(value) ? other[index]! : value));
  const [start, end] = [known(from, to), known(to, from)];
  const isExact = Object.is(apply(...start), apply(...from)) && Object.is(apply(...end), apply(...to));
  return from.map((value, index) => (!isExact ? NaN : isWhole(value, index) ? slopeOf(apply, start, end, index) : 0));
}

/**
 * The contribution of an operand, averaged over all orders, per unit of its change; where it did not move, its slope in the
 * middle.
 */
function slopeOf(apply: Apply, from: readonly number[], to: readonly number[], index: number): number {
  const [count, change] = [from.length, to[index]! - from[index]!];
  if (change === 0) return slopeInTheMiddle(apply, from, to, index);
  const mixed = (moved: number) => apply(...from.map((value, i) => (moved & (1 << i) ? to[i]! : value)));
  let part = 0;
  for (let moved = 0; moved < 1 << count; moved++)
    if (!(moved & (1 << index))) part += orders(bits(moved), count) * (mixed(moved | (1 << index)) - mixed(moved));
  return part / change;
}

/** The share of all orders in which exactly these `before` operands come first: s! (n − s − 1)! / n! */
function orders(before: number, count: number): number {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return (factorial(before) * factorial(count - before - 1)) / factorial(count);
}

function bits(mask: number): number {
  return mask === 0 ? 0 : (mask & 1) + bits(mask >> 1);
}

/**
 * The slope of an operand that did not move. At a jump (a comparison, a rounding) the quotient doubles when the step is halved;
 * such an operand has slope 0, since it did not cause the jump.
 */
function slopeInTheMiddle(apply: Apply, from: readonly number[], to: readonly number[], index: number): number {
  const middle = from.map((value, i) => (value + to[i]!) / 2);
  const beside = (offset: number) => apply(...middle.map((value, i) => (i === index ? value + offset : value)));
  const quotient = (step: number) => (beside(step) - beside(-step)) / (2 * step);
  const step = 1e-6 * Math.max(1, Math.abs(middle[index]!));
  const [slope, nearer] = [quotient(step), quotient(step / 2)];
  const isJump = Math.abs(nearer) > 1.5 * Math.abs(slope);
  return Number.isFinite(slope) && !isJump ? slope : 0;
}
