/** A split over kinds of conversations, with numbers by hand; that `rate` + `mix` is the difference holds for any rows. */
import fc from 'fast-check';
import { tries } from '../../../../test/support/how-much.js';
import type { ConversationDimension } from './conversation-dimension.js';
import type { MixRow } from './mix-rows.js';
import { readingOf } from './mix-reason.js';
import { hasKindsInCommon, splitMix } from './split-mix.js';

const PRIORITY: ConversationDimension = { key: 'priority', name: 'Priority', label: 'attribute:priority' };
const TOPIC: ConversationDimension = { key: 'topic', name: 'Topic', label: 'topic' };
const row = (labels: readonly (string | null)[], d: number, value: number, customer: string | null = null): MixRow => {
  return { labels, n: d * value, d, events: d, customer };
};
const near = (value: number) => expect.closeTo(value, 9);

it('gives the numbers of the worked case', () => {
  // SMB 200/1000 → 216/900, ENT 100/100 → 180/200: rate +0.0209091, mix +0.0663636.
  const before = [row(['smb'], 1000, 0.2), row(['ent'], 100, 1)];
  const after = [row(['smb'], 900, 0.24), row(['ent'], 200, 0.9)];
  const split = splitMix({ before, after }, [PRIORITY])!;
  expect(split).toMatchObject({ rate: expect.closeTo(0.0209091, 7), mix: expect.closeTo(0.0663636, 7) });
  expect(split.kinds.map(({ labels }) => labels[0]![0])).toEqual(['ent', 'smb']);
});

it('keeps the first dimension apart where the pairs are thin', () => {
  // Ten topics of ten conversations each: no pair is large enough, but each priority is. Within a priority all take as long.
  const side = (high: number) =>
    Array.from({ length: 10 }, (_, topic) => [
      row(['high', `t${topic}`], high, 10),
      row(['low', `t${topic}`], 20 - high, 2),
    ]).flat();
  const split = splitMix({ before: side(5), after: side(15) }, [PRIORITY, TOPIC])!;
  // 4 against 8: all of it is mix.
  expect(split).toMatchObject({ change: near(4), mix: near(4), rate: near(0) });
  expect(split.kinds.map(({ labels }) => new Set(labels.map(([priority]) => priority)).size)).toEqual([1, 1]);
});

it('puts a rest that is thin to the smallest of its own first label', () => {
  const sides = [
    row(['high', 'a'], 100, 10),
    row(['high', 'b'], 50, 10),
    row(['high', 'c'], 4, 10),
    row(['low', 'a'], 100, 2),
  ];
  const split = splitMix({ before: sides, after: sides.map((each) => ({ ...each, d: each.d * 2, n: each.n * 2 })) }, [
    PRIORITY,
    TOPIC,
  ])!;
  const names = split.kinds.map(({ labels }) => labels.map((own) => own.join()).join(' + ')).sort();
  expect(names).toEqual(['high,a', 'high,b + high,c', 'low,a']);
});

it('has the error of its rate over customers, one on both sides counted on both', () => {
  // One kind beside another; of the first, customers of 1 and 3 against customers of 2 and 6: errors √2/2 and √8/2 of the means.
  const apart = [
    [row(['x'], 40, 1, 'a'), row(['x'], 40, 3, 'b'), row(['y'], 80, 5, 'c')],
    [row(['x'], 40, 2, 'd'), row(['x'], 40, 6, 'e'), row(['y'], 80, 5, 'f')],
  ] as const;
  const split = splitMix({ before: apart[0], after: apart[1] }, [PRIORITY])!;
  // W = ½; a customer moves the mean by (n − r d) ÷ D: ½ on one side, 1 on the other: ½ √(½² + ½² + 1 + 1).
  expect(split.rate).toBeCloseTo(1, 9);
  expect(split.rateError).toBeCloseTo(0.5 * Math.sqrt(2.5), 9);
  const same = splitMix({ before: apart[0], after: apart[0].map((each) => ({ ...each, n: 2 * each.n })) }, [PRIORITY])!;
  // Each moves the doubled side as before, and the other one back: ½ (2 · ½ − ½) twice.
  expect(same.rateError).toBeCloseTo(0.5 * Math.sqrt(0.25 + 0.25), 9);
});

it.each([
  [1, 0, 'mix'],
  [0.8, 5, 'mix'],
  [0.5, 3.1, 'both'],
  [0.5, 2.9, 'unclear'],
  [0.1, 2.1, 'rate'],
  [0.1, 1.9, 'unclear'],
  [-0.5, 4, 'rate'],
  [1.5, 4, 'mix'],
] as const)('reads a mix of %d of the difference and a rate of %d errors as %s', (mixShare, errors, reading) => {
  const split = { mixShare, rate: errors, rateError: 1 } as Parameters<typeof readingOf>[0];
  expect(readingOf(split)).toBe(reading);
});

it('knows whether the sides have kinds in common', () => {
  const split = (labels: readonly string[]) =>
    splitMix({ before: [row(['a'], 100, 1), row(['b'], 100, 1)], after: labels.map((label) => row([label], 100, 2)) }, [
      PRIORITY,
    ])!;
  expect(
    [
      ['a', 'b'],
      ['a', 'c'],
      ['c', 'd'],
      ['a', 'c', 'd'],
    ].map((labels) => hasKindsInCommon(split(labels))),
  ).toEqual([true, true, false, false]);
});

it('adds up to the difference, whatever the rows', () => {
  const rows = fc.array(
    fc.record({
      labels: fc.tuple(fc.constantFrom('a', 'b', null), fc.constantFrom('x', 'y', 'z')),
      d: fc.integer({ min: 1, max: 200 }),
      value: fc.integer({ min: 0, max: 50 }),
      customer: fc.constantFrom('1', '2', '3', null),
    }),
    { minLength: 2, maxLength: 20 },
  );
  const made = (given: { labels: readonly (string | null)[]; d: number; value: number; customer: string | null }[]) =>
    given.map(({ labels, d, value, customer }) => row(labels, d, value, customer));
  const mean = (given: readonly MixRow[]) =>
    given.reduce((sum, { n }) => sum + n, 0) / given.reduce((sum, { d }) => sum + d, 0);
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const sides = { before: made(first), after: made(second) };
      const split = splitMix(sides, [PRIORITY, TOPIC]);
      if (!split) return;
      expect(split.rate + split.mix).toBeCloseTo(mean(sides.after) - mean(sides.before), 8);
      const kinds = split.kinds.reduce((sum, { rate, mix }) => sum + rate + mix, 0);
      expect(kinds).toBeCloseTo(split.change, 8);
    }),
    tries(300),
  );
});
