/** Segments side by side, as tests read them: every metric of every segment over a period, with how much of the data has no segment. */
import { unknownShare, type Quantiles, type Snapshot, type UnknownShare } from '@bough/application';
import type { MetricValue, Period } from '@bough/domain';

export interface ScorecardCell extends MetricValue {
  /** For durations. */
  readonly quantiles: Quantiles | null;
}

export interface ScorecardRow {
  /** `plan/pro`; `all` for all segments together. */
  readonly id: string;
  readonly dimension: string | null;
  readonly key: string;
  readonly name: string;
  /** Summed measures; a stock is its last level. */
  readonly measures: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<string, ScorecardCell>>;
}

export interface Scorecard {
  readonly period: Period;
  readonly rows: readonly ScorecardRow[];
  readonly unknown: readonly UnknownShare[];
}

/** Rows for all segments together, then those of one dimension, or of every one. */
export async function readScorecard(
  snapshot: Snapshot,
  period: Period,
  metrics: readonly string[],
  dimension: string | null = null,
): Promise<Scorecard> {
  const { model } = snapshot;
  const shown = model.segments.filter(
    (segment) => segment.dimension === null || dimension === null || segment.dimension === dimension,
  );
  const rows = await Promise.all(shown.map((segment) => row(snapshot, segment, period, metrics)));
  const dimensions = model.workspace.dimensions.filter(({ key }) => dimension === null || key === dimension);
  return { period, rows, unknown: dimensions.map(({ key }) => unknownShare(snapshot, period, key)) };
}

async function row(
  snapshot: Snapshot,
  segment: Pick<ScorecardRow, 'id' | 'dimension' | 'key' | 'name'>,
  period: Period,
  metrics: readonly string[],
): Promise<ScorecardRow> {
  const position = snapshot.model.positions.get(segment.id)!;
  const { leaves } = snapshot.valuesOf(period);
  const cells = metrics.map(async (metric): Promise<[string, ScorecardCell]> => {
    const value = await snapshot.reading(metric, position, period);
    return [
      metric,
      { ...value, quantiles: value.value === null ? null : await snapshot.quantiles(metric, position, period) },
    ];
  });
  const { id, dimension, key, name } = segment;
  const measures = Object.fromEntries([...leaves].map(([measure, vector]) => [measure, vector[position]!]));
  return { id, dimension, key, name, measures, metrics: Object.fromEntries(await Promise.all(cells)) };
}
