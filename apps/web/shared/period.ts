/** Periods as people type them, and as the API takes them. The words are those of the command line. */
import {
  comparisonPeriod,
  dayText,
  formatLocalDay,
  parseDay,
  PERIOD_PRESETS,
  parsePeriod,
  periodLabel,
  type PeriodPreset,
} from '@bough/domain';

/** `PeriodInput` of the schema. */
export type PeriodInput =
  | { readonly preset: PeriodPreset; readonly range?: never }
  | { readonly range: { readonly start: string; readonly endExclusive: string }; readonly preset?: never };
/** `ComparisonInput` of the schema. */
export type ComparisonInput =
  | { readonly preset: 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR'; readonly period?: never }
  | { readonly period: PeriodInput; readonly preset?: never };

const SHORT: Readonly<Record<string, string>> = { mtd: 'month-to-date', qtd: 'quarter-to-date' };
const NO_DATA = { from: 0, to: 0 };

/** What is shown where the address names no period. */
export const USUAL_PERIOD = 'last-complete-month';

/** `null` when the text is no period. Presets are left to the server, which knows the data. */
export function periodInput(text: string): PeriodInput | null {
  const word = SHORT[text] ?? text;
  const preset = PERIOD_PRESETS.find((name) => name === word.toUpperCase().replaceAll('-', '_'));
  if (preset) return { preset };
  const period = parsePeriod(word, NO_DATA, 0);
  return period && { range: { start: dayText(period.from), endExclusive: dayText(period.to) } };
}

/** The period of an address; the last complete month where it names none. */
export function periodOf({ p }: { readonly p: string | null }): PeriodInput {
  return periodInput(p ?? USUAL_PERIOD) ?? { preset: 'LAST_COMPLETE_MONTH' };
}

/** What an address compares with; the period before where it names nothing. */
export function comparisonOf({ c }: { readonly c: string | null }): ComparisonInput {
  if (c === 'last-year') return { preset: 'SAME_PERIOD_LAST_YEAR' };
  const period = c === null || c === 'previous' ? null : periodInput(c);
  return period ? { period } : { preset: 'PREVIOUS_PERIOD' };
}

/** The presets that people are offered, by the word in the address. */
export const OFFERED_PERIODS: readonly (readonly [word: string, name: string])[] = [
  ['last-complete-month', 'Last complete month'],
  ['last-complete-week', 'Last complete week'],
  ['last-7-days', 'Last 7 days'],
  ['last-28-days', 'Last 28 days'],
  ['last-90-days', 'Last 90 days'],
  ['last-365-days', 'Last 365 days'],
  ['last-complete-quarter', 'Last complete quarter'],
  ['month-to-date', 'Month to date'],
  ['quarter-to-date', 'Quarter to date'],
  ['all-time', 'All time'],
];

/** What the choice of a period depends on: the instant up to which there is data, and the time zone of the workspace. */
export interface Calendar {
  /** `2026-10-31T23:00:00Z`, which is the end of 31 October in Berlin. */
  readonly dataThrough: string | null;
  readonly timeZone: string;
}

/** The last day with data, `2026-10-31`; `null` without data. */
export function lastDayOf({ dataThrough, timeZone }: Calendar): string | null {
  return dataThrough === null ? null : formatLocalDay(Date.parse(dataThrough) - 1, timeZone);
}

/**
 * The names of the period that an address shows and of the one that it compares with, `Oct 2026` and `Sept 2026`, by the code of the
 * server. `null` without data.
 */
export function periodNames(
  { p, c }: { readonly p: string | null; readonly c: string | null },
  calendar: Calendar,
  now: Date,
): { readonly period: string; readonly comparison: string } | null {
  const last = parseDay(lastDayOf(calendar) ?? '');
  if (last === null) return null;
  const today = parseDay(formatLocalDay(now.getTime(), calendar.timeZone))!;
  const data = { from: 0, to: last + 1 };
  const read = (text: string) => parsePeriod(SHORT[text] ?? text, data, today);
  const period = read(p ?? USUAL_PERIOD);
  if (!period) return null;
  const other =
    c === null || c === 'previous' || c === 'last-year'
      ? comparisonPeriod(c === 'last-year' ? 'SAME_PERIOD_LAST_YEAR' : 'PREVIOUS_PERIOD', period)
      : read(c);
  return { period: periodLabel(period), comparison: other ? periodLabel(other) : c! };
}
