import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { randomBits, uniform } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { shrinkShares, type ShareOf, type ShrunkShares } from './beta-binomial.js';
import { shrinkRates, type CountOf } from './gamma-poisson.js';
import { shrinkMeans, type MeanOf, type ShrunkMeans } from './normal-normal.js';
import type { NotShrunk, Shrunk, ShrunkSegment } from './shrunk.js';

function known<T extends Shrunk>(result: T | NotShrunk): T {
  if (result.kind === 'none') throw new Error(result.reason);
  return result;
}
const ratesOf = (counts: readonly number[], exposures: readonly number[]): CountOf[] =>
  counts.map((count, i) => ({ count, exposure: exposures[i]! }));
const sharesOf = (hits: readonly number[], all: readonly number[]): ShareOf[] =>
  hits.map((count, i) => ({ hits: count, tries: all[i]! }));

function expectEach(segments: readonly ShrunkSegment[], of: keyof ShrunkSegment, expected: readonly number[]): void {
  expect(segments.map((segment) => segment[of])).toEqual(expected.map((x) => expect.closeTo(x, 6)));
}

describe('rates (gamma-Poisson)', () => {
  it('of five segments from 60 to 4,000 customers; limits by R’s qgamma', () => {
    const result = known(shrinkRates(ratesOf([820, 361, 140, 84, 3], [4000, 1500, 800, 300, 60])));
    expect(result.mean).toBeCloseTo(0.211411411, 9);
    expect(result.between).toBeCloseTo(0.00121738294, 11);
    // a 36.713825 and b 173.66057
    expect(result.mean ** 2 / result.between).toBeCloseTo(36.713825, 6);
    expect(result.mean / result.between).toBeCloseTo(173.66057, 5);
    expectEach(result.segments, 'raw', [0.205, 361 / 1500, 0.175, 0.28, 0.05]);
    expectEach(result.segments, 'shrunk', [0.205267, 0.237631, 0.181494, 0.254853, 0.169964]);
    expectEach(result.segments, 'weight', [0.958391, 0.896239, 0.821642, 0.633365, 0.256783]);
    expectEach(result.segments, 'low', [0.19175, 0.214848, 0.155721, 0.211421, 0.121265]);
    expectEach(result.segments, 'high', [0.219237, 0.261546, 0.209213, 0.302282, 0.226754]);
  });

  it('are all the whole where chance explains how they differ, with the exact limits of a count', () => {
    // 3 and 5 of 40 each: Σ e(r − m)² = 0.05 < m = 0.1; a count of 8: 3.45383 to 15.76319
    const result = known(shrinkRates(ratesOf([3, 5, 0], [40, 40, 0])));
    expect(result).toMatchObject({ mean: 0.1, between: 0 });
    expect(result.segments.map(({ raw }) => raw)).toEqual([0.075, 0.125, null]);
    for (const segment of result.segments)
      expect(segment).toMatchObject({
        shrunk: 0.1,
        weight: 0,
        low: expect.closeTo(0.0431729022, 9),
        high: expect.closeTo(0.1970398652, 9),
      });
  });

  it('that nobody ever had are 0, at most 3.689 of all (−ln 0.025)', () => {
    const { segments } = known(shrinkRates(ratesOf([0, 0], [10, 90])));
    expect(segments[1]).toMatchObject({ raw: 0, shrunk: 0, low: 0, high: expect.closeTo(-Math.log(0.025) / 100, 12) });
  });

  it.each([
    [[1], [2], { reason: 'too_few_segments' }],
    [[1, 0], [2, 0], { reason: 'too_few_segments' }],
    [[1, NaN], [2, 3], { reason: 'not_a_number', segment: 1 }],
    [[1, 4], [2, 0], { reason: 'impossible_count', segment: 1 }],
    [[-1, 4], [2, 3], { reason: 'impossible_count', segment: 0 }],
  ])('%j of %j: refused', (counts, exposures, expected) =>
    expect(shrinkRates(ratesOf(counts, exposures))).toEqual({ kind: 'none', ...expected }),
  );
});

