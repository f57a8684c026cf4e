import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import {
  currencyDigits,
  formatBeside,
  formatDifference,
  formatDuration,
  formatRelative,
  formatTogether,
  formatValue,
  unitSymbol,
} from './format-value.js';
import { moneyOf } from './value-unit.js';
import { STORED_PER_UNIT } from '../shared/money.js';
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
    '¥500',
  ]));

it.each([
  [6, 'JPY', '¥6'],
  [12.345, 'KWD', 'KWD 12.345'],
  [12.345, 'EUR', '€12.35'],
])('writes %d %s with the decimals of the currency', (value, currency, text) =>
  expect(formatValue(value, moneyOf({ currency })).replaceAll('\u00a0', ' ')).toBe(text),
);

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
  [0.004, 'rate', '+0.004'],
  [-0.0003, 'ratio', '−0.03 pp'],
  [0.25, 'duration', '+0.3s'],
])('a difference of %d as %s is %s', (value, unit, text) =>
  expect(plain(formatDifference(value, { unit, currency: 'EUR' }))).toBe(text),
);

it.each([
  [0.123, '+12.3%'],
  [-0.05, '−5.0%'],
  [0, '±0.0%'],
  [25, '+2,500.0%'],
  [0.0002, '+0.02%'],
])('%d is %s', (value, text) => expect(formatRelative(value)).toBe(text));

it('has short names of units', () =>
  expect(
    (['duration', 'ratio', 'money', 'count'] as const).map((unit) => unitSymbol({ unit, currency: 'EUR' })),
  ).toEqual(['s', '%', 'EUR', '']));

describe('values that stand side by side', () => {
  it.each<[number[], MetricUnit, string[]]>([
    [[0.0213, 0.0188], 'rate', ['0.021', '0.019']], // "0.02, of all 0.02" was a finding
    [[0.0213, 0.51], 'rate', ['0.02', '0.51']],
    [[0.91249, 0.91251], 'ratio', ['91.2%', '91.3%']],
    [[0.91241, 0.91244], 'ratio', ['91.241%', '91.244%']],
    [[3600, 3636], 'duration', ['1h', '1h 36s']],
    [[90_000, 90_060], 'duration', ['1d 1h', '1d 1h 1m']],
    [[0.4, 0], 'duration', ['0.4s', '0s']],
    [[59.96, 60.04], 'duration', ['59.96s', '1m 0.04s']],
    [[12_345, 12_349], 'money', ['€12,345', '€12,349']],
    [[3.201, 3.204, 9], 'money', ['€3.201', '€3.204', '€9.000']],
    [[123_456, 123_460], 'count', ['123,456', '123,460']],
    [[4, 4], 'score', ['4.00', '4.00']],
    [[4, 4 + 1e-12], 'score', ['4.00', '4.00']], // rounding
    [[], 'score', []],
  ])('%j as %s: %j', (values, unit, texts) => expect(formatTogether(values, { unit, currency: 'EUR' })).toEqual(texts));

  it('says one of them alone, whether or not the others are there', () =>
    expect([
      formatBeside(0.0213, [0.0188, null], { unit: 'rate' }),
      formatBeside(0.0213, [null], { unit: 'rate' }),
      formatBeside(0.0213, [], { unit: 'rate' }),
    ]).toEqual(['0.021', '0.02', '0.02']));

  const UNITS: MetricUnit[] = ['count', 'rate', 'ratio', 'duration', 'money', 'score'];
  const base = fc.double({ min: 1e-3, max: 1e7, noNaN: true });
  const values = fc
    .tuple(base, fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }), fc.nat(6))
    .map(([first, steps, digits]) => [first, ...steps.map((step) => first * (1 + step * 10 ** -digits))]);

  it('have different texts exactly when they differ', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(...UNITS), (given, unit) => {
        const texts = formatTogether(given, { unit, currency: 'EUR' });
        given.forEach((one, i) =>
          given.slice(0, i).forEach((other, j) => {
            // 1e-9 of the value, and what nine decimals more than usual show.
            const size = Math.abs(one - other);
            if (one === other) expect(texts[i]).toBe(texts[j]);
            else if (size > Math.max(1e-8 * Math.abs(one), 1e-8)) expect(texts[i]).not.toBe(texts[j]);
          }),
        );
      }),
      tries(2_000),
    );
  });

  it('never show a difference as none, nor a change', () => {
    const sizes = fc.double({ min: 1e-7, max: 1e7, noNaN: true });
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.constantFrom(...UNITS), (size, isNegative, unit) => {
        const difference = isNegative ? -size : size;
        expect(formatDifference(difference, { unit, currency: 'EUR' })).toMatch(/[1-9]/);
        expect(formatRelative(difference)).toMatch(isNegative ? /^−.*[1-9]/ : /^\+.*[1-9]/);
      }),
      tries(1_000),
    );
  });
});

it('finds money stored as finely as any currency is divided that a workspace can have', () => {
  const finest = Math.max(...Intl.supportedValuesOf('currency').map(currencyDigits));
  expect(10 ** finest).toBeLessThanOrEqual(STORED_PER_UNIT);
  expect([currencyDigits('KWD'), currencyDigits('EUR'), currencyDigits('JPY')]).toEqual([3, 2, 0]);
});
