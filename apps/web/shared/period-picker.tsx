/** Chooses a period: presets, the last 24 months, or two days. */
import { useState } from 'react';
import { Drop } from './drop.js';
import { OFFERED_PERIODS, USUAL_PERIOD } from './period.js';
import styles from './period-picker.module.css';

interface PeriodPickerProps {
  /** The word in the address; `null` is the usual one. */
  readonly value: string | null;
  /** What the server calls it, once it is known. */
  readonly label: string | null;
  /** The last day with data, `2026-10-31`. */
  readonly dataThrough: string | null;
  readonly onChoose: (word: string | null) => void;
  readonly name: string;
  /** Words that stand before the presets: `previous` and `last-year` for a comparison. */
  readonly first?: readonly (readonly [word: string | null, name: string])[];
  readonly hasPresets?: boolean;
}

const PERIODS = OFFERED_PERIODS.map(([word, name]) => [word === USUAL_PERIOD ? null : word, name] as const);

export function PeriodPicker({
  value,
  label,
  dataThrough,
  onChoose,
  name,
  first = [],
  hasPresets = true,
}: PeriodPickerProps) {
  const offered = [...first, ...(hasPresets ? PERIODS : [])];
  const shown = label ?? offered.find(([word]) => word === value)?.[1] ?? value ?? '';
  return (
    <Drop label={`${name}: ${shown}`} button={shown}>
      {(close) => {
        const choose = (word: string | null) => {
          onChoose(word);
          close();
        };
        return (
          <div className={styles.picker}>
            <ul>
              {offered.map(([word, text]) => (
                <li key={text}>
                  <button type="button" className="quiet" aria-pressed={word === value} onClick={() => choose(word)}>
                    {text}
                  </button>
                </li>
              ))}
            </ul>
            <div className="stack">
              <Months value={value} dataThrough={dataThrough} onChoose={choose} />
              <Range value={value} dataThrough={dataThrough} onChoose={choose} />
            </div>
          </div>
        );
      }}
    </Drop>
  );
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

interface PartProps {
  readonly value: string | null;
  readonly dataThrough: string | null;
  readonly onChoose: (word: string) => void;
}

/** The last two years, up to the last day with data. */
function Months({ value, dataThrough, onChoose }: PartProps) {
  const last = dataThrough ? new Date(`${dataThrough}T00:00Z`) : null;
  if (!last) return null;
  const years = [last.getUTCFullYear() - 1, last.getUTCFullYear()];
  return (
    <>
      {years.map((year) => (
        <div key={year} role="group" aria-label={String(year)}>
          <h3>{year}</h3>
          <div className={styles.months}>
            {Array.from({ length: 12 }, (_, month) => {
              const word = `${year}-${String(month + 1).padStart(2, '0')}`;
              const isAfterData = `${word}-01` > dataThrough!;
              return (
                <button
                  key={word}
                  type="button"
                  className={isAfterData ? styles.noData : 'quiet'}
                  disabled={isAfterData}
                  title={isAfterData ? 'No data reaches this month' : undefined}
                  aria-pressed={word === value}
                  onClick={() => onChoose(word)}
                >
                  {MONTH.format(Date.UTC(year, month))}
                </button>
              );
            })}
          </div>
        </div>
      ))}
    </>
  );
}

/** From one day to another, both included. */
function Range({ value, dataThrough, onChoose }: PartProps) {
  const [from = '', to = ''] = value?.includes('..') ? value.split('..') : [];
  const [start, setStart] = useState(from);
  const [end, setEnd] = useState(to);
  const isWhole = start !== '' && end !== '' && start <= end;
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onChoose(`${start}..${end}`);
      }}
    >
      <label className={styles.day}>
        First day
        <input
          type="date"
          value={start}
          max={dataThrough ?? undefined}
          onChange={(event) => setStart(event.target.value)}
        />
      </label>
      <label className={styles.day}>
        Last day
        <input type="date" value={end} min={start || undefined} onChange={(event) => setEnd(event.target.value)} />
      </label>
      <button type="submit" disabled={!isWhole}>
        Show
      </button>
    </form>
  );
}
