import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ALL_SEGMENTS, buckets, bucketStart, segmentId, type Grain, type Metric, type Period } from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { page } from '../graphql/connection.js';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { ComparisonInput, comparisonOf, GrainEnum, PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { periodModel } from '../rollups/period.model.js';
import { SegmentModel, segmentModels } from '../segments/dimension.model.js';
import { grownTree } from './grown-tree.js';
import { MetricModel, unitModel } from './metric.model.js';
import { toMetric } from './metric.resolver.js';
import { measurement, plannedMeasurement } from './measurement.model.js';
import { readNode } from './read-node.js';
import {
  NodeReadingModel,
  SPARKLINE,
  TimeSeriesModel,
  TreeModel,
  TreeNodeConnection,
  TreeNodeModel,
} from './tree.model.js';

const MOST_POINTS = 1000;
const LONGEST_SPARKLINE = 60;

@Resolver(() => TreeNodeModel)
export class NodeResolver {
  @ResolveField(() => TreeModel)
  tree(@Context() context: RequestContext): TreeModel {
    return grownTree(requireSnapshot(context)).tree;
  }

  @ResolveField(() => TreeNodeModel, { nullable: true })
  parent(@Parent() { node }: TreeNodeModel, @Context() context: RequestContext): TreeNodeModel | null {
    return node.parentPath === null ? null : grownTree(requireSnapshot(context)).byPath.get(node.parentPath)!;
  }

  @ResolveField(() => [TreeNodeModel], { description: 'Root first, this node left out.' })
  ancestors(@Parent() { node }: TreeNodeModel, @Context() context: RequestContext): TreeNodeModel[] {
    const { byPath } = grownTree(requireSnapshot(context));
    const ancestors: TreeNodeModel[] = [];
    for (let path = node.parentPath; path !== null; path = byPath.get(path)!.node.parentPath)
      ancestors.unshift(byPath.get(path)!);
    return ancestors;
  }

  @ResolveField(() => TreeNodeConnection, { description: 'For opening one level at a time; use slice to draw.' })
  children(
    @Parent() { id, key }: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): TreeNodeConnection {
    const children = [...grownTree(requireSnapshot(context)).byPath.values()].filter(
      ({ node }) => node.parentPath === key,
    );
    return page(children, (child) => child.id, { first, after }, `children of ${id}`);
  }

  @ResolveField(() => SegmentModel, {
    nullable: true,
    description: 'The segment whose customers it counts; null at the root: all.',
  })
  segment(@Parent() { node }: TreeNodeModel, @Context() context: RequestContext): SegmentModel | null {
    const { dimensions, tree } = requireSnapshot(context).model.workspace;
    const dimension = dimensions.find(({ key }) => key === tree.dimension)!;
    return segmentModels(dimension).find(({ key }) => key === node.segment) ?? null;
  }

  @ResolveField(() => MetricModel, {
    nullable: true,
    description: 'Null for a node that only groups, or that is planned.',
  })
  metric(@Parent() { node }: TreeNodeModel, @Context() context: RequestContext): MetricModel | null {
    const snapshot = requireSnapshot(context);
    const metric = metricOf(snapshot, node.metric);
    return metric && toMetric(snapshot, metric);
  }

  @ResolveField(() => NodeReadingModel, {
    nullable: true,
    description: 'Null for a node that only groups. A missing value is a reading with a reason.',
  })
  reading(
    @Parent() { node }: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('compareTo', { type: () => ComparisonInput, nullable: true }) compareTo?: ComparisonInput,
  ): NodeReadingModel | null | Promise<NodeReadingModel> {
    const snapshot = requireSnapshot(context);
    const period = periodOf(input, snapshot);
    const metric = metricOf(snapshot, node.metric);
    if (metric)
      return readNode(
        snapshot,
        metric,
        positionOf(snapshot, node.segment),
        period,
        compareTo ? comparisonOf(compareTo, period, snapshot) : null,
      );
    if (node.planned === null) return null;
    return {
      period: periodModel(period, snapshot),
      current: plannedMeasurement(node.planned),
      comparison: null,
      source: null,
    };
  }

  @ResolveField(() => SPARKLINE, {
    nullable: 'items',
    description:
      'Newest last, null for a gap: buckets as long as the period, the last one is the period; 2 to 60 points.',
  })
  sparkline(
    @Parent() { node }: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('points', { type: () => Int, defaultValue: 12 }) points: number,
  ): (number | null)[] {
    if (points < 2 || points > LONGEST_SPARKLINE)
      throw badInput(`"points" must lie between 2 and ${LONGEST_SPARKLINE}`, 'points');
    const snapshot = requireSnapshot(context);
    const metric = metricOf(snapshot, node.metric);
    if (!metric?.formula) return [];
    return snapshot.sparkline(metric.key, positionOf(snapshot, node.segment), periodOf(input, snapshot), points);
  }

  @ResolveField(() => TimeSeriesModel, {
    nullable: true,
    description: 'Null for a node without a metric that adds up over time.',
  })
  series(
    @Parent() { node }: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('grain', { type: () => GrainEnum }) grain: Grain,
  ): TimeSeriesModel | null {
    const snapshot = requireSnapshot(context);
    const metric = metricOf(snapshot, node.metric);
    if (!metric?.formula) return null;
    const period = periodOf(input, snapshot);
    checkPoints(period, grain);
    const { currency } = snapshot.model.workspace;
    const series = snapshot.series(metric.key, positionOf(snapshot, node.segment), period, grain);
    const points = series.map((point) => ({
      period: periodModel(point.period, snapshot),
      measurement: measurement(point.value, metric, currency),
    }));
    return { grain, unit: unitModel(metric, currency), points };
  }
}

function metricOf({ model }: Snapshot, key: string | null): Metric | null {
  return key === null ? null : model.metrics.get(key)!;
}

function positionOf({ model }: Snapshot, segment: string | null): number {
  return model.positions.get(segment === null ? ALL_SEGMENTS : segmentId(model.workspace.tree.dimension, segment))!;
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
