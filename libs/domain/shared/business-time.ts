/**
 * Business time runs while the desk is open: at the hours of each weekday, in the local time of a time zone, and not on holidays. When
 * the clock is changed during opening hours, the desk is open an hour less or an hour more on that day.
 */
import { weekday, type Day, type DayRange } from './day.js';
import { timeZone, type TimeZone } from './time-zone.js';

/** Minutes after midnight in local time, half-open: 9:00 to 17:00 is 540 to 1020. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** The public holidays of a country or of one of its states, as they were known when the workspace file was read. */
export interface Holidays {
  readonly country: string;
  readonly state: string | null;
  readonly days: readonly Day[];
}

/** When the desk is open. */
export interface BusinessHours {
  /** IANA name of the zone whose local time the hours are in. */
  readonly timeZone: string;
  /** Seven lists, Monday first, each in order and without overlaps. */
  readonly week: readonly (readonly OpenSpan[])[];
  readonly holidays: Holidays | null;
  /** Further days on which the desk is closed. */
  readonly closed: readonly Day[];
  /** Holidays on which the desk is open as on any such weekday. */
  readonly open: readonly Day[];
}

/** An open span as instants in epoch milliseconds, half-open. */
export interface OpenTime {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** Measures durations in business time. Instants are epoch milliseconds. */
export interface BusinessClock {
  /** Whole seconds of business time from one instant to a later one, rounded down. */
  secondsBetween(from: number, to: number): number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Whole seconds of business time between two instants. For many durations, make one clock with `businessClock`. */
export function businessSeconds(hours: BusinessHours, from: number, to: number): number {
  return businessClock(hours).secondsBetween(from, to);
}

/** Every open span of a range of days, in order; spans that touch are joined. */
export function openTimes(hours: BusinessHours, days: DayRange, zone: TimeZone = timeZone(hours.timeZone)): OpenTime[] {
  const isClosed = closedDays(hours);
  const times: OpenTime[] = [];
  for (let day = days.from; day < days.to; day++)
    for (const time of isClosed.has(day) ? [] : timesOf(zone, day, hours.week[weekday(day) - 1]!)) {
      const last = times.at(-1);
      if (last?.closesAt === time.opensAt) times[times.length - 1] = { ...last, closesAt: time.closesAt };
      else times.push(time);
    }
  return times;
}

/** A clock that works out each day once, however many durations it measures. */
export function businessClock(hours: BusinessHours): BusinessClock {
  const zone = timeZone(hours.timeZone);
  let covered: { from: Day; to: Day; elapsed: (instant: number) => number } | null = null;
  return {
    secondsBetween(from, to) {
      // One day more on either side, because a zone may be a day ahead of UTC.
      const [first, last] = [Math.floor(from / DAY) - 1, Math.floor(to / DAY) + 2];
      if (!covered || first < covered.from || last > covered.to) {
        const [least, most] = [Math.min(first, covered?.from ?? first), Math.max(last, covered?.to ?? last)];
        // Half as much again, so that a long history is not extended day by day.
        const reach = covered ? Math.ceil((most - least) / 2) : 0;
        const days = { from: least - reach, to: most + reach };
        covered = { ...days, elapsed: elapsedOver(openTimes(hours, days, zone)) };
      }
      return Math.floor((covered.elapsed(to) - covered.elapsed(from)) / 1000);
    },
  };
}

/** A function that gives the open milliseconds up to an instant, counted from the first of the times. */
function elapsedOver(times: readonly OpenTime[]): (instant: number) => number {
  const before = new Float64Array(times.length + 1);
  times.forEach(({ opensAt, closesAt }, index) => (before[index + 1] = before[index]! + closesAt - opensAt));
  return (instant) => {
    let [low, high] = [0, times.length]; // the number of times that have opened by then
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle]!.opensAt <= instant) low = middle + 1;
      else high = middle;
    }
    const last = times[low - 1];
    return last ? before[low - 1]! + Math.min(last.closesAt, instant) - last.opensAt : 0;
  };
}

function closedDays({ holidays, closed, open }: BusinessHours): Set<Day> {
  const opened = new Set(open);
  return new Set([...closed, ...(holidays?.days ?? []).filter((day) => !opened.has(day))]);
}

function timesOf(zone: TimeZone, day: Day, spans: readonly OpenSpan[]): OpenTime[] {
  const times = piecesOf(zone, day).flatMap(({ start, end, offset }) =>
    spans.map(({ from, to }) => ({
      opensAt: Math.max(start, day * DAY + from * MINUTE - offset),
      closesAt: Math.min(end, day * DAY + to * MINUTE - offset),
    })),
  );
  return times.filter(({ opensAt, closesAt }) => opensAt < closesAt);
}

/** The pieces of a day with one offset each; the clock changes at most once a day. */
function piecesOf(zone: TimeZone, day: Day) {
  const [start, end] = [zone.startOf(day), zone.startOf(day + 1)];
  const [offset, later] = [zone.offsetAt(start), zone.offsetAt(end - 1)];
  if (offset === later || end <= start) return [{ start, end, offset }];
  let [before, change] = [start, end - 1];
  while (change - before > 1) {
    const middle = Math.floor((before + change) / 2);
    if (zone.offsetAt(middle) === offset) before = middle;
    else change = middle;
  }
  return [
    { start, end: change, offset },
    { start: change, end, offset: later },
  ];
}
