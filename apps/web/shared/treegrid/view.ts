/** What a treegrid is given to show. */
import type { ReactNode } from 'react';
import type { KeyRow } from './keys.js';

export interface TreegridRow extends KeyRow {
  /** Which one it is among the rows beside it, from 1, and how many they are. */
  readonly position: number;
  readonly size: number;
  /** What a reader hears when the row as a whole has the focus; its name where it is left out. */
  readonly label?: string;
  readonly className?: string;
}
export interface TreegridColumn {
  readonly key: string;
  /** In pixels. */
  readonly width: number;
}

/** What is in a head or a cell. What a reader hears may be other words than those that are seen. */
export interface CellView {
  /** What a reader hears; the content itself where it is left out. */
  readonly label?: string;
  /** What is seen has no words, so that the label can be that of the cell itself: half as many elements. */
  readonly isWordless?: boolean;
  readonly title?: string;
  readonly className?: string;
  readonly content: ReactNode;
}
