import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { fAbove } from './f-distribution.js';
import { incompleteBeta } from './incomplete-beta.js';
import { chiSquaredAbove, gammaAbove, gammaBelow, normalTwoSided } from './incomplete-gamma.js';
import { betaQuantile, gammaQuantile } from './quantiles.js';
import { studentAbove, studentQuantile } from './student-t.js';

const expectRelative = (value: number, expected: number, tolerance: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));

describe('the incomplete gamma', () => {
  it.each([
    [2, 1, 1 - Math.exp(-2), Math.exp(-2)], // exponential
    [1, 2, 1 - 2 / Math.E, 2 / Math.E], // none or one of a Poisson of mean 1
    [0.1, 0.5, 0.345279153981423, 0.654720846018577], // from here on in arithmetic of 40 digits
    [2.5, 3, 0.4561868841166705, 0.5438131158833295],
    [190, 200.25, 0.2377952015774045, 0.7622047984225955],
    [5100, 5000, 0.920671118922381, 0.07932888107761898],
    [60, 2.5, 1, 3.138579772755296e-24],
  ])('at %d with shape %d is %d below and %d above', (x, a, below, above) => {
    expectRelative(gammaBelow(x, a), below, 1e-11);
    expectRelative(gammaAbove(x, a), above, 1e-11);
  });

  it('ends at 0 and 1', () => {
    expect([gammaBelow(0, 3), gammaAbove(0, 3)]).toEqual([0, 1]);
    expect([gammaBelow(Infinity, 3), gammaAbove(Infinity, 3)]).toEqual([1, 0]);
  });

  it('gives chi-squared: pchisq(29.26658, 4, upper) in R, which is e^(−x/2)(1 + x/2)', () => {
    expectRelative(chiSquaredAbove(29.26658, 4), 6.9007021886e-6, 1e-10);
    expectRelative(chiSquaredAbove(29.26658, 4), Math.exp(-14.63329) * 15.63329, 1e-11);
  });

  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [-1.959963984540054, 0.05],
    [3.5, 0.00046525815807105],
    [10, 1.523970604832105e-23],
    [Infinity, 0],
  ])('gives the normal: %d or farther with probability %d', (z, p) => expectRelative(normalTwoSided(z), p, 1e-11));

  it.each([
    [-1, 1],
    [1, 0],
    [NaN, 1],
    [1, Infinity],
  ])('refuses x = %d, a = %d', (x, a) => expect(() => gammaBelow(x, a)).toThrow(RangeError));

  it('steps from shape to shape as P(a + 1, x) = P(a, x) − xᵃe⁻ˣ / Γ(a + 1), checked at a = 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (x) => {
        expect(gammaBelow(x, 2)).toBeCloseTo(1 - Math.exp(-x) * (1 + x), 12);
        expect(gammaBelow(x, 7.3) + gammaAbove(x, 7.3)).toBeCloseTo(1, 12);
      }),
      tries(200),
    );
  });
});

it.each([
  [3.2, 3.3, 17.5, 0.0453916768234], // R: pf(3.2, 3.3, 17.5, upper)
  [1, 4, 4, 0.5],
  [4, 1, 2, 1 - 2 / Math.sqrt(6)], // t = 2 with 2 degrees of freedom, squared
  [Infinity, 3, 4, 0],
])('F is at least %d with %d and %d degrees with probability %d', (f, df1, df2, p) =>
  expect(fAbove(f, df1, df2)).toBeCloseTo(p, 12),
);

describe('quantiles', () => {
  it.each([
    // R: qt(.975, df)
    [1, 12.70620473617],
    [2, 4.30265272975],
    [3.7, 2.86752070719],
    [5, 2.57058183564],
    [14, 2.14478668792],
    [30, 2.0422724563],
    [110, 1.98176528213],
  ])('of Student’s t with %d degrees: %d', (df, expected) => {
    expectRelative(studentQuantile(0.975, df), expected, 1e-11);
    expectRelative(studentQuantile(0.025, df), -expected, 1e-11);
  });

  it('of the beta: qbeta(.025, 3, 8) in R', () => expectRelative(betaQuantile(0.025, 3, 8), 0.0667395111777, 1e-11));
  it.each([
    [1e-8, 2.5, 1, 1e-8 ** 0.4], // below x lies x ** a
    [0.3, 0.05, 1, 0.3 ** 20],
    [0.975, 1e5, 1, 0.975 ** 1e-5],
    [0.001, 0.5, 0.5, Math.sin(Math.PI / 2000) ** 2], // the arcsine distribution
    [0.8, 0.5, 0.5, Math.sin(0.4 * Math.PI) ** 2],
    [0.5, 0.05, 0.05, 0.5],
    [0.5, 5000, 5000, 0.5],
  ])('of the beta where it is known: %d of %d, %d', (p, a, b, expected) =>
    expectRelative(betaQuantile(p, a, b), expected, 1e-11),
  );
  it('of the gamma: qgamma(.975, 4.2) in R', () => expectRelative(gammaQuantile(0.975, 4.2), 9.0667498440228, 1e-11));
  it('exact limits of a Poisson count of 8 in R: 3.45383 to 15.76319', () => {
    expectRelative(gammaQuantile(0.025, 8), 3.45383217675, 1e-11);
    expectRelative(gammaQuantile(0.975, 9), 15.76318922019, 1e-11);
  });
  it('Clopper and Pearson’s limits of 17 of 40 in R: 0.27043 to 0.59110', () => {
    expectRelative(betaQuantile(0.025, 17, 24), 0.270429031269, 1e-11);
    expectRelative(betaQuantile(0.975, 18, 23), 0.591099419573, 1e-11);
  });

  it('ends', () => {
    expect([gammaQuantile(0, 2), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 0, 1]);
    expect(studentQuantile(0.5, 3)).toBe(0);
  });

  it.each([
    () => studentQuantile(-0.1, 3),
    () => studentQuantile(NaN, 3),
    () => gammaQuantile(1, 3),
    () => gammaQuantile(0.5, 0),
    () => betaQuantile(1.1, 1, 1),
  ])('refuse what is no probability: %s', (call) => expect(call).toThrow(RangeError));

  it('are the way back', () => {
    const shape = fc.double({ min: 0.5, max: 300, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (p, a, b) => {
        expect(gammaBelow(gammaQuantile(p, a), a)).toBeCloseTo(p, 10);
        expect(incompleteBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 10);
        expect(studentAbove(studentQuantile(p, a), a)).toBeCloseTo(1 - p, 10);
      }),
      tries(60),
    );
  });
});
