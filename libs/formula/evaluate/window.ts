/**
 * The days that a name in a formula is about, relative to the period (from ≤ day < to) that the formula is computed for. Measures
 * are summed over the window first, and the formula is computed from the sums, as for any other period.
 */
export interface Window {
  /** By how many days the window ends before the period does. */
  readonly shift: number;
  /** The length of the window: that of the period, a number of days, or all days since the first day of data. */
  readonly days: 'period' | number | 'all';
}

/** The period itself. */
export const PERIOD: Window = { shift: 0, days: 'period' };

/** The largest number of days that `rolling` and `lag` take: ten years. */
export const WINDOW_DAYS = 3_660;

/**
 * A window inside another one: shifts add up, and the innermost number of days holds. `lag(rolling(x, 28), 7)` ends 7 days
 * earlier.
 */
export function nestWindows(outer: Window, inner: Window): Window {
  return { shift: outer.shift + inner.shift, days: inner.days === 'period' ? outer.days : inner.days };
}

/**
 * The days of a window as [first day, first day after it]; `null` when it is empty or begins before the first day of data, and so
 * has no value.
 */
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

/** The inputs of formulas: a name over a window. */
export interface Leaf {
  readonly name: string;
  readonly window: Window;
}

/** A key that is equal exactly for the same name over the same window. */
export function leafKey({ name, window }: Leaf): string {
  return `${name} ${window.shift} ${window.days}`;
}

/** The window as it stands behind a name in a sentence: ` over 28 days, 7 days earlier`; empty for the period itself. */
export function windowWords({ shift, days }: Window): string {
  const length = days === 'period' ? '' : days === 'all' ? ' since the first day' : ` over ${dayCount(days)}`;
  const earlier = shift === 0 ? '' : `${length === '' ? '' : ','} ${dayCount(shift)} earlier`;
  return length + earlier;
}

function dayCount(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
