import { addLocalDays, formatLocalDay, formatLocalMinute, formatLongDate, readLocalDay } from './local-time.js';

/** Worked out by hand from the offsets: Honolulu −10, New York −5 (winter), Berlin +1 (winter), Kolkata +5:30, Auckland +13 (summer). */
const ENDS = [
  ['Pacific/Honolulu', '2027-02-01T09:59:59.999Z', '2027-01-31', '2027-01-31 23:59', '31 January 2027'],
  ['Pacific/Honolulu', '2027-02-01T10:00:00.000Z', '2027-02-01', '2027-02-01 00:00', '1 February 2027'],
  ['America/New_York', '2027-02-01T04:59:59.999Z', '2027-01-31', '2027-01-31 23:59', '31 January 2027'],
  ['America/New_York', '2027-02-01T05:00:00.000Z', '2027-02-01', '2027-02-01 00:00', '1 February 2027'],
  ['UTC', '2027-01-31T23:59:59.999Z', '2027-01-31', '2027-01-31 23:59', '31 January 2027'],
  ['UTC', '2027-02-01T00:00:00.000Z', '2027-02-01', '2027-02-01 00:00', '1 February 2027'],
  ['Europe/Berlin', '2027-01-31T22:59:59.999Z', '2027-01-31', '2027-01-31 23:59', '31 January 2027'],
  ['Europe/Berlin', '2027-01-31T23:00:00.000Z', '2027-02-01', '2027-02-01 00:00', '1 February 2027'],
  ['Asia/Kolkata', '2027-01-31T18:30:00.000Z', '2027-02-01', '2027-02-01 00:00', '1 February 2027'],
  ['Pacific/Auckland', '2027-01-31T11:00:00.000Z', '2027-02-01', '2027-02-01 00:00', '1 February 2027'],
] as const;

it.each(ENDS)('in %s %s is %s', (zone, instant, day, minute, long) => {
  const at = Date.parse(instant);
  expect([formatLocalDay(at, zone), formatLocalMinute(at, zone), formatLongDate(at, zone)]).toEqual([
    day,
    minute,
    long,
  ]);
});

it.each([...new Set(ENDS.map(([zone]) => zone))])('in %s a day that is written comes back', (zone) => {
  for (const day of ['2026-03-29', '2026-10-25', '2027-02-01', '2028-02-29'])
    expect(formatLocalDay(readLocalDay(day, zone)!, zone)).toBe(day);
  expect(readLocalDay('2027-02-29', zone)).toBeNull();
});

it('counts days of the calendar over a change of the clocks', () => {
  // Berlin left summer time on 25 October 2026: 90 days from 1 September are 90 × 24 hours and one more.
  const from = Date.parse('2026-08-31T22:00:00Z');
  expect(new Date(addLocalDays(from, 90, 'Europe/Berlin')).toISOString()).toBe('2026-11-29T23:00:00.000Z');
  expect(addLocalDays(from, 90, 'UTC')).toBe(from + 90 * 86_400_000);
});
