import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { incompleteBeta } from './incomplete-beta.js';
import { logGamma } from './log-gamma.js';
import { normalDensity, normalProbability } from './normal-probability.js';
import { normalQuantile } from './normal-quantile.js';
import { studentQuantile, studentTwoSided } from './student-t.js';

const expectRelative = (value: number, expected: number, tolerance: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));

describe('ln Γ', () => {
  it.each([
    [0.5, Math.log(Math.PI) / 2],
    [1, 0],
    [2, 0],
    [5, Math.log(24)],
    [1.5, Math.log(Math.PI) / 2 - Math.LN2],
    [1 / 3, 0.9854206469277671], // Γ(1/3) = 2.6789385347077476337 (OEIS A073005)
    [11, Math.log(3_628_800)],
    [0.001, 6.907178885383854], // from here on in arithmetic of 40 digits
    [100.5, 361.43554046777763],
    [1e6, 12_815_504.56914761],
  ])('of %d is %d', (x, expected) =>
    expect(Math.abs(logGamma(x) - expected)).toBeLessThan(1e-14 * (1 + Math.abs(expected))),
  );

  it('grows as Γ(x + 1) = x·Γ(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e4, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 9);
      }),
      tries(300),
    );
  });

  it('is refused at zero and below', () => expect(() => logGamma(0)).toThrow(RangeError));
});

describe('the incomplete beta', () => {
  it.each([
    [0.3, 1, 1, 0.3], // uniform
    [0.3, 4, 1, 0.3 ** 4],
    [0.3, 1, 4, 1 - 0.7 ** 4],
    [0.25, 0.5, 0.5, 1 / 3], // 2/π · arcsin √x
    [0.4, 2, 3, 0.5248], // two or more of four, each with 0.4
    [0, 2, 3, 0],
    [1, 2, 3, 1],
    [0.0667395111777, 3, 8, 0.025], // R: qbeta(.025, 3, 8)
    [0.99, 50, 0.5, 0.3173043978741976], // in arithmetic of 40 digits
    [0.42, 200, 300, 0.8196010664172665],
    [0.3, 1.65, 8.75, 0.8884570965236803],
  ])('at %d with %d and %d is %d', (x, a, b, expected) => expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 11));

  it('gives a binomial tail: P(at least k of n) = I_p(k, n − k + 1)', () => {
    // 17 or more of 20 with 0.7: Σ C(20, k) 0.7^k 0.3^(20 − k)
    const terms = [1140, 190, 20, 1].map((ways, i) => ways * 0.7 ** (17 + i) * 0.3 ** (3 - i));
    expect(incompleteBeta(0.7, 17, 4)).toBeCloseTo(
      terms.reduce((sum, x) => sum + x, 0),
      13,
    );
  });

  it('has F upper tails: pf(3.2, 3.3, 17.5, upper) in R', () =>
    expect(incompleteBeta(17.5 / (17.5 + 3.3 * 3.2), 17.5 / 2, 3.3 / 2)).toBeCloseTo(0.0453916768234, 12));

  it.each([
    [-0.1, 1, 1],
    [1.1, 1, 1],
    [0.5, 0, 1],
    [0.5, 1, NaN],
  ])('refuses %d, %d, %d', (x, a, b) => expect(() => incompleteBeta(x, a, b)).toThrow(RangeError));

  it('grows with x from 0 to 1', () => {
    const shape = fc.double({ min: 0.1, max: 500, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, shape, shape, (x, y, a, b) => {
        const [low, high] = [incompleteBeta(Math.min(x, y), a, b), incompleteBeta(Math.max(x, y), a, b)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(high - low).toBeGreaterThanOrEqual(-1e-12);
      }),
      tries(300),
    );
  });
});

