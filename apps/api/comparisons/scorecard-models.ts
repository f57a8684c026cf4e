/** An assessed scorecard as models. What costs something to write for people is only written when it is asked for. */
import type { AssessedCell, AssessedRow, AssessedScorecard, Snapshot } from '@bough/application';
import {
  BENCHMARK_SOURCE,
  formatValue,
  worstStatus,
  type Change,
  type Dimension,
  type ModelMetric,
  type ShrunkValue,
} from '@bough/domain';
import { periodModel, type PeriodModel } from '../rollups/period.model.js';
import { dimensionModel, segmentModels, type SegmentModel } from '../segments/dimension.model.js';
import { grownTree } from '../trees/grown-tree.js';
import { changeMeasurement, measurement, type MeasurementModel } from '../metrics/measurement.model.js';
import type { MetricModel } from '../metrics/metric.model.js';
import { toMetric } from '../metrics/metric.resolver.js';
import {
  benchmarkModel,
  type DifferenceModel,
  type ScorecardCellModel,
  type ScorecardModel,
  type ScorecardRowModel,
  type ShrunkValueModel,
} from './scorecard.model.js';
import { verdictModel } from './standard.model.js';

interface Look {
  readonly snapshot: Snapshot;
  readonly basis: PeriodModel;
  readonly metrics: ReadonlyMap<string, MetricModel>;
  readonly segments: ReadonlyMap<string, SegmentModel>;
  /** Of the columns, to tell differences from. */
  readonly totals: ReadonlyMap<string, MeasurementModel>;
}

export function scorecardModel(card: AssessedScorecard, dimension: Dimension, snapshot: Snapshot): ScorecardModel {
  const look: Look = {
    snapshot,
    basis: periodModel(card.basis, snapshot),
    metrics: new Map(card.columns.map(({ metric }) => [metric.key, toMetric(snapshot, metric)])),
    segments: new Map(segmentModels(dimension).map((segment) => [segment.columnId, segment])),
    totals: new Map(card.total.cells.map(({ metric, current }) => [metric.key, measurement(current, metric)])),
  };
  return {
    dimension: dimensionModel(dimension),
    period: periodModel(card.period, snapshot),
    basis: look.basis,
    columns: card.columns.map(({ metric, method, reason }) => ({
      metric: look.metrics.get(metric.key)!,
      shrinkage: method,
      notShrunk: reason,
    })),
    total: rowModel(card.total, look),
    rows: card.rows.map((row) => rowModel(row, look)),
    unknown: card.unknown,
  };
}

function rowModel({ segment, node, expensiveAndUnhappy, cells }: AssessedRow, look: Look): ScorecardRowModel {
  return {
    segment: look.segments.get(segment.id) ?? null,
    node: node && grownTree(look.snapshot).byPath.get(node.path)!,
    expensiveAndUnhappy,
    cells: cells.map((cell) => cellModel(cell, look)),
  };
}

function cellModel(cell: AssessedCell, look: Look): ScorecardCellModel {
  const { metric, node, verdicts, benchmarks, shrunk, versusTotal, change } = cell;
  const { snapshot, basis, totals } = look;
  const [current, previous] = [cell.current, cell.previous].map((value) => measurement(value, metric));
  return {
    metric: look.metrics.get(metric.key)!,
    node: node && grownTree(snapshot).byPath.get(node.path)!,
    current: current!,
    comparison: { basis, previous: previous!, ...changed(change, current!, previous!, metric) },
    versusTotal: versusTotal && difference(versusTotal, current!, totals.get(metric.key)!, metric),
    quantiles: cell.quantiles,
    resolution: cell.resolution,
    rank: cell.rank,
    shrunk: shrunk && shrunkModel(shrunk, metric),
    status: worstStatus(verdicts),
    standards: verdicts.map((verdict) => verdictModel(verdict, metric, snapshot)),
    benchmarks: benchmarks.map(({ benchmark, band, tone }) => ({
      benchmark: benchmarkModel(benchmark, BENCHMARK_SOURCE),
      band,
      tone,
    })),
  };
}

function changed(
  { absolute, relative, tone }: Change,
  current: MeasurementModel,
  other: MeasurementModel,
  metric: ModelMetric,
) {
  return {
    absoluteChange: changeMeasurement(absolute, current, other, metric),
    relativeChange: relative,
    tone,
  };
}

function difference(
  { absolute, relative, tone }: Change,
  current: MeasurementModel,
  total: MeasurementModel,
  metric: ModelMetric,
): DifferenceModel {
  return { absolute: changeMeasurement(absolute, current, total, metric), relative, tone };
}

function shrunkModel(shrunk: ShrunkValue, metric: ModelMetric): ShrunkValueModel {
  return {
    ...shrunk,
    get formatted() {
      return formatValue(shrunk.value, metric);
    },
  };
}
