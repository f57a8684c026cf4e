/** Who answers for a node, step by step why, and who works on it, is asked and is told. */
import type { ReactNode } from 'react';
import { formatLocalDay } from '@bough/domain';
import styles from './who-answers.module.css';

export interface OwnershipAnswer {
  /** One line. */
  readonly text: string;
  readonly status: 'COVERED' | 'DIRECT' | 'ESCALATED' | 'INHERITED' | 'STOPPED' | 'UNAVAILABLE' | 'UNOWNED';
  readonly steps: readonly { readonly kind: string; readonly text: string }[];
  readonly accountable?: { readonly since: string; readonly assignedBy: string } | null;
  readonly responsible: readonly PartyAnswer[];
  readonly consulted: readonly PartyAnswer[];
  readonly informed: readonly PartyAnswer[];
}
/** Half-open; `null` at the end: it goes on. */
export interface OwnerSpan {
  readonly start: string;
  readonly endExclusive: string | null;
  readonly text: string;
  readonly reason: string | null;
  readonly changedBy: string | null;
}
type PartyAnswer =
  | { readonly __typename: 'Person'; readonly id: string; readonly name: string }
  | {
      readonly __typename: 'Team';
      readonly id: string;
      readonly name: string;
      readonly lead?: { readonly name: string } | null;
    };

interface WhoAnswersProps {
  readonly ownership: OwnershipAnswer;
  /** The oldest first. */
  readonly history: readonly OwnerSpan[];
  readonly timeZone: string;
  readonly links: ReactNode;
}

const PARTS = [
  ['responsible', 'Responsible', 'does the work'],
  ['consulted', 'Consulted', 'is asked before'],
  ['informed', 'Informed', 'is told'],
] as const;

export function WhoAnswers({ ownership, history, timeZone, links }: WhoAnswersProps) {
  const { text, status, steps, accountable } = ownership;
  return (
    <>
      <p className={styles.line} data-gap={status === 'UNOWNED' || status === 'UNAVAILABLE' || undefined}>
        {text}
      </p>
      {accountable && (
        <p className="mute">
          Since {formatLocalDay(Date.parse(accountable.since), timeZone)}, assigned by {accountable.assignedBy}.
        </p>
      )}
      <section aria-label="Why" className="stack">
        <h3>Why</h3>
        <ol className={styles.steps}>
          {steps.map((step, index) => (
            <li key={index}>{step.text}</li>
          ))}
        </ol>
      </section>
      <dl className={styles.parties}>
        {PARTS.map(([part, name, means]) => (
          <div key={part}>
            <dt>
              {name} <span className="mute">{means}</span>
            </dt>
            <dd>
              {ownership[part].length === 0 ? (
                <span className="mute">nobody</span>
              ) : (
                ownership[part].map(partyText).join(', ')
              )}
            </dd>
          </div>
        ))}
      </dl>
      {history.length > 0 && (
        <section aria-label="History" className="stack">
          <h3>Who answered when</h3>
          <ol className={styles.history}>
            {history.map((span) => (
              <li key={span.start}>
                <span className="mute">{spanText(span, timeZone)}</span> {span.text}
                {(span.changedBy || span.reason) && (
                  <span className="mute"> ({[span.changedBy, span.reason].filter(Boolean).join(': ')})</span>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
      {links}
    </>
  );
}

function partyText(party: PartyAnswer): string {
  return party.__typename === 'Team' && party.lead ? `${party.name} (led by ${party.lead.name})` : party.name;
}

/** The last day is told, not the first that is out. */
function spanText({ start, endExclusive }: OwnerSpan, timeZone: string): string {
  const first = formatLocalDay(Date.parse(start), timeZone);
  return endExclusive === null
    ? `from ${first} on:`
    : `${first} to ${formatLocalDay(Date.parse(endExclusive) - 1, timeZone)}:`;
}
