import * as fc from 'fast-check';
import { at, conversation, day, HOUR } from '../../../test/support/builders.js';
import { CONVERSATION, partAboveWhole } from '../../../test/support/builders-history.js';
import { tries } from '../../../test/support/how-much.js';
import { histogramOf } from '@bough/statistics';
import type { MembershipSpan } from '../segments/membership.js';
import { DAY_ALWAYS, DAY_OPEN_END } from '../shared/day.js';
import { timeZone } from '../shared/time-zone.js';
import { cellKey, referenceRollup, type RollupCustomer, type RollupFacts } from './reference-rollup.js';
import type { Conversation } from '../facts/conversation.js';

const BERLIN = timeZone('Europe/Berlin');
const span = (segment: string, revenue = 0, from = DAY_ALWAYS, to = DAY_OPEN_END): MembershipSpan => ({
  from,
  to,
  segments: [segment],
  revenue,
});
const customer = (id: string, spans: MembershipSpan[], activeFrom = DAY_ALWAYS, activeTo = DAY_OPEN_END) => ({
  id,
  activeFrom,
  activeTo,
  spans,
});
type Given = [customer: string | null, conversation: Partial<Conversation>];

function rollup(given: Given[], customers: RollupCustomer[] = [], zone = BERLIN, more: Partial<RollupFacts> = {}) {
  const facts: RollupFacts = {
    conversations: given.map(([owner, fact], index) => ({
      customer: owner,
      conversation: conversation(`${index}`, fact),
    })),
    customers,
    zone,
    unknown: ['unknown'],
    standardSeconds: (topic) => (topic === 'billing' ? 600 : 100),
    ...more,
  };
  return referenceRollup(facts);
}

/** The sums of a cell that are not zero. */
function sums(cells: ReturnType<typeof rollup>, date: string, segment: string): Record<string, number> {
  const all = Object.entries(cells.get(cellKey(day(date), [segment]))?.sums ?? {});
  return Object.fromEntries(all.filter(([, value]) => value !== 0));
}

it('puts every measure on the day of its clock, in the segment of the day of creation', () => {
  const cells = rollup(
    [
      [
        'x',
        {
          createdAt: at('2025-03-10 22:30'), // 23:30 in Berlin
          firstReplyAt: at('2025-03-10 22:30:20.900'),
          firstHumanReplyAt: at('2025-03-10 22:40'),
          resolvedAt: at('2025-03-10 23:30'), // the next day
          ratedAt: at('2025-03-12 12:00'),
          touches: 3,
          handleSeconds: 900,
          topic: 'billing',
          reopenCount: 2,
          escalated: true,
          botTookPart: true,
          resolvedBy: 'human',
          rating: 4,
          effort: 6,
        },
      ],
    ],
    [
      customer(
        'x',
        [span('free', 0, DAY_ALWAYS, day('2025-03-11')), span('pro', 0, day('2025-03-11'))],
        99_999,
        99_999,
      ),
    ],
  );
  expect([...cells.keys()]).toEqual(['2025-03-10', '2025-03-11', '2025-03-12'].map((d) => cellKey(day(d), ['free'])));
  expect(sums(cells, '2025-03-10', 'free')).toEqual({
    created: 1,
    created_inactive: 1,
    answered: 1,
    first_response_seconds: 600,
    replied: 1,
    first_reply_seconds: 20,
    bot_first: 1,
    bot_involved: 1,
    escalated: 1,
    escalated_replied: 1,
    resolved_later: 1,
  });
  expect(sums(cells, '2025-03-11', 'free')).toEqual({
    resolved: 1,
    resolution_seconds: 3600,
    touches: 3,
    handle_seconds: 900,
    standard_seconds: 600,
    reopened: 1,
    rated_resolved: 1,
  });
  expect(sums(cells, '2025-03-12', 'free')).toEqual({
    ratings: 1,
    satisfied: 1,
    rating_sum: 4,
    efforts: 1,
    effort_sum: 6,
  });
  const histograms = [...cells.values()].map((cell) => cell.histograms);
  expect(histograms[0]!.first_response).toEqual(histogramOf([600]));
  expect(histograms[1]!.resolution).toEqual(histogramOf([3600]));
});

it('counts what nobody answered, resolved or rated as created only', () =>
  expect(sums(rollup([[null, { createdAt: at('2025-03-10') }]]), '2025-03-10', 'unknown')).toEqual({ created: 1 }));

it('puts conversations of nobody and of unknown customers into Unknown', () =>
  expect(
    sums(
      rollup([
        [null, {}],
        ['ghost', {}],
      ]),
      '2025-03-10',
      'unknown',
    ),
  ).toEqual({ created: 2 }));

it('takes a reply by a human for a reply, row by row', () => {
  const minute = (minutes: number) => at('2025-03-10 09:00') + minutes * 60_000;
  const botFirst = { firstReplyAt: minute(1), firstHumanReplyAt: minute(30), botTookPart: true, escalated: false };
  const humanOnly = { firstHumanReplyAt: minute(60), botTookPart: false, escalated: true };
  const given = Array.from({ length: 100 }, (_, i): Given => [null, i < 30 ? botFirst : humanOnly]);
  expect(sums(rollup(given), '2025-03-10', 'unknown')).toEqual({
    created: 100,
    answered: 100,
    first_response_seconds: (30 * 30 + 70 * 60) * 60,
    replied: 100,
    first_reply_seconds: (30 * 1 + 70 * 60) * 60,
    bot_first: 30,
    bot_involved: 30,
    escalated: 70,
    escalated_replied: 70, // 70.0 % of those replied to
  });
});

