/** A tree in the terminal: names with branches on the left, value, change and state in columns on the right. */
import { contradictionText, formatTogether, type Mark, type MissingReason, type TreeNode } from '@bough/domain';
import { truncate } from '../terminal/truncate.js';
import type { Paint } from '../terminal/paint.js';
import { changeText, type TreeRow } from './tree-rows.js';

const MARKS: Record<Mark, string> = {
  INSUFFICIENT_SAMPLE: 'thin',
  PERIOD_INCOMPLETE: 'incomplete',
  SOURCE_STALE: 'stale',
  DAY_PRECISION: 'in days',
  IDENTITY_BROKEN: 'contradicted',
};
const REASONS: Record<MissingReason, string> = {
  PLANNED: 'planned',
  SEGMENT_REMOVED: 'no such segment any more',
  SOURCE_NOT_CONNECTED: 'no source',
  BEFORE_FIRST_DATA: 'before the first data',
  NO_DATA_IN_PERIOD: 'no data',
  ZERO_DENOMINATOR: 'nothing to divide by',
  INPUT_UNAVAILABLE: 'an input is missing',
  NOT_COMPUTABLE: 'not computable',
};

/** The lines of the tree, parents first. Remarks get the width that the other columns leave. */
export function drawTree(rows: readonly TreeRow[], paint: Paint, width: number | null): string[] {
  const names = rows.map((row) => branches(row.node, rows) + titleOf(row));
  const values = rows.map((row) => valueText(row));
  const changes = rows.map(({ reading }) => (reading?.comparison ? changeText(reading.comparison) : ''));
  const [nameWidth, valueWidth, changeWidth] = [names, values, changes].map((column) =>
    Math.max(...column.map(({ length }) => length)),
  );
  const room = (width ?? Infinity) - nameWidth! - valueWidth! - changeWidth! - 3 * 2;
  return rows.flatMap((row, index) => {
    const name = names[index]!.padEnd(nameWidth!);
    const value = values[index]!.padStart(valueWidth!);
    const change = toned(row, changes[index]!.padStart(changeWidth!), paint);
    const head = row.node.kind === 'root' || row.node.kind === 'segment' ? paint.strong(name) : name;
    const line = `${head}  ${value}  ${change}  ${paint.faint(stateText(row, room))}`.trimEnd();
    const broken = brokenText(row);
    return broken === null ? [line] : [line, `${continued(row.node, rows)}${paint.bad(broken)}`];
  });
}

/** The name with that of the metric whose value stands beside it. */
function titleOf({ node, reading }: TreeRow): string {
  const shown = reading?.current.metric.name ?? node.name;
  return shown === node.name ? node.name : `${node.name}: ${shown}`;
}

function brokenText({ node, reading, proof }: TreeRow): string | null {
  return proof?.holds === false && reading ? contradictionText(node.identity!, proof, reading.current.metric) : null;
}

/** The branches to the left of a second line about a node. */
function continued(node: TreeNode, rows: readonly TreeRow[]): string {
  const below = rows.some((row) => row.node.parentPath === node.path) ? '│  ' : '   ';
  return branches(node, rows).replace('├─ ', '│  ').replace('└─ ', '   ') + below;
}

function branches(node: TreeNode, rows: readonly TreeRow[]): string {
  if (node.parentPath === null) return '';
  const isLast = (path: string, parent: string) =>
    rows.findLast((row) => row.node.parentPath === parent)!.node.path === path;
  let lines = isLast(node.path, node.parentPath) ? '└─ ' : '├─ ';
  let above = rows.find((row) => row.node.path === node.parentPath)!.node;
  while (above.parentPath !== null) {
    lines = (isLast(above.path, above.parentPath) ? '   ' : '│  ') + lines;
    above = rows.find((row) => row.node.path === above.parentPath)!.node;
  }
  return lines;
}

function valueText({ reading }: TreeRow): string {
  return reading === null ? '' : (reading.current.text ?? '–');
}

/** The remarks that fit: p90 and then the median are left out before the doubts about the value. */
function stateText(row: TreeRow, room: number): string {
  const { node, reading } = row;
  if (node.planned !== null) return truncate(`planned: ${node.planned}`, room);
  if (!reading) return '';
  const { reason, message, marks: doubts } = reading.current;
  if (reason) return truncate(`${REASONS[reason]}: ${message}`, room);
  const spread = spreadOf(row);
  const marks = doubts.map((mark) => MARKS[mark]);
  const texts = [spread.length, 1, 0].map((count) => [...spread.slice(0, count), ...marks].join(' · '));
  return texts.find(({ length }) => length <= room) ?? truncate(marks.join(' · '), room);
}

function spreadOf({ reading, quantiles }: TreeRow): string[] {
  if (!quantiles || !reading) return [];
  const { metric } = reading.current;
  const { median, p90 } = quantiles;
  const [medianText, p90Text] = formatTogether([median, p90], metric);
  return [`median ${medianText}`, `p90 ${p90Text}`];
}

function toned({ reading }: TreeRow, text: string, paint: Paint): string {
  const tone = reading?.comparison?.change.tone;
  if (tone === 'GOOD') return paint.good(text);
  return tone === 'BAD' ? paint.bad(text) : text;
}
