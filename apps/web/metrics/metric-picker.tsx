/** Chooses one metric, or several in an order. */
import { useState } from 'react';
import { Drop } from '../shared/drop.js';
import styles from './metric-picker.module.css';

export interface MetricName {
  readonly key: string;
  readonly name: string;
}

interface OneProps {
  readonly metrics: readonly MetricName[];
  readonly value: string;
  readonly onChoose: (key: string) => void;
}

export function MetricPicker({ metrics, value, onChoose }: OneProps) {
  return (
    <label className="line">
      Metric
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {metrics.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface SeveralProps {
  readonly metrics: readonly MetricName[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** Those that are chosen stand first, in their order. */
export function MetricsPicker({ metrics, chosen, onChoose }: SeveralProps) {
  const [search, setSearch] = useState('');
  const shown = metrics
    .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
    .sort((a, b) => place(chosen, a.key) - place(chosen, b.key));
  const toggle = (key: string) =>
    onChoose(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key]);
  return (
    <Drop button={`${chosen.length} metrics`}>
      <div className="stack">
        <input
          type="search"
          aria-label="Find a metric"
          placeholder="Find a metric"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <ul className={styles.list}>
          {shown.map(({ key, name }) => (
            <li key={key}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(key)}
                  disabled={chosen.length === 1 && chosen[0] === key}
                  onChange={() => toggle(key)}
                />{' '}
                {name}
              </label>
            </li>
          ))}
        </ul>
      </div>
    </Drop>
  );
}

function place(chosen: readonly string[], key: string): number {
  const at = chosen.indexOf(key);
  return at < 0 ? chosen.length : at;
}
