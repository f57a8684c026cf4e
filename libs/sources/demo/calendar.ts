/**
 * When customers write and when the team works, in Berlin time: until 20:00, on Saturdays until 15:00, and somebody on duty
 * otherwise.
 */
import { dayOf, weekday, type Day } from '@bough/domain';
import { BERLIN } from './company.js';
import type { Chance } from './random.js';
import { isOutage } from './timeline.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Opening and closing time by weekday, Monday first. */
const WEEK: readonly (readonly [number, number])[] = [
  ...Array<[number, number]>(5).fill([7 * HOUR, 20 * HOUR]),
  [9 * HOUR, 15 * HOUR],
  [0, 0],
];

/** The number of conversations relative to an average day, Monday first; the mean is 1. */
const BY_WEEKDAY = [1.42, 1.33, 1.28, 1.25, 1.08, 0.36, 0.28];

/** The relative number of conversations by hour of the day. */
const BY_HOUR = [4, 3, 2, 2, 3, 5, 12, 28, 62, 92, 98, 88, 66, 74, 90, 86, 72, 48, 30, 22, 18, 14, 10, 7];

/** During the outage, customers write this many times as much as usual. */
const OUTAGE = 2.75;

/** How much customers write on a day: less at the weekend and between Christmas and Epiphany. */
export function demandOfDay(day: Day): number {
  const isHoliday = day >= dayOf(2025, 12, 24) && day < dayOf(2026, 1, 4);
  return BY_WEEKDAY[weekday(day) - 1]! * (isHoliday ? 0.52 : 1) * (isOutage(day) ? OUTAGE : 1);
}

/** A random instant of the day, to the second, by the hourly profile. */
export function instantOn(day: Day, chance: Chance): number {
  let rest = chance() * BY_HOUR.reduce((a, b) => a + b, 0);
  const hour = BY_HOUR.findIndex((weight) => (rest -= weight) < 0);
  return BERLIN.fromLocal(day * 24 * HOUR + hour * HOUR + Math.floor(chance() * 3600) * 1000);
}

/** The instant itself when the team works, otherwise the next opening. */
function nextOpening(instant: number): number {
  const day = BERLIN.dayAt(instant);
  const [opens, closes] = WEEK[weekday(day) - 1]!;
  const start = BERLIN.startOf(day);
  if (instant - start < closes) return Math.max(instant, start + opens);
  return nextOpening(BERLIN.startOf(day + 1));
}

export function isWorkingTime(instant: number): boolean {
  return nextOpening(instant) === instant;
}

/** Moves an instant into working hours: work that would end at night ends within the first hours of the next working day. */
export function inWorkingHours(instant: number, chance: Chance): number {
  const open = nextOpening(instant);
  return open === instant ? instant : open + Math.floor(chance() * 3 * HOUR);
}
