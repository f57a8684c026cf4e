/**
 * A tree is a template over one dimension: the root shows all segments together, each segment is a branch, and every branch
 * has the same nodes under it. Edges are typed: identity (the parent is a formula of its children), partition (the children
 * split the parent's population) and influence (believed, never summed).
 */
import { UNKNOWN, type Dimension } from '../segments/dimension.js';
import type { DriverFamily } from './metric.js';

export const EDGE_KINDS = ['identity', 'partition', 'influence'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** One node of the template; every branch gets its own. */
export interface TemplateNode {
  readonly key: string;
  /** Key of the node above; `null` for the nodes right under a segment. */
  readonly parent: string | null;
  readonly name: string;
  /** `null` for a node that only groups, or that is planned. */
  readonly metric: string | null;
  /** How the node relates to the one above it. */
  readonly edge: Exclude<EdgeKind, 'partition'>;
  readonly family: DriverFamily | null;
  /** Why the node has no data yet. */
  readonly planned: string | null;
  /** The node's value as a formula over the keys of its identity children. */
  readonly identity: string | null;
  readonly note: string | null;
}

export interface TreeDefinition {
  readonly key: string;
  readonly name: string;
  /** The dimension whose segments are the branches. */
  readonly dimension: string;
  /** The metric that the root and each segment show. */
  readonly headline: string;
  readonly nodes: readonly TemplateNode[];
}

export type NodeKind = 'root' | 'segment' | 'driver' | 'metric';

export interface TreeNode {
  /** Keys from the root: `enterprise/handling_efficiency/touches_per_ticket`; empty for the root. */
  readonly path: string;
  readonly parentPath: string | null;
  readonly name: string;
  readonly kind: NodeKind;
  readonly depth: number;
  /** Place among its siblings. */
  readonly order: number;
  readonly family: DriverFamily | null;
  readonly metric: string | null;
  readonly planned: string | null;
  readonly identity: string | null;
  /** Key of the segment whose customers the node counts; `null` at the root: all. */
  readonly segment: string | null;
  /** How the node relates to its parent; `null` at the root. */
  readonly edge: EdgeKind | null;
  readonly note: string | null;
  readonly childCount: number;
  readonly descendantCount: number;
}

/** The nodes of a tree, parents first, siblings in order. */
export function growTree(tree: TreeDefinition, dimension: Dimension): TreeNode[] {
  const segments = [...dimension.segments, { key: UNKNOWN, name: 'Unknown' }];
  const perBranch = tree.nodes.length + 1;
  const root = node({
    path: '',
    parentPath: null,
    name: tree.name,
    kind: 'root',
    metric: tree.headline,
    childCount: segments.length,
    descendantCount: segments.length * perBranch,
  });
  return [root, ...segments.flatMap((segment, order) => branch(tree, segment, order))];
}

function branch(tree: TreeDefinition, segment: { key: string; name: string }, order: number): TreeNode[] {
  const childrenOf = (key: string | null) => tree.nodes.filter((candidate) => candidate.parent === key);
  const countBelow = (key: string): number =>
    childrenOf(key).reduce((count, child) => count + 1 + countBelow(child.key), 0);
  const grow = (key: string | null, parentPath: string, depth: number): TreeNode[] =>
    childrenOf(key).flatMap((template, index) => {
      const path = `${parentPath}/${template.key}`;
      const { name, metric, planned, identity, edge, family, note } = template;
      const children = childrenOf(template.key).length;
      const kind = key === null && children > 0 ? 'driver' : 'metric';
      const own = { name, metric, planned, identity, edge, family, note, kind } as const;
      return [
        node({
          ...own,
          path,
          parentPath,
          depth,
          order: index,
          segment: segment.key,
          childCount: children,
          descendantCount: countBelow(template.key),
        }),
        ...grow(template.key, path, depth + 1),
      ];
    });
  return [
    node({
      path: segment.key,
      parentPath: '',
      name: segment.name,
      kind: 'segment',
      depth: 1,
      order,
      metric: tree.headline,
      segment: segment.key,
      edge: 'partition',
      childCount: childrenOf(null).length,
      descendantCount: tree.nodes.length,
    }),
    ...grow(null, segment.key, 2),
  ];
}

const BLANK: TreeNode = {
  path: '',
  parentPath: null,
  name: '',
  kind: 'metric',
  depth: 0,
  order: 0,
  family: null,
  metric: null,
  planned: null,
  identity: null,
  segment: null,
  edge: null,
  note: null,
  childCount: 0,
  descendantCount: 0,
};

function node(given: Partial<TreeNode>): TreeNode {
  return { ...BLANK, ...given };
}
