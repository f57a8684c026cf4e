import { addMonths, DAY_ALWAYS, DAY_OPEN_END, dayOf, dayText, monthStart, parseDay, weekday } from './day.js';

it.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2000-03-01', 11_017],
  ['2026-11-24', 20_781],
  ['1900-01-01', DAY_ALWAYS],
  ['2200-01-01', DAY_OPEN_END],
])('%s is day %d', (text, day) => {
  expect(parseDay(text)).toBe(day);
  expect(dayText(day)).toBe(text);
  expect(dayOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))).toBe(day);
});

it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00', ' 2026-01-01', ''])(
  '"%s" is no date',
  (text) => expect(parseDay(text)).toBeNull(),
);

it('knows leap days', () => expect([parseDay('2024-02-29'), parseDay('2100-02-29')]).toEqual([19_782, null]));

it.each([
  ['2026-01-31', '2026-01-01', 1, '2026-02-01'],
  ['2026-01-15', '2026-01-01', -1, '2025-12-01'],
  ['2024-02-29', '2024-02-01', 12, '2025-02-01'],
  ['2026-12-01', '2026-12-01', 0, '2026-12-01'],
  ['2026-03-31', '2026-03-01', -15, '2024-12-01'],
])('%s: its month begins on %s, %d months on is %s', (text, start, count, moved) => {
  expect(dayText(monthStart(parseDay(text)!))).toBe(start);
  expect(dayText(addMonths(parseDay(text)!, count))).toBe(moved);
});

it.each([
  ['1970-01-01', 4],
  ['1969-12-28', 7],
  ['1969-12-22', 1],
  ['2026-11-24', 2],
  ['2026-11-29', 7],
])('%s is weekday %d', (text, expected) => expect(weekday(parseDay(text)!)).toBe(expected));
