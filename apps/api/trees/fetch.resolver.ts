import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import type { Snapshot } from '@bough/application';
import { importModel } from '../facts/import.model.js';
import { requireSnapshot, showView, RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { globalId, importNumber } from '../graphql/ids.js';
import { NodeFinders } from '../graphql/node-finders.js';
import { NodeModel } from '../graphql/node.model.js';
import { dimensionModel, segmentModels } from '../segments/dimension.model.js';
import { grownTree } from './grown-tree.js';
import { toMetric } from '../metrics/metric.resolver.js';

const MOST_IDS = 100;

@Resolver()
export class FetchResolver {
  constructor(private readonly later: NodeFinders) {}

  @Query(() => NodeModel, {
    nullable: true,
    description: 'Anything by its global id; null when there is no such thing.',
  })
  node(@Context() context: RequestContext, @Args('id', { type: () => ID }) id: string): Promise<NodeModel | null> {
    return this.fetch(context, id);
  }

  @Query(() => [NodeModel], { nullable: 'items', description: 'In the order of the ids; at most 100.' })
  async nodes(
    @Context() context: RequestContext,
    @Args('ids', { type: () => [ID] }) ids: string[],
  ): Promise<(NodeModel | null)[]> {
    if (ids.length > MOST_IDS) throw badInput(`At most ${MOST_IDS} ids at once.`, 'ids');
    return Promise.all(ids.map((id) => this.fetch(context, id)));
  }

  private async fetch(context: RequestContext, id: string): Promise<NodeModel | null> {
    const found = id.startsWith('imp_') ? await this.findImport(context, id) : findDefined(context, id);
    if (!found) return this.later.find(context, id);
    return Object.assign(Object.create(null), { ...found, __typename: TYPES[id.slice(0, 3)] });
  }

  private async findImport({ useCases }: RequestContext, id: string) {
    const number = importNumber(id);
    const records = number === null ? [] : await useCases.facts.listImports();
    const record = records.find((run) => run.id === number);
    return record ? importModel(record) : null;
  }
}

const TYPES: Record<string, string> = {
  tre: 'MetricTree',
  nod: 'TreeNode',
  met: 'Metric',
  dim: 'SegmentDimension',
  seg: 'Segment',
  imp: 'Import',
};

function findDefined(context: RequestContext, id: string): NodeModel | null {
  const snapshot = requireSnapshot(context);
  const { tree, byId } = grownTree(snapshot);
  const ofCuts = () => findInCuts(context, snapshot, id);
  const { workspace, metrics } = snapshot.model;
  switch (id.slice(0, 4)) {
    case 'tre_':
      return tree.id === id ? tree : ofCuts();
    case 'nod_':
      return byId.get(id) ?? ofCuts();
    case 'met_': {
      const metric = [...metrics.values()].find(({ key }) => globalId('met', key) === id);
      return metric ? toMetric(snapshot, metric) : null;
    }
    case 'dim_': {
      const dimension = workspace.dimensions.find(({ key }) => globalId('dim', key) === id);
      return dimension ? dimensionModel(dimension) : null;
    }
    case 'seg_':
      return workspace.dimensions.flatMap(segmentModels).find((segment) => segment.id === id) ?? null;
    default:
      return null;
  }
}

/** The tree is cut by other dimensions, too, and each of these trees has ids of its own. */
function findInCuts(context: RequestContext, snapshot: Snapshot, id: string): NodeModel | null {
  for (const dimension of snapshot.model.workspace.dimensions) {
    const cut = snapshot.cutBy(dimension);
    const { tree, byId } = grownTree(cut);
    const found = tree.id === id ? tree : byId.get(id);
    if (found) return (showView(context, cut), found);
  }
  return null;
}
