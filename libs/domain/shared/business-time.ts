/**
 * Business time runs while the desk is open: by weekday, in the wall time of a time zone, not on holidays. A day on which the clock is
 * put forward is open for as long as a watch on the wall shows opening hours, and so is one with an hour twice.
 */
import { weekday, type Day, type DayRange } from './day.js';
import { timeZone, type TimeZone } from './time-zone.js';

/** Minutes after midnight on the wall, half-open: 9:00 to 17:00 is 540 to 1020. */
export interface OpenSpan {
  readonly from: number;
  readonly to: number;
}

/** The public holidays of a country, or of a state of it, as they were known when the workspace was read. */
export interface Holidays {
  readonly country: string;
  readonly state: string | null;
  readonly days: readonly Day[];
}

export interface BusinessHours {
  /** IANA name: on whose wall the clock hangs. */
  readonly timeZone: string;
  /** Seven lists, Monday first, each in order and without overlaps. */
  readonly week: readonly (readonly OpenSpan[])[];
  readonly holidays: Holidays | null;
  /** Closed besides. */
  readonly closed: readonly Day[];
  /** Holidays on which the hours of the weekday hold all the same. */
  readonly open: readonly Day[];
}

/** An open span as instants in epoch milliseconds, half-open. */
export interface OpenTime {
  readonly opensAt: number;
  readonly closesAt: number;
}

export interface BusinessClock {
  /** Whole seconds of business time from one instant to a later one, rounded down. */
  secondsBetween(from: number, to: number): number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Whole seconds of business time between two instants. For many of them make one clock. */
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

/** Looks days up once, however many durations it is asked for. */
export function businessClock(hours: BusinessHours): BusinessClock {
  const zone = timeZone(hours.timeZone);
  let known: { from: Day; to: Day; elapsed: (instant: number) => number } | null = null;
  return {
    secondsBetween(from, to) {
      // A day more on either side: a zone may be a day ahead of UTC.
      const [first, last] = [Math.floor(from / DAY) - 1, Math.floor(to / DAY) + 2];
      if (!known || first < known.from || last > known.to) {
        const [least, most] = [Math.min(first, known?.from ?? first), Math.max(last, known?.to ?? last)];
        // Half as much again, so that a long history is not worked out day by day.
        const reach = known ? Math.ceil((most - least) / 2) : 0;
        const days = { from: least - reach, to: most + reach };
        known = { ...days, elapsed: elapsedOver(openTimes(hours, days, zone)) };
      }
      return Math.floor((known.elapsed(to) - known.elapsed(from)) / 1000);
    },
  };
}

/** Milliseconds open up to an instant, counted from the first of the times. */
function elapsedOver(times: readonly OpenTime[]): (instant: number) => number {
  const before = new Float64Array(times.length + 1);
  times.forEach(({ opensAt, closesAt }, index) => (before[index + 1] = before[index]! + closesAt - opensAt));
  return (instant) => {
    let [low, high] = [0, times.length]; // how many have opened by then
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

/** A day, cut where the clock changes; it changes once a day at most. */
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
