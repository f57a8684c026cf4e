/** The tree of a workspace as models, by path and by id; made once per version of the workspace. */
import type { Snapshot } from '@bough/application';
import { timeZone, type Model } from '@bough/domain';
import { globalId } from '../graphql/ids.js';
import { nodeModels, type TreeModel, type TreeNodeModel } from './tree.model.js';

export interface GrownTree {
  readonly tree: TreeModel;
  readonly byPath: ReadonlyMap<string, TreeNodeModel>;
  readonly byId: ReadonlyMap<string, TreeNodeModel>;
}

const grown = new WeakMap<Model, GrownTree>();

/** The tree of a snapshot. */
export function grownTree(snapshot: Snapshot): GrownTree {
  const { model } = snapshot;
  let found = grown.get(model);
  if (!found) grown.set(model, (found = grow(snapshot)));
  return found;
}

function grow({ model: { workspace, nodes }, workspaceVersion: version, structureVersion }: Snapshot): GrownTree {
  const { key, name } = workspace.tree;
  const byPath = nodeModels(key, nodes, version);
  const depth = Math.max(...nodes.map((node) => node.depth));
  return {
    tree: { id: globalId('tre', key), key, name, version, structureVersion, depth, nodeCount: nodes.length },
    byPath,
    byId: new Map([...byPath.values()].map((node) => [node.id, node])),
  };
}

/** End of the last day with facts. */
export function dataThrough({ state, model }: Snapshot): Date | null {
  return state.range && new Date(timeZone(model.workspace.timeZone).startOf(state.range.to));
}
