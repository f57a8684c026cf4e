/** Nodes of a tree as models. Ids are made of the tree's key and the node's keys, and of the dimension where it is not the tree's own. */
import type { EdgeKind, TreeNode } from '@bough/domain';
import { globalId } from '../graphql/ids.js';
import type { TreeEdgeModel, TreeNodeModel } from './tree.model.js';

/** What makes the ids of a tree, and from where it is looked at. */
export interface TreePlace {
  /** The key of the tree, and that of the dimension that it is cut by instead of its own. */
  readonly keys: readonly string[];
  readonly view: string;
}

/** The models of nodes by their paths. */
export function nodeModels(place: TreePlace, nodes: readonly TreeNode[]): Map<string, TreeNodeModel> {
  const models = new Map<string, TreeNodeModel>();
  for (const node of nodes) models.set(node.path, nodeModel(place, node, models));
  return models;
}

function nodeModel(
  { keys, view }: TreePlace,
  node: TreeNode,
  above: ReadonlyMap<string, TreeNodeModel>,
): TreeNodeModel {
  const id = globalId('nod', ...keys, node.path);
  const parentId = node.parentPath === null ? null : above.get(node.parentPath)!.id;
  return {
    id,
    parentId,
    key: node.path,
    name: node.name,
    kind: node.kind,
    family: node.family,
    depth: node.depth,
    order: node.order,
    childCount: node.childCount,
    descendantCount: node.descendantCount,
    planned: node.planned,
    identity: node.identity,
    note: node.note,
    target: node.polarity,
    templateKey: node.depth < 2 ? null : node.path.slice(node.path.lastIndexOf('/') + 1),
    view,
    edgeToParent: parentId === null ? null : edge(keys, node, parentId, id, node.edge!),
    node,
  };
}

function edge(
  keys: readonly string[],
  node: TreeNode,
  parentId: string,
  childId: string,
  kind: EdgeKind,
): TreeEdgeModel {
  return {
    id: globalId('edg', ...keys, node.path),
    parentId,
    childId,
    relation: kind,
    note: node.note,
    lagWeeks: node.lag,
  };
}
