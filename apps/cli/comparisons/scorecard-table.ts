/** A scorecard as a table in the terminal: the metrics that fit, and the command that shows the others. */
import type { AssessedCell, AssessedRow, Snapshot } from '@bough/application';
import type { Period } from '@bough/domain';
import { fittedTable } from '../terminal/table.js';
import type { OwnerOf } from './owner-of.js';

/** The table as text. `width` is `null` to show every metric, `ownerOf` is `null` to leave out the owners. */
export function scorecardTable(
  snapshot: Snapshot,
  rows: readonly AssessedRow[],
  period: Period,
  width: number | null,
  ownerOf: OwnerOf | null,
): string {
  const volumes = snapshot.valuesOf(period).leaves.get('created')!;
  const metrics = rows[0]!.cells.map(({ metric }) => metric);
  const cells = rows.map((row) => [
    row.segment.dimension === null ? row.segment.name : `${row.segment.dimension}: ${row.segment.name}`,
    ...(ownerOf ? [ownerOf({ node: row.node, segment: row.segment.id })?.name ?? '–'] : []),
    volumes[snapshot.model.positions.get(row.segment.id)!]!.toLocaleString('en-GB'),
    ...row.cells.map(cellText),
  ]);
  const head = ['segment', ...(ownerOf ? ['owner'] : []), 'conversations', ...metrics.map(({ name }) => name)];
  const { text, shown } = fittedTable(head, cells, width);
  const hidden = metrics.slice(shown - (head.length - metrics.length));
  if (hidden.length === 0) return text;
  const keys = hidden.map(({ key }) => key).join(',');
  return `${text}\n\n${hidden.length} of ${metrics.length} metrics do not fit into ${width} columns; --metrics shows them:\n  bough scorecard --metrics ${keys}`;
}

const MARKS = { missed: '!', at_risk: '~', met: '', not_evaluable: '' } as const;

function cellText({ current, status }: AssessedCell): string {
  if (current.text === null) return '–';
  return current.text + (current.marks.length > 0 ? '*' : '') + (status ? MARKS[status] : '');
}
