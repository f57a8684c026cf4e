/** What applying a workspace would change, in words. */
import { dayText } from '../shared/day.js';
import type { Workspace } from './workspace.js';

/** One line per difference; empty when nothing changes. The first workspace is one line. */
export function describeWorkspaceChange(before: Workspace | null, after: Workspace): string[] {
  if (before === null) return [`new workspace "${after.name}" with ${count(after)}`];
  const settings = (['name', 'timeZone', 'currency', 'revenue', 'referencePeriod', 'freshnessDays'] as const)
    .filter((key) => !isSame(before[key], after[key]))
    .map((key) => `${LABELS[key]}: ${setting(before, key)} → ${setting(after, key)}`);
  return [
    ...settings,
    ...listChanges('dimension', before.dimensions, after.dimensions),
    ...listChanges('measure', before.measures, after.measures),
    ...listChanges('metric', before.metrics, after.metrics),
    ...treeChanges(before, after),
  ];
}

const LABELS = {
  name: 'name',
  timeZone: 'time zone',
  currency: 'currency',
  revenue: 'revenue attribute',
  referencePeriod: 'reference period',
  freshnessDays: 'freshness (days)',
};

function count({ dimensions, metrics, tree }: Workspace): string {
  return `${dimensions.length} dimensions, ${metrics.length} own metrics and a tree of ${tree.nodes.length} nodes per segment`;
}

function treeChanges(before: Workspace, after: Workspace): string[] {
  const { nodes: oldNodes, ...oldTree } = before.tree;
  const { nodes: newNodes, ...newTree } = after.tree;
  const head = (['key', 'name', 'dimension', 'headline'] as const)
    .filter((key) => oldTree[key] !== newTree[key])
    .map((key) => `tree ${key}: ${oldTree[key]} → ${newTree[key]}`);
  return [...head, ...listChanges('node', oldNodes, newNodes)];
}

function listChanges(noun: string, before: readonly { key: string }[], after: readonly { key: string }[]): string[] {
  const old = new Map(before.map((item) => [item.key, item]));
  const now = new Map(after.map((item) => [item.key, item]));
  const lines = [
    ...[...now.keys()].filter((key) => !old.has(key)).map((key) => `${noun} ${key}: added`),
    ...[...old.keys()].filter((key) => !now.has(key)).map((key) => `${noun} ${key}: removed`),
    ...[...now]
      .filter(([key, item]) => old.has(key) && !isSame(old.get(key), item))
      .map(([key]) => `${noun} ${key}: changed`),
  ];
  const order = (items: readonly { key: string }[]) => items.map(({ key }) => key).join();
  return lines.length === 0 && order(before) !== order(after) ? [`${noun}s: in another order`] : lines;
}

function setting(workspace: Workspace, key: keyof typeof LABELS): string {
  const { referencePeriod } = workspace;
  if (key !== 'referencePeriod' || referencePeriod === null) return show(workspace[key] ?? 'none');
  return `${dayText(referencePeriod.from)} to ${dayText(referencePeriod.to - 1)}`;
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Equal as data, whatever the order of the keys (a database may change it). */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
