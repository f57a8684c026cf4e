/**
 * Puts instants on the days of a time zone and reads local times. The offset is looked up in the platform's time zone database once per
 * UTC hour and kept: days of 23 and 25 hours come out right, and a million instants stay cheap.
 */
import type { Day } from './day.js';

const MILLISECONDS_PER_DAY = 86_400_000;
const MILLISECONDS_PER_HOUR = 3_600_000;

/** The calendar of a time zone. Instants are epoch milliseconds. */
export interface TimeZone {
  readonly name: string;
  /** Local time minus UTC at an instant, in milliseconds. */
  offsetAt(instant: number): number;
  /** The calendar day that an instant falls on. */
  dayAt(instant: number): Day;
  /** The first instant of a day. The length of the day is `startOf(day + 1) - startOf(day)`: 23, 24 or 25 hours. */
  startOf(day: Day): number;
  /**
   * The instant of a local time that is given as if it were UTC. A time that a clock change skips moves forward by the skipped hour; of
   * a time that occurs twice, the first is taken.
   */
  fromLocal(localAsUtc: number): number;
  /**
   * The other instant that a local time (given as if it were UTC) can stand for: the second of a time that occurs twice, and of a skipped
   * time the one before the change (the clock had been put forward too early). `null` where there is only one.
   */
  otherFromLocal(localAsUtc: number): number | null;
}

/** Whether the platform knows the IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The calendar of an IANA time zone such as `Europe/Berlin`. Throws a RangeError for a zone the platform does not know. */
export function timeZone(name: string): TimeZone {
  const exactOffset = name === 'UTC' || name === 'Etc/UTC' ? () => 0 : platformOffset(name);
  const byHour = new Map<number, number | null>();

  function offsetAt(instant: number): number {
    const hour = Math.floor(instant / MILLISECONDS_PER_HOUR);
    let offset = byHour.get(hour);
    if (offset === undefined) {
      const start = exactOffset(hour * MILLISECONDS_PER_HOUR);
      const end = exactOffset((hour + 1) * MILLISECONDS_PER_HOUR - 1);
      offset = start === end ? start : null;
      byHour.set(hour, offset);
    }
    return offset ?? exactOffset(instant);
  }

  function fromLocal(localAsUtc: number): number {
    const before = offsetAt(localAsUtc - MILLISECONDS_PER_DAY);
    const after = offsetAt(localAsUtc + MILLISECONDS_PER_DAY);
    const first = localAsUtc - Math.max(before, after);
    if (offsetAt(first) === Math.max(before, after)) return first;
    const second = localAsUtc - Math.min(before, after);
    if (offsetAt(second) === Math.min(before, after)) return second;
    return localAsUtc - before;
  }

  function otherFromLocal(localAsUtc: number): number | null {
    const before = offsetAt(localAsUtc - MILLISECONDS_PER_DAY);
    const after = offsetAt(localAsUtc + MILLISECONDS_PER_DAY);
    if (before === after) return null;
    const isBefore = offsetAt(localAsUtc - before) === before;
    const isAfter = offsetAt(localAsUtc - after) === after;
    return isBefore === isAfter ? localAsUtc - after : null;
  }

  return {
    name,
    offsetAt,
    dayAt: (instant) => Math.floor((instant + offsetAt(instant)) / MILLISECONDS_PER_DAY),
    startOf: (day) => fromLocal(day * MILLISECONDS_PER_DAY),
    fromLocal,
    otherFromLocal,
  };
}

function platformOffset(name: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  return (instant) => {
    const part: Record<string, number> = {};
    let beforeChrist = false;
    for (const { type, value } of format.formatToParts(instant)) {
      if (type === 'era') beforeChrist = value.startsWith('B');
      else part[type] = Number(value);
    }
    const year = beforeChrist ? 1 - part.year! : part.year!;
    const local = Date.UTC(year, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
    return local - Math.floor(instant / 1000) * 1000;
  };
}
