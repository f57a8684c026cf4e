/** Who answered for a node from when to when, and everything that was ever assigned. */
import type { ReactNode } from 'react';
import { lastInstant } from './people.js';
import { roleName, type RaciRole } from './raci.js';
import styles from './owners.module.css';

interface Span {
  readonly start: string;
  readonly endExclusive: string | null;
}

export function OwnerPeriods({
  periods,
  dayOf,
}: {
  readonly periods: readonly (Span & {
    readonly text: string;
    readonly changedBy: string | null;
    readonly reason: string | null;
  })[];
  readonly dayOf: (instant: string) => string;
}) {
  if (periods.length === 0) return <p className="mute">Nobody has ever been assigned here or further up.</p>;
  return (
    <ol className="stack">
      {periods.map((period) => (
        <li key={period.start}>
          <b>{spanWords(period, dayOf)}</b>
          <br />
          {period.text}
          {(period.changedBy ?? period.reason) && (
            <span className="mute"> ({[period.changedBy, period.reason].filter(Boolean).join(': ')})</span>
          )}
        </li>
      ))}
    </ol>
  );
}

export interface AssignedRow extends Span {
  readonly id: string;
  readonly targetName: string;
  readonly role: RaciRole;
  readonly party: { readonly name: string } | null;
  readonly reason: string | null;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

export function Assigned<Row extends AssignedRow>({
  rows,
  dayOf,
  targetLink,
}: {
  readonly rows: readonly Row[];
  readonly dayOf: (instant: string) => string;
  readonly targetLink: (row: Row) => ReactNode;
}) {
  if (rows.length === 0) return <p className="mute">Nothing like that was ever assigned.</p>;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Assignments, the newest first">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Changed</th>
            <th scope="col">By</th>
            <th scope="col">Part of the tree</th>
            <th scope="col">Role</th>
            <th scope="col">Who</th>
            <th scope="col">From and to</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{dayOf(row.recordedAt)}</td>
              <td>{row.recordedBy}</td>
              <th scope="row">{targetLink(row)}</th>
              <td>{roleName(row.role)}</td>
              <td>{row.party?.name ?? 'deliberately nobody'}</td>
              <td>{spanWords(row, dayOf)}</td>
              <td>{row.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function spanWords({ start, endExclusive }: Span, dayOf: (instant: string) => string): string {
  return endExclusive === null ? `since ${dayOf(start)}` : `${dayOf(start)} to ${dayOf(lastInstant(endExclusive))}`;
}
