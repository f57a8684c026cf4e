/** Changes that wait: the list, what they would come to, and what stands against them. Nothing is saved before Apply. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { DraftLine } from './draft.js';
import { counted, Outcome, outcomeWords, type OutcomeData } from './outcome.js';
import { letterOf, roleName } from './raci.js';
import styles from './owners.module.css';

/** A refusal with its rule; `line: null` is about the list as a whole. */
export interface Refusal {
  readonly line: DraftLine | null;
  readonly code: string;
  readonly message: string;
}

/** What was learned of the list as it is. */
export interface Preview {
  /** `null`: it was refused. */
  readonly outcome: OutcomeData | null;
  readonly refusals: readonly Refusal[];
  /** What others changed between the look and the attempt; empty where nobody did. */
  readonly meanwhile: readonly string[];
}

interface TrayProps {
  readonly lines: readonly DraftLine[];
  readonly preview: Preview | null;
  readonly isBusy: boolean;
  readonly findingLink: (number: number, text: string) => ReactNode;
  readonly onDrop: (line: DraftLine) => void;
  readonly onEmpty: () => void;
  readonly onPreview: () => void;
  readonly onApply: () => void;
}

export function Tray({ lines, preview, isBusy, findingLink, onDrop, onEmpty, onPreview, onApply }: TrayProps) {
  const told = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (preview) told.current?.focus();
  }, [preview]);
  const canApply = preview !== null && preview.refusals.length === 0;
  const apart = preview?.refusals.filter(({ line }) => line === null) ?? [];
  return (
    <section aria-label="Changes that wait" className={`card ${styles.tray} no-print`}>
      <h2 aria-live="polite">{lines.length === 0 ? 'No changes' : counted(lines.length, 'change')}</h2>
      {lines.length === 0 ? (
        <p className="mute">
          In a cell, <kbd>R</kbd> <kbd>A</kbd> <kbd>C</kbd> <kbd>I</kbd> or <kbd>Delete</kbd> notes a change here; Enter
          or a click opens a list. Nothing is saved before you have seen what it comes to.
        </p>
      ) : (
        <>
          <ul className={styles.lines}>
            {lines.map((line) => (
              <li key={`${line.target} ${line.party.id}`}>
                <div className="line spread">
                  <span>
                    <b>{line.targetName}</b>: {line.party.name}{' '}
                    {line.before.length > 0 && <s className="mute">{line.before.map(letterOf).join(' ')}</s>} →{' '}
                    {line.role === null ? 'nothing' : roleName(line.role)}
                  </span>
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`Drop the change of ${line.party.name} in ${line.targetName}`}
                    onClick={() => onDrop(line)}
                  >
                    ✕
                  </button>
                </div>
                {preview?.refusals
                  .filter((each) => each.line === line)
                  .map((each) => (
                    <RefusalWords key={each.message} refusal={each} />
                  ))}
              </li>
            ))}
          </ul>
          <p className="line">
            <button type="button" className={canApply ? '' : 'primary'} disabled={isBusy} onClick={onPreview}>
              Preview
            </button>
            <button
              type="button"
              className={canApply ? 'primary' : ''}
              disabled={!canApply || isBusy}
              onClick={onApply}
            >
              Apply
            </button>
            <button type="button" className="quiet" disabled={isBusy} onClick={onEmpty}>
              Drop all
            </button>
          </p>
        </>
      )}
      {preview && lines.length > 0 && (
        <div className="stack">
          {preview.meanwhile.length > 0 && (
            <div role="alert" className={styles.meanwhile}>
              <p>
                <b>Nothing was saved: somebody was quicker.</b> This is the preview of your list after their change.
              </p>
              <ul>
                {preview.meanwhile.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </div>
          )}
          <h3 ref={told} tabIndex={-1}>
            {preview.outcome === null || preview.refusals.length > 0
              ? 'This cannot be applied'
              : outcomeWords(preview.outcome)}
          </h3>
          {apart.map((each) => (
            <RefusalWords key={each.message} refusal={each} />
          ))}
          {preview.outcome && preview.refusals.length === 0 && (
            <Outcome data={preview.outcome} findingLink={findingLink} />
          )}
        </div>
      )}
    </section>
  );
}

function RefusalWords({ refusal: { code, message } }: { readonly refusal: Refusal }) {
  return (
    <p className="bad">
      {message} <code>{code}</code>
    </p>
  );
}
