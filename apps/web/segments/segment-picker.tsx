/** Chooses the dimension that cuts the customers, and which of its segments are shown. */
import { useState } from 'react';
import { Drop } from '../shared/drop.js';
import styles from './segment-picker.module.css';

export interface Dimension {
  readonly key: string;
  readonly name: string;
  readonly segments: { readonly nodes: readonly { readonly key: string; readonly name: string }[] };
}

interface SegmentPickerProps {
  readonly dimensions: readonly Dimension[];
  /** The one that is shown. */
  readonly dimension: Dimension;
  /** Keys of those that are kept; empty is all. */
  readonly chosen: readonly string[];
  readonly onDimension: (key: string) => void;
  readonly onSegments: (keys: readonly string[]) => void;
}

/** With more segments than this, a field narrows the list. */
const MANY = 12;

export function SegmentPicker({ dimensions, dimension, chosen, onDimension, onSegments }: SegmentPickerProps) {
  const [search, setSearch] = useState('');
  const { nodes } = dimension.segments;
  const shown = nodes.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const text =
    chosen.length === 0 ? `${dimension.name}: all` : `${dimension.name}: ${chosen.length} of ${nodes.length}`;
  const toggle = (key: string) =>
    onSegments(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key]);
  return (
    <Drop label={`Segments, ${text}`} button={text}>
      <div className="stack">
        {dimensions.length > 1 && (
          <label className="line spread">
            Cut customers by
            <select value={dimension.key} onChange={(event) => onDimension(event.target.value)}>
              {dimensions.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        {nodes.length > MANY && (
          <input
            type="search"
            aria-label="Find a segment"
            placeholder="Find a segment"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        <ul className={styles.list}>
          {shown.map(({ key, name }) => (
            <li key={key}>
              <label>
                <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} /> {name}
              </label>
            </li>
          ))}
        </ul>
        <button type="button" disabled={chosen.length === 0} onClick={() => onSegments([])}>
          Show all
        </button>
      </div>
    </Drop>
  );
}
