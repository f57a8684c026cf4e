/**
 * Segments side by side, each judged: what changed, how it compares with all of them, whether it gets what its standard asks for, and
 * which segment is expensive and unhappy. However many segments and metrics, the database is asked a fixed number of times.
 */
import {
  ALL_SEGMENTS,
  benchmarksOf,
  comparisonPeriod,
  expensiveAndUnhappy,
  readBenchmark,
  segmentId,
  standardsAt,
  UNKNOWN,
  type ModelMetric,
  type ModelSegment,
  type Period,
  type Polarity,
  type ShrinkageMethod,
  type Standard,
  type TreeNode,
} from '@bough/domain';
import { unknownShare, type UnknownShare } from '../../trees/unknown-share.js';
import type { Snapshot } from '../../trees/snapshot.js';
import { assessColumn, comparableValue, type AssessedColumn, type ColumnValue } from './assess-column.js';
import { assessReading } from './read-standards.js';
import { resolutionTimes } from './resolution-times.js';
import { cellView, verdictView, type AssessedCell } from './scorecard-view.js';

/** The worst of a metric first; where no direction is good, the highest. Left out: as the workspace declares them. */
export type ScorecardSort =
  { readonly by: 'expensive_and_unhappy' } | { readonly by: 'metric'; readonly metric: string };

export interface ScorecardQuery {
  readonly period: Period;
  /** What changes are told against; left out: the period before. */
  readonly basis?: Period | undefined;
  readonly dimension: string;
  readonly metrics: readonly string[];
  /** Keys of the segments to show; they are ranked among all of the dimension. */
  readonly segments?: readonly string[] | undefined;
  readonly sort?: ScorecardSort | undefined;
}

export interface AssessedRow {
  readonly segment: ModelSegment;
  /** The segment's branch; `null` for a dimension that has none. */
  readonly node: TreeNode | null;
  /** 1: dearest and least satisfied of all; see `expensiveAndUnhappy`. */
  readonly expensiveAndUnhappy: number | null;
  readonly cells: readonly AssessedCell[];
}

export interface AssessedScorecard {
  readonly period: Period;
  readonly basis: Period;
  readonly columns: readonly { metric: ModelMetric; method: ShrinkageMethod | null; reason: string | null }[];
  readonly total: AssessedRow;
  readonly rows: readonly AssessedRow[];
  readonly unknown: UnknownShare;
}

const [COST, SATISFACTION] = ['cost_to_serve', 'csat'];

/** `dimension`, `metrics` and `segments` are known to the workspace. */
export async function assessScorecard(snapshot: Snapshot, query: ScorecardQuery): Promise<AssessedScorecard> {
  const { model } = snapshot;
  const { period, dimension, basis = comparisonPeriod('PREVIOUS_PERIOD', period) } = query;
  const positions = model.segments.flatMap((each, position) =>
    each.dimension === null || each.dimension === dimension ? [position] : [],
  );
  const needed = [...new Set([...query.metrics, COST, SATISFACTION, ...sortMetric(query.sort)])];
  const assessed = await Promise.all(needed.map((key) => assessColumn(snapshot, key, positions, period, basis)));
  const columns = new Map(assessed.map((column) => [column.metric.key, column]));
  const shown = query.metrics.map((key) => columns.get(key)!);
  const named = positions.filter((position) => position > 0 && model.segments[position]!.key !== UNKNOWN);
  const trouble = troubleOf(columns, named);
  const input = rowInput(snapshot, period);
  const row = (position: number) => assessRow(input, shown, position, trouble.get(position) ?? null);
  const wanted = positions.slice(1).filter((position) => isWanted(model.segments[position]!, query.segments));
  return {
    period,
    basis,
    columns: shown.map(({ metric, shrinkage }) => ({ metric, ...shrinkage })),
    total: await row(0),
    rows: await Promise.all(sorted(wanted, query.sort, columns, trouble, named).map(row)),
    unknown: unknownShare(snapshot, period, dimension),
  };
}

function sortMetric(sort: ScorecardSort | undefined): string[] {
  return sort?.by === 'metric' ? [sort.metric] : [];
}

function isWanted({ key }: ModelSegment, segments: readonly string[] | undefined): boolean {
  return segments === undefined || segments.includes(key);
}

