/** Who answers for a row of a scorecard, for the metric in it, and for the node that a part of an explanation is about. */
import { findSegmentOwner } from '@bough/domain';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { ContributionModel } from '../comparisons/contribution.model.js';
import { ScorecardCellModel, ScorecardRowModel } from '../comparisons/scorecard.model.js';
import { grownTree } from '../trees/grown-tree.js';
import { ownerModel } from './owner-models.js';
import { EffectiveOwnerModel } from './ownership.model.js';

const FIELD = {
  nullable: true,
  description:
    'Who answers for its node. For a segment that is no branch: its own Accountable, else that of the slot of the metric, else that of the root. Null for a gap.',
} as const;

/** What is owned: a node by its key, or, where the tree has none, a segment by its id and a metric of it. */
interface Ownable {
  readonly node: string | null;
  readonly segment: string | null;
  readonly metric?: string;
}

async function ownerOf(
  { node, segment, metric }: Ownable,
  context: RequestContext,
): Promise<EffectiveOwnerModel | null> {
  if (node === null && segment === null) return null;
  const snapshot = requireSnapshot(context);
  const view = await context.useCases.ownership.view();
  const owner =
    node === null
      ? findSegmentOwner(segment!, view.owners, view.slots.get(metric ?? ''))
      : view.owned.get(node)!.accountable;
  return ownerModel(owner, view, grownTree(snapshot));
}

@Resolver(() => ScorecardRowModel)
export class ScorecardRowOwnerResolver {
  @ResolveField(() => EffectiveOwnerModel, FIELD)
  owner(@Parent() { node, segmentId: segment }: ScorecardRowModel, @Context() context: RequestContext) {
    return ownerOf({ node: node?.key ?? null, segment }, context);
  }
}

@Resolver(() => ScorecardCellModel)
export class ScorecardCellOwnerResolver {
  @ResolveField(() => EffectiveOwnerModel, FIELD)
  owner(
    @Parent() { node, branch, metric, segmentId: segment }: ScorecardCellModel,
    @Context() context: RequestContext,
  ) {
    return ownerOf({ node: node?.key ?? branch, segment, metric: metric.key }, context);
  }
}

@Resolver(() => ContributionModel)
export class ContributionOwnerResolver {
  @ResolveField(() => EffectiveOwnerModel, FIELD)
  owner(@Parent() { node, metric, segmentId: segment }: ContributionModel, @Context() context: RequestContext) {
    if (metric === null) return null;
    return ownerOf({ node: node?.key ?? null, segment, metric: metric.key }, context);
  }
}
