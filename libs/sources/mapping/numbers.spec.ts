import fc from 'fast-check';
import { addDecimals, decimalText, hundredths, parseClock, parseDecimal, parseNumber } from './numbers.js';

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['42', 42],
    ['-1.5', -1.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['12345678901', 12345678901],
  ])('reads %s', (text, expected) => expect(parseNumber(text)).toBe(expected));
  it.each(['', ' ', '1,5', '1.234,5', '0x10', 'Infinity', 'NaN', '12 min', '--1', '1e', '.', '１'])(
    'refuses %j',
    (text) => expect(parseNumber(text)).toBeNaN(),
  );
});

describe('money', () => {
  it.each([
    ['12.34', 1234],
    ['12', 1200],
    ['12.3', 1230],
    ['-0.01', -1],
    ['0.1', 10],
    ['1.10', 110],
    ['90071992547409.91', 9007199254740991],
  ])('%s is %d hundredths', (text, value) =>
    expect(hundredths(parseDecimal(text)!)).toEqual({ value, isRounded: false }),
  );
  it.each([
    ['1.005', 101],
    ['-1.005', -101],
    ['1.0049', 100],
    ['33.333333', 3333],
  ])('%s is rounded to %d', (text, value) =>
    expect(hundredths(parseDecimal(text)!)).toEqual({ value, isRounded: true }),
  );
  it('trailing zeros are nothing finer', () =>
    expect(hundredths(parseDecimal('1.5000')!)).toEqual({ value: 150, isRounded: false }));
  it.each(['', '1,000.00', '$5', '1e3', '5 EUR'])('refuses %j', (text) => expect(parseDecimal(text)).toBeNull());

  it('adds without drift', () => {
    const sum = Array.from({ length: 10 }, () => parseDecimal('0.1')!).reduce(addDecimals);
    expect(decimalText(sum)).toBe('1');
    expect(decimalText(addDecimals(parseDecimal('-0.05')!, parseDecimal('0.001')!))).toBe('-0.049');
  });

  it('is the sum of hundredths for any amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1 }), (cents) => {
        const decimals = cents.map((value) => parseDecimal(decimalText({ units: BigInt(value), scale: 2 }))!);
        expect(hundredths(decimals.reduce(addDecimals)).value).toBe(cents.reduce((a, b) => a + b, 0));
      }),
    );
  });
});

describe('parseClock', () => {
  it.each([
    ['00:00:01', 1000],
    ['27:05:30', 97_530_000],
    ['1:00:00', 3_600_000],
    ['-0:00:02', -2000],
    ['0:00:00.5', 500],
  ])('reads %s', (text, expected) => expect(parseClock(text)).toBe(expected));
  it.each(['5:30', '1:60:00', '1:00:60', 'x', ''])('refuses %j', (text) => expect(parseClock(text)).toBeNaN());
});
