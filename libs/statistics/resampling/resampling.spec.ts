import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { effectiveUnits, expandedShare, interval } from './interval.js';
import { poissonBootstrap, poissonOne } from './poisson-weights.js';
import { randomBits, uniform, xoshiro128 } from './random.js';

const take = (n: number, next: () => number) => Array.from({ length: n }, next);
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

describe('random bits', () => {
  it('are xoshiro128** (test vector of the Rust crate rand_xoshiro, from the reference implementation 1.1)', () => {
    expect(take(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('are the same for the same seed and others for another, be it the next', () => {
    expect(take(5, randomBits(7))).toEqual(take(5, randomBits(7)));
    const first = new Set(Array.from({ length: 1000 }, (_, seed) => randomBits(seed)()));
    expect(first.size).toBeGreaterThan(998);
  });

  it('spread evenly', () => {
    const bits = randomBits(1);
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 160_000; i++) counts[Math.floor(uniform(bits) * 16)]!++;
    const chiSquare = counts.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0);
    expect(chiSquare).toBeLessThan(37.7); // 99.9 % of chi-square with 15 degrees of freedom
  });
});

describe('a Poisson count of mean 1', () => {
  // P(X ≤ k) · 2^32 with exact arithmetic
  it.each([
    [0, 0],
    [1_580_030_168, 0],
    [1_580_030_169, 1],
    [3_160_060_336, 1],
    [3_160_060_337, 2],
    [3_950_075_422, 3],
    [4_213_413_783, 4],
    [4_294_967_292, 12],
    [4_294_967_295, 12],
  ])('from %d is %d', (bits, count) => expect(poissonOne(bits)).toBe(count));

  it('has mean 1 and variance 1', () => {
    const counts = take(200_000, randomBits(2)).map(poissonOne);
    expect(mean(counts)).toBeCloseTo(1, 1.8);
    expect(mean(counts.map((x) => (x - 1) ** 2))).toBeCloseTo(1, 1.8);
  });
});

describe('Poisson bootstrap', () => {
  const column = (...values: number[]) => Float64Array.from(values);

  it('weighs a unit alike in every measure', () => {
    const { sums, measures, draws } = poissonBootstrap([column(1), column(10), column(-0.5)], 3, 50);
    expect([draws, measures, sums.length]).toEqual([50, 3, 150]);
    const weights = take(
      50,
      (
        (draw) => () =>
          sums[draw++ * 3]!
      )(0),
    );
    expect(weights).toEqual(take(50, randomBits(3)).map(poissonOne));
    for (const [draw, weight] of weights.entries())
      expect([sums[draw * 3 + 1]! + 0, sums[draw * 3 + 2]! + 0]).toEqual([10 * weight, -0.5 * weight + 0]);
  });

  it('gives every unit its own weights, the next numbers of the sequence', () => {
    const [a, b] = [poissonBootstrap([column(1, 0)], 3, 4), poissonBootstrap([column(0, 1)], 3, 4)];
    const weights = take(8, randomBits(3)).map(poissonOne);
    expect([...a.sums, ...b.sums]).toEqual(weights);
  });

  it('has the standard error of a sum: the root of the sum of squares', () => {
    const values = Float64Array.from({ length: 2000 }, (_, i) => (i % 7) + 1); // Σ 7996, Σ of squares 39,980 or so
    const squares = values.reduce((sum, x) => sum + x * x, 0);
    const total = values.reduce((sum, x) => sum + x, 0);
    const { sums } = poissonBootstrap([values], 11, 2000);
    expect(mean([...sums]) / total).toBeCloseTo(1, 3);
    const deviation = Math.sqrt(mean([...sums].map((x) => (x - total) ** 2)));
    expect(deviation / Math.sqrt(squares)).toBeCloseTo(1, 1.2);
  });

  it('covers: the 90 % interval of a mean holds the truth nine times out of ten', () => {
    const bits = randomBits(5);
    let covered = 0;
    for (let trial = 0; trial < 200; trial++) {
      const values = Float64Array.from({ length: 200 }, () => -Math.log(uniform(bits))); // exponential, mean 1
      const { sums } = poissonBootstrap([values, values.map(() => 1)], trial);
      const { low, high } = interval(
        take(
          200,
          (
            (draw) => () =>
              sums[2 * draw]! / sums[2 * draw++ + 1]!
          )(0),
        ),
        0.9,
      )!;
      if (low <= 1 && 1 <= high) covered++;
    }
    expect(covered / 200).toBeGreaterThan(0.84);
    expect(covered / 200).toBeLessThan(0.95);
  });

  it('is empty without units or without measures', () => {
    expect(poissonBootstrap([], 1)).toEqual({ draws: 200, measures: 0, sums: new Float64Array(0) });
    expect(poissonBootstrap([column()], 1, 3).sums).toEqual(new Float64Array(3));
  });

  it('refuses columns of different lengths', () =>
    expect(() => poissonBootstrap([column(1), column(1, 2)], 1)).toThrow(RangeError));
});

describe('interval', () => {
  const upTo = (n: number) => Array.from({ length: n + 1 }, (_, i) => n - i);
  it.each([
    [upTo(100), 0.9, { low: 5, high: 95, values: 101 }],
    [upTo(10), 0.9, { low: 0.5, high: 9.5, values: 11 }],
    [upTo(4), 0, { low: 2, high: 2, values: 5 }],
    [upTo(4), 1, { low: 0, high: 4, values: 5 }],
    [[7], 0.9, { low: 7, high: 7, values: 1 }],
    [[3, NaN, 1], 1, { low: 1, high: 3, values: 2 }],
    [[NaN], 0.9, null],
    [[], 0.9, null],
  ])('of row %# with its share', (values, share, expected) => {
    const found = interval(values, share);
    if (expected === null || found === null) expect(found).toBe(expected);
    else {
      expect(found.values).toBe(expected.values);
      expect([found.low, found.high]).toEqual([expect.closeTo(expected.low, 9), expect.closeTo(expected.high, 9)]);
    }
  });

  it('is type 7: 10 %, 50 % and 90 % of the flow of the Nile at Aswan 1871–1970 (R data set Nile; R: 725.2, 893.5, 1160)', () => {
    // prettier-ignore
    const nile = [
      1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
      1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
      831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
      781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
      744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    ];
    expect(interval(nile, 0.8)).toEqual({ low: expect.closeTo(725.2, 9), high: expect.closeTo(1160, 9), values: 100 });
    expect(interval(nile, 0)).toMatchObject({ low: 893.5, high: 893.5 });
  });

  it('throws for a share that is none', () => expect(() => interval([1], 90)).toThrow(RangeError));

  it('narrows with the share and lies among the values', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(values, share, share, (values, a, b) => {
        const [narrow, wide] = [interval(values, Math.min(a, b))!, interval(values, Math.max(a, b))!];
        expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-9);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-9);
        expect(wide.low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(wide.high).toBeLessThanOrEqual(Math.max(...values));
      }),
      tries(300),
    );
  });
});

