/** A scorecard as one row per segment and metric, for spreadsheets and notebooks. */
import { csvText, type TreeNode } from '@bough/domain';
import type { AssessedRow, AssessedScorecard } from './assess-scorecard.js';
import type { AssessedCell } from './scorecard-view.js';

/** Who answers for a node, or where there is none for a segment and a metric; `null` for a gap. */
type OwnerOf = (owned: {
  readonly node: Pick<TreeNode, 'path'> | null;
  readonly segment: string;
  readonly metric: string;
}) => { readonly key: string } | null;

const COLUMNS = [
  ...['dimension', 'segment', 'name', 'metric', 'unit', 'value', 'sample', 'marks'],
  ...['previous', 'against', 'change', 'relative_change', 'versus_total', 'rank'],
  ...['shrunk', 'shrunk_low', 'shrunk_high', 'median', 'p90', 'median_with_open', 'share_open'],
  ...['standard', 'verdict', 'expensive_and_unhappy', 'owner'],
];

/** The rows as CSV text; all segments together come first. Values are in canonical units: seconds, shares 0 to 1, money. */
export function scorecardCsv(cards: readonly AssessedScorecard[], ownerOf: OwnerOf): string {
  const total = cards[0] ? rowsOf(cards[0].total, ownerOf) : [];
  return csvText(COLUMNS, [...total, ...cards.flatMap(({ rows }) => rows.flatMap((row) => rowsOf(row, ownerOf)))]);
}

function rowsOf(row: AssessedRow, ownerOf: OwnerOf) {
  const { segment, expensiveAndUnhappy } = row;
  return row.cells.map((cell) => [
    ...[segment.dimension, segment.key, segment.name, cell.metric.key, cell.metric.unit],
    ...numbersOf(cell),
    ...standardsOf(cell),
    expensiveAndUnhappy,
    ownerOf({ node: cell.node ?? row.node, segment: row.segment.id, metric: cell.metric.key })?.key ?? null,
  ]);
}

function numbersOf({ current, previous, change, versusTotal, rank, shrunk, quantiles, resolution }: AssessedCell) {
  return [
    ...[current.value, current.sample, [current.reason, ...current.marks].filter(Boolean).join(' ')],
    ...[previous.value, change.against, change.absolute, change.relative, versusTotal?.relative ?? null, rank],
    ...[shrunk?.value ?? null, shrunk?.low ?? null, shrunk?.high ?? null],
    ...[quantiles?.median ?? null, quantiles?.p90 ?? null],
    ...[resolution?.median ?? null, resolution?.shareOpen ?? null],
  ];
}

function standardsOf({ verdicts, status }: AssessedCell) {
  return [verdicts.map(({ asks }) => asks).join('; ') || null, status];
}
