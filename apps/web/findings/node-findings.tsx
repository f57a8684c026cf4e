/** The findings at one node: those that are open, and those that are over. */
import type { ReactNode } from 'react';
import { formatLocalDay } from '@bough/domain';
import type { FindingRow } from './move-words.js';
import { SeverityMark, statusName } from './severity-mark.js';

export interface NodeFindingRow extends Pick<FindingRow, 'severity' | 'status' | 'number' | 'title' | 'overdue'> {
  readonly firstSeenAt: string;
  readonly closedAt?: string | null;
  readonly assignee?: { readonly name: string } | null;
  readonly routedTo?: { readonly name: string } | null;
}

interface NodeFindingsProps {
  readonly open: readonly NodeFindingRow[];
  readonly past: readonly NodeFindingRow[];
  readonly timeZone: string;
  readonly linkTo: (number: number, content: string) => ReactNode;
}

export function NodeFindings({ open, past, timeZone, linkTo }: NodeFindingsProps) {
  const day = (instant: string) => formatLocalDay(Date.parse(instant), timeZone);
  const list = (findings: readonly NodeFindingRow[]) => (
    <ul className="stack">
      {findings.map((finding) => {
        const { number, title, severity, status, overdue, firstSeenAt, closedAt } = finding;
        const who = finding.assignee ?? finding.routedTo;
        const parts = [
          statusName(status),
          overdue && 'overdue',
          who?.name,
          closedAt ? `${day(firstSeenAt)} to ${day(closedAt)}` : `since ${day(firstSeenAt)}`,
        ];
        return (
          <li key={number}>
            <p>{linkTo(number, `#${number} ${title}`)}</p>
            <p className="mute">
              <SeverityMark severity={severity} /> · {parts.filter(Boolean).join(' · ')}
            </p>
          </li>
        );
      })}
    </ul>
  );
  return (
    <div className="stack">
      <section className="stack" aria-label="Open findings">
        <h3>Open</h3>
        {open.length > 0 ? list(open) : <p className="mute">Nothing at this node needs attention.</p>}
      </section>
      <section className="stack" aria-label="Past findings">
        <h3>Past</h3>
        {past.length > 0 ? list(past) : <p className="mute">No finding at this node is over yet.</p>}
      </section>
    </div>
  );
}