describe('Student’s t, two-sided', () => {
  /** For 1 to 4 degrees of freedom the distribution is elementary (Abramowitz and Stegun 26.7.3 and 26.7.4). */
  const EXACT: Record<number, (t: number) => number> = {
    1: (t) => 1 - (2 / Math.PI) * Math.atan(t),
    2: (t) => 1 - t / Math.sqrt(2 + t * t),
    3: (t) => 1 - (2 / Math.PI) * (Math.atan(t / Math.sqrt(3)) + (Math.sqrt(3) * t) / (t * t + 3)),
    4: (t) => 1 - (t / Math.sqrt(4 + t * t)) * (1 + 2 / (4 + t * t)),
  };
  it('is elementary for one to four degrees of freedom', () => {
    for (const [df, exact] of Object.entries(EXACT))
      for (const t of [0, 0.001, 0.3, 1, 2.1, 5, 30]) expect(studentTwoSided(t, Number(df))).toBeCloseTo(exact(t), 13);
  });

  it.each([
    // R: qt(.975, df)
    [12.70620473617, 1, 0.05],
    [4.30265272975, 2, 0.05],
    [2.86752070719, 3.7, 0.05],
    [2.57058183564, 5, 0.05],
    [2.14478668792, 14, 0.05],
    [2.0422724563, 30, 0.05],
    [1.98176528213, 110, 0.05],
    // R: pt(2.1, df)
    [2.1, 1.5, 2 - 2 * 0.894327282235],
    [2.1, 4, 2 - 2 * 0.948173356841],
    [2.1, 14, 2 - 2 * 0.972833427013],
    // R: Welch's test on the sleep data of Student (1908)
    [-1.8608134674869, 17.7764735161785, 0.0793941401874],
  ])('of %d with %d degrees of freedom is %d', (t, df, p) => expect(studentTwoSided(t, df)).toBeCloseTo(p, 11));

  it.each([
    [6, 24, 3.407308071646546e-6, 1e-12],
    [40, 50, 1.2412423784372706e-39, 1e-11],
    [3, 1e6, 0.002699862541421797, 1e-8],
  ])('keeps its digits in the tails: %d with %d (arithmetic of 40 digits)', (t, df, p, tolerance) =>
    expectRelative(studentTwoSided(t, df), p, tolerance),
  );

  it('is 0 at infinity and 1 at zero', () =>
    expect([studentTwoSided(-Infinity, 5), studentTwoSided(0, 5)]).toEqual([0, 1]));
});

describe('the quantile of Student’s t', () => {
  it.each([
    // R: qt(.975, c(1, 2, 3.7, 5, 14, 30, 110))
    [0.975, 1, 12.70620473617],
    [0.975, 2, 4.30265272975],
    [0.975, 3.7, 2.86752070719],
    [0.975, 5, 2.57058183564],
    [0.975, 14, 2.14478668792],
    [0.975, 30, 2.0422724563],
    [0.975, 110, 1.98176528213],
    // Elementary: tan(π (p − ½)) with one degree of freedom, (2p − 1) / √(2 p (1 − p)) with two
    [0.8, 1, 1.3763819204711734],
    [0.1, 1, -3.0776835371752536],
    [0.9, 2, 0.8 / Math.sqrt(0.18)],
    [0.5, 7, 0],
  ])('%d with %d degrees of freedom is %d', (p, df, t) => expect(studentQuantile(p, df)).toBeCloseTo(t, 10));

  it('reaches the ends', () => expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity]));

  it.each([
    [1.1, 5],
    [0.975, 0],
    [0.975, NaN],
  ])('refuses %d with %d', (p, df) => expect(() => studentQuantile(p, df)).toThrow(RangeError));

  it('inverts the distribution', () => {
    const tail = fc.double({ min: 1e-12, max: 0.4999, noNaN: true });
    fc.assert(
      fc.property(tail, fc.double({ min: 0.5, max: 1e4, noNaN: true }), (p, df) =>
        expectRelative(studentTwoSided(studentQuantile(p, df), df), 2 * p, 1e-9),
      ),
      tries(300),
    );
  });
});

describe('the normal distribution', () => {
  it.each([
    [0, 0.5],
    [-1, 0.15865525393145707], // R: pnorm(x), printed with 15 digits and more
    [1, 0.8413447460685429],
    [2, 0.9772498680518208],
    [-3, 0.0013498980316300933],
    [-4.5, 3.3976731247300535e-6],
    [-6, 9.865876450376946e-10],
    [-10, 7.61985302416047e-24],
    [9, 1],
  ])('lies below %d with probability %d', (x, p) => expectRelative(normalProbability(x), p, 1e-11));

  it('reaches the ends', () => expect([-Infinity, Infinity].map(normalProbability)).toEqual([0, 1]));

  it('inverts the quantile, and its slope is the density', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-10, max: 1, maxExcluded: true, noNaN: true }), (p) => {
        const x = normalQuantile(p);
        expectRelative(normalProbability(x), p, 1e-9);
        expect((normalProbability(x + 1e-4) - normalProbability(x - 1e-4)) / 2e-4).toBeCloseTo(normalDensity(x), 7);
      }),
      tries(300),
    );
  });
});

describe('the normal quantile', () => {
  it.each([
    // The test values of AS 241
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798409],
    // R: qnorm(p)
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489],
    [0.9, 1.2815515655446],
    [0.95, 1.644853626951473],
    [0.075, -1.439531470938456],
    [0.6, 0.2533471031357998],
  ])('of %d is %d', (p, expected) => expect(Math.abs(normalQuantile(p) - expected)).toBeLessThan(5e-15));

  it('reaches the ends', () => expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]));

  it.each([-0.1, 1.1, NaN])('refuses %d', (p) => expect(() => normalQuantile(p)).toThrow(RangeError));

  it('inverts the distribution: with many degrees of freedom Student’s t has the same tails', () => {
    for (const p of [0.6, 0.8, 0.9, 0.99, 0.9999])
      expect(studentTwoSided(normalQuantile(p), 1e7)).toBeCloseTo(2 * (1 - p), 6);
  });
});
