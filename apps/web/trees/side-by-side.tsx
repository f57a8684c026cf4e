/** The template once, down the left, and a column per segment: the picture is the table. */
import { useCallback, useMemo } from 'react';
import type { Lens } from '../shared/address.js';
import { Treegrid, type CellView, type Place } from '../shared/treegrid/treegrid.js';
import type { Arranged, ArrangedRow, Detail, Widths } from './arrange.js';
import { cellView, SNUG, type TreeSlots } from './cell.js';
import { rowWords } from './cell-words.js';
import { ownerWords } from './lens.js';
import type { Column } from './weave.js';
import styles from './side-by-side.module.css';

/** A column that is no segment's, such as the difference of two. */
export interface ExtraColumn {
  readonly key: string;
  readonly width: number;
  readonly head: CellView;
  /** Must stay the same function as long as it gives the same. */
  readonly cell: (row: ArrangedRow) => CellView;
}

export interface SideBySideProps {
  readonly label: string;
  readonly arranged: Arranged;
  readonly lens: Lens;
  readonly widths: Widths;
  readonly sizes: { readonly head: number; readonly row: number };
  readonly room: { readonly width: number; readonly height: number };
  readonly corner: CellView;
  readonly slots: TreeSlots;
  readonly extra: ExtraColumn | null;
  /** Segments that were picked to be compared. */
  readonly picked: readonly string[];
  /** The row whose series are shown. */
  readonly shownRow: string | null;
  readonly open: Place | null;
  readonly onFold: (rows: readonly string[], isOpen: boolean) => void;
  readonly onEnter: (at: Place) => void;
  readonly onPick: (column: string) => void;
  readonly onShowRow: (row: string) => void;
  readonly onAt: (at: Place) => void;
}

interface GridColumn {
  readonly key: string;
  readonly width: number;
  /** `null`: the extra one. */
  readonly column: Column | null;
}

/** The height of the heads: one line, or upright names. */
const TOP: Readonly<Record<Detail, number>> = { full: 44, glyph: 92, dot: 92 };

export function SideBySide(props: SideBySideProps) {
  const { arranged, lens, widths, sizes, slots, extra, picked, shownRow } = props;
  const { detail } = widths;
  const columns = useMemo(
    (): GridColumn[] => [
      ...arranged.columns.map((column) => ({
        key: column.key,
        width: column.kind === 'ALL' ? widths.all : widths.segment,
        column,
      })),
      ...(extra ? [{ key: extra.key, width: extra.width, column: null }] : []),
    ],
    [arranged.columns, widths.all, widths.segment, extra],
  );
  const rows = useMemo(
    () => arranged.rows.map((row) => ({ ...row, label: rowWords(row.row, row.cells, lens), className: styles.row })),
    [arranged.rows, lens],
  );
  const detailOf = ({ kind }: Column): Detail => (kind === 'ALL' ? 'full' : detail);
  const renderCell = useCallback(
    (row: ArrangedRow, { column, width }: GridColumn): CellView =>
      column
        ? cellView(row.cells[column.index]!, lens, { detail: column.kind === 'ALL' ? 'full' : detail, width }, slots)
        : extra!.cell(row),
    [lens, detail, slots, extra],
  );
  const renderRow = useCallback(
    ({ row }: ArrangedRow): CellView => ({
      title:
        [row.description, row.formula && `= ${row.formula}`, row.influenceNote].filter(Boolean).join('\n') || row.name,
      content: (
        <>
          <span className={`${styles.name} ${row.isInfluence ? styles.influence : ''}`}>{row.name}</span>
          {row.formula && (
            <span className={styles.identity} aria-hidden="true">
              =
            </span>
          )}
          {row.owner && slots.owner(row.owner)}
        </>
      ),
    }),
    [slots],
  );
  const renderHead = ({ key, column, width }: GridColumn): CellView => {
    if (!column) return extra!.head;
    const isPicked = picked.includes(key);
    const owner = column.owner ? ownerWords(column.owner) : '';
    const title = [column.name, owner, sizeWords(column)].filter(Boolean).join('\n');
    const isUpright = detailOf(column) !== 'full';
    return {
      label: isUpright ? [column.name, owner].filter(Boolean).join('; ') : undefined,
      title,
      className: [
        isUpright ? styles.upright : styles.columnHead,
        width < SNUG ? styles.snug : '',
        isPicked ? styles.picked : '',
      ].join(' '),
      content: isUpright ? (
        <span>{column.name}</span>
      ) : (
        <>
          <span className={styles.name}>{column.name}</span>
          {column.owner && slots.namedOwner(column.owner)}
          {column.kind !== 'ALL' && (
            <input
              type="checkbox"
              tabIndex={-1}
              aria-label="Compare"
              checked={isPicked}
              onChange={() => props.onPick(key)}
              onClick={(event) => event.stopPropagation()}
            />
          )}
        </>
      ),
    };
  };
  return (
    <Treegrid
      label={props.label}
      rows={rows}
      columns={columns}
      sizes={{ ...sizes, top: TOP[detail] }}
      room={props.room}
      corner={props.corner}
      renderHead={renderHead}
      renderRow={renderRow}
      renderCell={renderCell}
      selectedRows={shownRow === null ? NONE : [shownRow]}
      selectedColumns={picked}
      open={props.open}
      className={styles.grid}
      onFold={props.onFold}
      onEnter={props.onEnter}
      onAt={props.onAt}
      onSelect={({ row, column }, how) => {
        if (how !== 'toggle') return;
        if (row === null && column !== null) props.onPick(column);
        else if (row !== null) props.onShowRow(row);
      }}
    />
  );
}

const NONE: readonly string[] = [];
const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

function sizeWords({ volume, customers }: Column): string {
  const parts = [
    volume === null ? null : `${COUNT.format(volume)} conversations`,
    customers === null ? null : `${COUNT.format(customers)} customers`,
  ];
  return parts.filter(Boolean).join(', ');
}
