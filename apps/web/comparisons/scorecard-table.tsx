/** Segments down, metrics across: value, change, rank and standard of each, the worst first where somebody asks for it. */
import type { ReactNode } from 'react';
import type { ScorecardQuery } from '../gql/scorecard.js';
import { paperClass } from '../shared/mark.js';
import { Table, type TableHead } from '../shared/table.js';
import { ChangeMark, paperOf } from './change-mark.js';
import { StandardMark } from './standard-mark.js';
import styles from './comparisons.module.css';

export type ScorecardData = ScorecardQuery['scorecard'];
type Row = ScorecardData['rows'][number];
type Cell = Row['cells'][number];

interface ScorecardTableProps {
  readonly scorecard: ScorecardData;
  /** Whether thin segments are shown moved towards the others. */
  readonly isShrunk: boolean;
  /** The key of the metric that sorts, or `both` for dear and unhappy; `null` for the order of the workspace. */
  readonly sort: string | null;
  readonly onSort: (sort: string | null) => void;
  /** A link around the name of a segment. */
  readonly rowLink: (row: Row) => ReactNode;
  readonly cellLink: (cell: Cell, content: ReactNode) => ReactNode;
  /** Who answers for a segment; `null`: nobody. */
  readonly owner: (owner: Row['owner']) => ReactNode;
}

export function ScorecardTable({ scorecard, isShrunk, sort, onSort, rowLink, cellLink, owner }: ScorecardTableProps) {
  const { columns, rows, total, dimension } = scorecard;
  const isBoth = rows.some(({ expensiveAndUnhappy }) => expensiveAndUnhappy !== null);
  const sortedBy = (key: string, name: string): TableHead => ({
    key,
    isNumber: true,
    isSorted: sort === key,
    content: (
      <button
        type="button"
        className="quiet"
        aria-pressed={sort === key}
        title="The worst first"
        onClick={() => onSort(sort === key ? null : key)}
      >
        {name} {sort === key && <span aria-hidden="true">▾</span>}
      </button>
    ),
  });
  return (
    <Table
      label={`Scorecard by ${dimension.name}: ${columns.map(({ metric }) => metric.name).join(', ')}`}
      height="page"
      className={styles.table}
      heads={[
        dimension.name,
        ...columns.map(({ metric }) => sortedBy(metric.key, metric.name)),
        ...(isBoth ? [sortedBy('both', 'Dear and unhappy')] : []),
      ]}
    >
      {[...rows, total].map((row) => (
        <tr key={row.segment?.key ?? ''} className={row.segment ? undefined : styles.total}>
          <th scope="row">
            <span className={styles.segment}>
              {row.segment ? rowLink(row) : 'All'}
              {row.segment && owner(row.owner)}
            </span>
          </th>
          {row.cells.map((cell, index) => (
            <ScoreCell
              key={cell.metric.key}
              cell={cell}
              isShrunk={isShrunk && columns[index]!.notShrunk === null && row.segment !== null}
              link={cellLink}
            />
          ))}
          {isBoth && (
            <td className="number">
              {row.expensiveAndUnhappy === null ? '' : `${Math.round(row.expensiveAndUnhappy * 100)} of 100`}
            </td>
          )}
        </tr>
      ))}
    </Table>
  );
}

interface ScoreCellProps {
  readonly cell: Cell;
  readonly isShrunk: boolean;
  readonly link: ScorecardTableProps['cellLink'];
}

function ScoreCell({ cell, isShrunk, link }: ScoreCellProps) {
  const { current, comparison, rank, status, shrunk, standards } = cell;
  const { availability } = current;
  if (current.formatted === null)
    return (
      <td className={styles.withheld} title={availability.message ?? undefined}>
        <span className="mute">–</span> <span className={styles.why}>{availability.message}</span>
      </td>
    );
  const isThin = availability.status === 'LOW_CONFIDENCE';
  const worst = standards.find((standard) => standard.status === status);
  const value = isShrunk && shrunk ? shrunk.formatted : current.formatted;
  return (
    <td
      className={`number ${isShrunk ? paperClass('none', isThin) : paperClass(paperOf(comparison), isThin)}`}
      title={availability.message ?? undefined}
    >
      <span className={styles.value}>
        {link(cell, value)}
        {!isShrunk && <ChangeMark change={comparison} isRatio={/%$/.test(current.formatted)} />}
      </span>
      <span className={styles.small}>
        {isShrunk && shrunk && <span>{Math.round(shrunk.ownWeight * 100)}% its own</span>}
        {rank !== null && <span>{ordinal(rank)}</span>}
        {status && (
          <StandardMark
            status={status}
            title={worst && [worst.standard.text, worst.reason].filter(Boolean).join(': ')}
          />
        )}
        {isThin && <span className="sr">thin or still moving: {availability.message}</span>}
      </span>
    </td>
  );
}

const RULES = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

function ordinal(rank: number): string {
  return `${rank}${ENDINGS[RULES.select(rank)]}`;
}
