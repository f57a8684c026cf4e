/**
 * One side of a comparison: some segments over a period, customer by customer. Judged on customers and not on conversations, since
 * the conversations of one customer resemble each other.
 */
import type { Expression } from '@bough/formula';
import { estimateInterval, momentsOf, pOfMore, ratioOfSums, type Estimate } from '@bough/statistics';
import { CUSTOMER_MEASURES } from '../../rollups/measures.js';
import type { PeriodValues } from '../../trees/evaluate.js';
import { metricValue } from '../../trees/metric-value.js';
import type { Model } from '../../trees/model.js';
import type { CustomerRows, Look } from './look.js';

/** Fewer customers with a value are shown, never compared. */
export const LEAST_CUSTOMERS = 20;

/** The mean over customers, and the value that people see, which weighs customers by their conversations. */
export interface Side {
  readonly kind: 'side';
  readonly shown: number;
  readonly customers: number;
  readonly mean: Estimate;
}

export interface NoSide {
  readonly kind: 'none';
  readonly reason: string;
}

/** A metric as a ratio of two measures of customers. */
export interface MetricRatio {
  readonly numerator: string;
  readonly denominator: string;
  /** Per average customer of the period: each counts by the days that it was there. */
  readonly perCustomer: boolean;
}

/** `null` for a metric that is no ratio of what customers did. Cost is what handling it took, at the price of the period. */
export function ratioOf({ expressions }: Pick<Model, 'expressions'>, metric: string): MetricRatio | null {
  const formula = expressions.get(metric);
  if (formula?.kind !== 'binary' || formula.operator !== '/' || formula.left.kind !== 'name') return null;
  const numerator = formula.left.name;
  const perCustomer = isAverageCustomers(formula.right);
  if (!perCustomer && formula.right.kind !== 'name') return null;
  const denominator = perCustomer ? 'customer_days' : (formula.right as { name: string }).name;
  const isKnown = [numerator === 'cost' ? COST_BY : numerator, denominator].every((each) =>
    CUSTOMER_MEASURES.includes(each),
  );
  return isKnown ? { numerator, denominator, perCustomer } : null;
}

const COST_BY = 'handle_seconds';

function isAverageCustomers(right: Expression): boolean {
  if (right.kind !== 'binary' || right.operator !== '/') return false;
  const { left, right: days } = right;
  return left.kind === 'name' && left.name === 'customer_days' && days.kind === 'name' && days.name === 'days';
}

/** The segments with these ids together, in the period looked at or in the one before it. */
export function sideOf(
  look: Look,
  metric: string,
  segments: readonly string[],
  when: 'now' | 'before' = 'now',
): Side | NoSide {
  const [values, rows] = when === 'now' ? [look.now, look.customers] : [look.before, look.customersBefore];
  const positions = segments.map((id) => look.model.positions.get(id)!);
  const doubt = positions.length === 1 ? doubtOf(look, values, metric, positions[0]!) : null;
  if (doubt !== null) return { kind: 'none', reason: doubt };
  const ratio = ratioOf(look.model, metric);
  if (!ratio) return { kind: 'none', reason: 'its formula is no ratio of what customers did' };
  const scale = scaleOf(ratio, values, positions);
  const sum = (measure: string) => positions.reduce((all, at) => all + (values.leaves.get(measure)?.[at] ?? NaN), 0);
  const seen = (sum(ratio.numerator) / sum(ratio.denominator)) * (ratio.perCustomer ? daysOf(values) : 1);
  const found = meanOf(ratio, segments.map((id) => rows.get(id)).filter(isThere), scale);
  if (!found || found.customers < LEAST_CUSTOMERS)
    return { kind: 'none', reason: `only ${found?.customers ?? 0} customers have a value` };
  return Number.isFinite(seen) ? { kind: 'side', shown: seen, ...found } : { kind: 'none', reason: 'there is no value' };
}

/** Why a value must not be compared: none, thin, or still moving. */
function doubtOf({ model, state }: Look, values: PeriodValues, metric: string, position: number): string | null {
  const value = metricValue(model, state, values, metric, position);
  const isDoubtful = value.marks.some((mark) => mark === 'INSUFFICIENT_SAMPLE' || mark === 'PERIOD_INCOMPLETE');
  return value.value === null || isDoubtful ? (value.message ?? 'there is no value') : null;
}

