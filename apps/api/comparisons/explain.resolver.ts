import { Args, Context, Float, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { explanationView, neededView, type SegmentPeriod, type Snapshot } from '@bough/application';
import { neededChanges, positionOf, type ExplanationView, type MixReason, type Period } from '@bough/domain';
import { requireSnapshot, snapshotOf, RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { KeyScalar } from '../graphql/scalars.js';
import { ComparisonInput, comparisonOf, PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { namedMetric } from '../metrics/named-metric.js';
import { namedDimension, namedSegment, SEGMENT_NAME } from '../segments/named-segment.js';
import {
  ContributionBreakdownModel,
  ExplanationViewEnum,
  NeededChangeModel,
  type ToldMix,
} from './contribution.model.js';
import { MixBreakdownModel } from './mix.model.js';
import { contributionBreakdown, neededChange, toldMix } from './contributions.js';
import { namedNode, NODE_NAME } from '../trees/named-node.js';
import { TreeNodeModel } from '../trees/tree.model.js';

const VIEW = { type: () => ExplanationViewEnum, defaultValue: 'additive' } as const;
const DIMENSION = {
  type: () => KeyScalar,
  nullable: true,
  description: "Whose segments share the difference; the tree's when left out.",
} as const;

const NODE = { type: () => ID, description: NODE_NAME } as const;
const METRIC = { type: () => KeyScalar, nullable: true, description: "Another than the node's own." } as const;

interface Wish {
  readonly metric?: string | undefined;
  readonly view: ExplanationView;
  readonly dimension?: string | undefined;
}

@Resolver(() => TreeNodeModel)
export class ExplainResolver {
  @ResolveField(() => ContributionBreakdownModel, {
    nullable: true,
    description: 'Why its value differs from that of another period. Null for a node without a metric.',
  })
  contributions(
    @Parent() node: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('compareTo', { type: () => ComparisonInput }) compareTo: ComparisonInput,
    @Args('view', VIEW) view: ExplanationView,
    @Args('dimension', DIMENSION) dimension?: string,
  ): Promise<ContributionBreakdownModel | null> {
    const snapshot = snapshotOf(context, node);
    const period = periodOf(input, snapshot);
    const position = placeOf(snapshot, node);
    const reference = { position, period: comparisonOf(compareTo, period, snapshot) };
    return explain({ useCases: context.useCases, snapshot }, node, { position, period }, reference, {
      view,
      dimension,
    });
  }

  @ResolveField(() => [NeededChangeModel], {
    description:
      'What each of its drivers would have to be, alone, for the node to show the target; in its canonical unit.',
  })
  neededChange(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('target', { type: () => Float }) target: number,
  ): NeededChangeModel[] {
    const snapshot = snapshotOf(context, parent);
    const { node } = parent;
    const { metric } = node;
    if (metric === null) return [];
    const side = { values: snapshot.valuesOf(periodOf(input, snapshot)), position: placeOf(snapshot, parent) };
    const found = neededChanges(snapshot.model, { metric, node, side }, target);
    return found.map((change) => neededChange(neededView(snapshot.model, snapshot.model.metrics.get(metric)!, change)));
  }

  @Query(() => ContributionBreakdownModel, {
    nullable: true,
    description: 'Why the value of a node differs between two periods. Null for a node without a metric.',
  })
  explainChange(
    @Context() context: RequestContext,
    @Args('node', NODE) name: string,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('compareTo', { type: () => ComparisonInput }) compareTo: ComparisonInput,
    @Args('view', VIEW) view: ExplanationView,
    @Args('dimension', DIMENSION) dimension?: string,
    @Args('metric', METRIC) metric?: string,
  ): Promise<ContributionBreakdownModel | null> {
    const snapshot = requireSnapshot(context);
    const node = namedNode(snapshot, name, 'node');
    const period = periodOf(input, snapshot);
    const position = placeOf(snapshot, node);
    const reference = { position, period: comparisonOf(compareTo, period, snapshot) };
    return explain({ useCases: context.useCases, snapshot }, node, { position, period }, reference, {
      view,
      dimension,
      metric,
    });
  }

  @Query(() => ContributionBreakdownModel, {
    nullable: true,
    description: 'Why the value of a node differs between two segments in one period.',
  })
  explainGap(
    @Context() context: RequestContext,
    @Args('node', NODE) name: string,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('segment', { type: () => ID, nullable: true, description: `Another than the node's own. ${SEGMENT_NAME}` })
    segment: string | null,
    @Args('reference', {
      type: () => ID,
      nullable: true,
      description: `Left out: all segments together. ${SEGMENT_NAME}`,
    })
    reference: string | null,
    @Args('view', VIEW) view: ExplanationView,
    @Args('metric', METRIC) metric?: string,
  ): Promise<ContributionBreakdownModel | null> {
    const snapshot = requireSnapshot(context);
    const node = namedNode(snapshot, name, 'node');
    const period: Period = periodOf(input, snapshot);
    const position = segment ? positionNamed(snapshot, segment, 'segment') : placeOf(snapshot, node);
    const other = reference ? positionNamed(snapshot, reference, 'reference') : 0;
    if (position === other)
      throw badInput('The segment and the reference are the same; name another one.', 'reference');
    return explain(
      { useCases: context.useCases, snapshot },
      node,
      { position, period },
      { position: other, period },
      { view, metric },
    );
  }
}

/** Both need readings of their own, so they are made only where they are asked for. */
@Resolver(() => ContributionBreakdownModel)
export class ExplainedMixResolver {
  @ResolveField(() => [String], { description: 'At most three sentences for people: what differs, and why.' })
  async sentences(@Parent() { tellMix }: ContributionBreakdownModel): Promise<readonly string[]> {
    return (await tellMix()).sentences;
  }

  @ResolveField(() => MixBreakdownModel, {
    nullable: true,
    description:
      'Are the questions others, or the answers to the same questions? Null where conversations do not tell.',
  })
  async mix(@Parent() { tellMix }: ContributionBreakdownModel): Promise<MixBreakdownModel | null> {
    return (await tellMix()).mix;
  }
}

async function explain(
  { useCases, snapshot }: Pick<RequestContext, 'useCases'> & { readonly snapshot: Snapshot },
  { node }: TreeNodeModel,
  place: SegmentPeriod,
  reference: SegmentPeriod,
  { view, dimension, metric: wanted }: Wish,
): Promise<ContributionBreakdownModel | null> {
  const key = wanted ?? node.metric;
  if (key === null) return null;
  namedMetric(snapshot, key, 'metric');
  if (dimension != null) namedDimension(snapshot, dimension, 'dimension');
  const request = {
    metric: key,
    node: key === node.metric ? node : null,
    place,
    reference,
    view,
    dimension: dimension ?? undefined,
  };
  const found = await useCases.comparisons.explain(snapshot, request);
  const toldWith = (mix: MixReason | null) => explanationView(snapshot.model, request, found, mix);
  let told: Promise<ToldMix> | null = null;
  const tellMix = async () =>
    toldMix(snapshot, toldWith(await useCases.comparisons.explainMix(snapshot, request, found)));
  return contributionBreakdown(snapshot, toldWith(null), () => (told ??= tellMix()));
}

function placeOf({ model }: Snapshot, { node }: TreeNodeModel): number {
  const position = positionOf(model, node);
  if (position !== null) return position;
  throw badInput(`The segment "${node.segment}" is no longer there, so nothing of it can be explained.`, 'node');
}

function positionNamed(snapshot: Snapshot, name: string, argument: string): number {
  return snapshot.model.positions.get(namedSegment(snapshot, name, [argument]).columnId)!;
}
