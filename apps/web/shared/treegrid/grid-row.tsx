/** One row of a treegrid. It is drawn again only when something of its own has changed. */
import { memo, type ReactNode } from 'react';
import type { Shown } from './use-in-sight.js';
import type { Place } from './use-spot.js';
import type { CellView, TreegridColumn, TreegridRow } from './view.js';
import styles from './treegrid.module.css';

export interface GridRowProps<Row extends TreegridRow, Column extends TreegridColumn> {
  readonly row: Row;
  readonly index: number;
  /** Pixels of the rows that are left out before it. */
  readonly gap: number;
  readonly height: number;
  readonly columns: readonly Column[];
  readonly shown: readonly Shown[];
  /** Index of the column that has the focus, −1 for the row itself, `null` where the focus is in another row. */
  readonly focus: number | null;
  /** `null`: rows cannot be selected. */
  readonly isSelected: boolean | null;
  readonly openColumn: string | null;
  readonly renderRow: (row: Row) => CellView;
  readonly renderCell: (row: Row, column: Column) => CellView;
  readonly idOf: (at: Place) => string;
  readonly onFold: (row: string, isOpen: boolean) => void;
  readonly onEnter: (at: Place) => void;
}

/** What makes an element a place that the focus can be at. */
export function spotProps(idOf: (at: Place) => string, at: Place, hasFocus: boolean) {
  return {
    id: idOf(at),
    tabIndex: hasFocus ? 0 : -1,
    'data-spot': '',
    'data-row': at.row ?? undefined,
    'data-column': at.column ?? undefined,
  };
}

function Row<R extends TreegridRow, C extends TreegridColumn>(props: GridRowProps<R, C>): ReactNode {
  const { row, index, gap, height, columns, shown, focus, isSelected, openColumn, idOf } = props;
  const head = props.renderRow(row);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.size}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={isSelected ?? undefined}
      aria-label={row.label ?? row.name}
      {...spotProps(idOf, { row: row.key, column: null }, focus === -1)}
      data-level={row.level}
      className={`${styles.row} ${row.className ?? ''}`}
      style={{ height, marginTop: gap || undefined }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        title={head.title}
        className={`${styles.rowHead} ${head.className ?? ''}`}
        style={{ paddingInlineStart: `calc(4px + ${row.level - 1} * var(--indent))` }}
        onClick={() => props.onEnter({ row: row.key, column: null })}
      >
        <span
          aria-hidden="true"
          className={styles.twist}
          onClick={(event) => {
            if (row.isOpen === null) return;
            event.stopPropagation();
            props.onFold(row.key, !row.isOpen);
          }}
        >
          {row.isOpen === null ? '' : row.isOpen ? '▾' : '▸'}
        </span>
        <Said view={head} />
      </div>
      {shown.map(({ index: at, gap: before }) => {
        const column = columns[at]!;
        const cell = props.renderCell(row, column);
        return (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={at + 2}
            aria-label={cell.isWordless ? cell.label : undefined}
            aria-current={openColumn === column.key || undefined}
            title={cell.title}
            {...spotProps(idOf, { row: row.key, column: column.key }, focus === at)}
            className={`${styles.cell} ${cell.className ?? ''}`}
            style={{ width: column.width, marginInlineStart: before || undefined }}
            onClick={() => props.onEnter({ row: row.key, column: column.key })}
          >
            <Said view={cell} />
          </div>
        );
      })}
    </div>
  );
}

/** What is seen, and what is heard where that differs: a label on the cell itself would have to begin with what is seen. */
export function Said({ view: { label, isWordless, content } }: { readonly view: CellView }): ReactNode {
  if (label === undefined || isWordless) return content;
  return (
    <>
      <span className={styles.heard}>{label}</span>
      <span className={styles.seen} aria-hidden="true">
        {content}
      </span>
    </>
  );
}

export const GridRow = memo(Row) as typeof Row;
