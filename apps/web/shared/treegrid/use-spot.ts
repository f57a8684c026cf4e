/** Where the focus of a treegrid is, and how keys move it. Exactly one element of the grid can be tabbed to. */
import {
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { singleKeysAreOn, useAllKeys } from '../keys.js';
import { keyMove, type KeyRow, type Spot } from './keys.js';
import { NOTHING_TYPED, type } from './typing.js';
import type { InSight } from './use-in-sight.js';

/** A place by keys, so that it stays when rows fold and columns are sorted. `row: null` is the head, `column: null` the row as a whole. */
export interface Place {
  readonly row: string | null;
  readonly column: string | null;
}

/** What the keys may do besides moving. */
export interface SpotActions {
  readonly onFold?: (rows: readonly string[], isOpen: boolean) => void;
  readonly onEnter?: (at: Place) => void;
  /** `extend`: everything from where the selection began; `all`: every row. */
  readonly onSelect?: (at: Place, how: 'toggle' | 'extend' | 'all') => void;
  /** Takes a key before the grid does; `true` when it did. */
  readonly onKey?: (event: KeyboardEvent, at: Place) => boolean;
  /** The focus has come here. */
  readonly onAt?: (at: Place) => void;
}

export interface UsedSpot {
  readonly spot: Spot;
  /** The id of the element of a place. */
  readonly idOf: (at: Place) => string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

export function useSpot(
  rows: readonly KeyRow[],
  columns: readonly { readonly key: string }[],
  view: RefObject<InSight | null>,
  actions: SpotActions,
): UsedSpot {
  const grid = useId();
  const [place, setPlace] = useState<Place>({ row: rows[0]?.key ?? null, column: null });
  const commands = useAllKeys();
  const typing = useRef(NOTHING_TYPED);
  const hasMoved = useRef(false);
  const lastRow = useRef(0);
  const idOf = useCallback(({ row, column }: Place) => `${grid}/${row ?? ''}/${column ?? ''}`, [grid]);

  // Where its row is gone (something above it was shut, or it has no problem), the focus stays as high as it was.
  const found = place.row === null ? -1 : rows.findIndex(({ key }) => key === place.row);
  const row = found < 0 && place.row !== null ? Math.min(lastRow.current, rows.length - 1) : found;
  lastRow.current = row;
  const spot = { row, column: columns.findIndex(({ key }) => key === place.column) };
  const placeAt = (at: Spot): Place => ({
    row: rows[at.row]?.key ?? null,
    column: columns[at.column]?.key ?? null,
  });

  useLayoutEffect(() => {
    if (!hasMoved.current) return;
    hasMoved.current = false;
    view.current?.show(spot);
    document.getElementById(idOf(placeAt(spot)))?.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || isInside(event)) return;
    const at = placeAt(spot);
    if (actions.onKey?.(event, at)) return done(event);
    const ctrl = event.ctrlKey || event.metaKey;
    const held = singleKeysAreOn() ? commands : [];
    if (!ctrl) typing.current = type(typing.current, event.key, event.timeStamp, held);
    const move = keyMove({ rows, columnCount: columns.length, page: view.current?.page() ?? 1 }, spot, {
      key: event.key,
      ctrl,
      shift: event.shiftKey,
      typed: ctrl ? '' : typing.current.text,
    });
    if (!move) return;
    if (move.kind === 'go' || move.kind === 'extend') {
      hasMoved.current = true;
      setPlace(placeAt(move.to));
      if (move.kind === 'extend') actions.onSelect?.(placeAt(move.to), 'extend');
    } else if (move.kind === 'fold') actions.onFold?.(move.rows, move.isOpen);
    else if (move.kind === 'enter') actions.onEnter?.(at);
    else actions.onSelect?.(at, move.kind === 'select' ? 'toggle' : 'all');
    done(event);
  };

  const onFocus = ({ target }: FocusEvent) => {
    const element = (target as HTMLElement).closest<HTMLElement>('[data-spot]');
    if (!element) return;
    const at = { row: element.dataset.row ?? null, column: element.dataset.column ?? null };
    actions.onAt?.(at);
    if (at.row !== place.row || at.column !== place.column) setPlace(at);
  };
  return { spot, idOf, onKeyDown, onFocus };
}

/** Whether something inside of a cell has the key: a field, a list, a button. */
function isInside({ target, key }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  return !('spot' in element.dataset) && key !== 'Escape' && element.matches('input, select, textarea, button, a');
}

function done(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
