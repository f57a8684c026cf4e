import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { withoutCommonSeason } from './common-season.js';
import { holm } from '../holm.js';
import { fisherInterval, lagCorrelation } from './lag-correlation.js';
import { partialOut } from './partial-out.js';
import { filterBy, lagOneAutocorrelation } from './prewhiten.js';

const column = (...values: number[]) => Float64Array.from(values);

describe('prewhitening', () => {
  it.each([
    [[1, 2, 3], 0], // −1·0 + 0·1
    [[1, 2, 3, 4], 0.25], // (0.75 − 0.25 + 0.75) / 5
    [[1, -1, 1, -1], -0.75],
    [[7, 7, 7], 0],
    [[], 0],
    [[1, 2, NaN, 3, 4], 0.3], // mean 2.5; (0.75 + 0.75) / 5
  ])('lag-1 autocorrelation of %j is %d', (series, expected) =>
    expect(lagOneAutocorrelation(series)).toBeCloseTo(expected, 12),
  );

  it('is that of acf(lh) in R: 0.576 (luteinizing hormone, Diggle 1990)', () => {
    // prettier-ignore
    const lh = [
      2.4, 2.4, 2.4, 2.2, 2.1, 1.5, 2.3, 2.3, 2.5, 2.0, 1.9, 1.7, 2.2, 1.8, 3.2, 3.2, 2.7, 2.2, 2.2, 1.9, 1.9, 1.8, 2.7, 3.0,
      2.3, 2.0, 2.0, 2.9, 2.9, 2.7, 2.7, 2.3, 2.6, 2.4, 1.8, 1.7, 1.5, 1.4, 2.1, 3.3, 3.5, 3.5, 3.1, 2.6, 2.1, 3.4, 3.0, 2.9,
    ];
    expect(lagOneAutocorrelation(lh)).toBeCloseTo(0.576, 3);
  });

  it('keeps what is new each week', () => {
    expect([...filterBy([1, 2, NaN, 4, 8], 0.5)]).toEqual([1.5, NaN, NaN, 6]);
    expect(filterBy([1], 0.5)).toHaveLength(0);
  });
});

describe('partialling out', () => {
  it('leaves residuals of a straight line', () => {
    const residuals = partialOut(column(1, 2, 4, 3), [column(1, 2, 3, 4)]);
    const expected = [-0.3, -0.1, 1.1, -0.7];
    // mean 2.5, slope (1.5·1.5 + 0.5·0.5 + 0.5·1.5 + 1.5·0.5) / 5 = 0.8: fit 1.3, 2.1, 2.9, 3.7
    for (const [i, x] of residuals.entries()) expect(x).toBeCloseTo(expected[i]!, 12);
  });

  it('leaves nothing of what the others explain, be they copies of each other', () => {
    const [a, b] = [column(1, 5, 2, 7, 3), column(2, 2, 9, 1, 4)];
    const sum = a.map((x, i) => 3 * x - b[i]! + 10);
    expect([...partialOut(sum, [a, b, a])].map(Math.abs)).toEqual([0, 0, 0, 0, 0]);
    expect([...partialOut(column(0.1, 0.1, 0.1, 0.1, 0.1), [a])].map(Math.abs)).toEqual([0, 0, 0, 0, 0]);
  });

  it('skips rows without a value', () => {
    const residuals = [...partialOut(column(1, NaN, 2, 4, 3), [column(1, 5, 2, 3, 4)])];
    expect(residuals[1]).toBeNaN();
    expect(residuals[3]).toBeCloseTo(1.1, 12);
    expect([...partialOut(column(1, 2, 3), [column(NaN, NaN, NaN)])]).toEqual([NaN, NaN, NaN]);
  });

  it('gives the partial correlation (r_xy − r_xz r_yz) / √((1 − r_xz²)(1 − r_yz²))', () => {
    const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(series, series, series, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((values) => Float64Array.from(values)) as [
          Float64Array,
          Float64Array,
          Float64Array,
        ];
        const r = (p: Float64Array, q: Float64Array) => lagCorrelation(p, q, 0, 0)?.r ?? 1;
        const [xy, xz, yz] = [r(x, y), r(x, z), r(y, z)];
        fc.pre(Math.abs(xz) < 0.999 && Math.abs(yz) < 0.999);
        const expected = (xy - xz * yz) / Math.sqrt((1 - xz * xz) * (1 - yz * yz));
        expect(lagCorrelation(partialOut(x, [z]), partialOut(y, [z]), 0, 1)!.r).toBeCloseTo(expected, 7);
      }),
      tries(200),
    );
  });
});

