import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  buckets,
  isCut,
  bucketStart,
  positionOf,
  wantedText,
  type Grain,
  type ModelMetric,
  type Period,
} from '@bough/domain';
import { readNode, valueView, type Snapshot } from '@bough/application';
import { paginate } from '../graphql/connection.js';
import { snapshotOf, RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { ComparisonInput, comparisonOf, GrainEnum, PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { periodModel } from '../rollups/period.model.js';
import { eventModels } from './event.model.js';
import { SegmentModel, segmentsByKey } from '../segments/dimension.model.js';
import { grownTree } from './grown-tree.js';
import { MetricModel, unitModel } from '../metrics/metric.model.js';
import { toMetric } from '../metrics/metric.resolver.js';
import { measurement, plannedMeasurement } from '../metrics/measurement.model.js';
import { readingModel } from './reading-model.js';
import {
  NodeReadingModel,
  SPARKLINE,
  TimeSeriesModel,
  TreeNodeConnection,
  TreeNodeModel,
  WantedMetricModel,
} from './tree.model.js';

const MOST_POINTS = 1000;
const LONGEST_SPARKLINE = 60;

@Resolver(() => TreeNodeModel)
export class NodeResolver {
  @ResolveField(() => TreeNodeModel, { nullable: true })
  parent(@Parent() parent: TreeNodeModel, @Context() context: RequestContext): TreeNodeModel | null {
    return parent.node.parentPath === null
      ? null
      : grownTree(snapshotOf(context, parent)).byPath.get(parent.node.parentPath)!;
  }

  @ResolveField(() => [TreeNodeModel], { description: 'Root first, this node left out.' })
  ancestors(@Parent() parent: TreeNodeModel, @Context() context: RequestContext): TreeNodeModel[] {
    const { byPath } = grownTree(snapshotOf(context, parent));
    const ancestors: TreeNodeModel[] = [];
    for (let path = parent.node.parentPath; path !== null; path = byPath.get(path)!.node.parentPath)
      ancestors.unshift(byPath.get(path)!);
    return ancestors;
  }

  @ResolveField(() => TreeNodeConnection, { description: 'For opening one level at a time; use slice to draw.' })
  children(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): TreeNodeConnection {
    const { byPath } = grownTree(snapshotOf(context, parent));
    const children = [...byPath.values()].filter(({ node }) => node.parentPath === parent.key);
    return paginate(children, (child) => child.id, { first, after }, `children of ${parent.id}`);
  }

  @ResolveField(() => SegmentModel, {
    nullable: true,
    description: 'The segment whose customers it counts; null at the root: all.',
  })
  segment(@Parent() parent: TreeNodeModel, @Context() context: RequestContext): SegmentModel | null {
    const { branches } = snapshotOf(context, parent).model;
    return parent.node.segment === null ? null : (segmentsByKey(branches).get(parent.node.segment) ?? null);
  }

  @ResolveField(() => MetricModel, {
    nullable: true,
    description: 'Null for a node that only groups, or that is planned.',
  })
  metric(@Parent() parent: TreeNodeModel, @Context() context: RequestContext): MetricModel | null {
    const snapshot = snapshotOf(context, parent);
    const metric = metricOf(snapshot, parent.node.metric);
    return metric && toMetric(snapshot, metric);
  }

  @ResolveField(() => WantedMetricModel, {
    nullable: true,
    description: 'What the tree asks for, where another metric is shown because no import carries it; else null.',
  })
  wanted(@Parent() parent: TreeNodeModel, @Context() context: RequestContext): WantedMetricModel | null {
    const snapshot = snapshotOf(context, parent);
    const { wanted } = parent.node;
    if (wanted === null) return null;
    const metric = toMetric(snapshot, snapshot.model.metrics.get(wanted.metric)!);
    return { metric, needs: wanted.needs, message: wantedText(snapshot.model, parent.node)! };
  }

  @ResolveField(() => NodeReadingModel, {
    nullable: true,
    description: 'Null for a node that only groups. A missing value is a reading with a reason.',
  })
  reading(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('compareTo', { type: () => ComparisonInput, nullable: true }) compareTo?: ComparisonInput,
  ): NodeReadingModel | null | Promise<NodeReadingModel> {
    const snapshot = snapshotOf(context, parent);
    const period = periodOf(input, snapshot);
    const { node } = parent;
    const basis = compareTo ? comparisonOf(compareTo, period, snapshot) : null;
    const reading = readNode(snapshot, node, period, basis);
    if (reading instanceof Promise) return reading.then((read) => readingModel(snapshot, node, read));
    if (reading) return readingModel(snapshot, node, reading);
    if (node.planned === null) return null;
    const current = plannedMeasurement(node.planned);
    return { period: periodModel(period, snapshot), current, comparison: null, source: null };
  }

  @ResolveField(() => SPARKLINE, {
    nullable: 'items',
    description:
      'Newest last, null for a gap: buckets as long as the period, the last one is the period; 2 to 60 points.',
  })
  sparkline(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('points', { type: () => Int, defaultValue: 12 }) points: number,
  ): (number | null)[] {
    if (points < 2 || points > LONGEST_SPARKLINE)
      throw badInput(`"points" must lie between 2 and ${LONGEST_SPARKLINE}`, 'points');
    const snapshot = snapshotOf(context, parent);
    const metric = metricOf(snapshot, parent.node.metric);
    const position = positionOf(snapshot.model, parent.node);
    if (!metric?.formula) return [];
    if (position === null) return Array<null>(points).fill(null);
    return snapshot.sparkline(metric.key, position, periodOf(input, snapshot), points);
  }

  @ResolveField(() => TimeSeriesModel, {
    nullable: true,
    description: 'Null for a node without a metric that adds up over time.',
  })
  series(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('grain', { type: () => GrainEnum }) grain: Grain,
  ): TimeSeriesModel | null {
    const snapshot = snapshotOf(context, parent);
    const metric = metricOf(snapshot, parent.node.metric);
    const position = positionOf(snapshot.model, parent.node);
    if (!metric?.formula || position === null) return null;
    const period = periodOf(input, snapshot);
    checkPoints(period, grain);
    const series = snapshot.series(metric.key, position, period, grain);
    const points = series.map((point) => ({
      period: periodModel(point.period, snapshot),
      measurement: measurement(valueView(point.value, metric)),
      isCut: isCut(point.period, grain),
    }));
    const events = eventModels(snapshot, period, snapshot.model.segments[position]!.id);
    return { grain, unit: unitModel(metric, metric.scale), points, events };
  }
}

function metricOf({ model }: Snapshot, key: string | null): ModelMetric | null {
  return key === null ? null : model.metrics.get(key)!;
}

function checkPoints(period: Period, grain: Grain): void {
  const longest = { DAY: 1, WEEK: 7, MONTH: 28, QUARTER: 90, YEAR: 365 }[grain];
  const count =
    (period.to - bucketStart(period.from, grain)) / longest > 10 * MOST_POINTS
      ? Infinity
      : buckets(period, grain).length;
  if (count > MOST_POINTS)
    throw badInput(`This would be more than ${MOST_POINTS} points; take a shorter period or a coarser grain.`, 'grain');
}
