/**
 * A second opinion that assumes nothing about how days resemble each other: it shifts the days in a circle. If the days after
 * launch are not special, most shifts look like the real order.
 */
import { meanOf } from './step-contrast.js';

/** `p` is the share of shifts whose difference is at least as large as the real one, which is one of them. */
export interface BlockPermutation {
  readonly p: number;
  readonly turns: number;
}

/**
 * All circular shifts of `gap`, of which the last `after` entries lie after launch: exhaustive, so without chance. With
 * `weekdays`, the weekday (0 to 6) of each entry, the mean of each weekday is taken away first. Moving-block permutation of
 * Chernozhukov, Wüthrich and Zhu, "An exact and robust conformal inference method for counterfactual and synthetic controls", JASA 116,
 * 2021. `null` when a value is missing or one of the two sides has none.
 */
export function blockPermutation(
  gap: Float64Array,
  after: number,
  weekdays?: readonly number[],
): BlockPermutation | null {
  const turns = gap.length;
  if (after < 1 || after >= turns || gap.some((x) => !Number.isFinite(x))) return null;
  const rest = weekdays === undefined ? gap : withoutWeekdays(gap, weekdays);
  const mean = meanOf(rest);
  const distances = rest.map((_, turn) => {
    let sum = 0;
    for (let i = 0; i < after; i++) sum += rest[(turns - after + i + turn) % turns]! - mean;
    return Math.abs(sum);
  });
  const real = distances[0]! - 1e-9 * Math.max(...distances);
  return { p: distances.filter((distance) => distance >= real).length / turns, turns };
}

function withoutWeekdays(gap: Float64Array, weekdays: readonly number[]): Float64Array {
  const [sums, counts] = [new Float64Array(7), new Float64Array(7)];
  for (const [i, x] of gap.entries()) {
    sums[weekdays[i]!]! += x;
    counts[weekdays[i]!]! += 1;
  }
  return gap.map((x, i) => x - sums[weekdays[i]!]! / counts[weekdays[i]!]!);
}
