/** Segments down, metrics across: value, change, rank and standard of each, the worst first where somebody asks for it. */
import type { ReactNode } from 'react';
import type { ScorecardQuery } from '../gql/scorecard.js';
import { initials } from '../shared/initials.js';
import { paperClass } from '../shared/mark.js';
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
}

export function ScorecardTable({ scorecard, isShrunk, sort, onSort, rowLink, cellLink }: ScorecardTableProps) {
  const { columns, rows, total, dimension } = scorecard;
  const isBoth = rows.some(({ expensiveAndUnhappy }) => expensiveAndUnhappy !== null);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Scorecard">
      <table className={styles.table}>
        <caption className="sr">
          {dimension.name}: {columns.map(({ metric }) => metric.name).join(', ')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{dimension.name}</th>
            {columns.map(({ metric }) => (
              <th key={metric.key} scope="col" aria-sort={sort === metric.key ? 'descending' : undefined}>
                <button
                  type="button"
                  className="quiet"
                  aria-pressed={sort === metric.key}
                  title="The worst first"
                  onClick={() => onSort(sort === metric.key ? null : metric.key)}
                >
                  {metric.name} {sort === metric.key && <span aria-hidden="true">▾</span>}
                </button>
              </th>
            ))}
            {isBoth && (
              <th scope="col" aria-sort={sort === 'both' ? 'descending' : undefined}>
                <button
                  type="button"
                  className="quiet"
                  aria-pressed={sort === 'both'}
                  onClick={() => onSort(sort === 'both' ? null : 'both')}
                >
                  Dear and unhappy {sort === 'both' && <span aria-hidden="true">▾</span>}
                </button>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {[...rows, total].map((row) => (
            <tr key={row.segment?.key ?? ''} className={row.segment ? undefined : styles.total}>
              <th scope="row">
                <span className={styles.segment}>
                  {row.segment ? rowLink(row) : 'All'}
                  {row.owner && row.segment && (
                    <span
                      className={styles.owner}
                      data-direct={row.owner.direct || undefined}
                      title={row.owner.person.name}
                    >
                      {row.owner.acting && '↷'}
                      {initials(row.owner.person.name)}
                    </span>
                  )}
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
                <td>{row.expensiveAndUnhappy === null ? '' : `${Math.round(row.expensiveAndUnhappy * 100)} of 100`}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
      className={isShrunk ? paperClass('none', isThin) : paperClass(paperOf(comparison), isThin)}
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
