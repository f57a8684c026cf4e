/** Nodes and segments by what people type, their keys, or by their ids; one that there is not is an error at its argument. */
import type { Snapshot } from '@bough/application';
import { badInput } from '../graphql/errors.js';
import { segmentModels, type SegmentModel } from '../segments/dimension.model.js';
import { grownTree } from './grown-tree.js';
import type { TreeNodeModel } from './tree.model.js';

/** The node of the tree that holds now with this key (empty: the root) or id. */
export function findNode(snapshot: Snapshot, keyOrId: string, ...argument: readonly string[]): TreeNodeModel {
  const { byId, byPath } = grownTree(snapshot);
  const node = byPath.get(keyOrId) ?? byId.get(keyOrId);
  if (node) return node;
  throw badInput(`There is no node "${keyOrId}" in this tree.`, ...argument);
}

/** The segment with this key among all dimensions (`plan/pro`) or id. */
export function findSegment({ model }: Snapshot, keyOrId: string, ...argument: readonly string[]): SegmentModel {
  const segments = model.workspace.dimensions.flatMap(segmentModels);
  const segment = segments.find(({ id, columnId }) => columnId === keyOrId || id === keyOrId);
  if (segment) return segment;
  throw badInput(`There is no segment "${keyOrId}".`, ...argument);
}
