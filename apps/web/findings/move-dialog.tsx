/** Asks what a move has to be told: why, until when, who. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Dialog } from '../shared/dialog.js';
import type { MoveWords } from './move-words.js';
import styles from './findings.module.css';

/** What is sent with a move; each move takes some of it. */
export interface MoveDetails {
  readonly reason?: DismissReason;
  readonly note?: string;
  readonly until?: string;
  readonly person?: string;
  readonly text?: string;
}

const REASONS = {
  EXPECTED_DIFFERENCE: 'The difference is expected',
  TOO_SMALL_TO_ACT: 'It is too small to act on',
  DATA_QUALITY: 'The data is at fault',
  DUPLICATE: 'Another finding says the same',
  OTHER: 'Another reason',
} as const;
export type DismissReason = keyof typeof REASONS;

const DAY_MS = 86_400_000;
const SNOOZES = [
  ['Tomorrow', 1],
  ['In three days', 3],
  ['In a week', 7],
  ['In four weeks', 28],
] as const;

interface MoveDialogProps {
  readonly move: MoveWords;
  /** What it is done with: `3 findings` or a title. */
  readonly what: string;
  readonly people: readonly { readonly key: string; readonly name: string }[];
  readonly now: number;
  /** What came back from the server; shown at the end of the form. */
  readonly problems: readonly string[];
  readonly onMake: (details: MoveDetails) => void;
  readonly onClose: () => void;
}

export function MoveDialog({ move, what, people, now, problems, onMake, onClose }: MoveDialogProps) {
  const [details, setDetails] = useState<MoveDetails>(() => startOf(move, now, people));
  const set = (more: MoveDetails) => setDetails((before) => ({ ...before, ...more }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onMake(details);
  };
  return (
    <Dialog title={`${move.name}: ${what}`} onClose={onClose} width={480}>
      <form className="stack" onSubmit={submit}>
        {move.needs === 'reason' && (
          <>
            <Field name="Why is nothing to be done?">
              <select value={details.reason} onChange={(event) => set({ reason: event.target.value as DismissReason })}>
                {Object.entries(REASONS).map(([reason, name]) => (
                  <option key={reason} value={reason}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
            <p className="mute">It stays quiet for a while, unless it gets more severe.</p>
          </>
        )}
        {move.needs === 'until' && (
          <Field name="Until when?">
            <select value={details.until} onChange={(event) => set({ until: event.target.value })}>
              {SNOOZES.map(([name, days]) => (
                <option key={days} value={new Date(now + days * DAY_MS).toISOString()}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        {move.needs === 'person' && (
          <Field name="Who takes it?">
            <select value={details.person} onChange={(event) => set({ person: event.target.value })}>
              {people.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        {move.needs === 'text' && (
          <Field name="Why is it not over?">
            <textarea
              required
              rows={3}
              value={details.text ?? ''}
              onChange={(event) => set({ text: event.target.value })}
            />
          </Field>
        )}
        {(move.needs === 'note' || move.needs === 'reason') && (
          <Field name="Note (may be empty)">
            <textarea rows={3} value={details.note ?? ''} onChange={(event) => set({ note: event.target.value })} />
          </Field>
        )}
        {problems.map((problem) => (
          <p key={problem} role="alert" className="bad">
            {problem}
          </p>
        ))}
        <p className="line">
          <button type="submit" className="primary">
            {move.name}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function startOf({ needs }: MoveWords, now: number, people: MoveDialogProps['people']): MoveDetails {
  if (needs === 'reason') return { reason: 'EXPECTED_DIFFERENCE' };
  if (needs === 'until') return { until: new Date(now + DAY_MS).toISOString() };
  if (needs === 'person') return { person: people[0]?.key };
  return {};
}

function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <label className={styles.field}>
      {name}
      {children}
    </label>
  );
}
