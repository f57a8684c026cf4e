import fc from 'fast-check';
import { tries } from '../../../test/support/builders-property.js';
import { logMean } from './log-mean.js';
import { lmdi, type FactorRows, type LogMeanSplit } from './lmdi.js';

function split(before: FactorRows, after: FactorRows): LogMeanSplit {
  const result = lmdi(before, after);
  if (result.kind === 'none') throw new Error(result.reason);
  return result;
}

function expectNear(numbers: readonly number[], expected: readonly number[], digits: number): void {
  expect(numbers).toHaveLength(expected.length);
  for (const [i, x] of numbers.entries()) expect(x).toBeCloseTo(expected[i]!, digits);
}

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

describe('the example of the R package LMDIR (Heun; its tests, test_lmdi.R; two categories, three factors)', () => {
  const years: Record<number, FactorRows> = {
    1971: [
      [1, 10, 2],
      [4, 5, 3],
    ],
    1972: [
      [4, 5, 3],
      [5, 6, 4],
    ],
    1973: [
      [8, 2, 4],
      [5, 7, 5],
    ],
    1974: [
      [10, 1, 5],
      [6, 8, 6],
    ],
  };
  it.each([
    [1971, 100, [69.790065979, -9.455125793, 39.665059814], [1.761117821, 0.926191306, 1.379410116], 2.25],
    [1972, 59, [42.960214665, -34.319026564, 50.358811899], [1.229284572, 0.847970248, 1.273773912], 1.327777778],
    [1973, 99, [54.010642336, -9.021284671, 54.010642336], [1.208140223, 0.968911503, 1.208140223], 1.414225941],
  ])('from %d on: a change of %d', (year, change, contributions, multipliers, ratio) => {
    const result = split(years[year]!, years[year + 1]!);
    expect(result.change).toBe(change);
    expectNear(result.contributions, contributions, 9);
    expectNear(result.multipliers, multipliers, 9);
    expect(result.after / result.before).toBeCloseTo(ratio, 9);
  });

  it.each([
    [1971, [50.47438029, -25.23719014, 14.76280986], [19.31568569, 15.78206435, 24.90224996]],
    [1972, [42.96021467, -56.79031473, 17.83010006], [0, 22.47128816, 32.52871184]],
    [1973, [12.6549815, -39.30996299, 12.6549815], [41.35566084, 30.28867832, 41.35566084]],
  ])('from %d on: each category by itself', (year, first, second) => {
    const { bySegment } = split(years[year]!, years[year + 1]!);
    expectNear(bySegment[0]!, first, 8);
    expectNear(bySegment[1]!, second, 8);
  });
});

describe('other examples', () => {
  it('cost to serve = customers × tickets a customer × touches × minutes × cost a minute, two segments', () => {
    const result = split(
      [
        [1000, 0.2, 3, 4, 0.8],
        [5000, 0.05, 2, 3, 0.8],
      ],
      [
        [1100, 0.25, 2.7, 4.4, 0.82],
        [5600, 0.06, 2.2, 2.9, 0.82],
      ],
    );
    expect([result.before, result.after]).toEqual([expect.closeTo(3120, 9), expect.closeTo(4436.7576, 9)]);
    expectNear(result.bySegment[0]!, [217.158735484, 508.419683336, -240.057844788, 217.158735484, 56.260690484], 9);
    expectNear(result.bySegment[1]!, [165.596567647, 266.409373155, 139.267817275, -49.537154518, 36.080996441], 9);
    expectNear(result.contributions, [382.755303131, 774.829056491, -100.790027513, 167.621580966, 92.341686925], 9);
  });

  it('a chain from a reference of 12 to a segment of 24', () => {
    const { contributions } = split([[0.4, 3, 0.25, 40]], [[0.6, 5, 0.2, 40]]);
    expectNear(contributions, [7.01955, 8.84359, -3.86314, 0], 5);
    // 12 / ln 2 · ln 1.5
    expect(contributions[0]).toBeCloseTo((12 / Math.log(2)) * Math.log(1.5), 12);
  });

  it('a ratio, as numerator × 1 / denominator: 1200 / 100 to 1500 / 150', () =>
    expectNear(split([[1200, 1 / 100]], [[1500, 1 / 150]]).contributions, [2.447802171, -4.447802171], 9));

  it('UC Berkeley admissions, share × rate over departments, men against women (R data set UCBAdmissions)', () => {
    const men = [[825, 512], [560, 353], [325, 120], [417, 138], [191, 53], [373, 22]] as const; // prettier-ignore
    const women = [[108, 89], [25, 17], [593, 202], [375, 131], [393, 94], [341, 24]] as const; // prettier-ignore
    const before = men.map(([all, in_]) => [all / 2691, in_ / all]);
    const after = women.map(([all, in_]) => [all / 1835, in_ / all]);
    expectNear(split(before, after).contributions, [-0.168935, 0.02729], 6);
  });
});

describe('refusals', () => {
  it.each<[string, FactorRows, FactorRows, object]>([
    ['zero', [[1, 2]], [[0, 2]], { reason: 'not_positive', side: 1, segment: 0, factor: 0 }],
    ['a negative factor', [[1, 2], [1, -2]], [[1, 2], [1, 2]], { reason: 'not_positive', side: 0, segment: 1, factor: 1 }], // prettier-ignore
    ['no number', [[NaN, 2]], [[1, 2]], { reason: 'not_positive', side: 0, segment: 0, factor: 0 }],
    ['infinity', [[1, Infinity]], [[1, 2]], { reason: 'not_positive', side: 0, segment: 0, factor: 1 }],
    ['a product beyond numbers', [[1, 2]], [[1e200, 1e200]], { reason: 'product_out_of_range', side: 1, segment: 0 }],
  ])('%s', (_, before, after, expected) => expect(lmdi(before, after)).toEqual({ kind: 'none', ...expected }));

  it.each<[FactorRows, FactorRows]>([
    [[], []],
    [[[1, 2]], [[1]]],
    [[[1]], [[1], [2]]],
  ])('shapes %j and %j throw', (before, after) => expect(() => lmdi(before, after)).toThrow(RangeError));
});

describe('laws', () => {
  const factor = fc.double({ min: 0.001, max: 1000, noNaN: true });
  const sides = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([segments, factors]) => {
      const row = fc.array(factor, { minLength: factors, maxLength: factors });
      const rows = fc.array(row, { minLength: segments, maxLength: segments });
      return fc.tuple(rows, rows);
    });

  it('parts add up, multipliers multiply up, and the way back has the opposite signs', () => {
    fc.assert(
      fc.property(sides, ([before, after]) => {
        const result = split(before, after);
        const size = result.contributions.reduce((sum, x) => sum + Math.abs(x), result.before + result.after);
        const sum = result.contributions.reduce((total, x) => total + x, 0);
        expect(Math.abs(sum - result.change)).toBeLessThanOrEqual(1e-9 * size);
        const product = result.multipliers.reduce((total, x) => total * x, 1);
        expect((product * result.before) / result.after).toBeCloseTo(1, 9);
        const back = split(after, before).contributions;
        for (const [k, part] of result.contributions.entries())
          expect(Math.abs(part + back[k]!)).toBeLessThanOrEqual(1e-9 * size);
      }),
      tries(300),
    );
  });
});
