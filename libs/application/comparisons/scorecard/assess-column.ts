/** One metric over all segments of a dimension: values, changes, places, and what thin segments are moved to. */
import {
  changeBetween,
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

export interface ColumnValue {
  readonly current: MetricValue;
  readonly previous: MetricValue;
  readonly change: Change;
  /** Against all segments together; `null` for these themselves. */
  readonly versusTotal: Change | null;
  /** `null` for all segments together and Unknown, and where nothing can be said. */
  readonly shrunk: ShrunkValue | null;
  /** 1 is the best of the segments; `null` when the value is missing or thin, and where no direction is good. */
  readonly rank: number | null;
}

export interface AssessedColumn {
  readonly metric: ModelMetric;
  readonly shrinkage: Pick<ShrunkColumn, 'method' | 'reason'>;
  /** By position. */
  readonly values: ReadonlyMap<number, ColumnValue>;
}

/** `positions` begins with all segments together. */
export async function assessColumn(
  snapshot: Snapshot,
  key: string,
  positions: readonly number[],
  period: Period,
  basis: Period,
): Promise<AssessedColumn> {
  const { model, columns } = snapshot;
  const metric = model.metrics.get(key)!;
  const [current, previous] = [
    await readings(snapshot, key, positions, period),
    await readings(snapshot, key, positions, basis),
  ];
  const named = positions.filter((position) => position > 0 && model.segments[position]!.key !== UNKNOWN);
  const shrinkage = shrinkColumn(columns, metricShape(model, key), named, period);
  const shrunk = new Map(named.map((position, index) => [position, shrinkage.values[index]!]));
  const currentAt = new Map(positions.map((position, index) => [position, current[index]!]));
  const best = named.map((position) => comparableValue(currentAt.get(position)!, shrunk.get(position) ?? null));
  const ranks = new Map(rankValues(best, metric.polarity).map((rank, index) => [named[index]!, rank]));
  const values = positions.map((position, index): [number, ColumnValue] => [
    position,
    {
      current: current[index]!,
      previous: previous[index]!,
      change: changeBetween(current[index]!, previous[index]!, metric.polarity),
      versusTotal: position === 0 ? null : changeBetween(current[index]!, current[0]!, metric.polarity),
      shrunk: shrunk.get(position) ?? null,
      rank: ranks.get(position) ?? null,
    },
  ]);
  return { metric, shrinkage: { method: shrinkage.method, reason: shrinkage.reason }, values: new Map(values) };
}

/** What segments are ranked by; thin values are shown, never compared. */
export function comparableValue({ value, marks }: MetricValue, shrunk: ShrunkValue | null): number | null {
  return value === null || marks.includes('INSUFFICIENT_SAMPLE') ? null : (shrunk?.value ?? value);
}

/** Waits at most once: a metric of distinct customers asks the database for all segments together. */
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
