/**
 * What each customer costs, by the rule that segments have their cost by: the pools of a month lie evenly over its days and belong to
 * whoever took the handle time of that month. So the customers of a segment cost together what the segment costs.
 */
import { addMonths, monthStart, type Day } from '../shared/day.js';
import type { Period } from './period.js';

/** A month that a period touches: whose handle time shares out the cost of the days that are `counted`. */
interface CostMonth {
  readonly month: Day;
  readonly whole: Period;
  readonly counted: Period;
}

/** The months of a period, in their order. */
export function costMonthsIn({ from, to }: Period): CostMonth[] {
  const months: CostMonth[] = [];
  for (let month = monthStart(from); month < to; month = addMonths(month, 1)) {
    const whole = { from: month, to: addMonths(month, 1) };
    months.push({ month, whole, counted: { from: Math.max(from, whole.from), to: Math.min(to, whole.to) } });
  }
  return months;
}

/**
 * The cost of each customer, in the unit of `cost` (that of everybody), by its share of the `handled` seconds; `null` where nobody took
 * any, so that nobody's share can be told.
 */
export function costShares(cost: number, handled: ArrayLike<number>): Float64Array | null {
  const total = Array.from(handled).reduce((sum, seconds) => sum + seconds, 0);
  return total > 0 ? Float64Array.from(handled, (seconds) => (cost * seconds) / total) : null;
}
