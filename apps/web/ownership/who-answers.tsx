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
  readonly timeZone: string;
  readonly links: ReactNode;
}

const PARTS = [
  ['responsible', 'Responsible', 'does the work'],
  ['consulted', 'Consulted', 'is asked before'],
  ['informed', 'Informed', 'is told'],
] as const;

export function WhoAnswers({ ownership, timeZone, links }: WhoAnswersProps) {
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
      {links}
    </>
  );
}

function partyText(party: PartyAnswer): string {
  return party.__typename === 'Team' && party.lead ? `${party.name} (led by ${party.lead.name})` : party.name;
}
