/**
 * The tree of a workspace, grown from its template: the root shows all segments together, each segment is a branch, and every
 * branch has the same nodes under it.
 */
import { UNKNOWN, type Dimension } from '../segments/dimension.js';
import { nodesOfBranch } from '../workspace/template/branches.js';
import type { Polarity } from '../metrics/metric.js';
import {
  NODE_FIELDS,
  type EdgeKind,
  type NodeField,
  type TemplateNode,
  type TreeDefinition,
} from '../workspace/tree-template.js';

/** What a node is: the root, a branch, a driver that groups others, or a metric. */
export type NodeKind = 'root' | 'segment' | 'driver' | 'metric';

/** The fields of a template node that have another name or type in the tree, or that decide which branches have the node. */
const NOT_COPIED = ['name', 'edge', 'target', 'only', 'except'] as const;
type CopiedField = Exclude<NodeField, (typeof NOT_COPIED)[number]>;
const COPIED_FIELDS = NODE_FIELDS.filter(
  (field): field is CopiedField => !(NOT_COPIED as readonly NodeField[]).includes(field),
);

/** The fields that a node has from its `TemplateNode`; `null` at the root and the segments, and where the template has no value. */
type CopiedFields = { readonly [F in CopiedField]: NonNullable<TemplateNode[F]> | null };

/** A node of the grown tree. */
export interface TreeNode extends CopiedFields {
  /** Keys from the root down: `enterprise/handling_efficiency/touches_per_ticket`; empty for the root. */
  readonly path: string;
  readonly parentPath: string | null;
  readonly name: string;
  readonly kind: NodeKind;
  readonly depth: number;
  /** Index among its siblings. */
  readonly order: number;
  /** Key of the segment whose customers the node counts; `null` at the root, which counts all. */
  readonly segment: string | null;
  /** How the node relates to the one above it; `null` at the root. */
  readonly edge: EdgeKind | null;
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
function own(template: TemplateNode): Partial<TreeNode> {
  const { name, edge, target } = template;
  return { name, edge, polarity: target ?? null, ...copiedFields((field) => template[field]) };
}

function copiedFields(value: (field: CopiedField) => unknown): CopiedFields {
  return Object.fromEntries(COPIED_FIELDS.map((field) => [field, value(field) ?? null])) as unknown as CopiedFields;
}

const BLANK: TreeNode = {
  ...copiedFields(() => null),
  path: '',
  parentPath: null,
  name: '',
  kind: 'metric',
  depth: 0,
  order: 0,
  segment: null,
  edge: null,
  polarity: null,
  childCount: 0,
  descendantCount: 0,
};

function node(fields: Partial<TreeNode>): TreeNode {
  return { ...BLANK, ...fields };
}
