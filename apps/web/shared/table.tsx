/** A table in a room of its own: it scrolls by itself, its heads and its first column stay, and on paper all of it is there. */
import type { ReactNode } from 'react';
import styles from './table.module.css';

/** The head of a column. A plain text is one of words. */
export interface TableHead {
  readonly key: string;
  /** What stands there; left out: the key. */
  readonly content?: ReactNode;
  /** Numbers below it: aligned at their end, as the cells of `number` are. */
  readonly isNumber?: boolean;
  /** Only a reader hears it. */
  readonly isHidden?: boolean;
  readonly isSorted?: boolean;
  /** For the style of a page: `data-kind`. */
  readonly kind?: string;
}

interface TableProps {
  /** What the table is about, for who hears it. */
  readonly label: string;
  /** Left out where rows have heads and columns need none. */
  readonly heads?: readonly (string | TableHead)[];
  /** `page`: as high as the window, `short`: within something else; left out: as high as it is. */
  readonly height?: 'page' | 'short';
  /** Without a border, where it stands on a card. */
  readonly isBare?: boolean;
  readonly className?: string;
  /** Rows; those in `foot` come after them. */
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** Cells of numbers have the class `number`; all others are words. */
export function Table({ label, heads = [], height, isBare = false, className = '', children, foot }: TableProps) {
  return (
    <div
      className={styles.room}
      data-height={height}
      data-bare={isBare || undefined}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={`${styles.table} ${className}`}>
        {heads.length > 0 && (
          <thead>
            <tr>
              {heads.map((head) => (
                <Head
                  key={typeof head === 'string' ? head : head.key}
                  head={typeof head === 'string' ? { key: head } : head}
                />
              ))}
            </tr>
          </thead>
        )}
        <tbody>{children}</tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  );
}

function Head({ head: { key, content = key, isNumber, isHidden, isSorted, kind } }: { readonly head: TableHead }) {
  return (
    <th
      scope="col"
      className={isNumber ? 'number' : undefined}
      aria-sort={isSorted ? 'descending' : undefined}
      data-kind={kind}
    >
      {isHidden ? <span className="sr">{content}</span> : content}
    </th>
  );
}

/** Heads of numbers. */
export function numbers(...keys: readonly string[]): TableHead[] {
  return keys.map((key) => ({ key, isNumber: true }));
}
