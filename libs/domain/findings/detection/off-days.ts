/**
 * Days off: public holidays and days on which the desk is closed, as the opening hours of the workspace say, and the days right after
 * them. They differ from other days of their weekday, so they are compared with each other.
 */
import type { BusinessHours } from '../../shared/business-time.js';
import type { Day } from '../../shared/day.js';

/** Why a day is unlike others of its weekday. */
export type DayOff = 'holiday' | 'closed' | 'after';

export const DAY_OFF_WORDS: Readonly<Record<DayOff, string>> = {
  holiday: 'a public holiday',
  closed: 'a day on which the desk is closed',
  after: 'the day after a public holiday or a closed day',
};

/** Says of a day whether it is unlike others; `null` for a usual day, and for every day where no holidays are declared. */
export type DayOffReader = (day: Day) => DayOff | null;

/** Creates the reader of a workspace's opening hours. */
export function createDayOffReader(hours: BusinessHours | undefined): DayOffReader {
  const holidays = new Set(hours?.holidays?.days ?? []);
  const closed = new Set(hours?.closed ?? []);
  const isOff = (day: Day) => holidays.has(day) || closed.has(day);
  return (day) => {
    if (holidays.has(day)) return 'holiday';
    if (closed.has(day)) return 'closed';
    return isOff(day - 1) ? 'after' : null;
  };
}

/** Whether two days off are compared with each other: holidays and closed days are, and the days after them. */
export function areLike(one: DayOff, other: DayOff): boolean {
  return (one === 'after') === (other === 'after');
}
