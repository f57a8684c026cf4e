import { randomBits, uniform } from '../../resampling/random.js';
import { normalQuantile } from '../../special/normal-quantile.js';
import { adjustedArms } from './adjusted-arms.js';
import { armsEffect, type Arm } from './arms.js';
import { customersToDetect, planArms } from './plan-arms.js';
import { sampleRatio } from './sample-ratio.js';

const arm = (numerators: number[], denominators = numerators.map(() => 1)): Arm => ({ numerators, denominators });

describe('what an experiment could show', () => {
  const before = [arm([1, 2, 3]), arm([2, 4, 6])] as const;

  it('by hand: the error of Welch’s test on the weeks before', () => {
    const row = planArms(before, 'points', 4, 10)!;
    const error = Math.sqrt(1 / 3 + 4 / 3);
    expect(row.standardError).toBeCloseTo(error, 14);
    // scipy: t.ppf([.975, .8], 50/17) = 3.21875861, 0.98157288
    expect(row.detectable).toBeCloseTo(1.05 * (3.21875861 + 0.98157288) * error, 6);
    expect(row.customersNeeded).toBe(Math.ceil(6 * (row.detectable / 10) ** 2));
    // t.ppf(.95, 50/17) = 2.3726763; the margin is 7.746 errors away: 2 Φ(5.373) − 1.
    expect(row.noChangePower).toBeCloseTo(1, 6);
    expect(planArms(before, 'points', 4, 3)).toMatchObject({ noChangePower: 0 });
  });

  it('four times as many customers show half the effect', () => {
    const effect = { standardError: 0.1, degreesOfFreedom: 1e6 };
    const found = 1.05 * (1.959964 + 0.841621) * 0.1;
    expect(customersToDetect(effect, 100, found)).toBeLessThanOrEqual(101);
    expect(customersToDetect(effect, 100, found / 2)).toBeCloseTo(400, -1);
  });

  it('nothing where the test has nothing to go by', () =>
    expect(planArms([arm([1, 1]), arm([1, 1])], 'log', 4, 0.1)).toBeNull());
});

describe('adjusted by the weeks before launch', () => {
  const after = [arm([3, 5, 7, 10]), arm([2, 3, 5, 6])] as const;
  const before = [arm([1, 2, 3, 4]), arm([1, 2, 4, 5])] as const;

  it('by hand: means 6.25 and 4, before 2.5 and 3, slope (11.5 + 10) / (5 + 10)', () => {
    const found = adjustedArms(after, before, armsEffect(...after, 'points', 4), 'points')!;
    const slope = 21.5 / 15;
    expect(found.slope).toBeCloseTo(slope, 14);
    expect(found.estimate).toBeCloseTo(2.25 + slope * 0.5, 14);
    // What the slope leaves: −1.1, −0.5333, 0.0333, 1.6 and ±0.8667, ±0.4333.
    const [treated, control] = [1.21 + 0.2844444444 + 0.0011111111 + 2.56, 1.8777777778];
    expect(found.standardError).toBeCloseTo(Math.sqrt((treated + control) / 3 / 4), 9);
  });

  it('of a ratio is that of what each customer adds to it; on the log scale as a share of it', () => {
    // Everybody has two conversations: the ratio is half the sum, and nothing else changes.
    const two = (each: Arm) => arm(Array.from(each.numerators), [2, 2, 2, 2]);
    const [later, earlier] = [after.map(two), before.map(two)] as unknown as [typeof after, typeof before];
    const plain = adjustedArms(after, before, armsEffect(...after, 'points', 4), 'points')!;
    const halved = adjustedArms(later, earlier, armsEffect(...later, 'points', 4), 'points')!;
    expect(halved.estimate).toBeCloseTo(plain.estimate / 2, 12);
    expect(halved.standardError).toBeCloseTo(plain.standardError / 2, 12);
    const [one, other] = [after, later].map((each, i) =>
      adjustedArms(each, [before, earlier][i]!, armsEffect(...each, 'log', 4), 'log'),
    );
    expect(one!.estimate).toBeCloseTo(other!.estimate, 12);
    expect(one!.standardError).toBeCloseTo(other!.standardError, 12);
  });

  it('is none where customers were all alike before, and refuses other customers', () => {
    const alike = [arm([2, 2, 2, 2]), arm([2, 2, 2, 2])] as const;
    const found = armsEffect(...after, 'log', 4);
    expect(adjustedArms(after, alike, found, 'log')).toBeNull();
    expect(() => adjustedArms(after, [arm([1]), arm([1])], found, 'log')).toThrow(RangeError);
  });
});

describe('sample ratio', () => {
  const arms = (a: number, b: number, drawn = 500) =>
    [
      { drawn, seen: a },
      { drawn, seen: b },
    ] as const;
  it('by hand: 375 and 125 expected, χ² = 2 (25²/375 + 25²/125) = 13.33', () =>
    expect(sampleRatio(arms(400, 350))).toBeCloseTo(0.0002607296328553165, 14)); // scipy: chi2.sf(40/3, 1)
  it('is 1 when as many are seen', () => expect(sampleRatio(arms(400, 400))).toBe(1));
  it('says nothing where too few would be expected', () => {
    expect(sampleRatio(arms(500, 500))).toBeNull();
    expect(sampleRatio(arms(500, 491))).toBeNull(); // 4.5 unseen in each
    expect(sampleRatio(arms(0, 0))).toBeNull();
  });
});

it('keeps its promise: of customers drawn from a pool, four of five find the effect shown, and 95 % cover', () => {
  const bits = randomBits(20261125);
  const u = () => uniform(bits);
  // Customers of unequal size (σ 0.7) who are slow or fast by themselves (σ 0.4), as they are in both times.
  const pool = Array.from({ length: 400 }, () => {
    const [size, own] = [Math.exp(0.7 * normalQuantile(u())), 0.4 * normalQuantile(u())];
    return { size: Math.ceil(6 * size), own };
  });
  const watch = ({ size, own }: (typeof pool)[0]) => size * Math.exp(own + normalQuantile(u()) / Math.sqrt(size));
  const [runs, customers] = [300, 100];
  let [covered, adjusted, found] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const drawn = [0, 1].map(() => Array.from({ length: customers }, () => pool[Math.floor(u() * pool.length)]!));
    const watched = (factor: number) =>
      drawn.map((of, i) => arm(of.map((each) => watch(each) * (i === 0 ? factor : 1)), of.map(({ size }) => size))) as [Arm, Arm]; // prettier-ignore
    const before = watched(1);
    const planned = planArms(before, 'log', 4, 0.1)!;
    const after = watched(Math.exp(-planned.detectable));
    const result = armsEffect(...after, 'log', 4);
    if (result.effect.kind === 'none') throw new Error(result.effect.reason);
    const holds = ({ low, high }: { low: number; high: number }) =>
      low <= -planned.detectable && high >= -planned.detectable;
    if (result.effect.interval95.high < 0) found++;
    if (holds(result.effect.interval95)) covered++;
    if (holds(adjustedArms(after, before, result, 'log')!.interval95)) adjusted++;
  }
  expect(found / runs).toBeGreaterThan(0.78);
  expect(found / runs).toBeLessThan(0.88);
  expect(covered / runs).toBeGreaterThanOrEqual(0.93);
  expect(adjusted / runs).toBeGreaterThanOrEqual(0.93);
});
