/** Owners as fields of what they own: the node, the segment and the tree. */
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  canonicalTarget,
  measureCoverage,
  measureSegmentCoverage,
  measureWorkload,
  segmentTarget,
} from '@bough/domain';
import type { OwnerView, Snapshot } from '@bough/application';
import { firstArgument, firstOf } from '../graphql/connection.js';
import { requireSnapshot, snapshotOf, type RequestContext } from '../graphql/context.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { SegmentModel } from '../segments/dimension.model.js';
import { grownTree } from '../trees/grown-tree.js';
import { TreeModel, TreeNodeModel } from '../trees/tree.model.js';
import { nodeOwnershipModel, personModel } from './owner-models.js';
import { NodeOwnershipModel, OwnershipCoverageModel, PersonLoadModel } from './ownership.model.js';

const atArgument = () =>
  Args('at', {
    type: () => DateTimeScalar,
    nullable: true,
    description: 'As it was or will be then; left out: now.',
  });

@Resolver(() => TreeNodeModel)
export class NodeOwnershipResolver {
  @ResolveField(() => NodeOwnershipModel, { description: 'Who answers for the node, and why they do.' })
  async ownership(
    @Parent() { key, view: from }: TreeNodeModel,
    @Context() context: RequestContext,
    @atArgument() at?: Date | null,
  ): Promise<NodeOwnershipModel> {
    const snapshot = snapshotOf(context, { view: from });
    const view = await context.useCases.ownership.view(snapshot, at);
    return nodeOwnershipModel(view.owned.get(key)!, view, grownTree(snapshot));
  }
}

@Resolver(() => SegmentModel)
export class SegmentOwnershipResolver {
  @ResolveField(() => NodeOwnershipModel, {
    description: "Who answers for the segment: of its branch, or, in another dimension than the tree's, of its own.",
  })
  async ownership(
    @Parent() { columnId }: SegmentModel,
    @Context() context: RequestContext,
    @atArgument() at?: Date | null,
  ): Promise<NodeOwnershipModel> {
    const snapshot = requireSnapshot(context);
    const view = await context.useCases.ownership.view(snapshot, at);
    const target = canonicalTarget(segmentTarget(columnId), view.owned, snapshot.model.branches.key);
    return nodeOwnershipModel(view.owned.get(target)!, view, grownTree(snapshot));
  }
}

@Resolver(() => TreeModel)
export class TreeOwnershipResolver {
  @ResolveField(() => OwnershipCoverageModel, { description: 'How much of the tree somebody answers for.' })
  async ownershipCoverage(
    @Parent() tree: TreeModel,
    @Context() context: RequestContext,
    @atArgument() at?: Date | null,
  ): Promise<OwnershipCoverageModel> {
    const { snapshot, view } = await this.look(tree, context, at);
    const { gaps, branches, volumeShare, ...counts } = measureCoverage(
      snapshot.model.nodes,
      view.owned,
      context.useCases.ownership.segmentVolumes(snapshot),
    );
    const { byPath } = grownTree(snapshot);
    return {
      ...counts,
      at: view.at,
      volumeCovered: volumeShare,
      branches: [...branches],
      segmentCoverage: measureSegmentCoverage(view.owned),
      uncovered: gaps.map(({ path }) => byPath.get(path)!),
    };
  }

  @ResolveField(() => [PersonLoadModel], { description: 'Who carries how much, the most first.' })
  async ownershipLoad(
    @Parent() tree: TreeModel,
    @Context() context: RequestContext,
    @atArgument() at?: Date | null,
  ): Promise<PersonLoadModel[]> {
    const { owned, owners } = (await this.look(tree, context, at)).view;
    return measureWorkload(owned, owners).map(({ person, direct, ...load }) => ({
      ...load,
      person: personModel(person, owners),
      targets: direct,
    }));
  }

  private async look(
    tree: TreeModel,
    context: RequestContext,
    at?: Date | null,
  ): Promise<{ snapshot: Snapshot; view: OwnerView }> {
    const snapshot = snapshotOf(context, tree);
    return { snapshot, view: await context.useCases.ownership.view(snapshot, at) };
  }
}

@Resolver(() => OwnershipCoverageModel)
export class UncoveredResolver {
  @ResolveField(() => [TreeNodeModel], {
    description: 'Nodes that nobody answers for, where most conversations are first; see MetricTree.ownershipGaps.',
  })
  gaps(@Parent() { uncovered }: OwnershipCoverageModel, @firstArgument(100) first: number): TreeNodeModel[] {
    return firstOf(uncovered, first);
  }
}
