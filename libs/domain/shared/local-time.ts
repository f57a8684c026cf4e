/**
 * Instants as people read and write them: in the time zone of the workspace, whoever prints them and wherever. There is no other way to
 * put an instant into words, so that an end is the same day in every answer.
 */
import { dayText, parseDay } from './day.js';
import { timeZone, type TimeZone } from './time-zone.js';

const ZONES = new Map<string, TimeZone>();
const LONG_DATES = new Map<string, Intl.DateTimeFormat>();
const CLOCK = 16;

/** The calendar of a time zone, made once. */
function zoneOf(name: string): TimeZone {
  const zone = ZONES.get(name) ?? timeZone(name);
  ZONES.set(name, zone);
  return zone;
}

/** The day of an instant (milliseconds since 1970 UTC) in a time zone (IANA name): `2027-03-03`. */
export function formatLocalDay(at: number, zone: string): string {
  return dayText(zoneOf(zone).dayAt(at));
}

/** An instant to the minute: `2027-03-03 14:00`. */
export function formatLocalMinute(at: number, zone: string): string {
  const local = new Date(at + zoneOf(zone).offsetAt(at));
  return local.toISOString().slice(0, CLOCK).replace('T', ' ');
}

/** The day of an instant in words: `3 March 2027`. */
export function formatLongDate(at: number, zone: string): string {
  let format = LONG_DATES.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
    LONG_DATES.set(zone, format);
  }
  return format.format(at);
}

/** The first instant of a day that is written as `2027-03-03`, in a time zone; `null` for what is no day. */
export function readLocalDay(text: string, zone: string): number | null {
  const day = parseDay(text);
  return day === null ? null : zoneOf(zone).startOf(day);
}

/** The same time of the clock so many calendar days later; a change of the clocks in between makes it an hour more or less. */
export function addLocalDays(at: number, days: number, zone: string): number {
  const { offsetAt, fromLocal } = zoneOf(zone);
  return fromLocal(at + offsetAt(at) + days * 86_400_000);
}
