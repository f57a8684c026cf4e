/** Which rows and columns are shown, in which order, and how wide: pure, from the choices in the address. */
import type { Lens } from '../shared/address.js';
import { isProblem } from './lens.js';
import type { Cell, Column, Row, Woven } from './weave.js';

/** `null`: as the workspace declares them; {@link BY_VOLUME}; or the key of a row, worst first. */
export type ColumnSort = string | null;
/** No key has a minus. */
export const BY_VOLUME = '-volume';

/** A row with its place among those beside it, as the grid wants it. */
export interface ArrangedRow {
  readonly key: string;
  readonly name: string;
  readonly level: number;
  readonly isOpen: boolean | null;
  readonly position: number;
  readonly size: number;
  readonly row: Row;
  /** By the index of the column. */
  readonly cells: readonly Cell[];
}

export interface Arranged {
  /** Those that are not below a shut row. */
  readonly rows: readonly ArrangedRow[];
  /** All segments together first. */
  readonly columns: readonly Column[];
}

export interface Arrangement {
  readonly lens: Lens;
  readonly sort: ColumnSort;
  readonly onlyProblems: boolean;
  readonly open: readonly string[];
  readonly shut: readonly string[];
  /** Keys of the columns that are kept beside all together; empty is every one. */
  readonly columns: readonly string[];
}

/** Above this many rows only the first levels are open at first. */
const ROWS_OPEN = 60;

export function arrange({ rows, columns, cells }: Woven, choices: Arrangement): Arranged {
  const { lens, onlyProblems } = choices;
  const kept = columns.filter(
    (column) => choices.columns.length === 0 || isAll(column) || choices.columns.includes(column.key),
  );
  const hasProblem = rows.map((_, row) => kept.some(({ index }) => isProblem(cells[row]![index]!, lens)));
  const shownColumns = kept.filter(
    (column) => !onlyProblems || isAll(column) || cells.some((line) => isProblem(line[column.index]!, lens)),
  );
  const shownRows = onlyProblems ? withAncestors(rows, hasProblem) : rows.map(() => true);
  const sorted = sortColumns(shownColumns, { rows, cells }, choices.sort);
  const childrenOf = shownChildren(rows, shownRows);
  const isOpenAtFirst = (row: Row) => rows.length <= ROWS_OPEN || row.depth < 2;
  const isOpen = (row: Row) => (isOpenAtFirst(row) ? !choices.shut.includes(row.key) : choices.open.includes(row.key));
  const arranged: ArrangedRow[] = [];
  const walk = (index: number, position: number, size: number) => {
    const row = rows[index]!;
    const children = childrenOf.get(index) ?? [];
    const open = children.length > 0 ? isOpen(row) : null;
    arranged.push({
      key: row.key,
      name: row.name,
      level: row.depth + 1,
      isOpen: open,
      position,
      size,
      row,
      cells: cells[index]!,
    });
    if (open) children.forEach((child, at) => walk(child, at + 1, children.length));
  };
  if (shownRows[0]) walk(0, 1, 1);
  return { rows: arranged, columns: sorted };
}

/** The choices after rows were opened or shut; a row that is as it is at first stands in neither list. */
export function fold(
  { rows }: Woven,
  { open, shut }: Pick<Arrangement, 'open' | 'shut'>,
  keys: readonly string[],
  isOpen: boolean,
): Pick<Arrangement, 'open' | 'shut'> {
  const without = (list: readonly string[]) => list.filter((key) => !keys.includes(key));
  const against = (wanted: boolean) =>
    keys.filter((key) => {
      const row = rows.find((each) => each.key === key);
      return row !== undefined && (rows.length <= ROWS_OPEN || row.depth < 2) !== wanted;
    });
  return isOpen
    ? { open: [...without(open), ...against(true)], shut: without(shut) }
    : { open: without(open), shut: [...without(shut), ...against(false)] };
}

const isAll = ({ kind }: Column) => kind === 'ALL';

function withAncestors(rows: readonly Row[], wanted: readonly boolean[]): boolean[] {
  const kept = [...wanted];
  for (let index = rows.length - 1; index > 0; index--) {
    const { parent } = rows[index]!;
    if (kept[index] && parent !== null) kept[parent] = true;
  }
  return kept;
}

function shownChildren(rows: readonly Row[], shown: readonly boolean[]): Map<number, number[]> {
  const children = new Map<number, number[]>();
  rows.forEach(({ parent }, index) => {
    if (parent === null || !shown[index]) return;
    const beside = children.get(parent);
    if (beside) beside.push(index);
    else children.set(parent, [index]);
  });
  return children;
}

/** All segments together stay first, customers without a label last; what has no value comes before them. */
function sortColumns(
  columns: readonly Column[],
  { rows, cells }: Pick<Woven, 'rows' | 'cells'>,
  sort: ColumnSort,
): readonly Column[] {
  if (sort === null) return columns;
  const row = rows.findIndex(({ key }) => key === sort);
  if (sort !== BY_VOLUME && row < 0) return columns;
  const isHigherBetter = rows[row]?.polarity === 'HIGHER';
  const rank = (column: Column): number => {
    if (sort === BY_VOLUME) return column.volume ?? -Infinity;
    const { value } = cells[row]![column.index]!;
    return value === null ? -Infinity : isHigherBetter ? -value : value;
  };
  const place = ({ kind }: Column) => (kind === 'ALL' ? 0 : kind === 'SEGMENT' ? 1 : 2);
  return [...columns].sort((a, b) => place(a) - place(b) || compare(rank(b), rank(a)));
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

/** How much of a cell there is room for. */
export type Detail = 'full' | 'glyph' | 'dot';
export interface Widths {
  readonly detail: Detail;
  /** Of a segment's column, in pixels; all together always has room for its numbers. */
  readonly segment: number;
  readonly all: number;
}

const FULL = 84;
const GLYPH = 24;
const DOT = 14;
const WIDEST = 188;
/** Where numbers are asked for although they do not all fit, and of all together where they are not. */
const WIDE = 116;
const ALL_WIDE = 132;

/** The columns as wide as they fit; below the narrowest the grid scrolls. `room`: pixels beside the first column. */
export function widthsFor(room: number, columns: number, isWide: boolean): Widths {
  const even = Math.floor(room / Math.max(1, columns));
  if (even >= FULL || isWide) {
    const width = Math.min(WIDEST, Math.max(even, isWide ? WIDE : FULL));
    return { detail: 'full', segment: width, all: width };
  }
  const fitting = Math.floor((room - ALL_WIDE) / Math.max(1, columns - 1));
  const segment = Math.max(DOT, Math.min(FULL - 1, fitting));
  return { detail: segment >= GLYPH ? 'glyph' : 'dot', segment, all: ALL_WIDE };
}
