/**
 * The shape of a metric by its formula: a share of counts, a rate of counts per exposure, or a mean. It decides how the value of a thin
 * segment is shrunk towards the others, and how the error of a value follows from its days.
 */
import type { Expression } from '@bough/formula';
import { ratioOfSums, type Estimate } from '@bough/statistics';
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import type { Model } from '../../trees/model-of-workspace.js';

/** A metric as one measure divided by another. */
export interface MetricShape {
  readonly kind: 'share' | 'rate' | 'mean';
  /** Keys of measures. */
  readonly numerator: string;
  readonly denominator: string;
  /** Whether the denominator is divided by the days of the period: average customers, not customer-days. */
  readonly perDay: boolean;
}

/** Cost is spread evenly over the days of a month, so its daily values show no chance. */
const SPREAD = new Set(['cost']);

/** The shape of a metric; `null` for a formula that is not one measure divided by another, and for stocks and costs. */
export function metricShape(model: Model, key: string): MetricShape | null {
  const quotient = quotientOf(model.expressions.get(key));
  if (!quotient) return null;
  const [above, below] = [quotient.numerator, quotient.denominator].map((name) => model.measures.get(name));
  if (!above || !below || SPREAD.has(quotient.numerator) || 'stock' in above || 'stock' in below) return null;
  const isCounted = above.unit === 'count' && below.unit === 'count';
  const isRate = above.unit === 'count' && below.unit === 'customer-days';
  const isShare = isCounted && model.metrics.get(key)!.unit === 'ratio';
  return { ...quotient, kind: isShare ? 'share' : isRate ? 'rate' : 'mean' };
}

function quotientOf(expression: Expression | undefined): Omit<MetricShape, 'kind'> | null {
  if (expression?.kind !== 'binary' || expression.operator !== '/' || expression.left.kind !== 'name') return null;
  const { left, right } = expression;
  if (right.kind === 'name') return { numerator: left.name, denominator: right.name, perDay: false };
  const isPerDay =
    right.kind === 'binary' &&
    right.operator === '/' &&
    right.left.kind === 'name' &&
    right.right.kind === 'name' &&
    right.right.name === 'days';
  return isPerDay ? { numerator: left.name, denominator: (right.left as { name: string }).name, perDay: true } : null;
}

/** Numerator (x) and denominator (n) of the segment at `position` by day, for the days of a period that have data. */
export function dailySums(
  { daily, days, firstDay }: LeafColumns,
  shape: MetricShape,
  position: number,
  period: Period,
) {
  const from = position * days + Math.max(0, period.from - firstDay);
  const to = Math.max(from, position * days + Math.min(days, period.to - firstDay));
  const cut = (measure: string) => daily.get(measure)!.subarray(from, to);
  return { x: cut(shape.numerator), n: cut(shape.denominator) };
}

/** What the ratio of sums is multiplied by: the number of days for averages over days, else 1. */
export function scaleOf({ perDay }: MetricShape, { from, to }: Period): number {
  return perDay ? to - from : 1;
}

/**
 * The value with its standard error: a ratio of sums, with days as the sampling units (Cochran 1977, 6.4). `null` with fewer than two days
 * on which anything happened, and where nothing varies.
 */
export function estimateOverDays(
  columns: LeafColumns,
  shape: MetricShape,
  position: number,
  period: Period,
): Estimate | null {
  const { x, n } = dailySums(columns, shape, position, period);
  const found = ratioOfSums(x, n);
  if (!found || !(found.error > 0) || !(found.effective > 1)) return null;
  const scale = scaleOf(shape, period);
  return { value: found.ratio * scale, error: found.error * scale, df: found.effective - 1 };
}
