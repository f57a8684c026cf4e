import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { momentsOf } from '../moments.js';
import { randomBits, uniform } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { equivalence } from './equivalence.js';
import { explainedWords, rankTest } from './explained.js';
import { ratioOfSums } from './ratio-of-sums.js';
import { uniformity, type Uniformity } from './uniformity.js';
import { estimateInterval, pOfDifference, pOfMore, welchAnova, welchDifference } from './welch.js';

/** Beall, "The transformation of data from entomological field experiments", Biometrika 32, 1942 (R data set InsectSprays). */
const SPRAYS = [
  [10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14, 13],
  [11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7, 13],
  [0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4],
  [3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4],
  [3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4],
  [11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24, 13],
];

/** New York in 1973, ozone by month (R data set airquality). */
// prettier-ignore
const OZONE = [
  [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37],
  [29, 71, 39, 23, 21, 37, 20, 12, 13],
  [135, 49, 32, 64, 40, 77, 97, 97, 85, 10, 27, 7, 48, 35, 61, 79, 63, 16, 80, 108, 20, 52, 82, 50, 64, 59],
  [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85],
  [96, 78, 73, 91, 47, 32, 20, 23, 21, 24, 44, 21, 28, 9, 13, 46, 18, 13, 24, 16, 13, 23, 36, 7, 14, 30, 14, 18, 20],
];

/** Hours of sleep gained with two drugs: Student, "The probable error of a mean", Biometrika 6, 1908 (R data set sleep). */
const SLEEP = [
  [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
] as const;

const judged = (segments: readonly ArrayLike<number>[], margin: number): Uniformity => {
  const result = uniformity(segments, margin);
  if (result.kind === 'none') throw new Error(result.reason);
  return result;
};

describe('published data', () => {
  it('InsectSprays: Welch’s F as oneway.test in R gives it', () => {
    const test = welchAnova(SPRAYS.map(momentsOf))!;
    expect(test.f).toBeCloseTo(36.0654438936, 9);
    expect(test.df1).toBe(5);
    expect(test.df2).toBeCloseTo(30.0425605088, 9);
    expect(test.p / 7.99937945567e-12).toBeCloseTo(1, 9);
  });

  it('InsectSprays: η² and ω² from the moments', () => {
    const all = momentsOf(SPRAYS.flat());
    const error = SPRAYS.map(momentsOf).reduce((sum, { count, variance }) => sum + (count - 1) * variance, 0);
    const whole = (all.count - 1) * all.variance;
    const [between, df] = [whole - error, SPRAYS.length - 1];
    const meanError = error / (all.count - SPRAYS.length);
    expect(between / whole).toBeCloseTo(0.724439015563, 11);
    expect((between - df * meanError) / (whole + meanError)).toBeCloseTo(0.700637903553, 11);
  });

  it('airquality: the rank test as kruskal.test in R gives it, and ε²', () => {
    const test = rankTest(OZONE)!;
    expect(test.h).toBeCloseTo(29.2665763061, 9);
    expect(test.df).toBe(4);
    expect(test.p / 6.90071411855e-6).toBeCloseTo(1, 9);
    expect(test.explained).toBeCloseTo(0.254491967879, 11);
    expect(explainedWords(test.explained)).toBe('segment explains 25 % of the variation between customers');
  });

  it('sleep: Welch’s t and the two one-sided tests as t.test in R gives them', () => {
    const estimate = welchDifference(momentsOf(SLEEP[0]), momentsOf(SLEEP[1]));
    expect(estimate.value / estimate.error).toBeCloseTo(-1.8608134674869, 11);
    expect(estimate.df).toBeCloseTo(17.7764735161785, 10);
    expect(pOfDifference(estimate)).toBeCloseTo(0.0793941401874, 11);
    expect(pOfMore(estimate)).toBeCloseTo(1 - 0.0793941401874 / 2, 11);
    const [low, high] = estimateInterval(estimate, 0.9);
    expect([low, high]).toEqual([expect.closeTo(-3.0533814973316, 10), expect.closeTo(-0.1066185026684, 10)]);
    expect(equivalence(estimate, 1.5)).toMatchObject({
      pLower: expect.closeTo(0.537005232283204, 11),
      pUpper: expect.closeTo(0.000979344744624, 12),
      p: expect.closeTo(0.537005232283204, 11),
      isWithin: false,
    });
    const wider = equivalence(estimate, 3);
    expect(wider.p).toBeCloseTo(5.59789145322e-2, 11);
    expect(wider.pUpper).toBeCloseTo(2.08114968588e-5, 13);
    expect(wider).toMatchObject({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12), isWithin: false });
    expect(equivalence(estimate, 3.1).isWithin).toBe(true); // beyond 3.0534
  });
});

