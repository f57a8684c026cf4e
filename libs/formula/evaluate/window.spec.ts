import fc from 'fast-check';
import { PERIOD, windowDays, windowWords, nestWindows, type Window } from './window.js';

const rolling = (days: number): Window => ({ shift: 0, days });
const lag = (shift: number): Window => ({ shift, days: 'period' });
const cumulative: Window = { shift: 0, days: 'all' };

describe('the days of a window', () => {
  /** The period is days 100 to 109; data begins on day 80. */
  it.each<[string, Window, [number, number] | null]>([
    ['the period', PERIOD, [100, 110]],
    ['rolling(x, 28)', rolling(28), [82, 110]],
    ['rolling(x, 30)', rolling(30), [80, 110]],
    ['rolling(x, 31)', rolling(31), null],
    ['lag(x, 7)', lag(7), [93, 103]],
    ['lag(x, 20)', lag(20), [80, 90]],
    ['lag(x, 21)', lag(21), null],
    ['cumulative(x)', cumulative, [80, 110]],
    ['lag(rolling(x, 5), 7)', nestWindows(lag(7), rolling(5)), [98, 103]],
    ['rolling(lag(x, 7), 5)', nestWindows(rolling(5), lag(7)), [98, 103]],
    ['lag(lag(x, 7), 3)', nestWindows(lag(3), lag(7)), [90, 100]],
    ['rolling(rolling(x, 3), 28)', nestWindows(rolling(28), rolling(3)), [107, 110]],
    ['cumulative(rolling(x, 3))', nestWindows(cumulative, rolling(3)), [107, 110]],
    ['cumulative(lag(x, 7))', nestWindows(cumulative, lag(7)), [80, 103]],
    ['cumulative(lag(x, 30))', nestWindows(cumulative, lag(30)), null],
  ])('%s', (_, window, expected) => expect(windowDays(window, 100, 110, 80)).toEqual(expected));

  it('of the period itself may lie before the data', () => expect(windowDays(PERIOD, 1, 9, 80)).toEqual([1, 9]));
});

it.each<[Window, string]>([
  [PERIOD, ''],
  [lag(7), ' 7 days earlier'],
  [lag(1), ' 1 day earlier'],
  [rolling(28), ' over 28 days'],
  [cumulative, ' since the first day'],
  [nestWindows(lag(7), rolling(1)), ' over 1 day, 7 days earlier'],
])('%j in words:%s', (window, words) => expect(windowWords(window)).toBe(words));

it('nests in any grouping, and the period changes nothing', () => {
  const days = fc.oneof(fc.constantFrom('period' as const, 'all' as const), fc.integer({ min: 1, max: 99 }));
  const window: fc.Arbitrary<Window> = fc.record({ shift: fc.nat(99), days });
  fc.assert(
    fc.property(window, window, window, (a, b, c) => {
      expect(nestWindows(a, nestWindows(b, c))).toEqual(nestWindows(nestWindows(a, b), c));
      expect([nestWindows(a, PERIOD), nestWindows(PERIOD, a)]).toEqual([a, a]);
    }),
  );
});
