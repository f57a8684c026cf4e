import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { sliceTree } from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { checkFirst, makeCursor, readCursor } from '../graphql/connection.js';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { KeyScalar } from '../graphql/scalars.js';
import { dimensionModel, DimensionModel } from '../segments/dimension.model.js';
import { dataThrough, grownTree } from './grown-tree.js';
import { nodeFilter, SliceArgs } from './tree.inputs.js';
import { TreeModel, TreeNodeModel, TreeSliceModel } from './tree.model.js';

const LARGEST_SLICE = 500;

@Resolver(() => TreeModel)
export class TreeResolver {
  @Query(() => TreeModel, { nullable: true, description: "The workspace's tree; its key may be left out." })
  tree(
    @Context() context: RequestContext,
    @Args('key', { type: () => KeyScalar, nullable: true }) key?: string,
  ): TreeModel | null {
    const { tree } = grownTree(requireSnapshot(context));
    return key == null || key === tree.key ? tree : null;
  }

  @ResolveField(() => TreeNodeModel)
  root(@Context() context: RequestContext): TreeNodeModel {
    return grownTree(requireSnapshot(context)).byPath.get('')!;
  }

  @ResolveField(() => TreeNodeModel, {
    nullable: true,
    description: 'A node by its key: enterprise/handling_efficiency.',
  })
  node(@Context() context: RequestContext, @Args('key') key: string): TreeNodeModel | null {
    return grownTree(requireSnapshot(context)).byPath.get(key) ?? null;
  }

  @ResolveField(() => DimensionModel, { description: 'The dimension whose segments are the branches.' })
  dimension(@Context() context: RequestContext): DimensionModel {
    const { dimensions, tree } = requireSnapshot(context).model.workspace;
    return dimensionModel(dimensions.find(({ key }) => key === tree.dimension)!);
  }

  @ResolveField(() => TreeSliceModel)
  slice(@Parent() tree: TreeModel, @Context() context: RequestContext, @Args() args: SliceArgs): TreeSliceModel {
    const snapshot = requireSnapshot(context);
    checkFirst(args.first, LARGEST_SLICE);
    const nodes = visibleNodes(snapshot, args);
    const { first, after, ...visible } = args;
    const scope = `slice ${JSON.stringify(visible)}`;
    const last = after == null ? null : readCursor(after, scope);
    const start = last === null ? 0 : nodes.findIndex(({ id }) => id === last) + 1;
    if (last !== null && start === 0)
      throw badInput('The node of this cursor is no longer there; begin again without "after".', 'after');
    const shown = nodes.slice(start, start + first);
    return {
      tree,
      structureVersion: tree.structureVersion,
      dataThrough: dataThrough(snapshot),
      nodes: shown,
      edges: shown.flatMap((node) => (node.edgeToParent && node.id !== nodes[0]!.id ? [node.edgeToParent] : [])),
      hasMore: start + first < nodes.length,
      endCursor: shown.length === 0 ? null : makeCursor(shown.at(-1)!.id, scope),
    };
  }
}

function visibleNodes(snapshot: Snapshot, { rootId, maxDepth, expand, collapse, filter }: SliceArgs): TreeNodeModel[] {
  const { byId, byPath } = grownTree(snapshot);
  const pathOf = (id: string, argument: string) => {
    const node = byId.get(id);
    if (!node) throw badInput(`There is no node "${id}" in this tree.`, argument);
    return node.key;
  };
  if (maxDepth < 0) throw badInput('"maxDepth" must be 0 or more', 'maxDepth');
  const visible = sliceTree(snapshot.model.nodes, {
    root: rootId == null ? '' : pathOf(rootId, 'rootId'),
    maxDepth,
    expand: new Set(expand?.map((id) => pathOf(id, 'expand'))),
    collapse: new Set(collapse?.map((id) => pathOf(id, 'collapse'))),
    ...(filter && { filter: nodeFilter(filter) }),
  });
  return visible.map(({ path }) => byPath.get(path)!);
}
