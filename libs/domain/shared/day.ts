/**
 * A day is an integer: days since 1970-01-01 in the workspace's calendar. Days are counted, compared and stored as such.
 * The time zone matters only when an instant is put on its day (see `time-zone.ts`).
 */
export type Day = number;

/** A half-open range of days: from ≤ day < to. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

const MILLISECONDS_PER_DAY = 86_400_000;

/** The first day of a validity without a beginning: 1900-01-01. */
export const DAY_ALWAYS: Day = -25_567;
/** The end (exclusive) of a validity without an end: 2200-01-01. In storage it stands for infinity. */
export const DAY_OPEN_END: Day = 84_006;

/** `dayOf(2026, 11, 24)`: the day number of a calendar date; months count from 1. */
export function dayOf(year: number, month: number, date: number): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / MILLISECONDS_PER_DAY);
}

/** ISO 8601 text of a day: `dayText(20781) = "2026-11-24"`. */
export function dayText(day: Day): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Reads `yyyy-MM-dd`; `null` when the text is not a date that exists. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return dayText(day) === text ? day : null;
}

/** First day of the month that holds `day`. */
export function monthStart(day: Day): Day {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** First day of the month `count` months later (or earlier) than the month that holds `day`. */
export function addMonths(day: Day, count: number): Day {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1 + count, 1);
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