describe('shares (beta-binomial)', () => {
  it('of five segments from 6 to 400 answers', () => {
    const result = known(shrinkShares(sharesOf([352, 123, 74, 21, 6], [400, 150, 80, 30, 6])));
    expect(result.mean).toBeCloseTo(0.864864865, 9);
    expect(result.similarity).toBeCloseTo(0.0258834827, 10);
    expect(result.priorSize).toBeCloseTo(37.634677, 6);
    expectEach(result.segments, 'raw', [0.88, 0.82, 0.925, 0.7, 1]);
    expectEach(result.segments, 'shrunk', [0.878698, 0.828999, 0.905761, 0.791737, 0.883447]);
    const own = [400, 150, 80, 30, 6].map((n) => n / (n + 37.634677));
    expectEach(result.segments, 'weight', own);
  });

  it('are all the whole where chance explains how they differ, with the exact limits of a share', () => {
    // 8 and 9 of 20 each; 17 of 40: 0.270429 to 0.591099
    const result = known(shrinkShares(sharesOf([8, 9, 0], [20, 20, 0])));
    expect(result).toMatchObject({ mean: 0.425, between: 0, similarity: 0, priorSize: null });
    expect(result.segments[2]).toEqual({
      raw: null,
      shrunk: 0.425,
      weight: 0,
      low: expect.closeTo(0.270429031269, 11),
      high: expect.closeTo(0.591099419573, 11),
    });
  });

  it.each([
    [[0, 0], [3, 5], 0, 0, 1 - 0.025 ** (1 / 8)],
    [[3, 5], [3, 5], 1, 0.025 ** (1 / 8), 1],
    [[1, 0, 1], [1, 1, 1], 2 / 3, 0.0942993, 0.9915962], // of single tries nobody can tell; qbeta(.025, 2, 2), qbeta(.975, 3, 1)
  ])('%j of %j are alike', (hits, all, shrunk, low, high) => {
    const [first] = known(shrinkShares(sharesOf(hits, all))).segments;
    expect(first).toMatchObject({ weight: 0, low: expect.closeTo(low, 6), high: expect.closeTo(high, 6) });
    expect(first!.shrunk).toBeCloseTo(shrunk, 12);
  });

  it('of segments that could not differ more are still no certainty: the whole counts as one try', () => {
    const result: ShrunkShares = known(shrinkShares(sharesOf([0, 10], [10, 10])));
    expect(result).toMatchObject({ similarity: 0.5, priorSize: 1 });
    expectEach(result.segments, 'shrunk', [0.5 / 11, 10.5 / 11]);
  });

  it.each([
    [[1], [2], { reason: 'too_few_segments' }],
    [[1, Infinity], [2, 3], { reason: 'not_a_number', segment: 1 }],
    [[3, 1], [2, 3], { reason: 'impossible_count', segment: 0 }],
  ])('%j of %j: refused', (hits, all, expected) =>
    expect(shrinkShares(sharesOf(hits, all))).toEqual({ kind: 'none', ...expected }),
  );
});

