/** All that the tree knows of one node, without asking again. */
import type { ReactNode } from 'react';
import type { Lens } from '../shared/address.js';
import { Mark } from '../shared/mark.js';
import { valueText } from './cell-words.js';
import { lookOf, ownerWords } from './lens.js';
import type { Cell } from './weave.js';
import styles from './cell-summary.module.css';

export function CellSummary({ cell, children }: { readonly cell: Cell; readonly children?: ReactNode }) {
  const { row, owner, standardText, message, findings, findingsBelow } = cell;
  const looks = (['change', 'gap', 'standard'] as const satisfies readonly Lens[]).map((lens) => lookOf(cell, lens));
  return (
    <div className="stack">
      <p className={styles.value}>{valueText(cell) || row.name}</p>
      <ul className="stack">
        {looks.map(
          ({ paper, glyph, words }) =>
            words && (
              <li key={words}>
                <Mark paper={paper} glyph={glyph} text={` ${words}`} />
              </li>
            ),
        )}
        {standardText && <li>{standardText}</li>}
        {message && cell.state !== 'withheld' && <li>{message}</li>}
        {findingsBelow > 0 && (
          <li>
            {findings} open {findings === 1 ? 'finding' : 'findings'} here, {findingsBelow - findings} further down
          </li>
        )}
        {owner && <li>{ownerWords(owner)}</li>}
        {row.description && <li className="mute">{row.description}</li>}
        {row.formula && (
          <li className="mute">
            It is <code>{row.formula}</code>
          </li>
        )}
      </ul>
      {children}
    </div>
  );
}
