/**
 * The customers of a segment with their value of a metric. Segments are compared by customers and not by conversations, since the
 * conversations of one customer resemble each other. What is counted per customer weighs each customer by the days it was there.
 */
import { groupCustomers, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import {
  customerValue,
  type CustomerSetting,
  type CustomerValue,
} from '../../comparisons/uniformity/customer-value.js';
import { customersBySegment, placeOfCells } from '../../comparisons/uniformity/compared-groups.js';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';

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

/** Gives the sample of a metric in one segment of a dimension, or the reason why there is none. */
export type Sampler = (metric: string, dimension: string, segment: string) => CustomerSample | NoSample;

/** The customers of one period, and what is the same for all of them. */
interface SampleSource {
  readonly model: Model;
  readonly cells: CustomerCells;
  readonly setting: CustomerSetting;
}

type SamplesBySegment = ReadonlyMap<string, CustomerSample>;

/** Creates the sampler of a period. The samples of all segments of a dimension are computed together, when the first is asked for. */
export function createSampler(model: Model, cells: CustomerCells, setting: CustomerSetting): Sampler {
  const cache = new Map<string, SamplesBySegment | NoSample>();
  return (metric, dimension, segment) => {
    const key = `${dimension} ${metric}`;
    let samples = cache.get(key);
    if (!samples) cache.set(key, (samples = sampleSegments({ model, cells, setting }, metric, dimension)));
    if ('kind' in samples) return samples;
    return samples.get(segment) ?? { kind: 'none', reason: `there is no segment ${segment}` };
  };
}

function sampleSegments(source: SampleSource, metric: string, dimension: string): SamplesBySegment | NoSample {
  const { model, cells, setting } = source;
  const value = customerValue(model, metric);
  if (value.kind === 'none') return { kind: 'none', reason: value.message };
  const segments = model.segments.filter((segment) => segment.dimension === dimension);
  if (isCountedPerCustomer(model, metric)) return weightedSamples(source, segments, value);
  const groups = customersBySegment(segments, value, { cells, setting });
  return new Map(groups.map(({ id, values }) => [id, { kind: 'sample', scale: value.scale, values, weights: null }]));
}

/** Whether the metric is divided by customers (`… / (customer_days / days)`), so that a customer of two days says less than one of ninety. */
export function isCountedPerCustomer({ expressions }: Pick<Model, 'expressions'>, metric: string): boolean {
  const formula = expressions.get(metric);
  if (formula?.kind !== 'binary' || formula.operator !== '/' || formula.right.kind !== 'binary') return false;
  const { left, right } = formula.right;
  return left.kind === 'name' && left.name === 'customer_days' && right.kind === 'name' && right.name === 'days';
}

/** Customers with at least one day in the period, each weighing its days. */
function weightedSamples(
  { cells, setting }: SampleSource,
  segments: readonly ModelSegment[],
  { columns, of }: CustomerValue,
): SamplesBySegment {
  const placeOf = placeOfCells(cells, segments);
  const { groups, sums } = groupCustomers(cells, [...new Set([...columns, 'customer_days'])], (row) =>
    cells.customers[row] === NOBODY ? -1 : placeOf[cells.cells[row]!]!,
  );
  const days = sums.get('customer_days')!;
  const samples = segments.map(() => ({ values: [] as number[], weights: [] as number[] }));
  of(sums, setting).forEach((value, row) => {
    if (!(days[row]! > 0)) return;
    const { values, weights } = samples[groups[row]!]!;
    values.push(value);
    weights.push(days[row]! / setting.days);
  });
  return new Map(segments.map(({ id }, place) => [id, { kind: 'sample', scale: 'relative', ...samples[place]! }]));
}
