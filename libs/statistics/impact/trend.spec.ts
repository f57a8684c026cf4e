import type { BlockPanel } from './block-panel.js';
import { shrinkEffects, treatedParts } from './parts.js';
import { allowingForTrend, allowingForTrends, preTrend, type PreTrend } from './trend.js';
import { studentQuantile } from '../special/student-t.js';
import { weeklyEffect, type WeeklyEffect } from './weekly-effect.js';

const alone = (before: readonly number[], after: readonly number[]): BlockPanel => ({
  values: [[...before, ...after]],
  weights: [1],
  before: before.length,
  treated: [0],
  controls: [],
});

function effectOf(panel: BlockPanel): WeeklyEffect {
  const effect = weeklyEffect(panel);
  if (effect.kind === 'none') throw new Error(effect.reason);
  return effect;
}

describe('the trend before launch', () => {
  // slope 3/5, squares about the line 0.2, so its standard error is √(0.2 / 2 / 5); the mean goes from 1 to 4
  const panel = alone([0, 1, 1, 2], [3, 5]);
  const effect = effectOf(panel);
  const rho = effect.autocorrelation.used;

  it('by hand', () => {
    const trend = preTrend(panel, effect);
    expect(trend.slope).toBeCloseTo(0.6, 14);
    expect(trend.standardError).toBeCloseTo(Math.sqrt((0.02 * (1 + rho)) / (1 - rho)), 14);
    expect(trend.adjusted).toBeCloseTo(3 - 0.6 * 3, 13);
    expect(trend.steepest).toBeCloseTo(0.6, 14);
    // R: qt(.9, 2) = 1.885618
    const reach = 1.8856180831641 * Math.hypot(effect.standardError, 3 * trend.standardError);
    expect(trend.adjusted80.low).toBeCloseTo(1.2 - reach, 9);
  });

  it('counts rollout and washout as weeks in which it went on', () =>
    expect(preTrend(panel, effect, 2).adjusted).toBeCloseTo(3 - 0.6 * 5, 13));

  it('is told a week, also for fortnights', () => {
    const fortnights = { ...panel, weeksPerBlock: 2 };
    const trend = preTrend(fortnights, effect);
    expect(trend.slope).toBeCloseTo(0.3, 14);
    expect(trend.adjusted).toBeCloseTo(3 - 0.3 * 6, 13);
  });

  it('is suspicious when it explains the effect, and not when it points the other way', () => {
    const wave = [0, 0.1, -0.1, 0.1, -0.1, 0, 0.1, -0.1, 0, 0.1, -0.1, 0];
    const rising = wave.map((x, week) => x + week / 10);
    const judged = (before: number[], after: number[]) =>
      preTrend(alone(before, after), effectOf(alone(before, after)));
    const going = judged(rising, [1.2, 1.35, 1.4, 1.45]);
    expect(going.p).toBeLessThan(0.1);
    expect(going).toMatchObject({ suspicious: true });
    expect(judged(rising, [0.1, 0.15, 0, 0.1])).toMatchObject({ suspicious: false });
    expect(judged(rising, [4.1, 4.15, 4, 4.1])).toMatchObject({ suspicious: false }); // far beyond the trend
    expect(judged(wave, [1.2, 1.35, 1.4, 1.45])).toMatchObject({ suspicious: false }); // no trend
  });

  it('widens the interval to where the effect would be were the trend to go on, when it goes the same way', () => {
    const found = { ...effect, interval95: { low: 1, high: 5 }, interval90: { low: 2, high: 4 } };
    const going = { ...preTrend(panel, effect), along: true, adjusted80: { low: 0.5, high: 4.5 } };
    expect(allowingForTrend(found, going)).toEqual({
      ...found,
      interval95: { low: 0.5, high: 5 },
      interval90: { low: 0.5, high: 4.5 },
    });
    expect(allowingForTrend(found, { ...going, along: false })).toBe(found);
  });

  it('takes the trend off the waves that have one', () => {
    const found = { ...effect, interval95: { low: 1, high: 5 }, interval90: { low: 2, high: 4 } };
    const trend = preTrend(panel, effect);
    const going = { ...trend, along: true, adjusted80: { low: -1, high: 3 } };
    const quiet = { ...trend, along: false };
    // R: qt(.9, df) times the error is how far the 80 % interval reaches.
    const reach = studentQuantile(0.9, effect.degreesOfFreedom) * effect.standardError;
    const wave = (its: PreTrend, weight: number) => ({ effect, trend: its, weight });
    const allowed = allowingForTrends(found, [wave(going, 0.75), wave(quiet, 0.25)]);
    expect(allowed.interval95.low).toBeCloseTo(0.75 * -1 + 0.25 * (effect.estimate - reach), 12);
    expect(allowed.interval95.high).toBe(5);
    expect(allowingForTrends(found, [wave(quiet, 0.75), wave(quiet, 0.25)])).toBe(found);
    expect(allowingForTrends(found, [wave(going, 1)])).toEqual(allowingForTrend(found, going));
  });

  it('breaks the result down when it is as steep as what the interval leaves, per week between the middles', () => {
    const clear = alone([0, 0.1, -0.1, 0.1, -0.1, 0, 0.1, -0.1, 0, 0.1, -0.1, 0], [1.2, 1.35, 1.4, 1.45]);
    const found = effectOf(clear);
    expect(preTrend(clear, found).breakdown).toBeCloseTo(found.interval95.low / 8, 12);
    const unclear = alone([0, 1, -1, 1, -1, 0, 1, -1, 0, 1, -1, 0], [0.1, -0.9, 0.6, 0.4]);
    expect(preTrend(unclear, effectOf(unclear)).breakdown).toBe(0);
  });
});

