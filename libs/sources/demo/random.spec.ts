import { acklamNormalQuantile } from './acklam-normal-quantile.js';
import { chanceFor, dealt, geometric, logNormal, mulberry32, pick, poisson, scattered, shuffled } from './random.js';

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

describe('points', () => {
  const points = (seed: number, count: number) => draws(count, scattered(mulberry32(seed), [2, 3, 5]));

  it('fill the cube evenly, in each coordinate and in a slice of another', () => {
    const seeds = [...Array(50).keys()].map((seed) => points(seed, 300));
    expect(seeds.flat().every((point) => point.every((each) => each > 0 && each < 1))).toBe(true);
    // What chance alone would leave: 0.017 in all points, and 0.037 in a slice of sixty.
    const error = (of: (own: (readonly number[])[]) => (readonly number[])[]) =>
      Math.sqrt(mean(seeds.map((own) => (mean(of(own).map(([first]) => first!)) - 0.5) ** 2)));
    expect(error((own) => own)).toBeLessThan(0.003);
    expect(error((own) => own.filter(([, , third]) => third! < 0.2))).toBeLessThan(0.022);
  });

  it('are the same for the same chance and others for another', () => {
    expect(points(1, 3)).toEqual(points(1, 3));
    expect(points(1, 3)).not.toEqual(points(2, 3));
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
