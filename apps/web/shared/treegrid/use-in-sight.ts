/** Which rows and columns of a treegrid are in the document: those in sight, some around them, and the one with the focus. */
import { useCallback, useMemo, useState, type RefObject } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import type { Spot } from './keys.js';

/** One that is in the document, and how many pixels of others are left out before it. */
export interface Shown {
  readonly index: number;
  readonly gap: number;
}

export interface InSight {
  readonly rows: readonly Shown[];
  readonly columns: readonly Shown[];
  /** Pixels of the rows that are left out at the end. */
  readonly below: number;
  /** Rows that fit. */
  readonly page: () => number;
  /** Scrolls as little as is needed to have a place in sight. */
  readonly show: (spot: Spot) => void;
}

interface InSightOptions {
  readonly rowCount: number;
  readonly columns: readonly { readonly width: number }[];
  readonly sizes: { readonly head: number; readonly row: number; readonly top: number };
  readonly spot: Spot;
  readonly isEverythingShown: boolean;
  readonly room: { readonly width: number; readonly height: number } | undefined;
}

const AROUND = { rows: 6, pixels: 200 };

export function useInSight(box: RefObject<HTMLElement | null>, options: InSightOptions): InSight {
  const { rowCount, columns, sizes, spot, isEverythingShown } = options;
  const getScrollElement = useCallback(() => box.current, [box]);
  const [initialRect] = useState(() => options.room ?? { width: innerWidth, height: innerHeight });
  // Another function makes the library compute all places anew, which it must when sizes change.
  const rowKey = useCallback((index: number) => `${sizes.row}/${index}`, [sizes.row]);
  const columnKey = useCallback((index: number) => `${columns[index]?.width}/${index}`, [columns]);
  const vertical = useVirtualizer({
    count: rowCount,
    getScrollElement,
    initialRect,
    getItemKey: rowKey,
    estimateSize: () => sizes.row,
    overscan: isEverythingShown ? rowCount : AROUND.rows,
    paddingStart: sizes.top,
    scrollPaddingStart: sizes.top,
    rangeExtractor: useKeeping(spot.row),
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement,
    initialRect,
    getItemKey: columnKey,
    estimateSize: (index) => columns[index]!.width,
    overscan: isEverythingShown ? columns.length : Math.ceil(AROUND.pixels / (columns[0]?.width || AROUND.pixels)),
    paddingStart: sizes.head,
    scrollPaddingStart: sizes.head,
    rangeExtractor: useKeeping(spot.column),
  });
  const [rowItems, columnItems] = [vertical.getVirtualItems(), horizontal.getVirtualItems()];
  return {
    rows: useMemo(() => withGaps(rowItems, sizes.top), [rowItems, sizes.top]),
    columns: useMemo(() => withGaps(columnItems, sizes.head), [columnItems, sizes.head]),
    below: vertical.getTotalSize() - (rowItems.at(-1)?.end ?? sizes.top),
    page: () => Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - sizes.top) / sizes.row) - 1),
    show: ({ row, column }) => {
      if (row >= 0) vertical.scrollToIndex(row);
      if (column >= 0) horizontal.scrollToIndex(column);
    },
  };
}

function useKeeping(focused: number) {
  return useCallback(
    (range: Range) => {
      const shown = defaultRangeExtractor(range);
      return focused < 0 || focused >= range.count || shown.includes(focused)
        ? shown
        : [...shown, focused].sort((a, b) => a - b);
    },
    [focused],
  );
}

function withGaps(items: readonly VirtualItem[], start: number): Shown[] {
  return items.map((item, place) => ({ index: item.index, gap: item.start - (items[place - 1]?.end ?? start) }));
}