describe('several treated segments', () => {
  it('shrink to their mean by what chance explains', () => {
    // weights 1, mean 0, Q = 2 · 9 = 18, τ² = (18 − 1) / (2 − 1) = 17: each keeps 17/18
    expect(shrinkEffects([-3, 3].map((estimate) => ({ estimate, standardError: 1 })))).toEqual([
      { shrunk: expect.closeTo(-17 / 6, 13), kept: expect.closeTo(17 / 18, 13) },
      { shrunk: expect.closeTo(17 / 6, 13), kept: expect.closeTo(17 / 18, 13) },
    ]);
    // Q = 0.5 is less than chance: both become the mean, 1.5
    expect(shrinkEffects([1, 2].map((estimate) => ({ estimate, standardError: 1 })))).toEqual([
      { shrunk: 1.5, kept: 0 },
      { shrunk: 1.5, kept: 0 },
    ]);
    expect(shrinkEffects([])).toEqual([]);
  });

  it('stand beside each other against the same controls, with p values that know of each other', () => {
    const wave = (phase: number) => Array.from({ length: 16 }, (_, week) => Math.sin(week * week + phase) / 10);
    const lift = (by: number) => (x: number, week: number) => (week < 12 ? x : x + by);
    const values = [wave(0).map(lift(0.5)), wave(1).map(lift(0.1)), wave(2), wave(3)];
    const panel: BlockPanel = { values, weights: [1, 1, 1, 1], before: 12, treated: [0, 1], controls: [2, 3] };
    const parts = treatedParts(panel);
    for (const [i, { segment, effect, holm }] of parts.entries()) {
      expect(segment).toBe(i);
      const single = effectOf({ ...panel, treated: [i] });
      expect(effect).toEqual(single);
      expect(holm).toBeGreaterThanOrEqual(single.p);
    }
    const [first, second] = parts.map(({ shrunk }) => shrunk!);
    const pooled = effectOf(panel).estimate;
    expect(first).toBeGreaterThan(pooled);
    expect(second).toBeLessThan(pooled);
  });

  it('one without an effect to show does not hide the other', () => {
    const values = [[1, 1, 1, 1, 1], [2, 3, 2, 3, 4], [1, 1, 1, 1, 1]]; // prettier-ignore
    const parts = treatedParts({ values, weights: [1, 1, 1], before: 3, treated: [0, 1], controls: [2] });
    expect(parts[0]).toEqual({ segment: 0, effect: { kind: 'none', reason: 'no_variation' }, shrunk: null, kept: null, holm: null }); // prettier-ignore
    expect(parts[1]!.shrunk).toBeCloseTo(7 / 2 - 7 / 3, 12);
  });
});
