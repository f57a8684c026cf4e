import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { sliceTree, UNKNOWN } from '@bough/domain';
import { TreeFiles, type Snapshot } from '@bough/application';
import { checkFirst, firstArgument, firstOf, makeCursor, readCursor } from '../graphql/connection.js';
import { requireSnapshot, showView, snapshotOf, RequestContext } from '../graphql/context.js';
import { badInput, unknownName } from '../graphql/errors.js';
import { DateTimeScalar, KeyScalar } from '../graphql/scalars.js';
import { PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { dimensionModel, DimensionModel } from '../segments/dimension.model.js';
import { dataThrough, grownTree } from './grown-tree.js';
import { namedNode } from './named-node.js';
import { nodeFilter, SliceArgs } from './tree.inputs.js';
import { TreeModel, TreeNodeModel, TreeSliceModel } from './tree.model.js';

const LARGEST_SLICE = 2000;

@Resolver(() => TreeModel)
export class TreeResolver {
  constructor(private readonly files: TreeFiles) {}

  @Query(() => TreeModel, { nullable: true, description: "The workspace's tree; its key may be left out." })
  async tree(
    @Context() context: RequestContext,
    @Args('key', { type: () => KeyScalar, nullable: true }) key?: string,
    @Args('version', {
      type: () => Int,
      nullable: true,
      description: 'An earlier version of the workspace: its tree and metrics over the numbers of today.',
    })
    version?: number,
    @Args('at', {
      type: () => DateTimeScalar,
      nullable: true,
      description:
        'An instant: its tree, metrics, owners and standards. Values are as they are known now: those of the past are not kept. Null before the first workspace.',
    })
    at?: Date,
    @Args('dimension', {
      type: () => KeyScalar,
      nullable: true,
      description:
        "Cuts the tree by another dimension than its own, to be read only: the same template for its segments. The ids of such a tree and of its nodes differ from those of the tree's own, and node and nodes find them; mutations and explanations do not take them.",
    })
    dimension?: string,
  ): Promise<TreeModel | null> {
    const snapshot = await viewedTree(context, { version, at, dimension });
    if (!snapshot) return null;
    const { tree } = grownTree(showView(context, snapshot));
    return key == null || key === tree.key ? tree : null;
  }

  @ResolveField(() => TreeNodeModel)
  root(@Parent() tree: TreeModel, @Context() context: RequestContext): TreeNodeModel {
    return grownTree(snapshotOf(context, tree)).byPath.get('')!;
  }

  @ResolveField(() => TreeNodeModel, {
    nullable: true,
    description: 'A node by its key: enterprise/handling_efficiency.',
  })
  node(@Parent() tree: TreeModel, @Context() context: RequestContext, @Args('key') key: string): TreeNodeModel | null {
    return grownTree(snapshotOf(context, tree)).byPath.get(key) ?? null;
  }

  @ResolveField(() => DimensionModel, { description: 'The dimension whose segments are the branches.' })
  dimension(@Parent() tree: TreeModel, @Context() context: RequestContext): DimensionModel {
    return dimensionModel(snapshotOf(context, tree).model.branches);
  }

  @ResolveField(() => String, {
    description: 'Tree and own metrics as the YAML that says them; treeApply takes it back.',
  })
  definition(@Parent() tree: TreeModel, @Context() context: RequestContext): string {
    const { model, viewpoint } = snapshotOf(context, tree);
    const { workspace } = viewpoint.dimension === null ? model : requireSnapshot(context).model;
    return this.files.write({
      ...model.workspace,
      tree: { ...model.workspace.tree, dimension: workspace.tree.dimension },
    });
  }

  @ResolveField(() => [TreeNodeModel], {
    description: 'Nodes whose value the data contradicts: their formula over their children gives another one.',
  })
  async brokenIdentities(
    @Parent() tree: TreeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @firstArgument(100) first: number,
  ): Promise<TreeNodeModel[]> {
    const snapshot = snapshotOf(context, tree);
    const broken = await context.useCases.trees.brokenIdentities(snapshot, periodOf(input, snapshot));
    return firstOf(broken, first).map(({ node }) => grownTree(snapshot).byPath.get(node.path)!);
  }

  @ResolveField(() => TreeSliceModel)
  slice(@Parent() tree: TreeModel, @Context() context: RequestContext, @Args() args: SliceArgs): TreeSliceModel {
    const snapshot = snapshotOf(context, tree);
    checkFirst(args.first, LARGEST_SLICE);
    const nodes = visibleNodes(snapshot, args);
    const { first, after, ...visible } = args;
    const seen = snapshot.view === '' ? '' : ` of ${snapshot.view}`;
    const scope = `slice${seen} ${JSON.stringify(visible)}`;
    const last = after == null ? null : readCursor(after, scope);
    const start = last === null ? 0 : nodes.findIndex(({ id }) => id === last) + 1;
    if (last !== null && start === 0)
      throw badInput('The node of this cursor is no longer there; begin again without "after".', 'after');
    const shown = nodes.slice(start, start + first);
    return {
      structureVersion: tree.structureVersion,
      dataThrough: dataThrough(snapshot),
      nodes: shown,
      edges: shown.flatMap((node) => (node.edgeToParent && node.id !== nodes[0]!.id ? [node.edgeToParent] : [])),
      hasMore: start + first < nodes.length,
      endCursor: shown.length === 0 ? null : makeCursor(shown.at(-1)!.id, scope),
    };
  }
}

interface Viewed {
  readonly version?: number | undefined;
  readonly at?: Date | undefined;
  readonly dimension?: string | undefined;
}

/** The snapshot that is asked for; `null` when there was none. */
async function viewedTree(context: RequestContext, { version, at, dimension }: Viewed): Promise<Snapshot | null> {
  const today = requireSnapshot(context);
  if (version != null && at != null) throw badInput('Give "version" or "at", not both.', 'at');
  const { trees } = context.useCases;
  const then = at != null ? await trees.at(at) : version != null ? await trees.past(version) : today;
  if (then === null || dimension == null) return then;
  const { dimensions } = then.model.workspace;
  const cut = dimensions.find(({ key }) => key === dimension);
  if (cut) return then.cutBy(cut);
  const known = dimensions.map(({ key }) => key);
  throw unknownName('dimension', dimension, known, ['dimension']);
}

function visibleNodes(snapshot: Snapshot, { node, maxDepth, expand, collapse, filter }: SliceArgs): TreeNodeModel[] {
  const { byPath } = grownTree(snapshot);
  const pathOf = (name: string, argument: string) => namedNode(snapshot, name, argument).key;
  const branches = [...snapshot.model.branches.segments.map(({ key }) => key), UNKNOWN];
  for (const key of filter?.segments ?? [])
    if (!branches.includes(key)) throw unknownName('segment', key, branches, ['filter', 'segments']);
  if (maxDepth < 0) throw badInput('"maxDepth" must be 0 or more', 'maxDepth');
  const visible = sliceTree(snapshot.model.nodes, {
    root: node == null ? '' : pathOf(node, 'node'),
    maxDepth,
    expand: new Set(expand?.map((id) => pathOf(id, 'expand'))),
    collapse: new Set(collapse?.map((id) => pathOf(id, 'collapse'))),
    ...(filter && { filter: nodeFilter(filter) }),
  });
  return visible.map(({ path }) => byPath.get(path)!);
}
