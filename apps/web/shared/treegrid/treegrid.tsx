/**
 * A tree down the left, columns across, and a cell where they meet: one ARIA treegrid for eye, keyboard and screen reader. Rows and columns
 * that are out of sight are not in the document, but the focused one always is. Heads stay in sight.
 */
import { useCallback, useRef } from 'react';
import { GridRow, Said, spotProps } from './grid-row.js';
import { useInSight, type InSight } from './use-in-sight.js';
import { useIsPrinting } from '../use-is-printing.js';
import { useSpot, type Place, type SpotActions } from './use-spot.js';
import type { CellView, TreegridColumn, TreegridRow } from './view.js';
import styles from './treegrid.module.css';

export type { CellView, TreegridColumn, TreegridRow } from './view.js';
export type { Place } from './use-spot.js';

export interface TreegridProps<Row extends TreegridRow, Column extends TreegridColumn> extends SpotActions {
  readonly label: string;
  /** The rows to be seen: those below open rows among them, those below shut rows not. */
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** In pixels: the width of the first column, the heights of a row and of the heads. */
  readonly sizes: { readonly head: number; readonly row: number; readonly top: number };
  readonly corner: CellView;
  readonly renderHead: (column: Column) => CellView;
  /** The first cell of a row, without twist and indentation. These two must stay the same functions as long as they give the same. */
  readonly renderRow: (row: Row) => CellView;
  readonly renderCell: (row: Row, column: Column) => CellView;
  /** Given where something can be selected. */
  readonly selectedRows?: readonly string[];
  readonly selectedColumns?: readonly string[];
  /** The cell whose panel is open beside the grid. */
  readonly open?: Place | null;
  readonly className?: string;
  /** What the grid has for itself, in pixels, where that is known: it is then right at once what is in sight. */
  readonly room?: { readonly width: number; readonly height: number };
  /** Left out: its cells cannot be changed. */
  readonly isEditable?: boolean;
}

/**
 * Enter and a click on a cell or a head call `onEnter`; Space and Shift with the arrows `onSelect`; → ← * and a click on the twist `onFold`.
 */
export function Treegrid<Row extends TreegridRow, Column extends TreegridColumn>(props: TreegridProps<Row, Column>) {
  const { rows, columns, sizes, corner, selectedRows, selectedColumns, open } = props;
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<InSight>(null);
  const { spot, idOf, onKeyDown, onFocus } = useSpot(rows, columns, view, props);
  const isEverythingShown = useIsPrinting();
  const inSight = useInSight(box, { rowCount: rows.length, columns, sizes, spot, isEverythingShown, room: props.room });
  view.current = inSight;

  const latest = useRef<SpotActions>(props);
  latest.current = props;
  const onFold = useCallback((row: string, isOpen: boolean) => latest.current.onFold?.([row], isOpen), []);
  const onEnter = useCallback((at: Place) => latest.current.onEnter?.(at), []);

  const width = sizes.head + columns.reduce((sum, column) => sum + column.width, 0);
  const focusIn = (row: number) => (spot.row === row ? spot.column : null);
  return (
    <div
      ref={box}
      role="treegrid"
      aria-label={props.label}
      aria-readonly={!props.isEditable}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable={selectedRows || selectedColumns ? true : undefined}
      className={`${styles.grid} ${props.className ?? ''}`}
      style={{ ['--first' as string]: `${sizes.head}px`, scrollPadding: `${sizes.top}px 0 0 ${sizes.head}px` }}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <div role="rowgroup" className={styles.top} style={{ width }}>
        <div
          role="row"
          aria-rowindex={1}
          aria-label={corner.label}
          {...spotProps(idOf, { row: null, column: null }, focusIn(-1) === -1)}
          className={styles.row}
          style={{ height: sizes.top }}
        >
          <div
            role="columnheader"
            aria-colindex={1}
            title={corner.title}
            className={`${styles.corner} ${corner.className ?? ''}`}
          >
            {corner.content}
          </div>
          {inSight.columns.map(({ index, gap }) => {
            const column = columns[index]!;
            const head = props.renderHead(column);
            return (
              <div
                key={column.key}
                role="columnheader"
                aria-colindex={index + 2}
                aria-selected={selectedColumns?.includes(column.key)}
                title={head.title}
                {...spotProps(idOf, { row: null, column: column.key }, focusIn(-1) === index)}
                className={`${styles.head} ${head.className ?? ''}`}
                style={{ width: column.width, marginInlineStart: gap || undefined }}
                onClick={() => onEnter({ row: null, column: column.key })}
              >
                <Said view={head} />
              </div>
            );
          })}
        </div>
      </div>
      <div role="rowgroup" style={{ width, paddingBottom: inSight.below }}>
        {inSight.rows.map(({ index, gap }) => {
          const row = rows[index]!;
          return (
            <GridRow<Row, Column>
              key={row.key}
              row={row}
              index={index}
              gap={gap}
              height={sizes.row}
              columns={columns}
              shown={inSight.columns}
              focus={focusIn(index)}
              isSelected={selectedRows?.includes(row.key) ?? null}
              openColumn={open?.row === row.key ? open.column : null}
              renderRow={props.renderRow}
              renderCell={props.renderCell}
              idOf={idOf}
              onFold={onFold}
              onEnter={onEnter}
            />
          );
        })}
      </div>
    </div>
  );
}
