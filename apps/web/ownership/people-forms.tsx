/** Forms for covers and for handing over. Both only ask for a preview. */
import { useState, type FormEvent } from 'react';
import type { RaciParty } from './raci.js';
import styles from './owners.module.css';

export interface CoverWish {
  readonly from: string;
  /** Empty: nobody acts, and it goes up the path. */
  readonly to: string;
  /** Where it holds, and below; empty: everywhere. */
  readonly scope: string;
  /** First and last day of the absence. */
  readonly first: string;
  readonly last: string;
  readonly reason: string;
}

export interface HandoverWish {
  readonly from: string;
  readonly to: string;
  /** The first day of the new owner; empty: now. */
  readonly first: string;
  /** Why; needed for a day that is over. */
  readonly reason: string;
}

interface FormProps<Wish> {
  readonly people: readonly RaciParty[];
  readonly onPreview: (wish: Wish) => void;
}

/** A part of the tree, or a segment, that a cover can be for. */
export interface CoverScope {
  readonly key: string;
  readonly name: string;
}

export function CoverForm({
  people,
  scopes,
  onPreview,
}: FormProps<CoverWish> & { readonly scopes: readonly CoverScope[] }) {
  const [wish, setWish] = useState<CoverWish>({ from: '', to: '', scope: '', first: '', last: '', reason: '' });
  const set = (change: Partial<CoverWish>) => setWish({ ...wish, ...change });
  const isWhole = wish.from !== '' && wish.first !== '' && wish.last !== '' && wish.first <= wish.last;
  return (
    <form className={styles.form} aria-label="A new cover" onSubmit={sends(isWhole, () => onPreview(wish))}>
      <PersonSelect label="Who is away" people={people} value={wish.from} onChoose={(from) => set({ from })} />
      <PersonSelect
        label="Who acts"
        none="nobody: it goes up the path"
        people={people.filter(({ key }) => key !== wish.from)}
        value={wish.to}
        onChoose={(to) => set({ to })}
      />
      <label>
        Where
        <select value={wish.scope} onChange={(event) => set({ scope: event.target.value })}>
          <option value="">everywhere</option>
          {scopes.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}, and below
            </option>
          ))}
        </select>
      </label>
      <label>
        First day
        <input type="date" value={wish.first} onChange={(event) => set({ first: event.target.value })} />
      </label>
      <label>
        Last day
        <input
          type="date"
          min={wish.first || undefined}
          value={wish.last}
          onChange={(event) => set({ last: event.target.value })}
        />
      </label>
      <label>
        Why
        <input value={wish.reason} onChange={(event) => set({ reason: event.target.value })} />
      </label>
      <button type="submit" disabled={!isWhole}>
        Preview
      </button>
    </form>
  );
}

export function HandoverForm({ people, onPreview }: FormProps<HandoverWish>) {
  const [wish, setWish] = useState<HandoverWish>({ from: '', to: '', first: '', reason: '' });
  const set = (change: Partial<HandoverWish>) => setWish({ ...wish, ...change });
  const isWhole = wish.from !== '' && wish.to !== '';
  return (
    <form className={styles.form} aria-label="Handing over" onSubmit={sends(isWhole, () => onPreview(wish))}>
      <PersonSelect label="Who gives" people={people} value={wish.from} onChoose={(from) => set({ from })} />
      <PersonSelect
        label="Who takes over"
        people={people.filter(({ key }) => key !== wish.from)}
        value={wish.to}
        onChoose={(to) => set({ to })}
      />
      <label>
        First day (empty: now)
        <input type="date" value={wish.first} onChange={(event) => set({ first: event.target.value })} />
      </label>
      <label>
        Why
        <input value={wish.reason} onChange={(event) => set({ reason: event.target.value })} />
      </label>
      <button type="submit" disabled={!isWhole}>
        Preview
      </button>
    </form>
  );
}

function sends(isWhole: boolean, send: () => void) {
  return (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) send();
  };
}

interface PersonSelectProps {
  readonly label: string;
  readonly none?: string;
  readonly people: readonly RaciParty[];
  readonly value: string;
  readonly onChoose: (key: string) => void;
}

function PersonSelect({ label, none = 'choose …', people, value, onChoose }: PersonSelectProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{none}</option>
        {people.map(({ id, key, name }) => (
          <option key={id} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
