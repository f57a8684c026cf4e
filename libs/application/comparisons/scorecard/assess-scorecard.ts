/**
 * Segments side by side: what changed in each, how it compares with all of them, whether it gets what its standards ask for, and which
 * one is expensive and unhappy. The database is asked a fixed number of times, however many segments and metrics there are.
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

/** Sorts the worst first: the worst in a metric (the highest value where no direction is good), or the most expensive and unhappy. */
export type ScorecardSort =
  { readonly by: 'expensive_and_unhappy' } | { readonly by: 'metric'; readonly metric: string };

/** Which scorecard is asked for. */
export interface ScorecardQuery {
  readonly period: Period;
  /** The period that changes are measured against; left out: the period before. */
  readonly basis?: Period | undefined;
  readonly dimension: string;
  readonly metrics: readonly string[];
  /** Keys of the segments to show; left out: all. They are ranked among all segments of the dimension. */
  readonly segments?: readonly string[] | undefined;
  /** Left out: in the order of the workspace. */
  readonly sort?: ScorecardSort | undefined;
}

export interface AssessedRow {
  readonly segment: ModelSegment;
  /** The segment's branch; `null` for a dimension that has none. */
  readonly node: TreeNode | null;
  /** 0 to 1; 1 is the dearest and least satisfied of all (see `expensiveAndUnhappy`). */
  readonly expensiveAndUnhappy: number | null;
  readonly cells: readonly AssessedCell[];
}

/** The scorecard of a dimension. */
export interface AssessedScorecard {
  readonly period: Period;
  readonly basis: Period;
  readonly columns: readonly { metric: ModelMetric; method: ShrinkageMethod | null; reason: string | null }[];
  readonly total: AssessedRow;
  readonly rows: readonly AssessedRow[];
  readonly unknown: UnknownShare;
}

const [COST, SATISFACTION] = ['cost_to_serve', 'csat'];

/** The scorecard of one dimension. The workspace has the dimension, metrics and segments of the query. */
export async function assessScorecard(snapshot: Snapshot, query: ScorecardQuery): Promise<AssessedScorecard> {
  const { model } = snapshot;
  const { period, dimension, basis = comparisonPeriod('PREVIOUS_PERIOD', period) } = query;
  const positions = model.segments.flatMap((each, position) =>
    each.dimension === null || each.dimension === dimension ? [position] : [],
  );
  const needed = [...new Set([...query.metrics, COST, SATISFACTION, ...sortMetric(query.sort)])];
  const assessed = await Promise.all(needed.map((key) => assessColumn(snapshot, key, { positions, period, basis })));
  const columns = new Map(assessed.map((column) => [column.metric.key, column]));
  const inQuery = query.metrics.map((key) => columns.get(key)!);
  const named = positions.filter((position) => position > 0 && model.segments[position]!.key !== UNKNOWN);
  const trouble = troubleOf(columns, named);
  const input = rowInput(snapshot, period, inQuery, trouble);
  if (asksForShare(input)) await snapshot.countWithinLimits(period);
  const row = (position: number) => assessRow(input, position);
  const wanted = positions.slice(1).filter((position) => isWanted(model.segments[position]!, query.segments));
  return {
    period,
    basis,
    columns: inQuery.map(({ metric, shrinkage }) => ({ metric, ...shrinkage })),
    total: await row(0),
    rows: await Promise.all(sorted(wanted, query.sort, { columns, trouble, named }).map(row)),
    unknown: unknownShare(snapshot, period, dimension),
  };
}

function sortMetric(sort: ScorecardSort | undefined): string[] {
  return sort?.by === 'metric' ? [sort.metric] : [];
}

function isWanted({ key }: ModelSegment, segments: readonly string[] | undefined): boolean {
  return segments === undefined || segments.includes(key);
}

/** How expensive and unhappy each segment that has a name is, by position. */
function troubleOf(columns: ReadonlyMap<string, AssessedColumn>, named: readonly number[]): Map<number, number | null> {
  const value = ({ current, shrunk }: ColumnValue) => comparableValue(current, shrunk);
  const values = (key: string) => named.map((position) => value(columns.get(key)!.values.get(position)!));
  const scores = expensiveAndUnhappy(values(COST!), values(SATISFACTION!));
  return new Map(named.map((position, index) => [position, scores[index]!]));
}

/** What segments are sorted by. */
interface Standing {
  readonly columns: ReadonlyMap<string, AssessedColumn>;
  /** By position: how expensive and unhappy a segment is. */
  readonly trouble: ReadonlyMap<number, number | null>;
  /** Positions of the segments that have a name: neither all segments together nor Unknown. */
  readonly named: readonly number[];
}

function sorted(
  positions: readonly number[],
  sort: ScorecardSort | undefined,
  { columns, trouble, named }: Standing,
): number[] {
  if (!sort) return [...positions];
  const badness = sort.by === 'metric' ? badnessIn(columns.get(sort.metric)!) : (at: number) => trouble.get(at) ?? null;
  // Segments without a value come last, and so does Unknown.
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
  readonly columns: readonly AssessedColumn[];
  /** By position: how expensive and unhappy a segment is. */
  readonly trouble: ReadonlyMap<number, number | null>;
  /** The standards that hold on the last day, by segment and metric. */
  readonly standards: ReadonlyMap<string, readonly Standard[]>;
  readonly benchmarks: ReturnType<typeof benchmarksOf>;
  /** Nodes by segment and metric, and by the segment alone for its branch. */
  readonly nodes: ReadonlyMap<string, TreeNode>;
}

function rowInput(
  snapshot: Snapshot,
  period: Period,
  columns: RowInput['columns'],
  trouble: RowInput['trouble'],
): RowInput {
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
  return { snapshot, period, columns, trouble, standards, benchmarks: benchmarksOf(workspace), nodes: placed };
}

/** Whether a standard of any segment asks for a share: then counts are read once, before the rows need them. */
function asksForShare({ columns, standards }: RowInput): boolean {
  const shown = new Set(columns.map(({ metric }) => metric.key));
  return [...standards.values()].flat().some(({ kind, metric }) => kind === 'share_within' && shown.has(metric));
}

async function assessRow(input: RowInput, position: number): Promise<AssessedRow> {
  const { snapshot, columns, trouble, nodes } = input;
  const segment = snapshot.model.segments[position]!;
  const cells = await Promise.all(columns.map((column) => assessCell(input, column, position)));
  return { segment, node: nodes.get(segment.id) ?? null, expensiveAndUnhappy: trouble.get(position) ?? null, cells };
}

async function assessCell(
  { snapshot, period, standards, benchmarks, nodes }: RowInput,
  { metric, values }: AssessedColumn,
  position: number,
): Promise<AssessedCell> {
  const { id } = snapshot.model.segments[position]!;
  const value = values.get(position)!;
  const { current } = value;
  const own = standards.get(`${id} ${metric.key}`) ?? [];
  const hasTimes = metric.quantiles !== null && current.value !== null;
  const assess = (standard: Standard) => assessReading(snapshot, standard, current, { position, period });
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
