/** What stands in a cell, with as much detail as there is room for. */
import type { ReactNode } from 'react';
import type { Lens } from '../shared/address.js';
import { Mark, paperClass } from '../shared/mark.js';
import type { CellView } from '../shared/treegrid/treegrid.js';
import type { Detail } from './arrange.js';
import { cellWords, valueText } from './cell-words.js';
import { lookOf } from './lens.js';
import type { Cell, Owner } from './weave.js';
import styles from './cell.module.css';

/** What later steps draw in the tree. */
export interface TreeSlots {
  readonly owner: (owner: Owner) => ReactNode;
  /** The same where no words beside it say who it is. */
  readonly namedOwner: (owner: Owner) => ReactNode;
  readonly findings: (count: number) => ReactNode;
}

/** A cell of the grid through a lens. */
export function cellView(cell: Cell, lens: Lens, detail: Detail, slots: TreeSlots): CellView {
  const look = lookOf(cell, lens);
  const label = cellWords(cell, lens);
  const paper = paperClass(look.paper, cell.state === 'thin');
  return {
    label: label || 'groups what is below it',
    title: detail === 'full' ? (cell.message ?? undefined) : `${cell.column.name}: ${label}`,
    className: `${styles.cell} ${styles[detail]} ${styles[cell.state]} ${paper}`,
    content: detail === 'full' ? full(cell, lens, slots) : short(cell, lens, detail),
  };
}

function full(cell: Cell, lens: Lens, slots: TreeSlots): ReactNode {
  const { paper, glyph, beside } = lookOf(cell, lens);
  const owner = lens === 'owner' && cell.owner;
  return (
    <>
      {slots.findings(cell.findings)}
      <span className={styles.value}>{valueText(cell)}</span>
      {hasRoom(cell, lens) && (
        <span className={styles.beside}>
          {owner ? slots.owner(owner) : beside && <Mark paper={paper} glyph={glyph} text={beside} />}
        </span>
      )}
    </>
  );
}

const hasRoom = ({ state }: Cell, lens: Lens) =>
  state === 'value' || state === 'thin' || state === 'group' || (state !== 'absent' && lens === 'owner');

/** In a narrow column only what is good or bad has a glyph; in the narrowest only what is bad, as a dot. */
function short(cell: Cell, lens: Lens, detail: Detail): ReactNode {
  const { paper, glyph, beside } = lookOf(cell, lens);
  if (detail === 'dot') return paper === 'bad' ? '•' : '';
  if (cell.state === 'absent') return <span className="mute">–</span>;
  if (lens === 'owner') return beside === 'nobody' ? '!' : beside;
  return paper === 'none' ? '' : <Mark paper={paper} glyph={glyph} />;
}