describe('worked by hand', () => {
  it('the rank test with ties: 1 2 2 against 2 3 4', () => {
    // ranks 1, 3, 3 and 3, 5, 6: sums 7 and 14, expected 10.5; 12 / (6·7)·(3.5² / 3)·2 = 7/3; ties 3³ − 3 = 24 of 6³ − 6 = 210
    const test = rankTest([
      [1, 2, 2],
      [2, 3, 4],
    ])!;
    expect(test.h).toBeCloseTo(7 / 3 / (1 - 24 / 210), 12);
    expect(test.explained).toBeCloseTo(test.h / 5, 12);
  });

  it.each([[[[1, 2]]], [[[1], []]], [[[2, 2], [2]]]])('no rank test of %j', (groups) =>
    expect(rankTest(groups)).toBeNull(),
  );

  it('words for little', () =>
    expect(explainedWords(0.004)).toBe('segment explains less than 1 % of the variation between customers'));

  it('a ratio of sums: 10, 30, 20 out of 1, 2, 3', () => {
    // R = 10; rests 0, 10, −10; Var = 3/2 · 200 / 36; (Σn)² / Σn² = 36 / 14
    const result = ratioOfSums([10, 30, 20, 0], [1, 2, 3, 0])!;
    expect(result.ratio).toBe(10);
    expect(result.error).toBeCloseTo(Math.sqrt(300) / 6, 12);
    expect(result.effective).toBeCloseTo(18 / 7, 12);
    expect(ratioOfSums([1, 0], [1, 0])).toBeNull();
    expect(() => ratioOfSums([1], [])).toThrow(RangeError);
  });

  it('a segment against the whole, its own customers in it', () => {
    // means 2 and 5, variances 1 and 4, 3 and 6 customers: the whole is 4, the gap −2 = ⅔·(2 − 5), its error ⅔·√(1/3 + 4/6)
    const off = Math.sqrt(10 / 3); // six times: Σ squares 20, variance 4
    const [a, b] = [[1, 2, 3], [5 - off, 5 + off, 5 - off, 5 + off, 5 - off, 5 + off]]; // prettier-ignore
    const result = judged([a!, b!], 3);
    expect(result.whole).toBeCloseTo(4, 12);
    const { gap } = result.segments[0]!;
    expect(gap!.value).toBeCloseTo(-2, 12);
    // df = 1 / ((1/3)² / 2 + (2/3)² / 5) = 90 / 13; its 95 % quantile is 1.8977505
    expect((gap!.high - gap!.low) / 2).toBeCloseTo((2 / 3) * 1.8977505, 6);
    expect(result.segments[1]!.gap!.value).toBeCloseTo(1, 12);
  });
});

