import { acklamNormalQuantile } from './acklam-normal-quantile.js';
import { chanceFor, dealt, geometric, logNormal, mulberry32, pick, poisson, shuffled } from './random.js';

const draws = <T>(count: number, draw: () => T) => Array.from({ length: count }, draw);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('chance', () => {
  it('is mulberry32', () => {
    expect(mulberry32(1)()).toBeCloseTo(0.6270739405881613, 9);
  });

  it('is the same for the same seed and part, and another for another', () => {
    const first = (seed: number, part: string) => draws(3, chanceFor(seed, part));
    expect(first(7, 'costs')).toEqual(first(7, 'costs'));
    expect(first(7, 'costs')).not.toEqual(first(8, 'costs'));
    expect(first(7, 'costs')).not.toEqual(first(7, 'customers'));
  });

  it('can be dealt evenly', () => {
    const round = draws(20, dealt(mulberry32(3), 20)).map((u) => Math.floor(u * 20));
    expect([...round].sort((a, b) => a - b)).toEqual([...Array(20).keys()]);
    expect(round).not.toEqual([...Array(20).keys()]);
  });
});

describe('distributions', () => {
  it('knows the normal quantiles (R: qnorm)', () => {
    expect(acklamNormalQuantile(0.5)).toBeCloseTo(0, 9);
    expect(acklamNormalQuantile(0.975)).toBeCloseTo(1.959963984540054, 7);
    expect(acklamNormalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 7);
  });

  it('have the means that they are asked for', () => {
    const chance = mulberry32(5);
    expect(mean(draws(40_000, () => poisson(chance, 0.4)))).toBeCloseTo(0.4, 1);
    expect(mean(draws(40_000, () => geometric(chance, 2.3)))).toBeCloseTo(2.3, 1);
    expect(mean(draws(40_000, () => Math.log(logNormal(chance, 1, 0.5))))).toBeCloseTo(0, 1);
  });

  it('pick by weight and shuffle without loss', () => {
    const chance = mulberry32(9);
    const heads = draws(10_000, () => pick(chance, { heads: 3, tails: 1 })).filter((side) => side === 'heads').length;
    expect(heads / 10_000).toBeCloseTo(0.75, 1);
    expect(shuffled(chance, [1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
  });
});
