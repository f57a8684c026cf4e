/** The values of a tree side by side. They equal what `readNode` gives for each node. */
import {
  changeBetween,
  finiteOrNull,
  templatePath,
  type ChangeTerms,
  type MetricValue,
  type ModelMetric,
  type TreeNode,
} from '@bough/domain';
import { provenValue } from '../../trees/prove-identities.js';
import type { Snapshot } from '../../trees/snapshot.js';
import { changeView, valueView } from '../../trees/value-view.js';
import { matrixColumns, matrixRows } from './matrix-axes.js';
import type { TreeMatrix, TreeCell, MatrixColumn, MatrixQuery, MatrixRow } from './matrix.js';

/** A tree side by side. Only what counts distinct customers waits for the database, once for all segments. */
export async function readMatrix(snapshot: Snapshot, query: MatrixQuery): Promise<TreeMatrix> {
  const { model } = snapshot;
  const [rows, columns] = [matrixRows(model, query), matrixColumns(snapshot, query)];
  const cells: TreeCell[] = [];
  for (const row of rows) {
    const path = row.template && templatePath(row.template.key, model.workspace.tree.nodes);
    const nodes = columns.map(({ head }) =>
      path === null ? head : head.segment === null ? null : (model.nodesByPath.get(`${head.path}/${path}`) ?? null),
    );
    const found = row.metric ? await readRow(snapshot, query, { row, metric: row.metric, columns, nodes }) : null;
    nodes.forEach((node, index) => cells.push(found?.[index] ?? emptyCell(node)));
  }
  return { snapshot, period: query.period, basis: query.basis, rows, columns, cells };
}

function emptyCell(node: TreeNode | null): TreeCell {
  return { node, current: null, change: null, gap: null, planned: node?.planned ?? null };
}

interface ReadRow {
  readonly row: MatrixRow;
  readonly metric: ModelMetric;
  readonly columns: readonly MatrixColumn[];
  readonly nodes: readonly (TreeNode | null)[];
}

async function readRow(snapshot: Snapshot, { period, basis }: MatrixQuery, shown: ReadRow): Promise<TreeCell[]> {
  const { metric, columns, nodes, row } = shown;
  const values = await rowValues(snapshot, period, shown);
  const before = basis && (await rowValues(snapshot, basis, shown));
  const overTime = basis && snapshot.termsOverTime(metric.key, period, basis, row.polarity);
  const across = snapshot.termsAcross(metric.key, period, row.polarity);
  const all = values[0]!;
  const whole = valueView(all, metric);
  return nodes.map((node, index): TreeCell => {
    const value = values[index];
    if (!value) return emptyCell(node);
    const earlier = before?.[index] ?? null;
    const current = valueView(value, metric, earlier && earlier.value);
    const previous = earlier && valueView(earlier, metric, value.value);
    const terms = overTime?.(columns[index]!.position ?? 0);
    const change = earlier && terms ? changeView(changeBetween(value, earlier, terms), current, previous!) : null;
    const gap = index === 0 ? null : gapBetween(value, all, across);
    return { node, current, change, gap: gap && changeView(gap, current, whole), planned: null };
  });
}

function gapBetween(value: MetricValue, all: MetricValue, terms: ChangeTerms) {
  const gap = changeBetween(value, all, terms);
  return gap.absolute === null || gap.neutralBecause === 'NOT_COMPARABLE' ? null : gap;
}

/** The values of a row; `null` where a branch does not have the node. */
async function rowValues(
  snapshot: Snapshot,
  period: MatrixQuery['period'],
  { metric, columns, nodes }: ReadRow,
): Promise<(MetricValue | null)[]> {
  const valueAt = await snapshot.readingsAt(metric.key, period);
  const values = nodes.map((node, index) => {
    if (!node) return index === 0 ? valueAt(0) : null;
    const { position } = columns[index]!;
    // Only what is a formula of its children can be contradicted by them.
    return node.identity !== null || position === null ? provenValue(snapshot, node, period) : valueAt(position);
  });
  return Promise.all(values.map(async (value) => value));
}

/** A number that a cell shows as a change or a gap: points for shares, relative for everything else. */
export function shownDifference(
  metric: ModelMetric,
  difference: { readonly absolute: number | null; readonly relative: number | null },
): number | null {
  return finiteOrNull((metric.unit === 'ratio' ? difference.absolute : difference.relative) ?? NaN);
}