it('counts the rated among the resolved on the day of the resolution, and in a cohort only those rated in time', () => {
  const fact = { resolvedAt: at('2025-03-11'), ratedAt: at('2025-03-20'), rating: 2 };
  expect(sums(rollup([[null, fact]]), '2025-03-11', 'unknown')).toMatchObject({ resolved: 1, rated_resolved: 1 });
  const followed = (followUpDays: number) =>
    sums(rollup([[null, fact]], [], BERLIN, { followUpDays }), '2025-03-10', 'unknown');
  expect(followed(5)).toMatchObject({ resolved: 1 });
  expect(followed(5)).not.toHaveProperty('rated_resolved');
  expect(followed(30)).toMatchObject({ resolved: 1, rated_resolved: 1 });
});

it('never counts more in a part than in its whole', () => {
  const check = (facts: readonly Conversation[], followUpDays: number | undefined) => {
    const cells = rollup(
      facts.map((fact): Given => [fact.customerExternalId, fact]),
      [],
      BERLIN,
      followUpDays === undefined ? {} : { followUpDays },
    );
    for (const cell of cells.values()) expect(partAboveWhole(cell.sums)).toBeUndefined();
  };
  fc.assert(fc.property(fc.array(CONVERSATION, { maxLength: 8 }), fc.option(fc.nat(3), { nil: undefined }), check), {
    ...tries(500),
  });
});

describe('one touch', () => {
  it.each([
    [1, 0, 1],
    [1, null, 1],
    [1, 1, 0],
    [2, 0, 0],
    [0, 0, 0],
    [null, null, 0],
  ])('%s touches and %s reopenings: %d', (touches, reopenCount, expected) => {
    const fact = { resolvedAt: at('2025-03-10 10:00'), touches, reopenCount };
    expect(sums(rollup([[null, fact]]), '2025-03-10', 'unknown').one_touch ?? 0).toBe(expected);
  });
});

describe('repeated', () => {
  const resolvedAt = at('2025-03-10 10:00');
  const FORTNIGHT = 14 * 24 * HOUR;
  it.each<[string, Given, number]>([
    ['a conversation a day later', ['x', { createdAt: resolvedAt + 24 * HOUR }], 1],
    ['one at the very instant', ['x', { createdAt: resolvedAt }], 0],
    ['one just after', ['x', { createdAt: resolvedAt + 1 }], 1],
    ['one at the end of the fortnight', ['x', { createdAt: resolvedAt + FORTNIGHT }], 1],
    ['one just past it', ['x', { createdAt: resolvedAt + FORTNIGHT + 1 }], 0],
    ['one before', ['x', { createdAt: resolvedAt - HOUR }], 0],
    ['another topic', ['x', { createdAt: resolvedAt + HOUR, topic: 'login' }], 0],
    ['the same topic', ['x', { createdAt: resolvedAt + HOUR, topic: 'billing' }], 1],
    ['another customer', ['y', { createdAt: resolvedAt + HOUR }], 0],
    ['nobody', [null, { createdAt: resolvedAt + HOUR }], 0],
  ])('%s: %d', (_, next, expected) => {
    const first: Given = ['x', { createdAt: at('2025-03-10 09:00'), resolvedAt, topic: 'billing' }];
    expect(sums(rollup([first, next]), '2025-03-10', 'unknown').repeated ?? 0).toBe(expected);
  });

  it('does not look at topics where the first has none', () => {
    const next: Given = ['x', { createdAt: resolvedAt + HOUR, topic: 'login' }];
    expect(sums(rollup([['x', { resolvedAt }], next]), '2025-03-10', 'unknown').repeated).toBe(1);
  });

  it('never joins conversations that nobody is known to have begun', () => {
    const next: Given = [null, { createdAt: resolvedAt + HOUR }];
    expect(sums(rollup([[null, { resolvedAt }], next]), '2025-03-10', 'unknown').repeated).toBeUndefined();
  });
});

it('lets customers enter and leave segments, within the days that they are active', () => {
  const [from, change, to] = ['2025-01-05', '2025-01-10', '2025-01-20'].map(day) as [number, number, number];
  const spans = [span('free', 0, DAY_ALWAYS, change), span('pro', 120_000, change, to + 5), span('gone', 7, to + 5)];
  const cells = rollup([], [customer('x', spans, from, to)]);
  expect(cells.size).toBe(4);
  expect(sums(cells, '2025-01-05', 'free')).toEqual({ customers_change: 1 });
  expect(sums(cells, '2025-01-10', 'free')).toEqual({ customers_change: -1 });
  expect(sums(cells, '2025-01-10', 'pro')).toEqual({ customers_change: 1, revenue_change: 120_000 });
  expect(sums(cells, '2025-01-20', 'pro')).toEqual({ customers_change: -1, revenue_change: -120_000 });
});

it('never lets a customer leave who stays', () => {
  const cells = rollup([], [customer('x', [span('pro', 5)])]);
  expect([...cells.keys()]).toEqual([cellKey(DAY_ALWAYS, ['pro'])]);
});
