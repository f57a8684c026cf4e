import { atMostByChance, howMany, partOf, tries } from './how-much.js';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});
function inSoak(seed = '7'): void {
  Object.assign(process.env, { BOUGH_HOW_MUCH: 'whole', BOUGH_TEST_SEED: seed });
}
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

describe('a large check', () => {
  beforeEach(() => {
    delete process.env.BOUGH_HOW_MUCH;
    delete process.env.BOUGH_TEST_SEED;
    delete process.env.BOUGH_SOAK_CASES;
  });

  it('has a part with the same seed at every run', () => {
    expect([tries(30), tries(30, 50), howMany(2, 9)]).toEqual([
      { seed: 20_251_125, numRuns: 30 },
      { seed: 20_251_125, numRuns: 30 },
      2,
    ]);
    expect(partOf(LETTERS, 5)).toEqual(partOf(LETTERS, 5));
  });

  it('has a whole, with the seed that was given', () => {
    inSoak();
    expect([tries(30), tries(30, 50), howMany(2, 9)]).toEqual([{ seed: 7, numRuns: 300 }, { seed: 7, numRuns: 50 }, 9]);
    expect(partOf(LETTERS, 5)).toEqual(LETTERS);
  });

  it('draws its part by the seed, in the order of the list', () => {
    const drawn = Array.from({ length: 40 }, (_, seed) => {
      process.env.BOUGH_TEST_SEED = String(seed);
      return partOf(LETTERS, 5);
    });
    for (const part of drawn) expect([part.length, [...part].sort()]).toEqual([5, part]);
    expect(new Set(drawn.flat()).size).toBe(26); // none of 26 is missed by 40 draws of five, but once in 7,000
    expect([partOf(['a', 'b'], 5), partOf([], 5)]).toEqual([['a', 'b'], []]);
  });
});

describe('what chance gives', () => {
  it.each([
    // By hand: 1 - 0.5^10 has none of ten; all ten heads come once in 1,024, nine or more 11 times in 1,024.
    [10, 0.5, 1 / 1025, 10],
    [10, 0.5, 1 / 1023, 9],
    [10, 0.5, 12 / 1024, 8],
    [1, 0.05, 0.06, 0],
    [1, 0.05, 0.04, 1],
    // Poisson with mean 1: P(X >= 3) = 1 - 2.5 / e = 0.0803, P(X >= 4) = 0.0190.
    [100_000, 0.00001, 0.0802, 3],
    [100_000, 0.00001, 0.0805, 2],
  ])('%i cases of %d have more than once in %d at most %i', (cases, probability, rarity, expected) => {
    expect(atMostByChance(cases, probability, rarity)).toBe(expected);
  });

  it('is never below what is expected, and nearer to it the more cases there are', () => {
    const excess = [60, 600, 6000].map((cases) => atMostByChance(cases, 0.05) / cases - 0.05);
    expect(excess[0]).toBeGreaterThan(excess[1]!);
    expect(excess[1]).toBeGreaterThan(excess[2]!);
    expect(excess[2]).toBeGreaterThan(0);
  });

  it.each([0, 1, NaN])('refuses the probability %d', (probability) => {
    expect(() => atMostByChance(10, probability)).toThrow('between 0 and 1');
  });
});
