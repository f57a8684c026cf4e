/** A metric over the segments of a dimension, each value shrunk towards those of all segments; the thinner a segment, the more. */
import { pooledErrors, shrinkMeans, shrinkRates, shrinkShares, type NotShrunk, type Shrunk } from '@bough/statistics';
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import { dailySums, scaleOf, type MetricShape } from './metric-shape.js';

/** A value after shrinkage. */
export interface ShrunkValue {
  /** In the unit of the metric. */
  readonly value: number;
  /** `low` to `high` is the 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** The weight of the segment's own value in it, 0 to 1. */
  readonly ownWeight: number;
}

/** The model that values are shrunk by. */
export type ShrinkageMethod = 'beta_binomial' | 'gamma_poisson' | 'normal';

/** The shrunk values of a metric. */
export interface ShrunkColumn {
  /** `null` where the metric cannot be shrunk; `reason` says why. */
  readonly method: ShrinkageMethod | null;
  readonly reason: string | null;
  /** In the order of the positions; `null` for a segment without data. */
  readonly values: readonly (ShrunkValue | null)[];
}

/** Shrinks the values of the segments at `positions` towards each other: those of one dimension without Unknown. */
export function shrinkColumn(
  columns: LeafColumns,
  shape: MetricShape | null,
  positions: readonly number[],
  period: Period,
): ShrunkColumn {
  const none = (reason: string) => ({ method: null, reason, values: positions.map(() => null) });
  if (!shape) return none('how it varies by chance is not known');
  const days = positions.map((position) => dailySums(columns, shape, position, period));
  const { method, shrunk, taken } = METHODS[shape.kind](days, scaleOf(shape, period));
  if (shrunk.kind === 'none') return none(REASONS[shrunk.reason]);
  const places = new Map(taken.map((index, place) => [index, place]));
  const values = positions.map((_, index) => {
    const place = places.get(index);
    if (place === undefined) return null;
    const { shrunk: value, low, high, weight: ownWeight } = shrunk.segments[place]!;
    return { value, low, high, ownWeight };
  });
  return { method, reason: null, values };
}

interface Days {
  readonly x: Float64Array;
  readonly n: Float64Array;
}
interface Shrinkage {
  readonly method: ShrinkageMethod;
  readonly shrunk: Shrunk | NotShrunk;
  /** Indexes of the segments that took part. */
  readonly taken: readonly number[];
}

const METHODS: Readonly<Record<MetricShape['kind'], (days: readonly Days[], scale: number) => Shrinkage>> = {
  share: (days) => {
    const shares = days.map(({ x, n }) => ({ hits: total(x), tries: total(n) }));
    return { method: 'beta_binomial', shrunk: shrinkShares(shares), taken: indexes(days) };
  },
  rate: (days, scale) => {
    const counts = days.map(({ x, n }) => ({ count: total(x), exposure: total(n) / scale }));
    return { method: 'gamma_poisson', shrunk: shrinkRates(counts), taken: indexes(days) };
  },
  mean: (days, scale) => {
    const errors = pooledErrors(days);
    const taken = indexes(days).filter((index) => errors[index] !== null);
    const means = taken.map((index) => {
      const { x, n } = days[index]!;
      return { value: (total(x) / total(n)) * scale, error: errors[index]! * scale };
    });
    return { method: 'normal', shrunk: shrinkMeans(means), taken };
  },
};

const REASONS: Readonly<Record<NotShrunk['reason'], string>> = {
  too_few_segments: 'fewer than two segments say anything',
  not_a_number: 'an input has no value',
  impossible_count: 'its parts are counted on different clocks, so that it is no share',
  no_error: 'nothing varies',
};

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function indexes(items: readonly unknown[]): number[] {
  return items.map((_, index) => index);
}
