/** Changes of the list of template nodes: add, patch, move, remove. None of them checks the result. */
import { nodeName } from '../template/default-name.js';
import type { DriverFamily } from '../../metrics/metric.js';
import { ABSENT_FIELDS, NULL_FIELDS, type NodeField, type TemplateNode } from '../tree-template.js';

/** New values for the fields of a node. A field that is left out stays as it is; `null` removes its value. */
export type NodePatch = { readonly [F in NodeField]?: TemplateNode[F] | null };

type Nodes = readonly TemplateNode[];

/** Where a node hangs. */
export interface NodePlacement {
  readonly key: string;
  /** Key of the node above; `null` for right under every segment. */
  readonly parent: string | null;
  /** Index among its siblings, from 0; `null` for the last one. */
  readonly order: number | null;
}

/** The nodes with a new one. */
export function withNode(nodes: Nodes, { key, parent, order }: NodePlacement, patch: NodePatch): Nodes {
  const family = familyOf(nodes, parent);
  const nothing = { metric: null, edge: 'influence', planned: null, identity: null, note: null } as const;
  const blank: TemplateNode = { key, parent, name: nodeName(key, null), family, ...nothing };
  return placed(nodes, patched(blank, patch, family), order);
}

/** The nodes with one of them patched. Nodes below that had its family get the new one. */
export function withPatch(nodes: Nodes, key: string, patch: NodePatch): Nodes {
  const node = nodes.find((each) => each.key === key)!;
  const next = patched(node, patch, familyOf(nodes, node.parent));
  const changed = nodes.map((each) => (each === node ? next : each));
  return inheriting(changed, key, node.family, next.family);
}

/** The nodes with one of them, and all that is below it, hung elsewhere. */
export function withMove(nodes: Nodes, { key, parent, order }: NodePlacement): Nodes {
  const node = nodes.find((each) => each.key === key)!;
  const [before, above] = [familyOf(nodes, node.parent), familyOf(nodes, parent)];
  const family = node.family === before ? above : node.family;
  const others = nodes.filter((each) => each !== node);
  return inheriting(placed(others, { ...node, parent, family }, order), key, node.family, family);
}

/** The nodes without one of them and all that is below it. */
export function withoutNode(nodes: Nodes, key: string): Nodes {
  const gone = new Set([key]);
  for (let size = 0; size < gone.size;) {
    size = gone.size;
    for (const node of nodes) if (node.parent !== null && gone.has(node.parent)) gone.add(node.key);
  }
  return nodes.filter((node) => !gone.has(node.key));
}

function placed(nodes: Nodes, node: TemplateNode, order: number | null): Nodes {
  const siblings = nodes.filter(({ parent }) => parent === node.parent);
  const next = order === null ? undefined : siblings[Math.max(0, order)];
  const at = next ? nodes.indexOf(next) : nodes.length;
  return [...nodes.slice(0, at), node, ...nodes.slice(at)];
}

function patched(node: TemplateNode, patch: NodePatch, familyAbove: DriverFamily | null): TemplateNode {
  const { name, edge, family } = patch;
  const given = NULL_FIELDS.filter((field) => patch[field] !== undefined).map((field) => [field, patch[field]]);
  const next: TemplateNode = { ...node, ...Object.fromEntries(given) };
  const isNamedByItself = node.name === nodeName(node.key, node.metric);
  const own = name === undefined && !isNamedByItself ? node.name : name;
  return {
    ...withAbsentFields(next, patch),
    name: own ?? nodeName(next.key, next.metric),
    edge: edge === undefined ? node.edge : (edge ?? 'influence'),
    family: family === undefined ? node.family : (family ?? familyAbove),
  };
}

/** An optional field without a value is left out, as in a file. */
function withAbsentFields(node: TemplateNode, patch: NodePatch): TemplateNode {
  const entries = new Map<string, unknown>(Object.entries(node));
  for (const field of ABSENT_FIELDS) {
    const value: unknown = patch[field];
    if (value === undefined) continue;
    if (value === null || (Array.isArray(value) && value.length === 0)) entries.delete(field);
    else entries.set(field, value);
  }
  return Object.fromEntries(entries) as unknown as TemplateNode;
}

function familyOf(nodes: Nodes, key: string | null): DriverFamily | null {
  return nodes.find((node) => node.key === key)?.family ?? null;
}

function inheriting(nodes: Nodes, key: string, before: DriverFamily | null, after: DriverFamily | null): Nodes {
  if (before === after) return nodes;
  const below = new Set([key]);
  const next = [...nodes];
  for (let found = true; found;) {
    found = false;
    next.forEach((node, index) => {
      if (node.parent === null || !below.has(node.parent) || below.has(node.key) || node.family !== before) return;
      below.add(node.key);
      next[index] = { ...node, family: after };
      found = true;
    });
  }
  return next;
}
