/** An assessed scorecard as models. Texts are written only when they are asked for. */
import type { AssessedCell, AssessedRow, AssessedScorecard, Snapshot, ValueView } from '@bough/application';
import {
  BENCHMARK_SOURCE,
  formatBeside,
  noiseOfChange,
  type Change,
  type Dimension,
  type Period,
  type ShrunkValue,
} from '@bough/domain';
import { periodModel, type PeriodModel } from '../rollups/period.model.js';
import { dimensionModel, segmentModels, type SegmentModel } from '../segments/dimension.model.js';
import { grownTree } from '../trees/grown-tree.js';
import { differenceModel } from '../metrics/difference.model.js';
import { comparisonModel, measurement, quantilesModel } from '../metrics/measurement.model.js';
import type { MetricModel } from '../metrics/metric.model.js';
import { toMetric } from '../metrics/metric.resolver.js';
import {
  benchmarkModel,
  resolutionModel,
  type ScorecardCellModel,
  type ScorecardModel,
  type ScorecardRowModel,
  type ShrunkValueModel,
} from './scorecard.model.js';
import { verdictModel } from './standard.model.js';

/** What every row refers to. */
interface Shared {
  readonly snapshot: Snapshot;
  readonly basis: PeriodModel;
  readonly periods: { readonly current: Period; readonly basis: Period };
  readonly metrics: ReadonlyMap<string, MetricModel>;
  readonly segments: ReadonlyMap<string, SegmentModel>;
}

/** A scorecard as a model. */
export function scorecardModel(card: AssessedScorecard, dimension: Dimension, snapshot: Snapshot): ScorecardModel {
  const shared: Shared = {
    snapshot,
    basis: periodModel(card.basis, snapshot),
    periods: { current: card.period, basis: card.basis },
    metrics: new Map(card.columns.map(({ metric }) => [metric.key, toMetric(snapshot, metric)])),
    segments: new Map(segmentModels(dimension).map((segment) => [segment.columnId, segment])),
  };
  return {
    dimension: dimensionModel(dimension),
    period: periodModel(card.period, snapshot),
    basis: shared.basis,
    columns: card.columns.map(({ metric, method, reason }) => ({
      metric: shared.metrics.get(metric.key)!,
      shrinkage: method,
      notShrunk: reason,
    })),
    total: rowModel(card.total, shared),
    rows: card.rows.map((row) => rowModel(row, shared)),
    unknown: card.unknown,
  };
}

function rowModel({ segment, node, expensiveAndUnhappy, cells }: AssessedRow, shared: Shared): ScorecardRowModel {
  return {
    segment: shared.segments.get(segment.id) ?? null,
    segmentId: segment.id,
    node: node && grownTree(shared.snapshot).byPath.get(node.path)!,
    expensiveAndUnhappy,
    cells: cells.map((cell) => cellModel(cell, { segment, node }, shared)),
  };
}

function cellModel(
  cell: AssessedCell,
  row: Pick<AssessedRow, 'segment' | 'node'>,
  { snapshot, basis, metrics, periods }: Shared,
): ScorecardCellModel {
  const { metric, node, current, previous, change, versusTotal, shrunk } = cell;
  const position = snapshot.model.positions.get(row.segment.id)!;
  const changeNoise = () =>
    noiseOfChange(change, () => snapshot.noise.overTime(metric.key, position, periods.current, periods.basis));
  const gapNoise = (gap: Change) => () =>
    noiseOfChange(gap, () => snapshot.noise.across(metric.key, periods.current, [position, 0]));
  return {
    segmentId: row.segment.id,
    branch: row.node?.path ?? null,
    metric: metrics.get(metric.key)!,
    node: node && grownTree(snapshot).byPath.get(node.path)!,
    current: measurement(current),
    comparison: comparisonModel(basis, previous, change, changeNoise),
    versusTotal: versusTotal && differenceModel(versusTotal, gapNoise(versusTotal)),
    quantiles: cell.quantiles && quantilesModel(cell.quantiles, metric),
    resolution: cell.resolution && resolutionModel(cell.resolution),
    rank: cell.rank,
    shrunk: shrunk && shrunkModel(shrunk, current),
    status: cell.status,
    standards: cell.verdicts.map((verdict) => verdictModel(verdict, metric, snapshot)),
    benchmarks: cell.benchmarks.map(({ benchmark, band, tone }) => ({
      benchmark: benchmarkModel(benchmark, BENCHMARK_SOURCE, metric),
      band,
      tone,
    })),
  };
}

function shrunkModel(shrunk: ShrunkValue, { value, metric }: ValueView): ShrunkValueModel {
  return {
    ...shrunk,
    get formatted() {
      return formatBeside(shrunk.value, [value], metric);
    },
  };
}
