/** How the tree is looked at: view, lens, order of the columns, only problems, and taking it along. */
import type { ReactNode } from 'react';
import { LENSES, type Lens, type View } from '../shared/address.js';
import { BY_VOLUME, type ColumnSort } from './arrange.js';
import { LENS_NAMES } from './legends.js';
import styles from './tree-toolbar.module.css';

export const VIEW_NAMES: Readonly<Record<View, string>> = {
  side: 'Side by side',
  branch: 'One branch',
  outline: 'Outline',
};

interface TreeToolbarProps {
  readonly view: View;
  /** Those that fit on the screen. */
  readonly views: readonly View[];
  readonly lens: Lens;
  readonly onlyProblems: boolean;
  readonly sort: ColumnSort;
  /** Rows that columns can be sorted by. */
  readonly sortable: readonly { readonly key: string; readonly name: string }[];
  /** Whether numbers are shown although not all columns fit; `null` where they fit anyway. */
  readonly isWide: boolean | null;
  readonly onView: (view: View) => void;
  readonly onLens: (lens: Lens) => void;
  readonly onOnlyProblems: (only: boolean) => void;
  readonly onSort: (sort: ColumnSort) => void;
  readonly onWide: (isWide: boolean) => void;
  /** What stands at the end: export, for example. */
  readonly children?: ReactNode;
}

export function TreeToolbar(props: TreeToolbarProps) {
  const { view, lens, sort, isWide } = props;
  return (
    <div className={`${styles.toolbar} no-print`}>
      <div role="group" aria-label="View" className={styles.views}>
        {props.views.map((each) => (
          <button key={each} type="button" aria-pressed={each === view} onClick={() => props.onView(each)}>
            {VIEW_NAMES[each]}
          </button>
        ))}
      </div>
      <label className="line">
        <span className="mute">Colour says</span>
        <select value={lens} onChange={(event) => props.onLens(event.target.value as Lens)}>
          {LENSES.map((each) => (
            <option key={each} value={each}>
              {LENS_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
      {view === 'side' && (
        <label className="line">
          <span className="mute">Columns</span>
          <select
            className={styles.sort}
            value={sort ?? ''}
            onChange={(event) => props.onSort(event.target.value === '' ? null : event.target.value)}
          >
            <option value="">as declared</option>
            <option value={BY_VOLUME}>most conversations first</option>
            <optgroup label="Worst first in">
              {props.sortable.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
      )}
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={props.onlyProblems}
          onChange={(event) => props.onOnlyProblems(event.target.checked)}
        />
        Only problems
      </label>
      {view === 'side' && isWide !== null && (
        <label className={styles.check}>
          <input type="checkbox" checked={isWide} onChange={(event) => props.onWide(event.target.checked)} />
          Numbers in every column
        </label>
      )}
      {props.children}
    </div>
  );
}
