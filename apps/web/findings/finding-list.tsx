/** Findings in groups. J and K walk, X selects, Enter opens; the same with the arrows. */
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useKeys } from '../shared/keys.js';
import { fromNow, type FindingRow } from './move-words.js';
import { SeverityMark, statusName } from './severity-mark.js';
import styles from './findings.module.css';

export interface FindingGroup {
  readonly name: string;
  readonly findings: readonly FindingRow[];
}

interface FindingListProps {
  readonly groups: readonly FindingGroup[];
  /** The number of the finding that is open. */
  readonly open: number | null;
  readonly selected: ReadonlySet<string>;
  readonly linkOf: (number: number) => string;
  readonly onOpen: (number: number) => void;
  readonly onSelect: (id: string) => void;
  /** Money per month as text. */
  readonly moneyOf: (finding: FindingRow) => string | null;
  readonly now: number;
}

export function FindingList(props: FindingListProps) {
  const { groups, open, selected, onOpen, onSelect } = props;
  const list = useRef<HTMLDivElement>(null);
  const all = groups.flatMap(({ findings }) => findings);
  const at = all.findIndex(({ number }) => number === open);
  const step = (by: number) => {
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
    if (next) onOpen(next.number);
  };
  useKeys([
    { keys: 'j', name: 'Next finding', group: 'Findings', run: () => step(1) },
    { keys: 'k', name: 'Previous finding', group: 'Findings', run: () => step(-1) },
    { keys: 'x', name: 'Select', group: 'Findings', run: () => all[at] && onSelect(all[at].id) },
  ]);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div ref={list} className={styles.list}>
      {groups
        .filter(({ findings }) => findings.length > 0)
        .map(({ name, findings }) => (
          <section key={name}>
            <h2>
              {name} <span className="mute">{findings.length}</span>
            </h2>
            <ul>
              {findings.map((finding) => (
                <Row key={finding.id} {...props} finding={finding} isSelected={selected.has(finding.id)} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

interface RowProps extends FindingListProps {
  readonly finding: FindingRow;
  readonly isSelected: boolean;
}

function Row({ finding, isSelected, open, linkOf, onSelect, moneyOf, now }: RowProps) {
  const { id, number, title, severity, status, node, nodeKey, assignee, routedTo, isUnread } = finding;
  const money = moneyOf(finding);
  return (
    <li className={styles.row} data-open={number === open || undefined} data-unread={isUnread || undefined}>
      <input
        type="checkbox"
        aria-label={`Select finding ${number}`}
        checked={isSelected}
        onChange={() => onSelect(id)}
      />
      <Link href={linkOf(number)} aria-current={number === open ? 'true' : undefined} className={styles.rowLink}>
        <span className={styles.title}>
          {isUnread && <span className={styles.unread} aria-label="Not read" role="img" />}
          {title}
        </span>
        <span className={styles.facts}>
          <SeverityMark severity={severity} />
          <span>{statusName(status)}</span>
          <span>{node ? [node.segment?.name, node.name].filter(Boolean).join(' · ') : nodeKey}</span>
          <span>{(assignee ?? routedTo)?.name ?? 'nobody'}</span>
          {money && <span>{money} a month</span>}
          <Due finding={finding} now={now} />
        </span>
      </Link>
    </li>
  );
}

/** When somebody has to have taken it, or that it is too late. */
export function Due({ finding, now }: { readonly finding: FindingRow; readonly now: number }) {
  const { overdue, acknowledgeBy, snoozedUntil } = finding;
  if (snoozedUntil && Date.parse(snoozedUntil) > now) return <span>asleep, wakes {fromNow(snoozedUntil, now)}</span>;
  if (!acknowledgeBy) return null;
  const text = fromNow(acknowledgeBy, now);
  return overdue ? (
    <span className={styles.overdue}>overdue since {text.replace(' ago', '')}</span>
  ) : (
    <span>due {text}</span>
  );
}
