/**
 * The keys of a treegrid, as a pure function: where the focus is and which key is pressed give what happens. It follows the pattern of the
 * ARIA Authoring Practices in which rows take the focus first: → opens a row, then enters its cells; ← leaves them, shuts the row, then goes
 * to its parent. Above the rows lies the head, so that the heads of the columns are reached, too.
 */

/** A row that is in sight, from which its place in the tree can be told. */
export interface KeyRow {
  readonly key: string;
  /** What is typed to get there. */
  readonly name: string;
  /** 1 for the outermost. */
  readonly level: number;
  /** `null`: nothing lies below it. */
  readonly isOpen: boolean | null;
}

/** Where the focus is. Row −1 is the head, column −1 is the row as a whole. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

export interface KeyGrid {
  readonly rows: readonly KeyRow[];
  readonly columnCount: number;
  /** Rows that Page Up and Page Down skip. */
  readonly page: number;
}

export interface Pressed {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  /** What was typed shortly before and now, the present key included; empty: letters do not search. */
  readonly typed?: string;
}

export type KeyMove =
  | { readonly kind: 'go'; readonly to: Spot }
  /** As `go`, and the selection grows up to there. */
  | { readonly kind: 'extend'; readonly to: Spot }
  | { readonly kind: 'fold'; readonly rows: readonly string[]; readonly isOpen: boolean }
  | { readonly kind: 'enter' }
  | { readonly kind: 'select' }
  | { readonly kind: 'select-all' };

/** What a key does; `null` when it is none of the grid's. */
export function keyMove(grid: KeyGrid, at: Spot, pressed: Pressed): KeyMove | null {
  const { key, ctrl = false, shift = false, typed = '' } = pressed;
  const last = grid.rows.length - 1;
  const toRow = (row: number, least = 0): KeyMove => {
    const to = { row: Math.max(Math.min(row, last), at.row < 0 ? -1 : least), column: at.column };
    return { kind: shift && at.row >= 0 && to.row >= 0 ? 'extend' : 'go', to };
  };
  if (ctrl && !['Home', 'End', 'a', 'A'].includes(key)) return null;
  switch (key) {
    case 'ArrowDown':
      return toRow(at.row + 1);
    case 'ArrowUp':
      return toRow(at.row - 1, shift ? 0 : -1);
    case 'PageDown':
      return toRow(at.row + grid.page);
    case 'PageUp':
      return toRow(at.row - grid.page);
    case 'ArrowRight':
      return right(grid, at);
    case 'ArrowLeft':
      return left(grid, at);
    case 'Home':
      return ctrl || at.column < 0 ? toRow(0) : { kind: 'go', to: { ...at, column: 0 } };
    case 'End':
      return ctrl || at.column < 0 ? toRow(last) : { kind: 'go', to: { ...at, column: grid.columnCount - 1 } };
    case 'Enter':
      return { kind: 'enter' };
    case ' ':
      return { kind: 'select' };
    case '*':
      return openSiblings(grid, at);
    case 'a':
    case 'A':
      return ctrl ? { kind: 'select-all' } : typeAhead(grid, at, typed);
    default:
      return typeAhead(grid, at, typed);
  }
}

function right({ rows, columnCount }: KeyGrid, at: Spot): KeyMove | null {
  const row = rows[at.row];
  if (at.column < 0 && row?.isOpen === false) return { kind: 'fold', rows: [row.key], isOpen: true };
  return at.column + 1 < columnCount ? { kind: 'go', to: { ...at, column: at.column + 1 } } : null;
}

function left({ rows }: KeyGrid, at: Spot): KeyMove | null {
  if (at.column >= 0) return { kind: 'go', to: { ...at, column: at.column - 1 } };
  const row = rows[at.row];
  if (row?.isOpen === true) return { kind: 'fold', rows: [row.key], isOpen: false };
  const parent = parentOf(rows, at.row);
  return parent < 0 ? null : { kind: 'go', to: { row: parent, column: -1 } };
}

/** Index of the row that a row lies below; −1 for the outermost, and for the head. */
function parentOf(rows: readonly KeyRow[], index: number): number {
  const row = rows[index];
  return row ? rows.findLastIndex(({ level }, each) => each < index && level < row.level) : -1;
}

function openSiblings({ rows }: KeyGrid, at: Spot): KeyMove | null {
  const row = rows[at.row];
  if (!row) return null;
  const parent = parentOf(rows, at.row);
  const shut = rows.filter(
    ({ level, isOpen }, index) => isOpen === false && level === row.level && parentOf(rows, index) === parent,
  );
  return shut.length > 0 ? { kind: 'fold', rows: shut.map(({ key }) => key), isOpen: true } : null;
}

/** The next row whose name starts with what was typed; one letter again and again goes through all of its rows. */
function typeAhead({ rows }: KeyGrid, at: Spot, typed: string): KeyMove | null {
  if (typed === '') return null;
  const isOneLetter = [...typed].every((letter) => letter === typed[0]);
  const text = (isOneLetter ? typed[0]! : typed).toLowerCase();
  const first = isOneLetter ? at.row + 1 : Math.max(0, at.row);
  for (let step = 0; step < rows.length; step++) {
    const row = (first + step) % rows.length;
    if (rows[row]!.name.toLowerCase().startsWith(text)) return { kind: 'go', to: { row, column: at.column } };
  }
  return null;
}
