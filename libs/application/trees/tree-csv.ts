/** A tree as one row per node, for spreadsheets and notebooks. */
import { csvText, type Period, type TreeNode } from '@bough/domain';
import { readNode } from './read-node.js';
import type { Snapshot } from './snapshot.js';

const COLUMNS = [
  ...['path', 'segment', 'name', 'kind', 'metric', 'unit', 'value', 'sample', 'marks'],
  ...['previous', 'change', 'relative_change', 'tone', 'owner'],
];

interface TreeCsvQuery {
  readonly period: Period;
  readonly basis: Period | null;
  /** Keys of the branches to list beside the root; left out: all. */
  readonly segments?: readonly string[] | undefined;
  /** Key of who answers for the node of a path. */
  readonly ownerOf: (path: string) => string | null;
}

/** The rows as CSV text, parents first. Values are in canonical units: seconds, shares 0 to 1, money. */
export async function treeCsv(snapshot: Snapshot, query: TreeCsvQuery): Promise<string> {
  const { segments } = query;
  const shown = snapshot.model.nodes.filter(
    ({ segment }) => segment === null || !segments || segments.includes(segment),
  );
  return csvText(COLUMNS, await Promise.all(shown.map((node) => rowOf(snapshot, node, query))));
}

async function rowOf(snapshot: Snapshot, node: TreeNode, { period, basis, ownerOf }: TreeCsvQuery) {
  const reading = await readNode(snapshot, node, period, basis);
  const { current, comparison } = reading ?? { current: null, comparison: null };
  const { path, segment, name, kind, metric } = node;
  return [
    ...[path, segment, name, kind, metric, current?.metric.unit ?? null, current?.value ?? null],
    ...[current?.sample ?? null, current ? [current.reason, ...current.marks].filter(Boolean).join(' ') : null],
    ...[comparison?.previous.value ?? null, comparison?.change.absolute ?? null, comparison?.change.relative ?? null],
    ...[comparison?.change.tone ?? null, ownerOf(path)],
  ];
}
