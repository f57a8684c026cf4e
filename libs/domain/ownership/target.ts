/**
 * The target of an assignment is a node, given by its path (empty for the root, the branch for a segment of the tree's dimension); a slot,
 * which is a node of the template in every branch at once, given by `*`, a slash and its key; or a segment of another dimension, given by
 * `segment:`, its dimension, a slash and its key. On the way up from a node, each level is asked first for its own assignment and then for
 * that of its slot. A segment of another dimension lies right below the root.
 */
import { UNKNOWN, type Dimension } from '../segments/dimension.js';
import { ALL_SEGMENTS } from '../rollups/leaf-columns.js';
import { segmentId } from '../trees/model-of-workspace.js';
import type { TreeNode } from '../trees/tree.js';
import type { Workspace } from '../workspace/workspace.js';

/** What somebody can be Accountable for: a node of the tree, or a segment of another dimension, whose path is its target. */
export type OwnedNode = Pick<TreeNode, 'path' | 'parentPath' | 'name'>;

const SLOT = '*/';
const SEGMENT = 'segment:';

/** The target that stands for a segment, given by its id, of another dimension than the tree's: `segment:industry/fintech`. */
export function segmentTarget(id: string): string {
  return SEGMENT + id;
}

/** The id of the segment of another dimension that a target stands for: `industry/fintech`. `null` for nodes and slots. */
export function segmentOfTarget(target: string): string | null {
  return target.startsWith(SEGMENT) ? target.slice(SEGMENT.length) : null;
}

/** Everything that can be owned: the nodes of the tree, then the segments of the other dimensions, which lie right below the root. */
export function listOwnedNodes(
  nodes: readonly OwnedNode[],
  { dimensions, tree }: Pick<Workspace, 'dimensions' | 'tree'>,
): OwnedNode[] {
  const others = dimensions.filter(({ key }) => key !== tree.dimension);
  return [...nodes, ...others.flatMap(ownedSegments)];
}

/** The segments of a dimension that is not the tree's, below the root. */
export function ownedSegments(dimension: Dimension): OwnedNode[] {
  return [...dimension.segments, { key: UNKNOWN, name: 'Unknown' }].map(({ key, name }) => ({
    path: segmentTarget(segmentId(dimension.key, key)),
    parentPath: '',
    name: `${dimension.name}: ${name}`,
  }));
}

/** The same by path. */
export function mapOwnedNodes(...[nodes, workspace]: Parameters<typeof listOwnedNodes>): Map<string, OwnedNode> {
  return new Map(listOwnedNodes(nodes, workspace).map((node) => [node.path, node]));
}

/**
 * A target as it is stored. Segments may be named by their ids: `plan/enterprise` of the tree's dimension is the branch `enterprise`,
 * `industry/fintech` of another one is `segment:industry/fintech`. What is unknown stays as it is.
 */
export function canonicalTarget(target: string, nodes: { has(path: string): boolean }, treeDimension: string): string {
  if (nodes.has(target)) return target;
  const id = segmentOfTarget(target) ?? target;
  if (id === ALL_SEGMENTS) return '';
  const branch = id.startsWith(`${treeDimension}/`) ? id.slice(treeDimension.length + 1) : null;
  if (branch !== null && nodes.has(branch)) return branch;
  return nodes.has(segmentTarget(id)) ? segmentTarget(id) : target;
}

/** The target that stands for a template node in every branch. */
export function slotTarget(key: string): string {
  return SLOT + key;
}

/** The key of the template node that a target stands for in every branch; `null` for the path of one node. */
export function slotKey(target: string): string | null {
  return target.startsWith(SLOT) ? target.slice(SLOT.length) : null;
}

/** The slot that a node fills: `enterprise/cost/hours` fills `*` + `/hours`. `null` for the root, segments and slots, which fill none. */
export function slotOf(path: string): string | null {
  if (segmentOfTarget(path) !== null || slotKey(path) !== null) return null;
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
