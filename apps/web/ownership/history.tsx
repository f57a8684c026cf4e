/** Who answered for a node from when to when, and everything that was ever assigned. */
import type { ReactNode } from 'react';
import { Table } from '../shared/table.js';
import { lastInstant } from './people.js';
import { roleName, type RaciRole } from './raci.js';

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
    <Table
      label="Assignments, the newest first"
      isBare
      heads={['Changed', 'By', 'Part of the tree', 'Role', 'Who', 'From and to', 'Why']}
    >
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
    </Table>
  );
}

function spanWords({ start, endExclusive }: Span, dayOf: (instant: string) => string): string {
  return endExclusive === null ? `since ${dayOf(start)}` : `${dayOf(start)} to ${dayOf(lastInstant(endExclusive))}`;
}