describe('correlation at a lag', () => {
  const x = column(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5);
  const y = column(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);

  it('is that of Anscombe’s first data set (The American Statistician 27, 1973; R: cor.test(x1, y1))', () => {
    const result = lagCorrelation(x, y, 0, 0)!;
    expect(result).toMatchObject({ lag: 0, pairs: 11 });
    expect(result.r).toBeCloseTo(0.8164205, 7);
    expect(result.slope).toBeCloseTo(0.5000909, 7);
    expect(result.p).toBeCloseTo(0.00216963, 8);
    const [low, high] = fisherInterval(result, 0, 0.95);
    expect([low, high]).toEqual([expect.closeTo(0.4243912, 7), expect.closeTo(0.9506933, 7)]);
  });

  it('compares with the outcome some weeks later', () => {
    const later = column(99, -99, ...y);
    expect(lagCorrelation(column(...x, 1, 1), later, 2, 0)).toEqual({ ...lagCorrelation(x, y, 0, 0), lag: 2 });
  });

  it('leaves out weeks without a value', () => {
    const [gapX, gapY] = [column(...x, NaN, 3), column(...y, 5, NaN)];
    expect(lagCorrelation(gapX, gapY, 0, 0)).toEqual(lagCorrelation(x, y, 0, 0));
  });

  it('costs a degree of freedom for each series that was partialled out', () => {
    const [a, b] = [column(1, -1, 1, -1, 1, -1), column(1, -1, 1, -1, 0, 0)];
    expect(lagCorrelation(a, b, 0, 0)!.r).toBeCloseTo(Math.sqrt(2 / 3), 12); // 4 / √(6 · 4)
    const p = (df: number) => lagCorrelation(a, b, 0, 4 - df)!.p;
    // t² = 2·df; p of 4 degrees 1 − √(8/12)·(1 + 2/12), of 2 degrees 1 − 2/√6
    expect(p(4)).toBeCloseTo(1 - Math.sqrt(2 / 3) * (7 / 6), 12);
    expect(p(2)).toBeCloseTo(1 - 2 / Math.sqrt(6), 12);
    expect(lagCorrelation(a, b, 0, 3)).toBeNull();
  });

  it('is none when one of the two stands still', () => {
    expect(lagCorrelation(x, x.map(() => 0.1), 0, 0)).toBeNull(); // prettier-ignore
    expect(lagCorrelation(x.map(() => 0.1), x, 1, 0)).toBeNull(); // prettier-ignore
  });

  it('is certain when the two are one', () => {
    const result = lagCorrelation(x, x.map((value) => 3 - 2 * value), 0, 0)!; // prettier-ignore
    expect(result).toMatchObject({ r: -1, p: 0 });
    expect(result.slope).toBeCloseTo(-2, 12);
    expect(fisherInterval(result, 0, 0.95)).toEqual([-1, -1]);
  });
});

it('Holm corrects as p.adjust in R does', () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
  const expected = [0.01, 0.072, 0.312, 0.312, 0.312, 0.312, 0.312, 0.615, 0.615, 0.615];
  for (const [i, value] of holm(p).entries()) expect(value).toBeCloseTo(expected[i]!, 12);
  expect(holm([0.04, 0.01, 0.9])).toEqual([0.08, 0.03, 0.9]);
  expect(holm([0.6, 0.7])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

it('a common season is the mean of the other segments', () => {
  const others = [
    [1, NaN, NaN],
    [3, 5, NaN],
  ];
  expect([...withoutCommonSeason([10, 10, 10], others)]).toEqual([8, 5, NaN]);
});
