/**
 * A measure over the window that a formula asks for (`rolling`, `lag`, `cumulative`), seen from a period or from each day.
 * A window that begins before the first day of data has no value: a part of a sum would look like the sum.
 */
import { PERIOD, windowDays, type Leaf, type Window } from '@bough/formula';
import { prefixOf, windowSums, type LeafColumns } from './leaf-columns.js';
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
export function leafDaily(columns: LeafColumns, { name, window }: Leaf, stock: boolean): Float64Array {
  const { days, firstDay, segments } = columns;
  const daily = columns.daily.get(name)!;
  if (window.shift === PERIOD.shift && window.days === PERIOD.days) return daily;
  const prefix = prefixOf(columns, name);
  const made = new Float64Array(daily.length);
  for (let day = 0; day < days; day++) {
    const at = windowDays(window, firstDay + day, firstDay + day + 1, firstDay);
    const [low, high] = at ? [at[0] - firstDay, at[1] - firstDay] : [NaN, NaN];
    for (let s = 0; s < segments.length; s++) {
      const [level, sums] = [s * days, s * (days + 1)];
      made[s * days + day] = stock
        ? (daily[level + high - 1] ?? NaN)
        : (prefix[sums + high] ?? NaN) - prefix[sums + low]!;
    }
  }
  return made;
}
