/**
 * Periods are half-open ranges of days. Presets count back from the last complete day with facts, not from the clock: a workspace
 * whose data ends in October shows October, and says that it is stale. The clock decides only that today is not over.
 */
import { addMonths, dayOf, dayText, monthStart, parseDay, weekday, type Day, type DayRange } from '../shared/day.js';

/** A range of days that values are read over. */
export type Period = DayRange;

export const PERIOD_PRESETS = [
  'LAST_COMPLETE_DAY',
  'LAST_7_DAYS',
  'LAST_28_DAYS',
  'LAST_90_DAYS',
  'LAST_365_DAYS',
  'LAST_COMPLETE_WEEK',
  'LAST_COMPLETE_MONTH',
  'LAST_COMPLETE_QUARTER',
  'MONTH_TO_DATE',
  'QUARTER_TO_DATE',
  'ALL_TIME',
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

export const COMPARISON_PRESETS = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'] as const;
export type ComparisonPreset = (typeof COMPARISON_PRESETS)[number];

export const GRAINS = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const;
export type Grain = (typeof GRAINS)[number];

/** The days for which there are facts; half-open. */
export type DataRange = Period;

/** The day after the last complete one: the last day with facts, and yesterday at the latest, since today is not over. */
export function completeEnd(data: DataRange, today: Day): Day {
  return Math.min(data.to, today);
}

/**
 * The range of days that a preset means for the data at hand. Presets count back from the last complete day; what is "to date", and all
 * time, ends on the last day with facts, which may be today.
 */
export function resolvePreset(preset: PeriodPreset, data: DataRange, today: Day): Period {
  const end = completeEnd(data, today);
  // On the first day of all data there is nothing before it to show.
  const last = end > data.from ? end : data.to;
  const lastDays = (count: number): Period => ({ from: last - count, to: last });
  switch (preset) {
    case 'LAST_COMPLETE_DAY':
      return { from: end - 1, to: end };
    case 'LAST_7_DAYS':
      return lastDays(7);
    case 'LAST_28_DAYS':
      return lastDays(28);
    case 'LAST_90_DAYS':
      return lastDays(90);
    case 'LAST_365_DAYS':
      return lastDays(365);
    case 'LAST_COMPLETE_WEEK':
      return { from: bucketStart(end, 'WEEK') - 7, to: bucketStart(end, 'WEEK') };
    case 'LAST_COMPLETE_MONTH':
      return { from: addMonths(end, -1), to: monthStart(end) };
    case 'LAST_COMPLETE_QUARTER':
      return { from: addMonths(bucketStart(end, 'QUARTER'), -3), to: bucketStart(end, 'QUARTER') };
    case 'MONTH_TO_DATE':
      return { from: monthStart(data.to - 1), to: data.to };
    case 'QUARTER_TO_DATE':
      return { from: bucketStart(data.to - 1, 'QUARTER'), to: data.to };
    case 'ALL_TIME':
      return data;
  }
}

/** The period to compare with. The one before has the same length; whole months are followed by whole months. */
export function comparisonPeriod(preset: ComparisonPreset, period: Period): Period {
  if (preset === 'SAME_PERIOD_LAST_YEAR') {
    return isWholeMonths(period)
      ? { from: addMonths(period.from, -12), to: addMonths(period.to, -12) }
      : { from: period.from - 364, to: period.to - 364 };
  }
  if (!isWholeMonths(period)) return { from: period.from - (period.to - period.from), to: period.from };
  return { from: addMonths(period.from, -monthsBetween(period)), to: period.from };
}

/** The number of days of a period for which there are data. */
export function daysWithin(period: Period, data: DataRange): number {
  return Math.max(0, Math.min(period.to, data.to) - Math.max(period.from, data.from));
}

/** As many periods in a row, the last one being `period`: whole months go back by months, other periods by their length. */
export function periodsUpTo(period: Period, count: number): Period[] {
  const periods = [period];
  while (periods.length < count) periods.unshift(comparisonPeriod('PREVIOUS_PERIOD', periods[0]!));
  return periods;
}

/**
 * Reads a period as people type it: a preset (`last_28_days`), a day, a week `2026-W45`, a month `2026-08`, a quarter `2026-Q3`, a
 * year `2026`, or `2026-08-01..2026-08-31` with the last day included. `null` when it is none of them.
 */
export function parsePeriod(text: string, data: DataRange, today: Day): Period | null {
  const preset = PERIOD_PRESETS.find((name) => name === text.toUpperCase().replaceAll('-', '_'));
  if (preset) return resolvePreset(preset, data, today);
  const range = text.split('..');
  if (range.length === 2) {
    const [first, last] = [parseDay(range[0]!), parseDay(range[1]!)];
    return first !== null && last !== null && first <= last ? { from: first, to: last + 1 } : null;
  }
  const week = /^(\d{4})-?W(\d{2})$/i.exec(text);
  if (week) return weekOf(Number(week[1]), Number(week[2]));
  const quarter = /^(\d{4})-?Q([1-4])$/i.exec(text);
  if (quarter) return monthsFrom(`${quarter[1]}-${String(3 * Number(quarter[2]) - 2).padStart(2, '0')}-01`, 3);
  if (/^\d{4}$/.test(text)) return monthsFrom(`${text}-01-01`, 12);
  if (/^\d{4}-\d{2}$/.test(text)) return monthsFrom(`${text}-01`, 1);
  const day = parseDay(text);
  return day === null ? null : { from: day, to: day + 1 };
}

/** What `parsePeriod` takes, for messages. */
export const PERIOD_FORMS =
  'a preset such as last_28_days or last_complete_month, a day 2026-08-14, a week 2026-W33, a month 2026-08, a quarter 2026-Q3, a year 2026, or 2026-08-01..2026-08-31';

/** A short name: `Aug 2026`, `2026-08-14`, `2026-W45` for the week from Monday to Sunday, `2026-08-01 to 2026-08-28`. */
export function periodLabel(period: Period): string {
  const last = period.to - 1;
  if (period.to - period.from === 1) return dayText(period.from);
  if (period.to - period.from === 7 && weekday(period.from) === 1) return weekText(period.from);
  if (isWholeMonths(period)) {
    const first = new Date(period.from * 86_400_000);
    const month = (day: Day) =>
      new Date(day * 86_400_000).toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
    if (monthsBetween(period) === 1) return month(period.from);
    if (monthsBetween(period) === 12 && first.getUTCMonth() === 0) return String(first.getUTCFullYear());
    return `${month(period.from)} to ${month(last)}`;
  }
  return `${dayText(period.from)} to ${dayText(last)}`;
}

/** First day of the bucket that holds `day`; weeks begin on Monday. */
export function bucketStart(day: Day, grain: Grain): Day {
  switch (grain) {
    case 'DAY':
      return day;
    case 'WEEK':
      return day - weekday(day) + 1;
    case 'MONTH':
      return monthStart(day);
    case 'QUARTER': {
      const date = new Date(monthStart(day) * 86_400_000);
      return addMonths(day, -(date.getUTCMonth() % 3));
    }
    case 'YEAR':
      return addMonths(day, -new Date(monthStart(day) * 86_400_000).getUTCMonth());
  }
}

/** The buckets of a grain that a period touches, cut at its ends. */
export function buckets(period: Period, grain: Grain): Period[] {
  const result: Period[] = [];
  for (let from = period.from; from < period.to;) {
    const next = Math.min(nextBucket(from, grain), period.to);
    result.push({ from, to: next });
    from = next;
  }
  return result;
}

/** Whether a bucket is cut at an end of the period that it is in. */
export function isCut({ from, to }: Period, grain: Grain): boolean {
  return bucketStart(from, grain) < from || nextBucket(from, grain) > to;
}

function nextBucket(day: Day, grain: Grain): Day {
  const start = bucketStart(day, grain);
  switch (grain) {
    case 'DAY':
      return start + 1;
    case 'WEEK':
      return start + 7;
    case 'MONTH':
      return addMonths(start, 1);
    case 'QUARTER':
      return addMonths(start, 3);
    case 'YEAR':
      return addMonths(start, 12);
  }
}

function isWholeMonths(period: Period): boolean {
  return period.from < period.to && monthStart(period.from) === period.from && monthStart(period.to) === period.to;
}

function monthsBetween(period: Period): number {
  const [a, b] = [new Date(period.from * 86_400_000), new Date(period.to * 86_400_000)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}

/** A week of ISO 8601: it begins on a Monday, and week 1 is the one with 4 January. `null` for a week that the year does not have. */
function weekOf(year: number, week: number): Period | null {
  const first = bucketStart(dayOf(year, 1, 4), 'WEEK');
  const from = first + 7 * (week - 1);
  return week >= 1 && from < bucketStart(dayOf(year + 1, 1, 4), 'WEEK') ? { from, to: from + 7 } : null;
}

/** The week that begins on a Monday: `2026-W45`. Its year is that of its Thursday. */
function weekText(monday: Day): string {
  const year = new Date((monday + 3) * 86_400_000).getUTCFullYear();
  const week = (monday - bucketStart(dayOf(year, 1, 4), 'WEEK')) / 7 + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function monthsFrom(text: string, count: number): Period | null {
  const from = parseDay(text);
  return from === null ? null : { from, to: addMonths(from, count) };
}
