/**
 * The customers of a segment with their value of a metric. Judged on customers and not on conversations, since the conversations of
 * one customer resemble each other. What is counted per customer weighs each by the days that it was there.
 */
import { groupCustomers, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import { customerValue, type CustomerSetting } from '../../comparisons/uniformity/customer-value.js';
import { customersBySegment, placeOfCells } from '../../comparisons/uniformity/compared-groups.js';
import type { Model } from '../../trees/model-of-workspace.js';

/** `scale`: `ratio` for logarithms of times. `weights`: days of the customer as parts of the period; `null`: all weigh the same. */
export interface CustomerSample {
  readonly kind: 'sample';
  readonly scale: 'ratio' | 'relative' | 'points';
  readonly values: readonly number[];
  readonly weights: readonly number[] | null;
}

export interface NoSample {
  readonly kind: 'none';
  readonly reason: string;
}

/** The sample of a metric in one segment; made for all segments of its dimension when first asked for. */
export type Sampler = (metric: string, dimension: string, segment: string) => CustomerSample | NoSample;

export function samplerOf(model: Model, cells: CustomerCells, setting: CustomerSetting): Sampler {
  const kept = new Map<string, ReadonlyMap<string, CustomerSample> | NoSample>();
  return (metric, dimension, segment) => {
    const key = `${dimension} ${metric}`;
    let found = kept.get(key);
    if (!found) kept.set(key, (found = samplesOf(model, cells, setting, metric, dimension)));
    if ('kind' in found) return found;
    return found.get(segment) ?? { kind: 'none', reason: `there is no segment ${segment}` };
  };
}

function samplesOf(
  model: Model,
  cells: CustomerCells,
  setting: CustomerSetting,
  metric: string,
  dimension: string,
): ReadonlyMap<string, CustomerSample> | NoSample {
  const value = customerValue(model, metric);
  if (value.kind === 'none') return { kind: 'none', reason: value.message };
  const segments = model.segments.filter((segment) => segment.dimension === dimension);
  if (isPerCustomer(model, metric)) {
    const { columns, of } = value;
    const weighted = weightedSamples(segments, cells, columns, (sums) => of(sums, setting), setting.days);
    return weighted;
  }
  const groups = customersBySegment(segments, value, { cells, setting });
  return new Map(groups.map(({ id, values }) => [id, { kind: 'sample', scale: value.scale, values, weights: null }]));
}

/** Divided by customers, so that a customer of two days says less than one of ninety. */
export function isPerCustomer({ expressions }: Pick<Model, 'expressions'>, metric: string): boolean {
  const formula = expressions.get(metric);
  if (formula?.kind !== 'binary' || formula.operator !== '/' || formula.right.kind !== 'binary') return false;
  const { left, right } = formula.right;
  return left.kind === 'name' && left.name === 'customer_days' && right.kind === 'name' && right.name === 'days';
}

function weightedSamples(
  segments: readonly { readonly id: string }[],
  cells: CustomerCells,
  columns: readonly string[],
  of: (sums: ReadonlyMap<string, Float64Array>) => Float64Array,
  days: number,
): ReadonlyMap<string, CustomerSample> {
  const placeOf = placeOfCells(cells, segments);
  const grouped = groupCustomers(cells, [...new Set([...columns, 'customer_days'])], (row) =>
    cells.customers[row] === NOBODY ? -1 : placeOf[cells.cells[row]!]!,
  );
  const weights = grouped.sums.get('customer_days')!;
  const samples = segments.map(() => ({ values: [] as number[], weights: [] as number[] }));
  of(grouped.sums).forEach((value, row) => {
    const { values, weights: own } = samples[grouped.groups[row]!]!;
    if (!(weights[row]! > 0)) return;
    values.push(value);
    own.push(weights[row]! / days);
  });
  return new Map(segments.map(({ id }, place) => [id, { kind: 'sample', scale: 'relative', ...samples[place]! }]));
}
