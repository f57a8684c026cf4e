/** What was changed at one node, and what came of it. */
import type { ReactNode } from 'react';
import { VerdictMark, words, type Verdict } from './verdict-mark.js';

export interface NodeBetRow {
  readonly number: number;
  readonly status: string;
  readonly plan: {
    readonly title: string;
    readonly hypothesis: string;
    readonly owner?: { readonly name: string } | null;
    readonly window?: { readonly start: string; readonly endExclusive: string } | null;
  };
  readonly latest?: {
    readonly verdict: Verdict;
    readonly headline: string;
    readonly grade: string;
    readonly atACost: boolean;
    readonly until?: string | null;
  } | null;
}

interface NodeBetsProps {
  /** The newest first. */
  readonly bets: readonly NodeBetRow[];
  readonly linkTo: (number: number, content: string) => ReactNode;
}

export function NodeBets({ bets, linkTo }: NodeBetsProps) {
  if (bets.length === 0)
    return <p className="mute">Nobody has planned a change of this node yet, so nothing has been tried or judged.</p>;
  return (
    <ul className="stack">
      {bets.map(({ number, status, plan, latest }) => (
        <li key={number} className="card">
          <p>{linkTo(number, `${number}. ${plan.title}`)}</p>
          <p className="mute">
            {[words(status), plan.window && `from ${plan.window.start}`, plan.owner?.name].filter(Boolean).join(' · ')}
          </p>
          <p>{plan.hypothesis}</p>
          {latest ? (
            <p>
              <VerdictMark verdict={latest.verdict} atACost={latest.atACost} />, grade {latest.grade}
              {latest.until && <span className="mute">; can be judged on {latest.until}</span>}
            </p>
          ) : (
            <p className="mute">There is no verdict yet.</p>
          )}
        </li>
      ))}
    </ul>
  );
}
