/**
 * The customers of a segment with their value of a metric. Segments are compared by customers and not by conversations, since the
 * conversations of one customer resemble each other. What is counted per customer weighs each customer by the days it was there.
 */
import {
  customerValue,
  type CustomerSetting,
  type CustomerValue,
} from '../../comparisons/uniformity/customer-value.js';
import { valuesBySegment, type CustomersOfSegments } from '../../comparisons/uniformity/compared-groups.js';
import type { Model } from '../../trees/model-of-workspace.js';

export interface CustomerSample {
  readonly kind: 'sample';
  /** With `ratio`, the values are logarithms of times. */
  readonly scale: 'ratio' | 'relative' | 'points';
  /** One value per customer. */
  readonly values: readonly number[];
  /** The days of each customer as a part of the period; `null` when all customers weigh the same. */
  readonly weights: readonly number[] | null;
}

export interface NoSample {
  readonly kind: 'none';
  readonly reason: string;
}

/** The samples of a metric in every segment of a dimension, by id, or the reason why there are none. */
export type Sampler = (metric: string, dimension: string) => ReadonlyMap<string, CustomerSample> | NoSample;

/** Creates the sampler of a period from its customers, by dimension. */
export function createSampler(
  model: Model,
  setting: CustomerSetting,
  groupedBy: (dimension: string) => CustomersOfSegments,
): Sampler {
  return (metric, dimension) => {
    const value = customerValue(model, metric);
    if (value.kind === 'none') return { kind: 'none', reason: value.message };
    return isCountedPerCustomer(model, metric)
      ? weightedSamples(groupedBy(dimension), value, setting)
      : plainSamples(groupedBy(dimension), value, setting);
  };
}

/** Whether the metric is divided by customers (`… / (customer_days / days)`), so that a customer of two days says less than one of ninety. */
export function isCountedPerCustomer({ expressions }: Pick<Model, 'expressions'>, metric: string): boolean {
  const formula = expressions.get(metric);
  if (formula?.kind !== 'binary' || formula.operator !== '/' || formula.right.kind !== 'binary') return false;
  const { left, right } = formula.right;
  return left.kind === 'name' && left.name === 'customer_days' && right.kind === 'name' && right.name === 'days';
}

type Samples = ReadonlyMap<string, CustomerSample>;

/** Customers who have a value, who all weigh the same. */
function plainSamples(customers: CustomersOfSegments, value: CustomerValue, setting: CustomerSetting): Samples {
  const values = valuesBySegment(customers, value, setting);
  return new Map(
    customers.segments.map(({ id }, place) => [
      id,
      { kind: 'sample', scale: value.scale, values: values[place]!, weights: null },
    ]),
  );
}

/** Customers with at least one day in the period, each weighing its days. */
function weightedSamples(
  customers: CustomersOfSegments,
  { columns, of }: CustomerValue,
  setting: CustomerSetting,
): Samples {
  const { segments, groups, sumsOf } = customers;
  const days = sumsOf(['customer_days']).get('customer_days')!;
  const samples = segments.map(() => ({ values: [] as number[], weights: [] as number[] }));
  of(sumsOf(columns), setting).forEach((value, row) => {
    if (!(days[row]! > 0)) return;
    const { values, weights } = samples[groups[row]!]!;
    values.push(value);
    weights.push(days[row]! / setting.days);
  });
  return new Map(segments.map(({ id }, place) => [id, { kind: 'sample', scale: 'relative', ...samples[place]! }]));
}
