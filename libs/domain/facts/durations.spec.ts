import { timeZone } from '../shared/time-zone.js';
import { dayOrNull, firstReplyOf, isBotFirst, isBotInvolved, isEscalated, secondsBetween } from './durations.js';

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

it.each([
  [null, null, null],
  [10, null, 10],
  [null, 20, 20],
  [10, 20, 10],
  [20, 20, 20],
])('a first reply at %s and a human one at %s: somebody replied at %s', (firstReplyAt, firstHumanReplyAt, expected) =>
  expect(firstReplyOf({ firstReplyAt, firstHumanReplyAt })).toBe(expected),
);

it.each([
  [null, null, null, false],
  [true, null, null, true],
  [false, null, 'bot', true],
  [null, 10, null, true],
  [null, null, 'human', false],
] as const)(
  'took part %s, replied first at %s, resolved by %s: involved is %s',
  (botTookPart, bot, resolvedBy, expected) =>
    expect(isBotInvolved({ botTookPart, resolvedBy, firstReplyAt: bot, firstHumanReplyAt: 20 })).toBe(expected),
);

it.each([
  [null, null, false],
  [null, 10, true],
  [true, null, true],
  [false, 10, false],
])('escalated %s at %s: %s', (escalated, escalatedAt, expected) =>
  expect(isEscalated({ escalated, escalatedAt })).toBe(expected),
);

it('has no day for what did not happen', () => {
  const berlin = timeZone('Europe/Berlin');
  expect([dayOrNull(berlin, null), dayOrNull(berlin, 0), dayOrNull(berlin, 23 * 3_600_000)]).toEqual([null, 0, 1]);
});
