/**
 * The pieces that date readers are made of. They share one cursor and one result record instead of returning objects:
 * parsing is synchronous, and a million rows would otherwise allocate millions of them.
 */

/** What the last date text said beside its value. */
export const parsed = {
  /** The text named its own offset (or is a Unix time): the value is an exact instant. */
  hasOffset: false,
  /** The text named a day and no time. */
  dateOnly: false,
};

/** Epoch milliseconds of the text taken as UTC (see `parsed.hasOffset`), or NaN when it does not fit the format. */
export type ReadDate = (text: string) => number;

let cursor = 0;

/** Moves the cursor. */
export function moveTo(position: number): void {
  cursor = position;
}

/** Where the cursor is. */
export function position(): number {
  return cursor;
}

/** Reads `least` to `most` digits at the cursor; -1 when they are not there. */
export function readDigits(text: string, least: number, most: number): number {
  const end = Math.min(cursor + most, text.length);
  const first = cursor;
  let value = 0;
  for (; cursor < end; cursor++) {
    const digit = text.charCodeAt(cursor) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return cursor - first < least ? -1 : value;
}

/** One digit at a position within the text; far below 0 when it is none, so that no sum with it is a valid part. */
export function digit(text: string, position: number): number {
  const value = text.charCodeAt(position) - 48;
  return value >= 0 && value <= 9 ? value : NO_DIGIT;
}
const NO_DIGIT = -1_000_000_000;

/** Two digits at a position within the text; far below 0 when they are not there. */
export function twoDigits(text: string, position: number): number {
  return digit(text, position) * 10 + digit(text, position + 1);
}

/** `.5`, `.250`, `,123456789` as milliseconds (the rest is cut off); 0 when there is none, NaN for a bare point. */
export function fraction(text: string): number {
  const mark = text.charCodeAt(cursor);
  if (mark !== 46 && mark !== 44) return 0;
  cursor++;
  const first = cursor;
  const value = readDigits(text, 1, 3);
  const count = cursor - first;
  while (isDigit(text.charCodeAt(cursor))) cursor++;
  return value < 0 ? NaN : count === 3 ? value : count === 2 ? value * 10 : value * 100;
}

/** `Z`, `+02:00`, `+0200`, `+02`, with a space before it or not, and ` UTC`; NaN when it is none of them. */
export function offsetMinutes(text: string): number {
  if (text.charCodeAt(cursor) === 32) cursor++;
  const mark = text.charCodeAt(cursor);
  if ((mark | 32) === 122) {
    cursor++;
    return 0;
  }
  if (mark !== 43 && mark !== 45) return utcName(text);
  cursor++;
  const hours = readDigits(text, 2, 2);
  if (text.charCodeAt(cursor) === 58) cursor++;
  const minutes = cursor < text.length ? readDigits(text, 2, 2) : 0;
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return NaN;
  return mark === 45 ? -(hours * 60 + minutes) : hours * 60 + minutes;
}

function utcName(text: string): number {
  const name = text.slice(cursor, cursor + 3).toUpperCase();
  if (name !== 'UTC' && name !== 'GMT') return NaN;
  cursor += 3;
  return 0;
}

/** Milliseconds since midnight; NaN for a time that no clock shows. */
export function timeOfDay(hour: number, minute: number, second: number): number {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return NaN;
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

const MONTH_LENGTHS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Midnight UTC of a calendar date; NaN for one that does not exist. Gregorian day count after Howard Hinnant. */
export function epochMilliseconds(year: number, month: number, day: number): number {
  if (year < 1 || month < 1 || month > 12 || day < 1) return NaN;
  const isLeap = (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > MONTH_LENGTHS[month]! && !(isLeap && month === 2 && day === 29)) return NaN;
  const y = month <= 2 ? year - 1 : year; // the year begins in March, so that the leap day comes last
  const dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + day - 1;
  const days = y * 365 + ((y / 4) | 0) - ((y / 100) | 0) + ((y / 400) | 0) + dayOfYear - 719_468;
  return days * 86_400_000;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
