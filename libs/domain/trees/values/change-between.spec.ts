import { changeBetween } from './change-between.js';
import type { Mark } from './value-marks.js';
import type { MetricValue } from './metric-value.js';

const value = (number: number | null, ...marks: Mark[]): MetricValue => ({
  value: number,
  reason: number === null ? 'NO_DATA_IN_PERIOD' : null,
  marks,
  message: null,
  sample: null,
  blockedBy: [],
});

it.each([
  ['lower', 10, 8, -2, -0.2, 'GOOD', null],
  ['lower', 8, 10, 2, 0.25, 'BAD', null],
  ['higher', 8, 10, 2, 0.25, 'GOOD', null],
  ['higher', 10, 8, -2, -0.2, 'BAD', null],
  ['neutral', 8, 10, 2, 0.25, 'NEUTRAL', 'NO_DIRECTION'],
  ['lower', 8, 8, 0, 0, 'NEUTRAL', 'UNCHANGED'],
  ['lower', 0.1 + 0.2, 0.3, 0, 0, 'NEUTRAL', 'UNCHANGED'], // but for rounding
  ['lower', 0, 5, 5, null, 'BAD', null],
  ['higher', 0, 0, 0, null, 'NEUTRAL', 'UNCHANGED'],
  ['higher', -4, -2, 2, 0.5, 'GOOD', null], // a loss that halves
  ['lower', null, 5, null, null, 'NEUTRAL', 'NO_VALUE'],
  ['lower', 5, null, null, null, 'NEUTRAL', 'NO_VALUE'],
] as const)('%s is better: from %s to %s', (polarity, before, after, absolute, relative, tone, neutralBecause) =>
  expect(changeBetween(value(after), value(before), { polarity })).toEqual({
    absolute,
    relative,
    tone,
    neutralBecause,
    against: before,
  }),
);

it.each<[string, MetricValue, MetricValue, string | null]>([
  ['thin now', value(5, 'INSUFFICIENT_SAMPLE'), value(9), 'INSUFFICIENT_SAMPLE'],
  ['thin before', value(5), value(9, 'INSUFFICIENT_SAMPLE'), 'INSUFFICIENT_SAMPLE'],
  ['still moving', value(5, 'PERIOD_INCOMPLETE'), value(9), 'PERIOD_INCOMPLETE'],
  ['not covered before', value(5), value(9, 'PERIOD_INCOMPLETE'), 'PERIOD_INCOMPLETE'],
  ['stale', value(5, 'SOURCE_STALE'), value(9), null],
])('a value that is %s', (_, current, previous, neutralBecause) => {
  const tone = neutralBecause === null ? 'GOOD' : 'NEUTRAL';
  const change = changeBetween(current, previous, { polarity: 'lower' });
  expect(change).toMatchObject({ absolute: -4, tone, neutralBecause });
});

it('measures against what the other value comes to over as many days', () =>
  // 112 in 28 days are 124 in 31.
  expect(changeBetween(value(130), value(112), { polarity: 'lower', against: 124 })).toEqual({
    absolute: 6,
    relative: 6 / 124,
    tone: 'BAD',
    neutralBecause: null,
    against: 124,
  }));

it('has no tone between what is not alike, and tells the difference', () =>
  expect(changeBetween(value(3), value(9), { polarity: 'lower', isUnlike: true })).toMatchObject({
    absolute: -6,
    tone: 'NEUTRAL',
    neutralBecause: 'NOT_COMPARABLE',
  }));

it('compares two segments in a period that still moves, since it moves for both', () => {
  const moving = (number: number) => value(number, 'PERIOD_INCOMPLETE');
  expect(changeBetween(moving(3), moving(9), { polarity: 'lower', isSamePeriod: true }).tone).toBe('GOOD');
});
