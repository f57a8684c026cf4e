/**
 * What an assignment is made to: a node (its path; the root's is empty, a segment's is its branch), or a slot: the node of the
 * template in every branch at once, `*` and its key. On the way up from a node, each level is asked for its own assignment
 * first, then for its slot's.
 */
import type { TreeNode } from '../trees/tree.js';

export type OwnedNode = Pick<TreeNode, 'path' | 'parentPath' | 'name'>;

const SLOT = '*/';

export function slotTarget(key: string): string {
  return SLOT + key;
}

/** Key of the template node that a target stands for in every branch; `null` for a node's path. */
function slotKey(target: string): string | null {
  return target.startsWith(SLOT) ? target.slice(SLOT.length) : null;
}

/** The slot that a node fills; the root and the segments fill none. `enterprise/cost/hours` fills `*` + `/hours`. */
export function slotOf(path: string): string | null {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? null : SLOT + path.slice(slash + 1);
}

/** True for the node at `scope` and everything below it; the empty scope is everywhere. */
export function isWithin(path: string, scope: string): boolean {
  return scope === '' || path === scope || (path.startsWith(scope) && path[scope.length] === '/');
}

/** `Enterprise`, `Enterprise / Cost to serve`, `Demand intensity in every branch`. */
export function targetName(target: string, nodes: ReadonlyMap<string, OwnedNode>): string {
  const slot = slotKey(target);
  if (slot === null) return pathName(target, nodes);
  for (const node of nodes.values()) if (slotOf(node.path) === target) return `${node.name} in every branch`;
  return `${slot} in every branch`;
}

/** The names from the branch down; the root has its own. */
export function pathName(path: string, nodes: ReadonlyMap<string, OwnedNode>): string {
  const names: string[] = [];
  for (let at: string | null = path; at !== null; at = nodes.get(at)?.parentPath ?? null)
    if (at !== '' || names.length === 0) names.unshift(nodes.get(at)?.name ?? at);
  return names.join(' / ');
}
