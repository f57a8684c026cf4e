/**
 * The tree of a workspace, grown from its template: the root shows all segments together, each segment is a branch, and every
 * branch has the same nodes under it.
 */
import { UNKNOWN, type Dimension } from '../segments/dimension.js';
import { nodesOfBranch } from '../workspace/template/branches.js';
import type { DriverFamily, Polarity } from '../metrics/metric.js';
import type { EdgeKind, TemplateNode, TreeDefinition } from '../workspace/tree-template.js';

/** What a node is: the root, a branch, a driver that groups others, or a metric. */
export type NodeKind = 'root' | 'segment' | 'driver' | 'metric';

/** The metric that the tree asks for at a node where another is shown instead. */
export interface WantedMetric {
  readonly metric: string;
  /** What it needs and no source carries. */
  readonly needs: readonly string[];
}

/** A node of the grown tree. Fields without a note are those of its `TemplateNode`. */
export interface TreeNode {
  /** Keys from the root down: `enterprise/handling_efficiency/touches_per_ticket`; empty for the root. */
  readonly path: string;
  readonly parentPath: string | null;
  readonly name: string;
  readonly kind: NodeKind;
  readonly depth: number;
  /** Index among its siblings. */
  readonly order: number;
  readonly family: DriverFamily | null;
  /** The metric that is shown; where no source carries that of the template, another one (see `shown-metric.ts`). */
  readonly metric: string | null;
  /** The metric of the template where another one is shown instead; else `null`. */
  readonly wanted: WantedMetric | null;
  readonly planned: string | null;
  readonly identity: string | null;
  /** Key of the segment whose customers the node counts; `null` at the root, which counts all. */
  readonly segment: string | null;
  /** How the node relates to the one above it; `null` at the root. */
  readonly edge: EdgeKind | null;
  readonly note: string | null;
  /** Weeks until an influence shows in the parent. */
  readonly lag: number | null;
  /** The polarity at this node; `null` for that of the metric. */
  readonly polarity: Polarity | null;
  readonly childCount: number;
  readonly descendantCount: number;
}

/** The nodes of a tree, parents first, siblings in order. */
export function growTree(tree: TreeDefinition, dimension: Dimension): TreeNode[] {
  const segments = [...dimension.segments, { key: UNKNOWN, name: 'Unknown' }];
  const branches = segments.map((segment, order) => branch(tree, segment, order));
  const root = node({
    path: '',
    parentPath: null,
    name: tree.name,
    kind: 'root',
    metric: tree.headline,
    childCount: segments.length,
    descendantCount: branches.reduce((count, nodes) => count + nodes.length, 0),
  });
  return [root, ...branches.flat()];
}

function branch(tree: TreeDefinition, segment: { key: string; name: string }, order: number): TreeNode[] {
  const nodes = nodesOfBranch(tree.nodes, segment.key);
  const below = new Map<string | null, TemplateNode[]>();
  for (const each of nodes) below.set(each.parent, [...(below.get(each.parent) ?? []), each]);
  const groups = new Set(tree.nodes.map(({ parent }) => parent));
  const grow = (parentKey: string | null, parentPath: string, depth: number): TreeNode[] =>
    (below.get(parentKey) ?? []).flatMap((template, index) => {
      const path = `${parentPath}/${template.key}`;
      const descendants = grow(template.key, path, depth + 1);
      // A node that has children in the template is a driver in every branch, even where all of them are left out.
      const kind = parentKey === null && groups.has(template.key) ? 'driver' : 'metric';
      const place = { path, parentPath, depth, kind, order: index, segment: segment.key } as const;
      const childCount = below.get(template.key)?.length ?? 0;
      const self = node({ ...own(template), ...place, childCount, descendantCount: descendants.length });
      return [self, ...descendants];
    });
  const head = node({
    path: segment.key,
    parentPath: '',
    name: segment.name,
    kind: 'segment',
    depth: 1,
    order,
    metric: tree.headline,
    segment: segment.key,
    edge: 'partition',
    childCount: below.get(null)?.length ?? 0,
    descendantCount: nodes.length,
  });
  return [head, ...grow(null, segment.key, 2)];
}

/** The fields that a node has from its template. */
function own({ name, metric, planned, identity, edge, family, note, lag, target }: TemplateNode): Partial<TreeNode> {
  return { name, metric, planned, identity, edge, family, note, lag: lag ?? null, polarity: target ?? null };
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
  wanted: null,
  planned: null,
  identity: null,
  segment: null,
  edge: null,
  note: null,
  lag: null,
  polarity: null,
  childCount: 0,
  descendantCount: 0,
};

function node(fields: Partial<TreeNode>): TreeNode {
  return { ...BLANK, ...fields };
}
