import { randomBits, uniform } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { driverStrength, driverWords, LEAST_WEEKS, type TestedDriver } from './driver-strength.js';
import type { DriverSeries } from './news.js';

/** Makes series of which each week keeps the share `phi` of the week before (first-order autoregressions). */
function persistentSeries(seed: number): (weeks: number, phi: number) => number[] {
  const bits = randomBits(seed);
  const noise = () => normalQuantile(uniform(bits));
  return (weeks, phi) => {
    const values = [noise() / Math.sqrt(1 - phi * phi)];
    while (values.length < weeks) values.push(phi * values.at(-1)! + noise());
    return values;
  };
}

function tested(series: DriverSeries): TestedDriver {
  const strength = driverStrength(series);
  if (strength.state !== 'tested') throw new Error(strength.state);
  return strength;
}

const later = (series: readonly number[], weeks: number) => series.map((_, t) => series[Math.max(0, t - weeks)]!);

describe('states', () => {
  const persistent = persistentSeries(1);
  const series = persistent(LEAST_WEEKS, 0.5);
  const other = persistent(LEAST_WEEKS, 0.5);
  it('not enough weeks, be it for gaps', () => {
    const short = series.slice(1);
    expect(driverStrength({ driver: short, outcome: other.slice(1) })).toEqual({
      state: 'not_enough_weeks',
      weeks: 25,
      needed: 26,
    });
    expect(driverStrength({ driver: [NaN, ...short], outcome: other })).toMatchObject({
      state: 'not_enough_weeks',
      weeks: 25,
    });
    expect(driverStrength({ driver: series, outcome: other, parents: [[NaN, ...short]] })).toMatchObject({ weeks: 25 });
    expect(driverStrength({ driver: [], outcome: [] })).toMatchObject({ state: 'not_enough_weeks', weeks: 0 });
  });

  it('untested: nothing moves, or the other drivers are the driver', () => {
    const still = series.map(() => 0.1);
    const untested = { state: 'untested', weeks: 26 };
    expect(driverStrength({ driver: still, outcome: other })).toEqual(untested);
    expect(driverStrength({ driver: series, outcome: still })).toEqual(untested);
    expect(driverStrength({ driver: series, outcome: still, parents: [other] })).toEqual(untested);
    expect(driverStrength({ driver: series, outcome: other, parents: [series.map((x) => 3 * x + 1)] })).toEqual(
      untested,
    );
    expect(driverStrength({ driver: series, outcome: other, parents: Array.from({ length: 24 }, () => persistent(26, 0)) })).toEqual(untested); // prettier-ignore
  });

  it('tested, from 26 weeks on', () => {
    const { weeks, lags } = tested({ driver: series, outcome: other });
    expect(weeks).toBe(26);
    expect(lags.map(({ lag, pairs }) => [lag, pairs])).toEqual([[0, 25], [1, 24], [2, 23], [3, 22], [4, 21]]); // prettier-ignore
  });

  it('throws for series of different lengths', () =>
    expect(() => driverStrength({ driver: series, outcome: other.slice(1) })).toThrow(RangeError));
});

describe('what it finds', () => {
  const persistent = persistentSeries(2);
  const driver = persistent(60, 0.6);

  it('an outcome that is the driver two weeks later', () => {
    const strength = tested({ driver, outcome: later(driver, 2) });
    expect(strength.best).toMatchObject({ lag: 2, pairs: 57 });
    expect(strength.best.r).toBeCloseTo(1, 2); // the first two weeks are not
    expect(strength.relation).toBe('may_lead');
    expect(driverWords(strength)).toBe('may lead by 2 weeks; association, not proof');
  });

  it('the elasticity of a power law', () => {
    const positive = driver.map((x) => Math.exp(x / 3));
    const strength = tested({ driver: positive, outcome: positive.map((x) => 40 * x ** -1.5) });
    expect(strength.elasticity).toBeCloseTo(-1.5, 9);
    expect(driverWords(strength)).toBe('moves against; association, not proof');
    expect(tested({ driver: positive, outcome: driver }).elasticity).toBeNull(); // below zero at times
  });

  it('its own part, when another driver of the outcome moves with it', () => {
    const [cause, own, other] = [persistent(104, 0.5), persistent(104, 0), persistent(104, 0)];
    const follower = cause.map((x, t) => x + 0.5 * own[t]!);
    const outcome = cause.map((x, t) => x + 0.5 * other[t]!);
    expect(tested({ driver: follower, outcome }).relation).toBe('moves_with');
    expect(tested({ driver: follower, outcome, parents: [cause] })).toMatchObject({ relation: 'no_sign' });
  });

  it('Fisher’s interval, with the pairs less the parents', () => {
    const { best, low, high } = tested({ driver, outcome: persistent(60, 0), parents: [persistent(60, 0.3)] });
    const reach = 1.959963984540054 / Math.sqrt(59 - best.lag - 1 - 3);
    expect(Math.atanh(low)).toBeCloseTo(Math.atanh(best.r) - reach, 9);
    expect(Math.atanh(high)).toBeCloseTo(Math.atanh(best.r) + reach, 9);
  });

  it('the same through weeks without a value', () => {
    const outcome = later(driver, 1).map((x, t) => (t % 10 === 5 ? NaN : x));
    expect(tested({ driver, outcome })).toMatchObject({ relation: 'may_lead', weeks: 54, best: { lag: 1 } });
  });
});

it.each([
  ['moves_with', { lag: 0, r: 0.5 }, 'moves with; association, not proof'],
  ['moves_with', { lag: 0, r: -0.5 }, 'moves against; association, not proof'],
  ['may_lead', { lag: 1, r: 0.5 }, 'may lead by 1 week; association, not proof'],
  ['may_lead', { lag: 3, r: -0.5 }, 'may lead by 3 weeks, in the opposite direction; association, not proof'],
  ['no_sign', { lag: 3, r: -0.5 }, 'no sign; association, not proof'],
] as const)('words: %s', (relation, best, words) =>
  expect(driverWords({ relation, best } as unknown as TestedDriver)).toBe(words),
);

describe('by simulation', () => {
  const rate = (tries: number, isHit: () => boolean) => {
    let hits = 0;
    for (let i = 0; i < tries; i++) if (isHit()) hits++;
    return hits / tries;
  };
  const isFound = (driver: number[], outcome: number[]) => tested({ driver, outcome }).relation !== 'no_sign';

  it.each([
    [26, 0],
    [26, 0.9],
    [52, 0],
    [52, 0.9],
  ])('unrelated series of %d weeks and persistence %d look related in about 5 %', (weeks, phi) => {
    const persistent = persistentSeries(3);
    const falsePositives = rate(800, () => isFound(persistent(weeks, phi), persistent(weeks, phi)));
    expect(falsePositives).toBeGreaterThan(0.03);
    expect(falsePositives).toBeLessThan(0.08);
  });

  it.each([
    [26, 0.35, 0.55],
    [52, 0.8, 0.95],
  ])('a correlation of 0.5 shows after %d weeks in %d to %d', (weeks, least, most) => {
    const persistent = persistentSeries(4);
    const power = rate(300, () => {
      const [driver, own] = [persistent(weeks, 0.6), persistent(weeks, 0.6)];
      return isFound(driver, later(driver, 2).map((x, t) => 0.5 * x + Math.sqrt(0.75) * own[t]!)); // prettier-ignore
    });
    expect(power).toBeGreaterThan(least);
    expect(power).toBeLessThan(most);
  });
});
