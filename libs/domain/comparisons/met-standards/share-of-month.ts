/**
 * A bound on something that adds up over days (a count, a rate per customer) is meant for a month, and a period is seldom one: 28 days of
 * equal load would meet what 31 days miss. So the bound is taken pro rata.
 */
import type { PeriodValues } from '../../trees/values/evaluate.js';

const SAME = 1e-9;

/**
 * By how much the value of a metric over a period differs from that over a mean month: 28 ÷ 30.4375 for a count over 28 days, 1 for a ratio.
 * A segment where nothing happened has the share of all.
 */
export function shareOfMonth(own: PeriodValues, asMonth: PeriodValues, metric: string, position: number): number {
  const valueAt = ({ metrics }: PeriodValues, at: number) => metrics.get(metric)?.[at] ?? NaN;
  const shares = [position, 0].map((at) => valueAt(own, at) / valueAt(asMonth, at));
  const share = shares.find((each) => Number.isFinite(each) && each > 0) ?? 1;
  return Math.abs(share - 1) < SAME ? 1 : share;
}
