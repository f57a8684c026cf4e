import fc from 'fast-check';
import { PLAN, SIZE } from '../../../test/support/builders.js';
import { DAY_ALWAYS, DAY_OPEN_END } from '../shared/day.js';
import { membership, type AttributeValue } from './membership.js';

const is = (attribute: string, validFrom: number, value: string | null): AttributeValue => ({
  attribute,
  validFrom,
  value,
});
const spansOf = membership([PLAN, SIZE], 'arr');
/** `20 free/small 500.00`: the day from which a span holds. */
const shown = (values: readonly AttributeValue[]) =>
  spansOf(values).map(
    ({ from, segments, revenue }) =>
      `${from === DAY_ALWAYS ? 'always' : from} ${segments.join('/')} ${(revenue / 1000).toFixed(2)}`,
  );

it.each<[string, AttributeValue[], string[]]>([
  ['nothing known', [], ['always unknown/unknown 0.00']],
  ['one value holds before it is known', [is('plan', 100, 'pro')], ['always pro/unknown 0.00']],
  [
    'a change counts from its day',
    [is('plan', 100, 'free'), is('plan', 120, 'pro')],
    ['always free/unknown 0.00', '120 pro/unknown 0.00'],
  ],
  [
    'in any order',
    [is('plan', 120, 'pro'), is('plan', 100, 'free')],
    ['always free/unknown 0.00', '120 pro/unknown 0.00'],
  ],
  [
    'attributes change apart',
    [is('plan', 0, 'free'), is('arr', 10, '500'), is('arr', 30, '2000'), is('plan', 20, 'pro')],
    ['always free/small 500.00', '20 pro/small 500.00', '30 pro/large 2000.00'],
  ],
  [
    'revenue splits a span, in thousandths',
    [is('arr', 0, '10.0095'), is('arr', 5, '10.01')],
    ['always unknown/small 10.01'],
  ],
  [
    'a value that ends',
    [is('plan', 0, 'pro'), is('plan', 9, null)],
    ['always pro/unknown 0.00', '9 unknown/unknown 0.00'],
  ],
  [
    'a first value of none',
    [is('plan', 0, null), is('plan', 9, 'pro')],
    ['always unknown/unknown 0.00', '9 pro/unknown 0.00'],
  ],
  ['values of one segment are one span', [is('plan', 0, 'free'), is('plan', 9, 'trial')], ['always free/unknown 0.00']],
  [
    'attributes that no dimension uses',
    [is('region', 0, 'EU'), is('region', 9, 'US'), is('plan', 3, 'pro')],
    ['always pro/unknown 0.00'],
  ],
  ['revenue that is no number', [is('arr', 0, 'much')], ['always unknown/unknown 0.00']],
  ['a value that has always held', [is('plan', DAY_ALWAYS, 'pro')], ['always pro/unknown 0.00']],
])('%s', (_, values, expected) => expect(shown(values)).toEqual(expected));

it('keeps revenue with three decimals, as dinars have, and with none', () => {
  const revenue = (text: string) => membership([PLAN], 'arr')([is('arr', 0, text)])[0]!.revenue;
  expect([revenue('12.345'), revenue('6'), revenue('1.005')]).toEqual([12345, 6000, 1005]);
});

it('has no revenue where the workspace names none', () =>
  expect(membership([PLAN], null)([is('arr', 0, '500')])).toEqual([
    { from: DAY_ALWAYS, to: DAY_OPEN_END, segments: ['unknown'], revenue: 0 },
  ]));

const value = fc.record({
  attribute: fc.constantFrom('plan', 'arr', 'region'),
  validFrom: fc.integer({ min: 0, max: 30 }),
  value: fc.constantFrom(null, 'free', 'trial', 'pro', '10', '5000', 'gold'),
});

it('covers every day once, with spans that differ', () => {
  fc.assert(
    fc.property(fc.uniqueArray(value, { selector: (v) => `${v.attribute} ${v.validFrom}` }), (values) => {
      const spans = spansOf(values);
      expect(spans[0]!.from).toBe(DAY_ALWAYS);
      expect(spans.at(-1)!.to).toBe(DAY_OPEN_END);
      spans.slice(1).forEach((span, index) => {
        const before = spans[index]!;
        expect(span.from).toBe(before.to);
        expect([span.segments, span.revenue]).not.toEqual([before.segments, before.revenue]);
      });
    }),
  );
});