function scaleOf({ numerator, perCustomer }: MetricRatio, values: PeriodValues, positions: readonly number[]): number {
  const sum = (measure: string) => positions.reduce((all, at) => all + (values.leaves.get(measure)?.[at] ?? NaN), 0);
  return (perCustomer ? daysOf(values) : 1) * (numerator === 'cost' ? sum('cost') / sum(COST_BY) : 1);
}

function daysOf(values: PeriodValues): number {
  return values.leaves.get('days')?.[0] ?? values.period.to - values.period.from;
}

/** One value a customer; where customers count by their days, the ratio of sums. */
function meanOf(
  { numerator, denominator, perCustomer }: MetricRatio,
  rows: readonly CustomerRows[],
  scale: number,
): Pick<Side, 'customers' | 'mean'> | null {
  const column = (measure: string) => joined(rows, measure === 'cost' ? COST_BY : measure);
  const [x, n] = [column(numerator), column(denominator)];
  if (perCustomer) {
    const ratio = ratioOfSums(x, n);
    if (!ratio) return null;
    const mean = { value: ratio.ratio * scale, error: ratio.error * scale, df: ratio.effective - 1 };
    return { customers: n.filter((days) => days > 0).length, mean };
  }
  const values = n.flatMap((count, i) => (count > 0 ? [(x[i]! / count) * scale] : []));
  if (values.length < 2) return null;
  const { count, mean, variance } = momentsOf(values);
  return { customers: count, mean: { value: mean, error: Math.sqrt(variance / count), df: count - 1 } };
}

/** Conversations whose customer is not known belong to nobody. */
function joined(rows: readonly CustomerRows[], measure: string): number[] {
  return rows.flatMap(({ customers, sums }) => {
    const column = sums.get(measure);
    return column ? customers.flatMap((id, i) => (id === null ? [] : [column[i]!])) : [];
  });
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** How far the first side is from the second: above it for a positive difference. */
export interface Comparison {
  readonly own: Side;
  readonly other: Side;
  /** Own ÷ other: the one nearer to 1 of what people see and of the mean over customers. 1 when the two disagree. */
  readonly ratio: number;
  /** Own − other, the smaller in size of the two; 0 when they disagree. */
  readonly gap: number;
  /** One-sided (Welch): of so much more, or so much less, by chance. */
  readonly pMore: number;
  readonly pLess: number;
  /** 90 % interval of the difference of the means over customers. */
  readonly interval: readonly [low: number, high: number];
}

/** Welch's comparison of two groups of customers who are not the same ones. */
export function compareSides(own: Side, other: Side): Comparison {
  const difference = subtract(own.mean, other.mean);
  const ratios = [own.shown / other.shown, own.mean.value / other.mean.value];
  const gaps = [own.shown - other.shown, difference.value];
  // Where no customer differs from another one nothing is known of how much they may differ.
  const hasSpread = difference.error > 0;
  const pMore = hasSpread ? pOfMore(difference) : 1;
  return {
    own,
    other,
    ratio: nearest(ratios, 1),
    gap: nearest(gaps, 0),
    pMore,
    pLess: hasSpread ? 1 - pMore : 1,
    interval: hasSpread ? estimateInterval(difference, 0.9) : [-Infinity, Infinity],
  };
}

/** Variances add up; degrees of freedom by Welch and Satterthwaite. */
export function subtract(a: Estimate, b: Estimate): Estimate {
  const [u, v] = [a.error ** 2, b.error ** 2];
  const df = (u + v) ** 2 / ((a.df > 0 ? u ** 2 / a.df : 0) + (b.df > 0 ? v ** 2 / b.df : 0));
  return { value: a.value - b.value, error: Math.sqrt(u + v), df };
}

/** The value nearest to the middle, or the middle itself when they lie on both sides of it. */
function nearest(values: readonly number[], middle: number): number {
  const [first, second] = values as [number, number];
  if (!Number.isFinite(second)) return first;
  if (!Number.isFinite(first)) return second;
  if (first > middle !== second > middle) return middle;
  return Math.abs(first - middle) < Math.abs(second - middle) ? first : second;
}
