/**
 * The differences between two trees with their metrics, by node and field: added, removed, changed, hung under another node, put in
 * another order. Each difference can be written as a line: `node cost/escalation: metric escalation_rate → escalation_rate_all`.
 */
import type { Scale } from '../../metrics/metric.js';
import { isSame } from '../../shared/same.js';
import type { TreeSections } from './workspace-structure.js';
import { childrenByParent, inTreeOrder, templatePath } from '../template/tree-order.js';
import type { TemplateNode } from '../tree-template.js';

/** One difference. */
export interface TreeChange {
  readonly kind: 'tree' | 'node' | 'metric' | 'standard' | 'event';
  /** The path of a node below its segment, the key of a metric, standard or event; empty for the tree itself or a whole list. */
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed' | 'reordered';
  /** The field that changed; `null` unless `changed`. For a whole standard, `from` or `to` has what it asks for. */
  readonly field: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Every difference; empty when both give the same tree. */
export function treeChanges(before: TreeSections, after: TreeSections): TreeChange[] {
  return [...metricChanges(before, after), ...headChanges(before, after), ...nodeChanges(before, after)];
}

/** A difference as a line of text. */
export function treeChangeText({ kind, key, change, field, from, to }: TreeChange): string {
  if (change === 'reordered') return `${key === '' ? `${kind}s` : `${kind} ${key}`}: in another order`;
  if (change !== 'changed') return `${kind} ${key}: ${[change, from ?? to].filter((part) => part !== null).join(', ')}`;
  return kind === 'tree' ? `tree ${field}: ${from} → ${to}` : `${kind} ${key}: ${field} ${from} → ${to}`;
}

function metricChanges(before: TreeSections, after: TreeSections): TreeChange[] {
  const [old, now] = [byKey(before.metrics), byKey(after.metrics)];
  const changes = listChanges('metric', old, now, (key) => key);
  return [...changes, ...reordered('metric', '', [...old.keys()], [...now.keys()])];
}

function headChanges(before: TreeSections, after: TreeSections): TreeChange[] {
  return (['key', 'name', 'dimension', 'headline'] as const)
    .filter((field) => before.tree[field] !== after.tree[field])
    .map((field) => ({
      ...({ kind: 'tree', key: '', change: 'changed', field } as const),
      from: before.tree[field],
      to: after.tree[field],
    }));
}

function nodeChanges(before: TreeSections, after: TreeSections): TreeChange[] {
  const written = ({ tree }: TreeSections) => byKey(inTreeOrder(tree.nodes).map(asWritten));
  const [old, now] = [written(before), written(after)];
  const path = (key: string) => templatePath(key, now.has(key) ? after.tree.nodes : before.tree.nodes);
  return [...listChanges('node', old, now, path), ...siblingOrder(before, after)];
}

/** A node as in a file, where the node above it is called `under`. */
function asWritten({ parent, ...node }: TemplateNode) {
  return { ...node, under: parent };
}

function siblingOrder(before: TreeSections, after: TreeSections): TreeChange[] {
  const old = childrenByParent(before.tree.nodes);
  return [...childrenByParent(after.tree.nodes)].flatMap(([parent, children]) => {
    const path = parent === null ? '' : templatePath(parent, after.tree.nodes);
    return reordered('node', path, keysOf(old.get(parent) ?? []), keysOf(children));
  });
}

type Item = { readonly key: string };

function listChanges(
  kind: 'node' | 'metric',
  old: ReadonlyMap<string, Item>,
  now: ReadonlyMap<string, Item>,
  path: (key: string) => string,
): TreeChange[] {
  const whole = (key: string, change: 'added' | 'removed'): TreeChange => ({
    kind,
    key: path(key),
    change,
    field: null,
    from: null,
    to: null,
  });
  return [
    ...[...now.keys()].filter((key) => !old.has(key)).map((key) => whole(key, 'added')),
    ...[...old.keys()].filter((key) => !now.has(key)).map((key) => whole(key, 'removed')),
    ...[...now].flatMap(([key, item]) => (old.has(key) ? fieldChanges(kind, path(key), old.get(key)!, item) : [])),
  ];
}

function fieldChanges(kind: 'node' | 'metric', key: string, before: Item, after: Item): TreeChange[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields
    .filter((field) => !isSame(old.get(field) ?? null, now.get(field) ?? null))
    .map((field) => ({
      kind,
      key,
      change: 'changed',
      field: inWords(field),
      from: text(old.get(field)),
      to: text(now.get(field)),
    }));
}

/** Whether the entries that are in both lists are in another order. */
function reordered(kind: 'node' | 'metric', key: string, old: readonly string[], now: readonly string[]): TreeChange[] {
  const [stayed, stay] = [old.filter((each) => now.includes(each)), now.filter((each) => old.includes(each))];
  if (stayed.join() === stay.join()) return [];
  return [{ kind, key, change: 'reordered', field: null, from: stayed.join(', '), to: stay.join(', ') }];
}

function byKey<T extends Item>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.key, item]));
}

function keysOf(items: readonly Item[]): string[] {
  return items.map(({ key }) => key);
}

/** The name of a field as in a file: `minimumSample` becomes `minimum_sample`. */
function inWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function text(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? scaleText(value as Scale) : String(value as string | number);
}

/** `1 to 5`: the only field that is more than a text, a number or a list of them. */
function scaleText({ min, max }: Scale): string {
  return `${min} to ${max}`;
}
