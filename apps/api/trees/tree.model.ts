import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { DriverFamily, EdgeKind, Grain, NodeKind, Period, Polarity, TreeNode } from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { namedEnum } from '../graphql/enums.js';
import { NodeModel } from '../graphql/node.model.js';
import { DateTimeScalar, KeyScalar } from '../graphql/scalars.js';
import { GrainEnum } from '../rollups/period.inputs.js';
import { PeriodModel } from '../rollups/period.model.js';
import { EventModel } from './event.model.js';
import { ComparisonModel, MeasurementModel } from '../metrics/measurement.model.js';
import { DriverFamilyEnum, MetricModel, PolarityEnum, UnitModel } from '../metrics/metric.model.js';

export const NodeKindEnum = namedEnum<NodeKind>('TreeNodeKind', {
  root: 'ROOT',
  segment: 'SEGMENT',
  driver: 'DRIVER',
  metric: 'METRIC',
});
const EdgeKindEnum = namedEnum<EdgeKind>(
  'EdgeRelation',
  { identity: 'IDENTITY', partition: 'PARTITION', influence: 'INFLUENCE' },
  {
    IDENTITY: 'The parent is a formula of its children.',
    PARTITION: "The children split the parent's population.",
    INFLUENCE: 'A belief without arithmetic: drawn dashed, never summed.',
  },
);

@ObjectType('MetricTree', { implements: () => NodeModel })
export class TreeModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field(() => KeyScalar)
  key!: string;
  @Field()
  name!: string;
  @Field(() => Int, { description: 'The version of the workspace; mutations take it as expectedVersion.' })
  version!: number;
  @Field(() => Int, {
    description: 'The newest version in which the tree, the metrics or the branches changed.',
  })
  structureVersion!: number;
  @Field(() => Int, { description: 'Levels below the root.' })
  depth!: number;
  @Field(() => Int)
  nodeCount!: number;
  /** From where it is looked at; see Snapshot.view. */
  view!: string;
}

@ObjectType('TreeEdge')
export class TreeEdgeModel {
  @Field(() => ID)
  id!: string;
  @Field(() => ID)
  parentId!: string;
  @Field(() => ID)
  childId!: string;
  @Field(() => EdgeKindEnum)
  relation!: EdgeKind;
  @Field(() => String, { nullable: true })
  note!: string | null;
  @Field(() => Int, { nullable: true, description: 'Weeks until an influence shows in the parent.' })
  lagWeeks!: number | null;
}

@ObjectType('TreeNode', { implements: () => NodeModel })
export class TreeNodeModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field({ description: 'Keys from the root: enterprise/handling_efficiency/touches_per_ticket; empty for the root.' })
  key!: string;
  @Field(() => KeyScalar, {
    nullable: true,
    description: 'What mutations call it, in every branch; null for the root and the segments.',
  })
  templateKey!: string | null;
  @Field()
  name!: string;
  @Field(() => NodeKindEnum)
  kind!: NodeKind;
  @Field(() => DriverFamilyEnum, { nullable: true })
  family!: DriverFamily | null;
  @Field(() => ID, { nullable: true })
  parentId!: string | null;
  @Field(() => Int, { description: '0 for the root.' })
  depth!: number;
  @Field(() => Int, { description: 'Place among its siblings.' })
  order!: number;
  @Field(() => Int)
  childCount!: number;
  @Field(() => Int)
  descendantCount!: number;
  @Field(() => TreeEdgeModel, { nullable: true })
  edgeToParent!: TreeEdgeModel | null;
  @Field(() => String, { nullable: true, description: 'Why a planned node has no data yet.' })
  planned!: string | null;
  @Field(() => String, { nullable: true, description: "The node's value over the keys of its identity children." })
  identity!: string | null;
  @Field(() => String, { nullable: true })
  note!: string | null;
  @Field(() => PolarityEnum, {
    nullable: true,
    description: 'Which direction is better at this node; null: as its metric says.',
  })
  target!: Polarity | null;
  /** The node of the domain. */
  node!: TreeNode;
  /** From where its tree is looked at: it distinguishes a node of today from the same node of the past. */
  view!: string;
}

@ObjectType()
export class TreeNodeConnection extends connectionOf(TreeNodeModel, 'TreeNode') {}

@ObjectType('TreeSlice', { description: 'What is visible of a tree: flat, for drawing in one round trip.' })
export class TreeSliceModel {
  @Field(() => Int)
  structureVersion!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'End of the last day with facts.' })
  dataThrough!: Date | null;
  @Field(() => [TreeNodeModel], { description: 'Every parent before its children, siblings in order.' })
  nodes!: TreeNodeModel[];
  @Field(() => [TreeEdgeModel], { description: 'Edges between the nodes of this slice and their parents.' })
  edges!: TreeEdgeModel[];
  @Field({ description: 'True when "first" cut the slice; go on with after: endCursor.' })
  hasMore!: boolean;
  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

@ObjectType('WantedMetric', { description: 'A metric that a node would show if an import carried what it needs.' })
export class WantedMetricModel {
  @Field(() => MetricModel)
  metric!: MetricModel;
  @Field(() => [String], { description: 'Fields of conversations and customers, cost_pools, customers, readings.' })
  needs!: readonly string[];
  @Field({ description: 'For people: what is shown, and what the other would need.' })
  message!: string;
}

@ObjectType('NodeReading')
export class NodeReadingModel {
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => MeasurementModel)
  current!: MeasurementModel;
  @Field(() => ComparisonModel, { nullable: true, description: 'Null unless asked for.' })
  comparison!: ComparisonModel | null;
  /** What the quantiles are read of; `null` without a value. */
  source!: {
    readonly metric: string;
    readonly position: number;
    readonly period: Period;
    readonly view: string;
  } | null;
}

@ObjectType('SeriesPoint')
export class SeriesPointModel {
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => MeasurementModel)
  measurement!: MeasurementModel;
  @Field({
    description:
      'True when the ends of the series cut the day, week, month … short: a count in it is one of fewer days.',
  })
  isCut!: boolean;
}

@ObjectType('TimeSeries', { description: 'At most 1,000 points; a request for more is refused rather than thinned.' })
export class TimeSeriesModel {
  @Field(() => GrainEnum)
  grain!: Grain;
  @Field(() => UnitModel)
  unit!: UnitModel;
  @Field(() => [SeriesPointModel])
  points!: SeriesPointModel[];
  @Field(() => [EventModel], { description: 'What happened in the period and concerned the segment.' })
  events!: EventModel[];
}

/** The type of `sparkline`. */
export const SPARKLINE = [Float];