describe('means (normal-normal)', () => {
  const of = (pairs: readonly (readonly [number, number])[]): MeanOf[] =>
    pairs.map(([value, error]) => ({ value, error }));

  it('worked by hand: 1, 3, 8 with error 1', () => {
    // centre 4, Σ squares 26, τ² = (26 − 2) / 2 = 12, weight 12/13; Var = 12/13 + (1/13)²·13/3
    const result = known(shrinkMeans(of([[1, 1], [3, 1], [8, 1]]))); // prettier-ignore
    expect([result.mean, result.between]).toEqual([expect.closeTo(4, 12), expect.closeTo(12, 12)]);
    expectEach(result.segments, 'shrunk', [4 - 36 / 13, 4 - 12 / 13, 4 + 48 / 13]);
    const reach = 1.959963984540054 * Math.sqrt(12 / 13 + 1 / 39);
    expectEach(result.segments, 'low', [4 - 36 / 13 - reach, 4 - 12 / 13 - reach, 4 + 48 / 13 - reach]);
  });

  it('BCG vaccine, 13 trials: τ² 0.3088, mean −0.7141, error 0.1787 (Viechtbauer, metafor, dat.bcg with method DL)', () => {
    // ill and well of the vaccinated, ill and well of the others (Colditz and others, JAMA 271, 1994)
    // prettier-ignore
    const trials = [
      [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619], [33, 5036, 47, 5761],
      [180, 1361, 372, 1079], [8, 2537, 10, 619], [505, 87886, 499, 87892], [29, 7470, 45, 7232], [17, 1699, 65, 1600],
      [186, 50448, 141, 27197], [5, 2493, 3, 2338], [27, 16886, 29, 17825],
    ] as const;
    const points = trials.map(([a, b, c, d]) => ({
      value: Math.log(a / (a + b)) - Math.log(c / (c + d)),
      error: Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
    }));
    const result: ShrunkMeans = known(shrinkMeans(points));
    expect(result.between).toBeCloseTo(0.3088, 4);
    expect(result.mean).toBeCloseTo(-0.7141, 4);
    expect(result.meanError).toBeCloseTo(0.1787, 4);
  });

  it('eight schools (Rubin, Journal of Educational Statistics 6, 1981): chance explains all, the whole is 7.69 ± 4.07', () => {
    const schools = [[28, 15], [8, 10], [-3, 16], [7, 11], [-1, 9], [1, 11], [18, 10], [12, 18]] as const; // prettier-ignore
    const result = known(shrinkMeans(of(schools)));
    expect(result).toMatchObject({ between: 0, mean: expect.closeTo(7.69, 2), meanError: expect.closeTo(4.07, 2) });
    expect(result.segments.every(({ shrunk, weight }) => shrunk === result.mean && weight === 0)).toBe(true);
    expect(result.segments[0]!.high - result.mean).toBeCloseTo(1.96 * 4.072, 2);
  });

  it.each<[readonly (readonly [number, number])[], object]>([
    [[[1, 1]], { reason: 'too_few_segments' }],
    [[[1, 1], [NaN, 1]], { reason: 'not_a_number', segment: 1 }], // prettier-ignore
    [[[1, 0], [2, 1]], { reason: 'no_error', segment: 0 }], // prettier-ignore
  ])('%j: refused', (pairs, expected) => expect(shrinkMeans(of(pairs))).toEqual({ kind: 'none', ...expected }));

  it('intervals hold the truth in about 95 % of cases', () => {
    const bits = randomBits(5);
    const normal = () => normalQuantile(uniform(bits));
    let inside = 0;
    for (let run = 0; run < 250; run++) {
      const truths = Array.from({ length: 12 }, () => 2 * normal());
      const { segments } = known(shrinkMeans(truths.map((x) => ({ value: x + normal(), error: 1 }))));
      inside += segments.filter(({ low, high }, i) => low <= truths[i]! && truths[i]! <= high).length;
    }
    expect(inside / 3000).toBeGreaterThan(0.93);
    expect(inside / 3000).toBeLessThan(0.97);
  });
});

describe('laws', () => {
  const count = fc.integer({ min: 0, max: 60 });
  const lies = ({ raw, shrunk, low, high, weight }: ShrunkSegment, mean: number) => {
    const slack = 1e-9 * (1 + Math.abs(mean));
    expect(shrunk).toBeGreaterThanOrEqual(Math.min(raw ?? mean, mean) - slack);
    expect(shrunk).toBeLessThanOrEqual(Math.max(raw ?? mean, mean) + slack);
    expect(weight).toBeGreaterThanOrEqual(0);
    expect(weight).toBeLessThan(1);
    expect(low).toBeLessThanOrEqual(high);
  };

  it('what is shown lies between the raw value and the whole, and the thinner segment keeps less of its own', () => {
    const segments = fc.array(fc.record({ count, exposure: fc.integer({ min: 1, max: 200 }) }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(segments, (rows) => {
        const rates = known(shrinkRates(rows));
        const shares = known(shrinkShares(rows.map((row) => ({ hits: row.count, tries: row.count + row.exposure }))));
        for (const { segments: shown, mean } of [rates, shares]) for (const segment of shown) lies(segment, mean);
        const byExposure = [...rows.keys()].sort((a, b) => rows[a]!.exposure - rows[b]!.exposure);
        const weights = byExposure.map((i) => rates.segments[i]!.weight);
        expect([...weights].sort((a, b) => a - b)).toEqual(weights);
      }),
      tries(60),
    );
  });

  it('means: so, too; and unit and zero point change nothing else', () => {
    const row = fc.record({ value: fc.integer({ min: -99, max: 99 }), error: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 6 }), (rows) => {
        const result = known(shrinkMeans(rows));
        for (const segment of result.segments) lies(segment, result.mean);
        const moved = known(shrinkMeans(rows.map(({ value, error }) => ({ value: 4 * value + 64, error: 4 * error }))));
        for (const [i, segment] of moved.segments.entries())
          expect((segment.shrunk - 64) / 4).toBeCloseTo(result.segments[i]!.shrunk, 6);
      }),
      tries(200),
    );
  });
});
