/**
 * The visible part of a tree as a flat list: parents first, siblings in order. Every node but the first has its parent in the list,
 * whatever is expanded, collapsed or filtered.
 */
import type { DriverFamily } from '../metrics/metric.js';
import type { NodeKind, TreeNode } from './tree.js';

/** Which nodes to keep; a field that is left out keeps all. */
export interface NodeFilter {
  readonly kinds?: readonly NodeKind[];
  readonly families?: readonly DriverFamily[];
  /** Segment keys of the tree's dimension. */
  readonly segments?: readonly string[];
  /** Part of a name (in any case) or of a path. */
  readonly search?: string;
}

/** What is visible. */
export interface SliceRequest {
  /** Path of the node to begin with; empty for the root. */
  readonly root: string;
  /** Number of levels below that are open. */
  readonly maxDepth: number;
  /** Paths of deeper nodes that are open, too. */
  readonly expand?: ReadonlySet<string>;
  /** Paths of nodes that are closed. */
  readonly collapse?: ReadonlySet<string>;
  /** Keeps matching nodes and all of their ancestors. */
  readonly filter?: NodeFilter;
}

/** The visible nodes of a grown tree; empty when there is no node at `root`. */
export function sliceTree(nodes: readonly TreeNode[], request: SliceRequest): TreeNode[] {
  const { root, maxDepth, expand, collapse } = request;
  const top = nodes.find(({ path }) => path === root);
  if (!top) return [];
  const visible = new Map<string, TreeNode>([[top.path, top]]);
  for (const node of nodes) {
    const parent = node.parentPath === null ? undefined : visible.get(node.parentPath);
    if (!parent || node === top || collapse?.has(parent.path)) continue;
    if (node.depth - top.depth <= maxDepth || expand?.has(parent.path)) visible.set(node.path, node);
  }
  const opened = [...visible.values()];
  return request.filter ? keepMatching(opened, top, request.filter) : opened;
}

function keepMatching(nodes: readonly TreeNode[], top: TreeNode, filter: NodeFilter): TreeNode[] {
  const byPath = new Map(nodes.map((node) => [node.path, node]));
  const kept = new Set<TreeNode>([top]);
  for (const node of nodes) {
    if (!matches(node, filter)) continue;
    for (
      let at: TreeNode | undefined = node;
      at && !kept.has(at);
      at = at.parentPath === null ? undefined : byPath.get(at.parentPath)
    )
      kept.add(at);
  }
  return nodes.filter((node) => kept.has(node));
}

function matches(node: TreeNode, { kinds, families, segments, search }: NodeFilter): boolean {
  const text = search?.toLowerCase();
  return (
    (!kinds || kinds.includes(node.kind)) &&
    (!families || (node.family !== null && families.includes(node.family))) &&
    (!segments || (node.segment !== null && segments.includes(node.segment))) &&
    (!text || node.name.toLowerCase().includes(text) || node.path.includes(text))
  );
}
