/** Who answers for a row of a scorecard, for the metric in it, and for the node that a part of an explanation is about. */
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { ContributionModel } from '../comparisons/contribution.model.js';
import { ScorecardCellModel, ScorecardRowModel } from '../comparisons/scorecard.model.js';
import { grownTree } from '../trees/grown-tree.js';
import type { TreeNodeModel } from '../trees/tree.model.js';
import { ownerModel } from './owner-models.js';
import { EffectiveOwnerModel } from './ownership.model.js';

const FIELD = { nullable: true, description: 'Who answers for its node; null without a node, and for a gap.' } as const;

async function ownerOf(node: TreeNodeModel | null, context: RequestContext): Promise<EffectiveOwnerModel | null> {
  if (!node) return null;
  const snapshot = requireSnapshot(context);
  const view = await context.useCases.ownership.view();
  return ownerModel(view.owned.get(node.key)!.accountable, view, grownTree(snapshot));
}

@Resolver(() => ScorecardRowModel)
export class ScorecardRowOwnerResolver {
  @ResolveField(() => EffectiveOwnerModel, FIELD)
  owner(@Parent() { node }: ScorecardRowModel, @Context() context: RequestContext) {
    return ownerOf(node, context);
  }
}

@Resolver(() => ScorecardCellModel)
export class ScorecardCellOwnerResolver {
  @ResolveField(() => EffectiveOwnerModel, FIELD)
  owner(@Parent() { node }: ScorecardCellModel, @Context() context: RequestContext) {
    return ownerOf(node, context);
  }
}

@Resolver(() => ContributionModel)
export class ContributionOwnerResolver {
  @ResolveField(() => EffectiveOwnerModel, FIELD)
  owner(@Parent() { node }: ContributionModel, @Context() context: RequestContext) {
    return ownerOf(node, context);
  }
}
