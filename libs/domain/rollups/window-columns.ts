/**
 * A measure over the window that a formula asks for (`rolling`, `lag`, `cumulative`), seen from a period or from each day.
 * A window that begins before the first day of data has no value: a part of a sum would look like the sum.
 */
import { PERIOD, windowDays, type Leaf, type Window } from '@bough/formula';
import type { LeafColumns } from './leaf-columns.js';
import { prefixOf, windowSums } from './window-sums.js';
import type { Day } from '../shared/day.js';
import type { Period } from './period.js';

/** The window as a period of its own; `null` when it begins before the first day of data. */
export function windowPeriod(window: Window, { from, to }: Period, firstDay: number): Period | null {
  const days = windowDays(window, from, to, firstDay);
  return days && { from: days[0], to: days[1] };
}

/** For every segment, the measure over the window of a period; NaN where it has no value. */
export function leafSums(columns: LeafColumns, { name, window }: Leaf, period: Period, stock: boolean): Float64Array {
  const days = windowPeriod(window, period, columns.firstDay);
  if (!days) return new Float64Array(columns.segments.length).fill(NaN);
  return windowSums(columns, name, days.from, days.to, stock);
}

/** The measure over the window of every single day, `[segment * days + day]`. */
export function leafDaily(columns: LeafColumns, leaf: Leaf, stock: boolean): Float64Array {
  if (isPeriod(leaf.window)) return columns.daily.get(leaf.name)!;
  return leafOn(columns, leaf, stock, allDays(columns.firstDay, columns.days));
}

/** The same for some days of the columns only, `[segment * chosen.length + index]`. */
export function leafOn(
  columns: LeafColumns,
  { name, window }: Leaf,
  stock: boolean,
  chosen: readonly Day[],
): Float64Array {
  const { days, firstDay, segments } = columns;
  const made = new Float64Array(segments.length * chosen.length).fill(NaN);
  chosen.forEach((day, index) => {
    const at = windowDays(window, day, day + 1, firstDay);
    if (!at) return;
    const [low, high] = [at[0] - firstDay, at[1] - firstDay];
    const to = { made, index, step: chosen.length };
    if (stock || isPeriod(window)) pick(columns.daily.get(name)!, high - 1, days, to);
    else difference(prefixOf(columns, name), low, high, days + 1, to);
  });
  return made;
}

/** Where the values of one day go, segment after segment. */
interface Target {
  readonly made: Float64Array;
  readonly index: number;
  readonly step: number;
}

function pick(column: Float64Array, day: number, days: number, { made, index, step }: Target): void {
  for (let to = index, from = day; to < made.length; to += step, from += days) made[to] = column[from]!;
}

function difference(
  prefix: Float64Array,
  low: number,
  high: number,
  width: number,
  { made, index, step }: Target,
): void {
  for (let to = index, start = 0; to < made.length; to += step, start += width)
    made[to] = prefix[start + high]! - prefix[start + low]!;
}

/** The days whose window has one of these days in it. */
export function daysThatSee({ firstDay, days }: LeafColumns, { window }: Leaf, changed: readonly Day[]): Day[] {
  const isSeen = (day: Day) => {
    const seen = windowDays(window, day, day + 1, firstDay);
    return seen !== null && changed.some((each) => each >= seen[0] && each < seen[1]);
  };
  if (isPeriod(window)) return changed.filter((day) => day >= firstDay && day < firstDay + days);
  return allDays(firstDay, days).filter(isSeen);
}

function allDays(firstDay: Day, days: number): Day[] {
  return Array.from({ length: days }, (_, day) => firstDay + day);
}

function isPeriod({ shift, days }: Window): boolean {
  return shift === PERIOD.shift && days === PERIOD.days;
}
