import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { logMean } from './log-mean.js';

describe('the logarithmic mean', () => {
  it.each([
    [1, 1, 1],
    [2, 1, 1 / Math.LN2],
    [1, 2, 1 / Math.LN2],
    [60, 20, 40 / Math.log(3)],
    [Math.E, 1, Math.E - 1],
    [1e-300, 1e300, 1e300 / (600 * Math.LN10)],
    [1e300, 1e300, 1e300],
    // a(1 + e): a(1 + e/2 − e²/12 + e³/24 …)
    [1 + 1e-5, 1, 1 + 5e-6 - 1e-10 / 12 + 1e-15 / 24],
    [1 + 2 ** -40, 1, 1 + 2 ** -41],
  ])('of %d and %d is %d', (a, b, expected) => expect(logMean(a, b) / expected).toBeCloseTo(1, 14));

  it('has no jump where its two forms meet', () =>
    expect(logMean(2 + 1e-12, 1) - logMean(2 - 1e-12, 1)).toBeCloseTo(0, 11));

  it.each([
    [0, 1],
    [1, -1],
    [NaN, 1],
  ])('of %d and %d is refused', (a, b) => expect(() => logMean(a, b)).toThrow(RangeError));

  it('lies between the geometric and the arithmetic mean, whatever the order', () => {
    const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(logMean(a, b)).toBe(logMean(b, a));
        expect(logMean(a, b)).toBeGreaterThanOrEqual(Math.sqrt(a * b) * (1 - 1e-12));
        expect(logMean(a, b)).toBeLessThanOrEqual(((a + b) / 2) * (1 + 1e-12));
      }),
      tries(500),
    );
  });
});