/** Of the segments that have a name; all of them together and Unknown are not compared with others. */
function troubleOf(columns: ReadonlyMap<string, AssessedColumn>, named: readonly number[]): Map<number, number | null> {
  const value = ({ current, shrunk }: ColumnValue) => comparableValue(current, shrunk);
  const values = (key: string) => named.map((position) => value(columns.get(key)!.values.get(position)!));
  const scores = expensiveAndUnhappy(values(COST!), values(SATISFACTION!));
  return new Map(named.map((position, index) => [position, scores[index]!]));
}

function sorted(
  positions: readonly number[],
  sort: ScorecardSort | undefined,
  columns: ReadonlyMap<string, AssessedColumn>,
  trouble: ReadonlyMap<number, number | null>,
  named: readonly number[],
): number[] {
  if (!sort) return [...positions];
  const badness = sort.by === 'metric' ? badnessIn(columns.get(sort.metric)!) : (at: number) => trouble.get(at) ?? null;
  // What has no value comes last, and Unknown with it.
  const order = (position: number) => (named.includes(position) ? badness(position) : null) ?? -Infinity;
  return [...positions].sort((a, b) => (order(a) === order(b) ? a - b : order(b) - order(a)));
}

function badnessIn({ metric, values }: AssessedColumn): (position: number) => number | null {
  const sign: Record<Polarity, number> = { higher: -1, lower: 1, neutral: 1 };
  return (position) => {
    const { value } = values.get(position)!.current;
    return value === null ? null : sign[metric.polarity] * value;
  };
}

/** What every row is made of. */
interface RowInput {
  readonly snapshot: Snapshot;
  readonly period: Period;
  readonly standards: ReadonlyMap<string, readonly Standard[]>;
  readonly benchmarks: ReturnType<typeof benchmarksOf>;
  /** By segment and metric, and by segment alone for its branch. */
  readonly nodes: ReadonlyMap<string, TreeNode>;
}

function rowInput(snapshot: Snapshot, period: Period): RowInput {
  const { workspace, nodes, branches } = snapshot.model;
  const standards = new Map<string, Standard[]>();
  for (const standard of standardsAt(workspace, period.to - 1)) {
    const key = `${standard.segment} ${standard.metric}`;
    standards.set(key, [...(standards.get(key) ?? []), standard]);
  }
  const placed = new Map<string, TreeNode>();
  const place = (key: string, node: TreeNode) => placed.has(key) || placed.set(key, node);
  for (const node of nodes) {
    const id = node.segment === null ? ALL_SEGMENTS : segmentId(branches.key, node.segment);
    if (node.kind === 'root' || node.kind === 'segment') place(id, node);
    if (node.metric !== null) place(`${id} ${node.metric}`, node);
  }
  return { snapshot, period, standards, benchmarks: benchmarksOf(workspace), nodes: placed };
}

async function assessRow(
  input: RowInput,
  columns: readonly AssessedColumn[],
  position: number,
  trouble: number | null,
): Promise<AssessedRow> {
  const segment = input.snapshot.model.segments[position]!;
  const cells = await Promise.all(columns.map((column) => assessCell(input, column, position, segment)));
  return { segment, node: input.nodes.get(segment.id) ?? null, expensiveAndUnhappy: trouble, cells };
}

async function assessCell(
  { snapshot, period, standards, benchmarks, nodes }: RowInput,
  { metric, values }: AssessedColumn,
  position: number,
  { id }: ModelSegment,
): Promise<AssessedCell> {
  const value = values.get(position)!;
  const { current } = value;
  const own = standards.get(`${id} ${metric.key}`) ?? [];
  const hasTimes = metric.quantiles !== null && current.value !== null;
  const assess = (standard: Standard) => assessReading(snapshot, standard, current, position, period);
  return cellView(metric, value, values.get(0)!, {
    node: nodes.get(`${id} ${metric.key}`) ?? null,
    quantiles: hasTimes ? await snapshot.quantiles(metric.key, position, period) : null,
    resolution: metric.quantiles === 'resolution' ? await resolutionTimes(snapshot, position, period) : null,
    verdicts: (await Promise.all(own.map(assess))).map((verdict) => verdictView(verdict, metric)),
    benchmarks: benchmarks
      .filter((benchmark) => benchmark.metric === metric.key)
      .map((benchmark) => readBenchmark(benchmark, current, metric.polarity)),
  });
}
