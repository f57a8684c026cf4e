/**
 * Reads dates and times from text by a format: `iso`, `unix`, `unix_ms` or a pattern such as `yyyy-MM-dd HH:mm`. On the
 * hot path of an import (four instants in each of a million rows), hence compiled once, on character codes, without
 * `Date`, a library or a regular expression. Dates that do not exist (2025-02-30) are refused.
 */
import { compilePattern, YEAR_TWICE } from './date-pattern.js';
import {
  position,
  digit,
  epochMilliseconds,
  fraction,
  offsetMinutes,
  parsed,
  moveTo,
  type ReadDate,
  timeOfDay,
  twoDigits,
} from './date-parts.js';
import { parseNumber } from './numbers.js';

export { parsed, type ReadDate } from './date-parts.js';

/**
 * The reader of a format, or what is wrong with the format. `monthOnly`: a pattern without a day is enough. `year`: that of the dates,
 * for a pattern that names none.
 */
export function compileDateFormat(
  format: string,
  monthOnly = false,
  year?: number,
): ReadDate | { readonly message: string } {
  if (year !== undefined && ['iso', 'unix', 'unix_ms'].includes(format)) return { message: YEAR_TWICE };
  if (format === 'iso') return monthOnly ? readIsoMonth : readIso;
  if (format === 'unix') return (text) => readUnix(text, 1000);
  if (format === 'unix_ms') return (text) => readUnix(text, 1);
  return compilePattern(format, monthOnly, year);
}

const DASH = 45;
const COLON = 58;
const POINT = 46;
const UPPER_Z = 90;

/** `2025-01-31`, `2025-01-31T09:30`, `2025-01-31 09:30:15.250+02:00`, `2025-01-31T09:30:15Z`. */
function readIso(text: string): number {
  const length = text.length;
  if (length < 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NaN;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const date = epochMilliseconds(year, twoDigits(text, 5), twoDigits(text, 8));
  parsed.hasOffset = false;
  parsed.dateOnly = length === 10;
  return length === 10 ? date : date + readIsoTime(text, length);
}

function readIsoTime(text: string, length: number): number {
  const separator = text.charCodeAt(10) | 32;
  if (length < 16 || (separator !== 116 && separator !== 32) || text.charCodeAt(13) !== COLON) return NaN;
  const hasSeconds = length >= 19 && text.charCodeAt(16) === COLON;
  const time = timeOfDay(twoDigits(text, 11), twoDigits(text, 14), hasSeconds ? twoDigits(text, 17) : 0);
  const end = hasSeconds ? 19 : 16;
  // The two commonest endings need no cursor: nothing, and `.123Z`.
  if (length === end) return time;
  if (length === 24 && text.charCodeAt(19) === POINT && text.charCodeAt(23) === UPPER_Z) {
    parsed.hasOffset = true;
    const milliseconds = digit(text, 20) * 100 + twoDigits(text, 21);
    return milliseconds >= 0 ? time + milliseconds : NaN;
  }
  return time + readIsoEnd(text, length, end, hasSeconds);
}

/** What follows the seconds: a fraction and an offset, in milliseconds to add. */
function readIsoEnd(text: string, length: number, end: number, hasSeconds: boolean): number {
  moveTo(end);
  const milliseconds = hasSeconds ? fraction(text) : 0;
  if (position() === length) return milliseconds;
  const offset = offsetMinutes(text);
  parsed.hasOffset = true;
  return position() === length ? milliseconds - offset * 60_000 : NaN;
}

function readIsoMonth(text: string): number {
  return readIso(text.length === 7 ? `${text}-01` : text);
}

function readUnix(text: string, factor: number): number {
  parsed.hasOffset = true;
  parsed.dateOnly = false;
  return Math.round(parseNumber(text) * factor);
}
