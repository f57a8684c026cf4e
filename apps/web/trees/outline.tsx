/** One segment at a time, as a list with indentation: for narrow screens, for copying and for print. */
import { useCallback, useMemo } from 'react';
import type { Lens } from '../shared/address.js';
import { Mark, paperClass } from '../shared/mark.js';
import { Treegrid, type CellView, type Place } from '../shared/treegrid/treegrid.js';
import type { ArrangedRow } from './arrange.js';
import type { TreeSlots } from './cell.js';
import { cellWords, rowWords, valueText } from './cell-words.js';
import { LENS_NAMES } from './legends.js';
import { lookOf } from './lens.js';
import type { Cell, Column } from './weave.js';
import styles from './outline.module.css';

interface OutlineProps {
  readonly label: string;
  readonly rows: readonly ArrangedRow[];
  readonly column: Column;
  readonly columns: readonly Column[];
  readonly lens: Lens;
  readonly slots: TreeSlots;
  /** Pixels across. */
  readonly room: number;
  readonly rowHeight: number;
  readonly open: string | null;
  readonly onColumn: (key: string) => void;
  readonly onFold: (rows: readonly string[], isOpen: boolean) => void;
  readonly onOpen: (cell: Cell) => void;
  readonly onAt: (at: Place) => void;
}

interface OutlineColumn {
  readonly key: string;
  readonly width: number;
  readonly name: string;
  readonly view: (cell: Cell) => CellView;
}

const VALUE = 150;
const LENS_WIDTH = 110;
const ALL_LENSES: readonly Lens[] = ['change', 'gap', 'standard', 'owner', 'findings'];
const TOP = 36;
const NAME = { least: 150, most: 420 } as const;

export function Outline(props: OutlineProps) {
  const { column, lens, slots, room } = props;
  const isNarrow = room < NAME.most + VALUE + LENS_WIDTH;
  const columns = useMemo(
    (): OutlineColumn[] => [
      { key: 'value', width: VALUE, name: column.name, view: (cell) => valueView(cell, lens, isNarrow, slots) },
      ...(isNarrow ? [] : ALL_LENSES.map((each) => lensColumn(each, slots))),
    ],
    [column, lens, isNarrow, slots],
  );
  const head = Math.max(NAME.least, Math.min(NAME.most, room - columns.reduce((sum, { width }) => sum + width, 2)));
  const rows = useMemo(
    () =>
      props.rows.map((row) => ({
        ...row,
        label: `${rowWords(row.row, row.cells, lens)}; ${cellWords(row.cells[column.index]!, lens)}`,
        className: `${styles.row} ${isNarrow ? styles.touched : ''}`,
      })),
    [props.rows, column, lens, isNarrow],
  );
  const renderRow = useCallback(
    ({ row }: ArrangedRow): CellView => ({
      title: row.description ?? row.name,
      content: <span className={styles.name}>{row.name}</span>,
    }),
    [],
  );
  const renderCell = useCallback(
    (row: ArrangedRow, { view }: OutlineColumn) => view(row.cells[column.index]!),
    [column],
  );
  return (
    <>
      <label className="line no-print">
        Segment
        <select value={column.key} onChange={(event) => props.onColumn(event.target.value)}>
          {props.columns.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Treegrid
        label={`${props.label}, ${column.name}`}
        rows={rows}
        columns={columns}
        sizes={{ head, row: props.rowHeight, top: TOP }}
        corner={{ label: 'Heads of the columns', content: column.name }}
        renderHead={({ key, name }) => ({ className: styles.head, content: key === 'value' ? 'Value' : name })}
        renderRow={renderRow}
        renderCell={renderCell}
        open={props.open === null ? null : { row: props.open, column: 'value' }}
        className={styles.grid}
        onFold={props.onFold}
        onAt={props.onAt}
        onEnter={({ row }) => {
          const found = props.rows.find(({ key }) => key === row);
          if (found) props.onOpen(found.cells[column.index]!);
        }}
      />
    </>
  );
}

function valueView(cell: Cell, lens: Lens, isNarrow: boolean, slots: TreeSlots): CellView {
  const { paper, glyph, beside } = lookOf(cell, lens);
  return {
    label: cellWords(cell, lens),
    className: `${styles.value} ${paperClass(paper, cell.state === 'thin')}`,
    content: (
      <>
        {isNarrow && slots.findings(cell.findings)}
        <span className={styles.number}>{valueText(cell)}</span>
        {isNarrow && beside && <Mark paper={paper} glyph={glyph} text={beside} />}
      </>
    ),
  };
}

function lensColumn(lens: Lens, slots: TreeSlots): OutlineColumn {
  return {
    key: `-${lens}`,
    width: LENS_WIDTH,
    name: LENS_NAMES[lens],
    view: (cell) => {
      const { paper, glyph, beside, words } = lookOf(cell, lens);
      const content =
        lens === 'owner' && cell.owner
          ? slots.owner(cell.owner)
          : lens === 'findings' && cell.findings > 0
            ? slots.findings(cell.findings)
            : beside && <Mark paper={paper} glyph={glyph} text={beside} />;
      return { label: words || 'nothing', title: words, className: styles.lens, content };
    },
  };
}
