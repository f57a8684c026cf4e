/** The tree of a workspace as models, by path and by id; made once per version of the workspace, and viewpoint. */
import type { Snapshot } from '@bough/application';
import { timeZone, type Model } from '@bough/domain';
import { globalId } from '../graphql/ids.js';
import { nodeModels } from './node-models.js';
import type { TreeModel, TreeNodeModel } from './tree.model.js';

export interface GrownTree {
  readonly tree: TreeModel;
  readonly byPath: ReadonlyMap<string, TreeNodeModel>;
  readonly byId: ReadonlyMap<string, TreeNodeModel>;
}

/** Instants from which a tree is seen; the last few are kept. */
const KEPT_VIEWS = 4;
const grown = new WeakMap<Model, Map<string, GrownTree>>();

/** The tree of a snapshot. */
export function grownTree(snapshot: Snapshot): GrownTree {
  const { model, view } = snapshot;
  let views = grown.get(model);
  if (!views) grown.set(model, (views = new Map()));
  let found = views.get(view);
  if (found) return found;
  const [other] = views.values();
  found = other ? seenFrom(view, other) : grow(snapshot);
  if (views.size >= KEPT_VIEWS) views.delete([...views.keys()].at(-1)!);
  views.set(view, found);
  return found;
}

function grow({ model, workspaceVersion: version, structureVersion, viewpoint, view }: Snapshot): GrownTree {
  const { nodes, workspace } = model;
  const { key, name } = workspace.tree;
  const keys = viewpoint.dimension === null ? [key] : [key, viewpoint.dimension];
  const depth = nodes.reduce((most, node) => Math.max(most, node.depth), 0);
  const id = globalId('tre', ...keys);
  const tree = { id, key, name, version, structureVersion, depth, nodeCount: nodes.length, view };
  return withIds(tree, nodeModels({ keys, view }, nodes));
}

/** The same tree from another viewpoint: ids are dear to make. */
function seenFrom(view: string, { tree, byPath }: GrownTree): GrownTree {
  const nodes = [...byPath].map(([path, node]): [string, TreeNodeModel] => [path, { ...node, view }]);
  return withIds({ ...tree, view }, new Map(nodes));
}

function withIds(tree: TreeModel, byPath: ReadonlyMap<string, TreeNodeModel>): GrownTree {
  return { tree, byPath, byId: new Map([...byPath.values()].map((node) => [node.id, node])) };
}

/** End of the last day with facts. */
export function dataThrough({ state, model }: Snapshot): Date | null {
  return state.range && new Date(timeZone(model.workspace.timeZone).startOf(state.range.to));
}
