/**
 * The days that a name in a formula is about, seen from the period [from, to) that the formula is computed for. Measures are
 * summed over the window first and the formula is computed after, as over any other period.
 */
export interface Window {
  /** Days that the window ends before the period does. */
  readonly shift: number;
  /** How many days it has: as many as the period, a number, or all since the first day of data. */
  readonly days: 'period' | number | 'all';
}

/** The period itself. */
export const PERIOD: Window = { shift: 0, days: 'period' };

/** Days that `rolling` and `lag` may be given: 1 to ten years. */
export const WINDOW_DAYS = 3_660;

/** A window inside another: shifts add up, the innermost number of days holds. `lag(rolling(x, 28), 7)` ends 7 days earlier. */
export function nestWindows(outer: Window, inner: Window): Window {
  return { shift: outer.shift + inner.shift, days: inner.days === 'period' ? outer.days : inner.days };
}

/** The days of a window, half-open; `null` when it has none or begins before the first day of data, and so has no value. */
export function windowDays(
  { shift, days }: Window,
  from: number,
  to: number,
  firstDay: number,
): [number, number] | null {
  if (shift === 0 && days === 'period') return [from, to];
  const end = to - shift;
  const begin = days === 'all' ? firstDay : days === 'period' ? from - shift : end - days;
  return begin < firstDay || begin >= end ? null : [begin, end];
}

/** What a formula comes down to: a name over a window. */
export interface Leaf {
  readonly name: string;
  readonly window: Window;
}

/** Equal for the same name over the same window. */
export function leafKey({ name, window }: Leaf): string {
  return `${name} ${window.shift} ${window.days}`;
}

/** ` over 28 days, 7 days earlier`: what stands behind a name in a sentence; empty for the period itself. */
export function windowWords({ shift, days }: Window): string {
  const length = days === 'period' ? '' : days === 'all' ? ' since the first day' : ` over ${dayCount(days)}`;
  const earlier = shift === 0 ? '' : `${length === '' ? '' : ','} ${dayCount(shift)} earlier`;
  return length + earlier;
}

function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
