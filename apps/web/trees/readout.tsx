/** The cell that has the focus, in words: for narrow columns, in which there is no room for numbers. */
import { cellWords } from './cell-words.js';
import type { Lens } from '../shared/address.js';
import type { Cell } from './weave.js';
import styles from './readout.module.css';

export function Readout({ cell, lens }: { readonly cell: Cell | null; readonly lens: Lens }) {
  return (
    <p className={`${styles.readout} no-print`} aria-hidden="true">
      {cell ? (
        <>
          <b>
            {cell.column.name} · {cell.row.name}
          </b>{' '}
          {cellWords(cell, lens)}
        </>
      ) : (
        'Go to a cell with the arrow keys, or point at it, to read it here.'
      )}
    </p>
  );
}
