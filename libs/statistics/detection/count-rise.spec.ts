import { randomBits, uniform } from '../resampling/random.js';
import { assessRise, dispersionOf } from './count-rise.js';

/** P(X ≥ x) of a binomial, added up term by term. */
function binomialAbove(x: number, n: number, share: number): number {
  let term = (1 - share) ** n;
  let above = 0;
  for (let k = 0; k <= n; k++) {
    if (k >= x) above += term;
    term *= ((n - k) / (k + 1)) * (share / (1 - share));
  }
  return above;
}

describe('a count against earlier ones', () => {
  it('20 where eight days had 20 together: as a binomial of 40 with one part in nine', () => {
    const { expected, p } = assessRise(20, [3, 2, 3, 2, 3, 2, 3, 2]);
    expect(expected).toBe(2.5);
    expect(p / binomialAbove(20, 40, 1 / 9)).toBeCloseTo(1, 8);
    expect(p).toBeLessThan(1e-8);
  });

  it.each([
    [5, [2, 3, 1], 5, 11, 1 / 4],
    [1, [0, 0, 0, 0], 1, 1, 1 / 5],
    [12, [9, 11], 12, 32, 1 / 3],
  ] as const)('%d against %j', (count, before, x, n, share) =>
    expect(assessRise(count, before).p).toBeCloseTo(binomialAbove(x, n, share), 10),
  );

  it('is no surprise at what is expected, nor at nothing', () => {
    expect(assessRise(3, [3, 3, 3, 3]).p).toBeGreaterThan(0.4);
    expect(assessRise(0, [3, 3, 3, 3]).p).toBe(1);
    expect(assessRise(0, [0, 0]).p).toBe(1);
  });

  it('says less the more counts vary, and the less is known about how much they do', () => {
    const before = Array.from({ length: 16 }, () => 20);
    const [plain, varied, few] = [
      assessRise(45, before).p,
      assessRise(45, before, { dispersion: 3 }).p,
      assessRise(45, before, { dispersion: 3, df: 15 }).p,
    ];
    expect(plain).toBeLessThan(varied);
    expect(varied).toBeLessThan(few);
    expect(few).toBeLessThan(0.05);
    expect(assessRise(100_000, before, { df: 15 }).p).toBeGreaterThanOrEqual(0);
  });
});

it('dispersion is Pearson over the degrees of freedom, and at least 1', () => {
  // (4² + 2² + 2² + 4²) / 10 over 4 − 1
  expect(dispersionOf([14, 8, 12, 6], [10, 10, 10, 10], 1)).toBeCloseTo(4 / 3, 12);
  expect(dispersionOf([10, 10, 10], [10, 10, 10], 1)).toBe(1);
  expect(dispersionOf([5, 7], [0, 0], 1)).toBe(1);
});

function generator(seed: number): () => number {
  const bits = randomBits(seed);
  return () => uniform(bits);
}

describe('where nothing rises', () => {
  /** Knuth's way; slow and obvious. */
  const poisson = (random: () => number, mean: number) => {
    let count = 0;
    for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
    return count;
  };

  it.each([0.5, 2.5, 20])('a p below 1 %% comes in at most 1 %% of days of %d on average', (mean) => {
    const random = generator(11);
    const runs = 20_000;
    let low = 0;
    for (let run = 0; run < runs; run++) {
      const before = Array.from({ length: 8 }, () => poisson(random, mean));
      if (assessRise(poisson(random, mean), before).p < 0.01) low++;
    }
    // Three standard errors of 1 % in 20,000 runs.
    expect(low / runs).toBeLessThan(0.01 + 3 * Math.sqrt((0.01 * 0.99) / runs));
  });

  it('a p below 1 % stays as rare for weeks that vary three times as much as chance, with their estimated dispersion', () => {
    const random = generator(12);
    const runs = 8_000;
    /** A mean of 40 that itself varies with a variance of 80: the variance of the counts is 120. */
    const week = () => poisson(random, Math.max(0, 40 + Math.sqrt(80 * 3) * (2 * random() - 1)));
    let low = 0;
    for (let run = 0; run < runs; run++) {
      const before = Array.from({ length: 16 }, week);
      const mean = before.reduce((sum, each) => sum + each, 0) / 16;
      const dispersion = dispersionOf(
        before,
        before.map(() => mean),
        1,
      );
      if (assessRise(week(), before, { dispersion, df: 15 }).p < 0.01) low++;
    }
    expect(low / runs).toBeLessThan(0.015);
  });
});
