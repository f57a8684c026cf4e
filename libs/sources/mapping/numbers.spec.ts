import fc from 'fast-check';
import { addDecimals, decimalText, parseClock, parseDecimal, parseNumber, storedMoney } from './numbers.js';

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
    ['12.345', 12345],
    ['12.34', 12340],
    ['12', 12000],
    ['12.3', 12300],
    ['-0.01', -10],
    ['0.1', 100],
    ['1.10', 1100],
    ['9007199254740.991', 9007199254740991],
  ])('%s is %d thousandths', (text, value) =>
    expect(storedMoney(parseDecimal(text)!)).toEqual({ value, isRounded: false }),
  );
  it.each([
    ['1.0005', 1001],
    ['-1.0005', -1001],
    ['1.00049', 1000],
    ['33.333333', 33333],
  ])('%s is rounded to %d', (text, value) =>
    expect(storedMoney(parseDecimal(text)!)).toEqual({ value, isRounded: true }),
  );
  it('trailing zeros are nothing finer', () =>
    expect(storedMoney(parseDecimal('1.5000')!)).toEqual({ value: 1500, isRounded: false }));
  it.each(['', '1,000.00', '$5', '1e3', '5 EUR'])('refuses %j', (text) => expect(parseDecimal(text)).toBeNull());

  it('adds without drift', () => {
    const sum = Array.from({ length: 10 }, () => parseDecimal('0.1')!).reduce(addDecimals);
    expect(decimalText(sum)).toBe('1');
    expect(decimalText(addDecimals(parseDecimal('-0.05')!, parseDecimal('0.001')!))).toBe('-0.049');
  });

  it('is the sum of thousandths for any amounts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1 }), (amounts) => {
        const decimals = amounts.map((value) => parseDecimal(decimalText({ units: BigInt(value), scale: 3 }))!);
        expect(storedMoney(decimals.reduce(addDecimals)).value).toBe(amounts.reduce((a, b) => a + b, 0));
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