describe('the share of draws for a 90 % band', () => {
  it.each([
    // R: 1 - 2 * pnorm(-sqrt(n / (n - 1)) * qt(0.95, n - 1)), with t of 1, 4, 9 and 99 degrees: 6.3138, 2.1318, 1.8331, 1.6604.
    [2, 1],
    [5, 0.98285],
    [10, 0.94668],
    [100, 0.90484],
    [Infinity, 0.9],
  ])('with %d units is %d', (units, share) => expect(expandedShare(0.9, units)).toBeCloseTo(share, 4));

  it('never falls below two units', () => expect(expandedShare(0.9, 0.5)).toBe(expandedShare(0.9, 2)));

  it.each([
    [[], 0],
    [[0, 0], 0],
    [[3, 3, 3, 0], 3],
    [[8, 1, 1], 100 / 66],
  ])('%j are %d units of equal size', (sizes, units) => expect(effectiveUnits(sizes)).toBeCloseTo(units, 12));
});

/** How often the band of a difference between two ratios of sums holds the truth, where customers are of very unequal size. */
describe('coverage of a 90 % band with few customers', () => {
  const normal = (next: () => number) => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  /** Tickets and handle time of a customer: sizes are log-normal (σ 1), the time per ticket, too (σ 0.8); independent, so the true ratio is `mean`. */
  const customer = (next: () => number, mean: number): [number, number] => {
    const tickets = Math.ceil(3 * Math.exp(normal(next)));
    return [tickets, tickets * mean * Math.exp(0.8 * normal(next) - 0.32)];
  };
  const TRIALS = 400;

  function coverage(customers: number): { plain: number; expanded: number } {
    const bits = randomBits(customers);
    const next = () => uniform(bits);
    let [plain, expanded] = [0, 0];
    for (let trial = 0; trial < TRIALS; trial++) {
      const columns = [600, 800].flatMap((mean) => {
        const rows = Array.from({ length: customers }, () => customer(next, mean));
        return [0, 1].map((at) => Float64Array.from(rows, (row) => row[at]!));
      });
      const { sums, draws } = poissonBootstrap(columns, trial);
      const values = Array.from({ length: draws }, (_, draw) => {
        const [n0, h0, n1, h1] = sums.subarray(4 * draw, 4 * draw + 4);
        return h1! / n1! - h0! / n0!;
      });
      const holds = (share: number) => {
        const { low, high } = interval(values, share)!;
        return low <= 200 && 200 <= high ? 1 : 0;
      };
      plain += holds(0.9);
      expanded += holds(expandedShare(0.9, Math.min(...columns.map(effectiveUnits))));
    }
    return { plain: plain / TRIALS, expanded: expanded / TRIALS };
  }

  // The standard error of a coverage of 0.9 over 400 trials is 0.015.
  it.each([20, 50, 100])('%d customers on each side', (customers) => {
    const { plain, expanded } = coverage(customers);
    expect(plain).toBeLessThan(0.9);
    expect(expanded).toBeGreaterThan(0.87);
    expect(expanded).toBeGreaterThanOrEqual(plain);
  });
});
