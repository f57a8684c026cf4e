/** One metric over all segments of a dimension: values, changes, ranks, and the values that thin segments are shrunk to. */
import {
  changeBetween,
  isMarkedThin,
  metricShape,
  rankValues,
  shrinkColumn,
  UNKNOWN,
  type Change,
  type ModelMetric,
  type MetricValue,
  type Period,
  type ShrunkColumn,
  type ShrunkValue,
} from '@bough/domain';
import type { Snapshot } from '../../trees/snapshot.js';

/** The metric in one segment. */
export interface ColumnValue {
  readonly current: MetricValue;
  readonly previous: MetricValue;
  readonly change: Change;
  /** Against all segments together; `null` for all segments together. */
  readonly versusTotal: Change | null;
  /** `null` for all segments together, for Unknown, and where the metric cannot be shrunk. */
  readonly shrunk: ShrunkValue | null;
  /** 1 is the best of the segments; `null` when the value is missing or thin, where no direction is good, and where values grow with the size of a segment. */
  readonly rank: number | null;
}

/** The metric in all segments. */
export interface AssessedColumn {
  readonly metric: ModelMetric;
  readonly shrinkage: Pick<ShrunkColumn, 'method' | 'reason'>;
  /** By the position of the segment. */
  readonly values: ReadonlyMap<number, ColumnValue>;
}

/** Which segments are put side by side, and over which periods. */
export interface ColumnScope {
  /** Positions of the segments; the first is that of all segments together. */
  readonly positions: readonly number[];
  readonly period: Period;
  /** The period that changes are measured against. */
  readonly basis: Period;
}

/** The column of one metric. */
export async function assessColumn(snapshot: Snapshot, key: string, scope: ColumnScope): Promise<AssessedColumn> {
  const { model, columns } = snapshot;
  const { positions, period, basis } = scope;
  const metric = model.metrics.get(key)!;
  const current = await readings(snapshot, key, positions, period);
  const previous = await readings(snapshot, key, positions, basis);
  const named = positions.filter((position) => position > 0 && model.segments[position]!.key !== UNKNOWN);
  const shrinkage = shrinkColumn(columns, metricShape(model, key), named, period);
  const shrunk = new Map(named.map((position, index) => [position, shrinkage.values[index]!]));
  const currentAt = new Map(positions.map((position, index) => [position, current[index]!]));
  const best = named.map((position) => comparableValue(currentAt.get(position)!, shrunk.get(position) ?? null));
  const overTime = snapshot.termsOverTime(key, period, basis);
  const across = snapshot.termsAcross(key, period);
  // What grows with the size of a segment says which is larger, not which is better.
  const ranked = rankValues(best, across.isUnlike ? 'neutral' : metric.polarity);
  const ranks = new Map(ranked.map((rank, index) => [named[index]!, rank]));
  const values = positions.map((position, index): [number, ColumnValue] => [
    position,
    {
      current: current[index]!,
      previous: previous[index]!,
      change: changeBetween(current[index]!, previous[index]!, overTime(position)),
      versusTotal: position === 0 ? null : changeBetween(current[index]!, current[0]!, across),
      shrunk: shrunk.get(position) ?? null,
      rank: ranks.get(position) ?? null,
    },
  ]);
  return { metric, shrinkage: { method: shrinkage.method, reason: shrinkage.reason }, values: new Map(values) };
}

/** The number that a segment is ranked by: its shrunk value where there is one; `null` when the value is missing or thin. */
export function comparableValue(value: MetricValue, shrunk: ShrunkValue | null): number | null {
  return value.value === null || isMarkedThin(value) ? null : (shrunk?.value ?? value.value);
}

/** Values by position. It waits at most once: a metric of distinct customers asks the database for all segments at the same time. */
async function readings(
  snapshot: Snapshot,
  metric: string,
  positions: readonly number[],
  period: Period,
): Promise<MetricValue[]> {
  const found = positions.map((position) => snapshot.reading(metric, position, period));
  const waits = found.some((each) => each instanceof Promise);
  return waits ? Promise.all(found.map((each) => Promise.resolve(each))) : (found as MetricValue[]);
}
