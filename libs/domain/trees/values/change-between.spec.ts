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
  ['lower', 10, 8, -2, -0.2, 'GOOD'],
  ['lower', 8, 10, 2, 0.25, 'BAD'],
  ['higher', 8, 10, 2, 0.25, 'GOOD'],
  ['higher', 10, 8, -2, -0.2, 'BAD'],
  ['neutral', 8, 10, 2, 0.25, 'NEUTRAL'],
  ['lower', 8, 8, 0, 0, 'NEUTRAL'],
  ['lower', 0, 5, 5, null, 'BAD'],
  ['higher', 0, 0, 0, null, 'NEUTRAL'],
  ['higher', -4, -2, 2, 0.5, 'GOOD'], // a loss that halves
  ['lower', null, 5, null, null, 'NEUTRAL'],
  ['lower', 5, null, null, null, 'NEUTRAL'],
] as const)('%s is better: from %s to %s', (polarity, before, after, absolute, relative, tone) =>
  expect(changeBetween(value(after), value(before), polarity)).toEqual({ absolute, relative, tone }),
);

it.each<[string, MetricValue, MetricValue, string]>([
  ['thin now', value(5, 'INSUFFICIENT_SAMPLE'), value(9), 'NEUTRAL'],
  ['thin before', value(5), value(9, 'INSUFFICIENT_SAMPLE'), 'NEUTRAL'],
  ['still moving', value(5, 'PERIOD_INCOMPLETE'), value(9), 'GOOD'],
  ['stale', value(5, 'SOURCE_STALE'), value(9), 'GOOD'],
])('a value that is %s', (_, current, previous, tone) =>
  expect(changeBetween(current, previous, 'lower')).toMatchObject({ absolute: -4, tone }),
);
