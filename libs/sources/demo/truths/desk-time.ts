/**
 * Business time of the demo in the simplest way: Monday to Friday from nine to six on a clock in Berlin, except for the days
 * below. Berlin changes its clocks on Sundays only, so reading the clock is enough.
 */

/** Public holidays in Berlin from Monday to Friday, and the additional days on which the workspace closes. */
const CLOSED = new Set(
  ['2025-10-03', '2025-12-24', '2025-12-25', '2025-12-26', '2025-12-31', '2026-01-01', '2026-04-03', '2026-04-06']
    .concat(['2026-05-01', '2026-05-14', '2026-05-25'])
    .map((date) => Date.parse(date) / 86_400_000),
);
const [OPENS, CLOSES, DAY] = [9 * 3600, 18 * 3600, 86_400];
/** 1970-01-01 was a Thursday. */
const isWeekday = (day: number) => (day + 3) % 7 < 5;

const BERLIN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The seconds of open desk between two instants of a file. */
export function deskSeconds(from: string, to: string): number {
  const [begun, ended] = [onTheClock(from), onTheClock(to)];
  let seconds = 0;
  for (let day = Math.floor(begun / DAY); day <= Math.floor(ended / DAY); day++) {
    if (!isWeekday(day) || CLOSED.has(day)) continue;
    seconds += Math.max(0, Math.min(ended, day * DAY + CLOSES) - Math.max(begun, day * DAY + OPENS));
  }
  return seconds;
}

/** Seconds since 1970 on a clock in Berlin. */
function onTheClock(instant: string): number {
  return Date.parse(`${BERLIN.format(new Date(instant)).replace(' ', 'T')}Z`) / 1000;
}
