import { timeZone } from '../shared/time-zone.js';
import { dayOrNull, isBotFirst, secondsBetween } from './durations.js';

it.each([
  [0, 1999, 1],
  [0, 2000, 2],
  [500, 1499, 0],
  [0, null, null],
])('from %d ms to %s ms are %s whole seconds', (from, to, expected) => expect(secondsBetween(from, to)).toBe(expected));

it.each([
  ['nobody replied', null, null, false],
  ['a bot only', 10, null, true],
  ['a bot, then a human', 10, 20, true],
  ['a human first', 10, 10, false],
  ['a human, with no first reply known', null, 20, false],
])('%s', (_, firstReplyAt, firstHumanReplyAt, expected) =>
  expect(isBotFirst({ firstReplyAt, firstHumanReplyAt })).toBe(expected),
);

it('has no day for what did not happen', () => {
  const berlin = timeZone('Europe/Berlin');
  expect([dayOrNull(berlin, null), dayOrNull(berlin, 0), dayOrNull(berlin, 23 * 3_600_000)]).toEqual([null, 0, 1]);
});
