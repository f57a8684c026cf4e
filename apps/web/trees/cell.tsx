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

/** In less than this, in pixels, there is just room for a number and what is beside it; in less than the other, only for its glyph. */
export const SNUG = 150;
const TIGHT = 124;

/** A cell of the grid through a lens; `width` in pixels. */
export function cellView(
  cell: Cell,
  lens: Lens,
  { detail, width }: { readonly detail: Detail; readonly width: number },
  slots: TreeSlots,
): CellView {
  const look = lookOf(cell, lens);
  const label = cellWords(cell, lens);
  const paper = paperClass(look.paper, cell.state === 'thin');
  return {
    label: label || 'groups what is below it',
    title: detail === 'full' && width >= TIGHT ? (cell.message ?? undefined) : `${cell.column.name}: ${label}`,
    className: [styles.cell, styles[detail], styles[cell.state], width < SNUG ? styles.snug : '', paper].join(' '),
    isWordless: detail === 'dot' || (detail === 'glyph' && lens !== 'owner'),
    content: detail === 'full' ? full(cell, lens, slots, width < TIGHT) : short(cell, lens, detail),
  };
}

function full(cell: Cell, lens: Lens, slots: TreeSlots, isTight: boolean): ReactNode {
  const { paper, glyph, beside } = lookOf(cell, lens);
  const owner = lens === 'owner' && cell.owner;
  return (
    <>
      {cell.findings > 0 && <span className={styles.badge}>{slots.findings(cell.findings)}</span>}
      <span className={styles.number}>{valueText(cell)}</span>
      {hasRoom(cell, lens) && (
        <span className={styles.beside}>
          {owner
            ? slots.owner(owner)
            : (isTight ? glyph : beside) && <Mark paper={paper} glyph={glyph} text={isTight ? '' : beside} />}
        </span>
      )}
    </>
  );
}

const hasRoom = ({ state, column }: Cell, lens: Lens) =>
  !(lens === 'gap' && column.kind === 'ALL') &&
  (state === 'value' || state === 'thin' || state === 'group' || (state !== 'absent' && lens === 'owner'));

/** In a narrow column only what is good or bad has a glyph; in the narrowest only what is bad, as a dot. */
function short(cell: Cell, lens: Lens, detail: Detail): ReactNode {
  const { paper, glyph, beside } = lookOf(cell, lens);
  if (detail === 'dot') return paper === 'bad' ? '•' : '';
  if (cell.state === 'absent') return <span className="mute">–</span>;
  if (lens === 'owner') return beside === 'nobody' ? '!' : beside;
  return paper === 'none' ? '' : <Mark paper={paper} glyph={glyph} />;
}
