/** The rows and columns of a tree side by side. */
import {
  inTreeOrder,
  positionOf,
  UNKNOWN,
  type Model,
  type Period,
  type TemplateNode,
  type TreeNode,
} from '@bough/domain';
import type { Snapshot } from '../../trees/snapshot.js';
import type { MatrixColumn, MatrixQuery, MatrixRow } from './matrix.js';

/** The root, then the template nodes that are asked for with those above them, parents first. */
export function matrixRows(model: Model, { rows }: MatrixQuery): MatrixRow[] {
  const { nodes: template } = model.workspace.tree;
  const kept = rows === undefined ? null : withParents(template, rows);
  const places = new Map<string | null, number>([[null, 0]]);
  const shown = shownNodes(model);
  const root = model.nodes[0]!;
  const made = [rowOf(model, null, root, { parent: null, depth: 0, childCount: childCount(template, null) })];
  for (const node of inTreeOrder(template)) {
    const parent = places.get(node.parent);
    if (parent === undefined || (kept && !kept.has(node.key))) continue;
    places.set(node.key, made.length);
    const place = { parent, depth: made[parent]!.depth + 1, childCount: childCount(template, node.key) };
    made.push(rowOf(model, node, shown.get(node.key) ?? null, place));
  }
  return made;
}

function withParents(template: readonly TemplateNode[], keys: readonly string[]): Set<string> {
  const parents = new Map(template.map(({ key, parent }) => [key, parent]));
  const kept = new Set<string>();
  for (const key of keys)
    for (let at: string | null = key; at !== null && !kept.has(at); at = parents.get(at) ?? null) kept.add(at);
  return kept;
}

/** The first node of each template node in any branch: which metric is shown is the same in all of them. */
function shownNodes({ nodes }: Model): Map<string, TreeNode> {
  const shown = new Map<string, TreeNode>();
  for (const node of nodes) {
    const key = node.path.slice(node.path.lastIndexOf('/') + 1);
    if (node.depth > 1 && !shown.has(key)) shown.set(key, node);
  }
  return shown;
}

function childCount(template: readonly TemplateNode[], key: string | null): number {
  return template.filter(({ parent }) => parent === key).length;
}

function rowOf(
  { metrics }: Model,
  template: TemplateNode | null,
  node: TreeNode | null,
  place: Pick<MatrixRow, 'parent' | 'depth' | 'childCount'>,
): MatrixRow {
  const key = node ? node.metric : (template?.metric ?? null);
  const metric = key === null ? null : metrics.get(key)!;
  const polarity = node?.polarity ?? template?.target ?? metric?.polarity ?? null;
  const planned = template?.planned ?? null;
  return { template, name: template?.name ?? node!.name, metric, polarity, planned, ...place };
}

/** All segments together, then the branches that are asked for. */
export function matrixColumns(snapshot: Snapshot, { segments, period }: MatrixQuery): MatrixColumn[] {
  const { nodes } = snapshot.model;
  const sizeAt = sizesOf(snapshot, period);
  const heads = nodes.filter(
    ({ kind, segment }) => kind === 'segment' && (segments === undefined || segments.includes(segment!)),
  );
  return [nodes[0]!, ...heads].map((head): MatrixColumn => {
    const { segment } = head;
    const position = positionOf(snapshot.model, head);
    const kind = segment === null ? 'all' : segment === UNKNOWN ? 'unknown' : 'segment';
    const name = segment === null ? snapshot.model.segments[0]!.name : head.name;
    return { segment, name, kind, position, head, ...sizeAt(position) };
  });
}

/** Conversations and customers by the position of a segment. */
function sizesOf(snapshot: Snapshot, period: Period) {
  const { leaves } = snapshot.valuesOf(period);
  const { range, carried } = snapshot.state;
  const [created, customers, days] = ['created', 'customer_days', 'days'].map((key) => leaves.get(key));
  return (position: number | null): Pick<MatrixColumn, 'volume' | 'customers'> => {
    if (range === null || position === null) return { volume: null, customers: null };
    const known = carried.has('customers') && days![0]! > 0;
    return { volume: created![position]!, customers: known ? customers![position]! / days![0]! : null };
  };
}
