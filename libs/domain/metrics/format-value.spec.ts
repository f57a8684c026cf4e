import { formatDifference, formatDuration, formatRelative, formatValue, unitSymbol } from './format-value.js';
import { moneyOf } from './value-unit.js';
import type { MetricUnit } from './metric.js';

/** Node's versions differ in `12.3k` and `12.3K`. */
const plain = (text: string) => text.replace(/[KM]$/, (letter) => letter.toLowerCase());

it.each<[number, MetricUnit, string]>([
  [0.9123, 'ratio', '91.2%'],
  [1.5, 'ratio', '150.0%'],
  [0, 'ratio', '0.0%'],
  [15_120, 'duration', '4h 12m'],
  [3.2, 'money', '€3.20'],
  [9_999, 'money', '€9,999.00'],
  [12_345, 'money', '€12.3k'],
  [2_500_000, 'money', '€2.5m'],
  [-5, 'money', '-€5.00'],
  [1234, 'count', '1,234'],
  [12.34, 'count', '12.3'],
  [123_456, 'count', '123.5k'],
  [1234.567, 'rate', '1,234.57'],
  [4.5, 'score', '4.50'],
])('%d as %s is %s', (value, unit, text) => expect(plain(formatValue(value, { unit, currency: 'EUR' }))).toBe(text));

it('takes the currency of the workspace', () =>
  expect([formatValue(5, moneyOf({ currency: 'USD' })), formatValue(500, moneyOf({ currency: 'JPY' }))]).toEqual([
    '$5.00',
    '¥500.00',
  ]));

it.each([
  [0, '0s'],
  [0.4, '0s'],
  [45, '45s'],
  [59.6, '1m'],
  [60, '1m'],
  [750, '12m 30s'],
  [3600, '1h'],
  [3601, '1h'], // two neighbouring units
  [15_120, '4h 12m'],
  [86_399.6, '1d'],
  [90_000, '1d 1h'],
  [8_640_000, '100d'],
  [-90, '−1m 30s'],
])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

it.each<[number, MetricUnit, string]>([
  [0.021, 'ratio', '+2.1 pp'],
  [-0.5, 'ratio', '−50.0 pp'],
  [-5_400, 'duration', '−1h 30m'],
  [3.2, 'money', '+€3.20'],
  [-12_345, 'money', '−€12.3k'],
  [0, 'rate', '±0.00'],
  [7, 'count', '+7'],
])('a difference of %d as %s is %s', (value, unit, text) =>
  expect(plain(formatDifference(value, { unit, currency: 'EUR' }))).toBe(text),
);

it.each([
  [0.123, '+12.3%'],
  [-0.05, '−5.0%'],
  [0, '±0.0%'],
  [25, '+2,500.0%'],
])('%d is %s', (value, text) => expect(formatRelative(value)).toBe(text));

it('has short names of units', () =>
  expect(
    (['duration', 'ratio', 'money', 'count'] as const).map((unit) => unitSymbol({ unit, currency: 'EUR' })),
  ).toEqual(['s', '%', 'EUR', '']));
