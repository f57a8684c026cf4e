import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { valueView, type Snapshot } from '@bough/application';
import type { Axis, Heatmap, HeatmapCell } from '@bough/domain';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';
import { PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { periodModel } from '../rollups/period.model.js';
import { HeatmapInput, HeatmapModel, type HeatmapAxisModel } from './heatmap.model.js';
import { figureOrNull } from '../metrics/figure.model.js';
import { measurement } from '../metrics/measurement.model.js';
import { toMetric } from '../metrics/metric.resolver.js';
import { namedMetric } from '../metrics/named-metric.js';
import { namedDimension } from '../segments/named-segment.js';
import { namedSplit } from './named-split.js';
import { UniformityModel, uniformityModel } from './uniformity.model.js';

@Resolver()
export class HeatmapResolver {
  @Query(() => HeatmapModel, {
    description: 'Two dimensions side by side: which cells stand out, and whether the rows get the same service.',
  })
  async heatmap(@Context() context: RequestContext, @Args('input') input: HeatmapInput): Promise<HeatmapModel> {
    const snapshot = requireSnapshot(context);
    const { rowDimension: rows, columnDimension: columns, metric } = input;
    const period = periodOf(input.period, snapshot);
    namedMetric(snapshot, metric, 'input', 'metric');
    knowsDimensions(snapshot, { rowDimension: rows, columnDimension: columns });
    return heatmapModel(
      snapshot,
      await context.useCases.comparisons.heatmap(snapshot, { rows, columns, metric, period }),
    );
  }

  @Query(() => UniformityModel, { description: 'Do the segments of a dimension get the same service?' })
  async uniformity(
    @Context() context: RequestContext,
    @Args('dimension', { type: () => KeyScalar }) dimension: string,
    @Args('metric', { type: () => KeyScalar }) metric: string,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
  ): Promise<UniformityModel> {
    const snapshot = requireSnapshot(context);
    namedMetric(snapshot, metric, 'metric');
    namedDimension(snapshot, dimension, 'dimension');
    const period = periodOf(input, snapshot);
    return uniformityModel(await context.useCases.comparisons.uniformity(snapshot, metric, dimension, period));
  }
}

function knowsDimensions(snapshot: Snapshot, asked: Readonly<Record<string, string>>): void {
  const ofCustomers = snapshot.model.workspace.dimensions.map(({ key }) => key);
  for (const [argument, key] of Object.entries(asked)) namedSplit(snapshot, key, ofCustomers, 'input', argument);
}

function heatmapModel(snapshot: Snapshot, heatmap: Heatmap): HeatmapModel {
  const metric = snapshot.model.metrics.get(heatmap.metric)!;
  const measured = ({ value }: HeatmapCell) => measurement(valueView(value, metric));
  const width = heatmap.columns.items.length;
  const axis = ({ key, name, items }: Axis, totals: readonly HeatmapCell[]): HeatmapAxisModel => ({
    dimension: key,
    name,
    items: items.map(({ id, ...item }, index) => ({ ...item, key: id, total: measured(totals[index]!) })),
  });
  const cells = heatmap.cells.map((cell, index) => ({
    ...cell,
    row: Math.floor(index / width),
    column: index % width,
    measurement: measured(cell),
    versusOverall: figureOrNull(cell.versusOverall?.absolute ?? null, metric),
    typical: figureOrNull(cell.typical, metric),
    shrunk: figureOrNull(cell.shrunk, metric),
    pValue: cell.p,
  }));
  return {
    metric: toMetric(snapshot, metric),
    period: periodModel(heatmap.period, snapshot),
    rows: axis(heatmap.rows, heatmap.rowTotals),
    columns: axis(heatmap.columns, heatmap.columnTotals),
    cells,
    overall: measured(heatmap.overall),
    uniformity: uniformityModel(heatmap.uniformity),
    compared: heatmap.compared,
    notes: heatmap.notes,
  };
}
