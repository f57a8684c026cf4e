/** One finding: what was seen, how sure it is, whose it is and why, and what happened to it. */
import { useState, type ReactNode } from 'react';
import type { FindingWholeFragment } from '../gql/findings.js';
import { Table } from '../shared/table.js';
import { fromNow, MOVES, type MoveWords } from './move-words.js';
import { Due } from './finding-list.js';
import { SeverityMark, statusName } from './severity-mark.js';
import styles from './findings.module.css';

export type FindingWhole = FindingWholeFragment;

interface FindingDetailProps {
  readonly finding: FindingWhole;
  readonly now: number;
  readonly money: string | null;
  /** Whether the viewer may change anything at all; if not, no button is shown. */
  readonly canAct: boolean;
  readonly onMove: (move: MoveWords) => void;
  readonly onComment: (text: string) => Promise<boolean>;
  /** Links to the node, the explanation and the tree. */
  readonly links: ReactNode;
}

export function FindingDetail({ finding, now, money, canAct, onMove, onComment, links }: FindingDetailProps) {
  const { number, title, severity, status, words, evidence, watched, routing, consequences, touched } = finding;
  const buttons = MOVES.filter(({ move }) => finding.moves.includes(move));
  const last = routing.at(-1);
  return (
    <article className={styles.detail} aria-labelledby={`finding-${number}`}>
      <header className="stack">
        <p className={styles.facts}>
          <span>F{number}</span>
          <SeverityMark severity={severity} />
          <span>{statusName(status)}</span>
          <Due finding={finding} now={now} />
          <span>{finding.period.label}</span>
        </p>
        <h2 id={`finding-${number}`}>{title}</h2>
        <p className={styles.words}>{words}</p>
        <p className="line">{links}</p>
        {canAct && (
          <div role="toolbar" aria-label="What you may do" className="line">
            {buttons.map((move, index) => (
              <button
                key={move.move}
                type="button"
                className={index === 0 ? 'primary' : ''}
                onClick={() => onMove(move)}
              >
                {move.name} <kbd>{move.key.toUpperCase()}</kbd>
              </button>
            ))}
            <WhyNot finding={finding} />
          </div>
        )}
      </header>
      <Part name="Evidence">
        <Table label="Evidence" isBare>
          {evidence.map(({ label, text }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="number">{text}</td>
            </tr>
          ))}
        </Table>
        <p className="mute">
          Watched along with {watched === 1 ? 'one other thing' : `${watched} others`} in the same look; how often it
          was seen: {finding.occurrences === 1 ? 'once' : `${finding.occurrences} times`}.
        </p>
      </Part>
      <Part name="Whom it touches">
        <p>
          About {Math.round(touched.customers)} customers and {Math.round(touched.conversations)} conversations in 30
          days
          {money ? `, ${money} a month` : ''}.
        </p>
        {consequences.length > 0 && <p className="mute">Further up for the same reason: {consequences.join(', ')}</p>}
      </Part>
      <Part name="Whose it is">
        {last ? (
          <>
            <p>{last.text}</p>
            <ol className={styles.steps}>
              {last.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </>
        ) : (
          <p>Nobody's.</p>
        )}
        {finding.informed.length > 0 && (
          <p className="mute">Copies: {finding.informed.map(({ name }) => name).join(', ')}</p>
        )}
      </Part>
      <Part name="What happened">
        <ol className={styles.activity}>
          {finding.activity.map(({ at, actor, text, kind }, index) => (
            <li key={index}>
              <time dateTime={at} title={new Date(at).toLocaleString('en-GB')}>
                {fromNow(at, now)}
              </time>
              <span>
                <b>{actor}</b> {kind.toLowerCase().replaceAll('_', ' ')}
                {text && `: ${text}`}
              </span>
            </li>
          ))}
        </ol>
        {canAct && finding.moves.includes('COMMENT') && <Comment onComment={onComment} />}
      </Part>
      <Part name="Seen in the data">
        <ul className={styles.activity}>
          {finding.sightings.map((sighting) => (
            <li key={sighting.asOf}>
              <time dateTime={sighting.asOf}>{sighting.asOf}</time>
              <span>
                <SeverityMark severity={sighting.severity} /> {sighting.words}
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </article>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="stack">
      <h3>{name}</h3>
      {children}
    </section>
  );
}

/** Moves that are not offered, and why. */
function WhyNot({ finding: { movesRefused } }: { readonly finding: FindingWhole }) {
  const known = movesRefused.flatMap(({ move, reason }) => {
    const words = MOVES.find((each) => each.move === move);
    return words ? [{ name: words.name, reason }] : [];
  });
  if (known.length === 0) return null;
  return (
    <details className={styles.whyNot}>
      <summary>Why not the others?</summary>
      <dl>
        {known.map(({ name, reason }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Comment({ onComment }: Pick<FindingDetailProps, 'onComment'>) {
  const [text, setText] = useState('');
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        void onComment(text).then((isSaved) => isSaved && setText(''));
      }}
    >
      <input
        id="comment"
        aria-label="Comment"
        placeholder="Comment"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" disabled={text.trim() === ''}>
        Say
      </button>
    </form>
  );
}