describe('the verdict', () => {
  const around = (mean: number, count: number) => Array.from({ length: count }, (_, i) => mean + ((i % 5) - 2) / 10);

  it('uniform, when every segment is shown to be near the whole', () =>
    expect(judged([around(3, 50), around(3.02, 50), around(2.99, 50)], 0.22)).toMatchObject({
      verdict: 'uniform',
      segments: [{ isWithin: true }, { isWithin: true }, { isWithin: true }],
    }));
  it('differs, when the test says so and by more than the margin', () =>
    expect(judged([around(3, 50), around(3.5, 50), around(3, 50)], 0.22).verdict).toBe('differs'));
  it('uniform, when they surely differ, but by less than matters', () => {
    const result = judged([around(3, 500), around(3.05, 500)], 0.22);
    expect(result.test.p).toBeLessThan(0.001);
    expect(result.verdict).toBe('uniform');
  });
  it('cannot tell from few, and says how far apart they may be', () => {
    const result = judged([[1, 3, 5], [2, 3, 4, 3]], 0.22); // prettier-ignore
    expect(result.verdict).toBe('cannot_tell');
    expect(result.widestGap).toBeGreaterThan(1);
  });
  it('cannot tell when one segment has a single customer, however alike the others', () => {
    const result = judged([around(3, 90), around(3, 90), [3]], 0.22);
    expect(result).toMatchObject({ verdict: 'cannot_tell', widestGap: null });
    expect(result.segments[2]).toEqual({ customers: 1, mean: 3, gap: null, isWithin: false });
    expect(result.segments[0]!.isWithin).toBe(true);
  });
  it('customers who are all alike borrow a variance: three that answered 5 do not make a difference', () => {
    const others = [1, 5, 4, 5, 3, 5, 5, 2, 4, 5, 4, 5];
    expect(judged([others, [5, 5, 5]], 0.5).verdict).toBe('cannot_tell');
  });

  it.each<[readonly number[][], object]>([
    [[[1, 2, 3]], { reason: 'too_few_segments' }],
    [[[1, 2], []], { reason: 'no_customers', segment: 1 }],
    [[[1, 2], [NaN, 1]], { reason: 'not_a_number', segment: 1 }], // prettier-ignore
    [[[1, 2, 3], [2]], { reason: 'too_few_segments' }],
    [[[2, 2], [3, 3]], { reason: 'no_spread' }], // prettier-ignore
  ])('%j is refused', (segments, expected) => expect(uniformity(segments, 1)).toEqual({ kind: 'none', ...expected }));
  it('without a margin there is nothing to judge', () => {
    expect(() => uniformity(SPRAYS, 0)).toThrow(RangeError);
    expect(() => equivalence({ value: 0, error: 1, df: 5 }, NaN)).toThrow(RangeError);
  });
});

describe('laws', () => {
  const group = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 12 });
  const groups = fc.array(group, { minLength: 2, maxLength: 5 });

  it('unit, zero point and order of the segments change no verdict', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 40 }), (segments, margin) => {
        const result = uniformity(segments, margin);
        fc.pre(result.kind === 'judged');
        const moved = segments.map((values) => values.map((x) => 8 * x + 1024)).reverse();
        const again = judged(moved, 8 * margin);
        expect(again.test.p).toBeCloseTo(result.test.p, 9);
        expect(again.explained).toBeCloseTo(result.explained, 9);
        expect(again.spread / 8).toBeCloseTo(result.spread, 8);
        expect(again.segments.map((s) => s.gap!.value / 8)).toEqual(
          result.segments.map((s) => expect.closeTo(s.gap!.value, 8)).reverse(),
        );
      }),
      tries(100),
    );
  });

  it('two segments: Welch’s F is the square of Welch’s t', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [x, y] = [momentsOf(a), momentsOf(b)];
        const test = welchAnova([x, y]);
        fc.pre(test !== null);
        const t = welchDifference(x, y);
        expect(test.f / ((t.value / t.error) ** 2 || 1)).toBeCloseTo(test.f === 0 ? 0 : 1, 8);
        expect(test.df2 / t.df).toBeCloseTo(1, 8);
        expect(test.p).toBeCloseTo(pOfDifference(t), 9);
      }),
      tries(200),
    );
  });
});

it('by simulation: nothing differs, customers of very different size; below 5 % in about 5 % of cases', () => {
  const bits = randomBits(11);
  const normal = () => normalQuantile(uniform(bits));
  /** Mean of log times of a customer with 1, 2, … tickets (heavy-tailed): own level of sd 0.5, tickets of sd 1. */
  const customer = () => 0.5 * normal() + normal() / Math.sqrt(Math.ceil(uniform(bits) ** -0.8));
  const runs = 600;
  let hits = 0;
  for (let run = 0; run < runs; run++) {
    const segments = [40, 50, 60, 70, 80].map((count) => momentsOf(Array.from({ length: count }, customer)));
    if (welchAnova(segments)!.p < 0.05) hits++;
  }
  expect(hits / runs).toBeGreaterThan(0.03);
  expect(hits / runs).toBeLessThan(0.075);
});
