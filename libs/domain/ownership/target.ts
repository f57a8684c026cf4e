/**
 * The target of an assignment is a node, given by its path (empty for the root, the branch for a segment), or a slot: a node of the
 * template in every branch at once, given by `*`, a slash and its key. On the way up from a node, each level is asked first for its own
 * assignment and then for that of its slot.
 */
import type { TreeNode } from '../trees/tree.js';

export type OwnedNode = Pick<TreeNode, 'path' | 'parentPath' | 'name'>;

const SLOT = '*/';

/** The target that stands for a template node in every branch. */
export function slotTarget(key: string): string {
  return SLOT + key;
}

/** The key of the template node that a target stands for in every branch; `null` for the path of one node. */
function slotKey(target: string): string | null {
  return target.startsWith(SLOT) ? target.slice(SLOT.length) : null;
}

/** The slot that a node fills: `enterprise/cost/hours` fills `*` + `/hours`. `null` for the root and for segments, which fill none. */
export function slotOf(path: string): string | null {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? null : SLOT + path.slice(slash + 1);
}

/** Whether a path is that of the node at `scope` or lies below it. The empty scope is everywhere. */
export function isWithin(path: string, scope: string): boolean {
  return scope === '' || path === scope || (path.startsWith(scope) && path[scope.length] === '/');
}

/** A target for people: `Enterprise`, `Enterprise / Cost to serve`, `Demand intensity in every branch`. */
export function targetName(target: string, nodes: ReadonlyMap<string, OwnedNode>): string {
  const slot = slotKey(target);
  if (slot === null) return pathName(target, nodes);
  for (const node of nodes.values()) if (slotOf(node.path) === target) return `${node.name} in every branch`;
  return `${slot} in every branch`;
}

/** A path for people: the names from the branch down, joined by slashes. Only the root has its own name. */
export function pathName(path: string, nodes: ReadonlyMap<string, OwnedNode>): string {
  const names: string[] = [];
  for (let at: string | null = path; at !== null; at = nodes.get(at)?.parentPath ?? null)
    if (at !== '' || names.length === 0) names.unshift(nodes.get(at)?.name ?? at);
  return names.join(' / ');
}
