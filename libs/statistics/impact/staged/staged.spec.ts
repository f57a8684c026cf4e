import fc from 'fast-check';
import { supportDays } from '../../../../test/support/builders-launch.js';
import { tries } from '../../../../test/support/how-much.js';
import { gapOf, type BlockPanel } from '../block-panel.js';
import { blockPermutation } from '../block-permutation.js';
import { effectOfWaves } from './effect-of-waves.js';
import { measureStaged } from './measure-staged.js';
import type { ImpactStudy } from '../measure-effect.js';
import { measureImpact } from '../measure-impact.js';
import { logMargin } from '../verdict.js';
import { informationFraction } from '../sequential-bounds.js';
import { quietCorrelation, stagedEffect } from './staged.js';
import { stagedAnalyses, type PlannedWave } from './staged-analyses.js';
import { plannedWaves, type StagedStudy } from './staged-study.js';
import { sharedVariance } from './wave-overlap.js';
import { weeklyEffect, type WeeklyEffect } from '../weekly-effect.js';

const noise = (seed: number) => Array.from({ length: 24 }, (_, week) => Math.sin(week * week * seed) / 10);
const panel = (values: number[][], treated: number[], controls: number[], before: number): BlockPanel => ({
  values,
  weights: values.map(() => 1),
  before,
  treated,
  controls,
});
const VALUES = [noise(1), noise(2), noise(3), noise(4)];
const WEEKS = 26;

function known(effect: ReturnType<typeof weeklyEffect>): WeeklyEffect {
  if (effect.kind === 'none') throw new Error(effect.reason);
  return effect;
}

/** Four weeks are judged of each wave; the first three segments start `later` weeks after the first launch, the others never. */
function studies(seed: number, later: readonly number[], effect = 0): StagedStudy[] {
  const made = supportDays(seed, (WEEKS + Math.max(...later) + 4) * 7);
  const segments = made.map(({ numerators, denominators }, s) => {
    const from = s < later.length ? (WEEKS + later[s]!) * 7 : Infinity;
    return { numerators: numerators.map((x, day) => (day >= from ? x * (1 - effect) : x)), denominators };
  });
  const study: ImpactStudy = {
    segments,
    perWeek: 7,
    launch: WEEKS * 7,
    paused: 0,
    weeks: 4,
    treated: [0],
    controls: [3, 4, 5],
    scale: 'log',
    events: true,
    better: 'lower',
    margin: logMargin(0.1),
    registered: true,
    overlapping: false,
  };
  const quiet = { ...study, weeks: 0 };
  return later.map((weeks, s) => ({
    ...study,
    treated: [s],
    launch: (WEEKS + weeks) * 7,
    later: weeks,
    quiet: { ...quiet, treated: [s] },
  }));
}

describe('waves put together', () => {
  const single = panel(VALUES, [0], [2, 3], 18);
  const quiet = gapOf(single).slice(0, 18);

  it('one alone is the weekly effect itself', () => {
    const plain = known(weeklyEffect(single));
    const { effect, weights } = stagedEffect([{ effect: plain, quiet }]);
    expect(weights).toEqual([1]);
    expect(effect.estimate).toBe(plain.estimate);
    expect(effect.standardError).toBeCloseTo(plain.standardError, 14);
    expect(effect.degreesOfFreedom).toBeCloseTo(plain.degreesOfFreedom, 10);
  });

  it('the same twice is no more sure than once: they move together', () => {
    const plain = known(weeklyEffect(single));
    const { effect } = stagedEffect([1, 2].map(() => ({ effect: plain, quiet })));
    expect(effect.standardError).toBeCloseTo(plain.standardError, 12);
  });

  it('by inverse variance, by hand: errors of 1 and 2, correlated by a half', () => {
    const plain = known(weeklyEffect(single));
    const [a, b] = [{ ...plain, estimate: 1, standardError: 1, degreesOfFreedom: 4 }, { ...plain, estimate: 6, standardError: 2, degreesOfFreedom: 8 }]; // prettier-ignore
    // Deviations (1, 0, −1) and (1, −1, 0): 1 / √(2 · 2).
    const waves = [{ effect: a, quiet: Float64Array.of(1, 0, -1) }, { effect: b, quiet: Float64Array.of(2, 0, 1) }]; // prettier-ignore
    const { effect, weights } = stagedEffect(waves);
    expect(weights).toEqual([0.8, 0.2]);
    expect(effect.estimate).toBeCloseTo(0.8 * 1 + 0.2 * 6, 14);
    expect(effect.standardError).toBeCloseTo(Math.sqrt(0.64 + 0.16 + 2 * 0.5 * 0.8 * 0.4), 14);
    expect(effect.degreesOfFreedom).toBeCloseTo((0.64 + 0.16) ** 2 / (0.64 ** 2 / 4 + 0.16 ** 2 / 8), 12);
  });

  it('gaps that move against each other, or of which too little is known, do not make it surer', () => {
    expect(quietCorrelation(Float64Array.of(1, 2, 3), Float64Array.of(3, 2, 1))).toBe(0);
    expect(quietCorrelation(Float64Array.of(1, 2), Float64Array.of(2, 1))).toBe(1);
    expect(quietCorrelation(Float64Array.of(1, 1, 1), Float64Array.of(3, 2, 1))).toBe(1);
  });
});

describe('a staged rollout', () => {
  it('finds an effect, tells each segment, and both other methods agree', () => {
    const found = measureStaged(studies(1, [0, 4], 0.4));
    if (found.kind === 'none') throw new Error(found.reason);
    expect(found.verdict.outcome).toBe('improved');
    expect(Math.abs(found.effect.estimate - Math.log(0.6))).toBeLessThan(4 * found.effect.standardError);
    expect(found.parts.map(({ wave, segment }) => [wave, segment])).toEqual([[0, 0], [1, 1]]); // prettier-ignore
    expect(found.permutation!.turns).toBe(16 * 7);
    expect(found.permutation!.p).toBeLessThan(0.05);
    expect(found.localLevel!.interval95.high).toBeLessThan(0);
  });

  it('the second opinions are those of the gaps laid over each other, weighted as in the verdict', () => {
    const waves = studies(2, [0, 3]);
    const found = measureStaged(waves);
    if (found.kind === 'none') throw new Error(found.reason);
    const value = (s: number, day: number) => Math.log((waves[0]!.segments[s]!.numerators[day]! + 0.5) / waves[0]!.segments[s]!.denominators![day]!); // prettier-ignore
    const exposure = (s: number, launch: number) => launch * waves[0]!.segments[s]!.denominators![0]!;
    const gapAt = (s: number, launch: number, day: number) => {
      const weights = [3, 4, 5].map((control) => exposure(control, launch));
      const total = weights.reduce((sum, x) => sum + x, 0);
      return (
        value(s, day) - [3, 4, 5].reduce((sum, control, i) => sum + (weights[i]! / total) * value(control, day), 0)
      );
    };
    const stacked = Float64Array.from({ length: 16 * 7 }, (_, i) =>
      found.waves.reduce((sum, { weight }, wave) => {
        const launch = waves[wave]!.launch;
        return sum + weight * gapAt(wave, launch, launch - 12 * 7 + i);
      }, 0),
    );
    const weekdays = Array.from(stacked, (_, i) => i % 7);
    expect(found.permutation).toEqual(blockPermutation(stacked, 28, weekdays));
  });

  it('one wave alone is one launch, to the last digit of its test', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const [study] = studies(seed, [0], 0.1) as [StagedStudy];
        const [staged, plain] = [measureStaged([study]), measureImpact(study)];
        if (staged.kind === 'none' || plain.kind === 'none') throw new Error('none');
        expect(staged.effect.estimate).toBe(plain.effect.estimate);
        expect(staged.effect.standardError).toBeCloseTo(plain.effect.standardError, 14);
        expect(staged.effect.p).toBeCloseTo(plain.effect.p, 12);
        expect([staged.verdict.outcome, staged.grade]).toEqual([plain.verdict.outcome, plain.grade]);
        expect(staged.effect.interval95.low).toBeCloseTo(plain.effect.interval95.low, 12);
        expect(staged.trend.p).toBeCloseTo(plain.trend.p, 12);
        expect(staged.naive).toEqual(plain.naive);
        expect(staged.permutation).toEqual(plain.secondOpinion);
      }),
      tries(4),
    );
  });

  it('the order of the waves changes nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const waves = studies(seed, [0, 2, 5], 0.1);
        const [a, b] = [effectOfWaves(waves), effectOfWaves([waves[2]!, waves[0]!, waves[1]!])];
        if (a.kind === 'none' || b.kind === 'none') throw new Error('none');
        expect(b.stated.estimate).toBeCloseTo(a.stated.estimate, 13);
        expect(b.stated.standardError).toBeCloseTo(a.stated.standardError, 13);
        expect(b.stated.degreesOfFreedom).toBeCloseTo(a.stated.degreesOfFreedom, 10);
        expect(b.stated.interval95.low).toBeCloseTo(a.stated.interval95.low, 12);
        expect(b.trend.slope).toBeCloseTo(a.trend.slope, 13);
      }),
      tries(4),
    );
  });

  it('one wave without data: no effect of all, and the wave that lacks it', () => {
    const [first, second] = studies(3, [0, 4]) as [StagedStudy, StagedStudy];
    const none = { numerators: [], denominators: [] };
    const segments = second.segments.map((each, s) => (s === 1 ? none : each));
    const found = measureStaged([first, { ...second, segments }]);
    expect(found).toMatchObject({ kind: 'none', wave: 1, reason: 'not_a_number' });
    expect(found.kind === 'none' && found.waves[0]!.kind).toBe('effect');
    expect(measureStaged([first, { ...second, weeks: 0 }])).toMatchObject({ wave: 1, reason: 'too_few_blocks' });
  });

  it('a control that got worse by itself costs the grade, whichever wave it was the control of', () => {
    const waves = studies(4, [0, 4]);
    expect(measureStaged(waves)).toMatchObject({ grade: 'A', worsenedControls: [] });
    const worse = waves.map((wave) => ({
      ...wave,
      segments: wave.segments.map((each, s) =>
        s === 3
          ? { ...each, numerators: Array.from(each.numerators, (x, day) => (day >= (WEEKS + 4) * 7 ? 3 * x : x)) }
          : each,
      ),
    }));
    const found = measureStaged(worse);
    expect(found).toMatchObject({ grade: 'B', worsenedControls: [{ wave: 1, segment: 3 }] });
  });
});

describe('looking every week at waves', () => {
  const wave = (launch: number, given: Partial<PlannedWave> = {}): PlannedWave => ({
    launch,
    settled: launch,
    baseline: 12,
    weeks: 4,
    weeksPerBlock: 1,
    quiet: Float64Array.of(1, -1, 1, -1),
    ...given,
  });
  const apart = { quiet: Float64Array.of(1, 1, -1, -1) };

  it('one wave has the looks of a launch', () => {
    const looks = stagedAnalyses([wave(0, { weeks: 8 })]);
    expect(looks.map(({ week }) => week)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    for (const { week, fraction } of looks) expect(fraction).toBeCloseTo(informationFraction(week, 8, 12), 12);
  });

  it('waves that start together and move alike have the looks of one', () => {
    const looks = stagedAnalyses([wave(0), wave(0)]);
    for (const { week, fraction } of looks) expect(fraction).toBeCloseTo(informationFraction(week, 4, 12), 12);
  });

  it('waves apart that do not move together: information adds up, by hand', () => {
    const looks = stagedAnalyses([wave(0), wave(4, apart)]);
    expect(looks.map(({ week, weeks }) => [week, ...weeks])).toEqual([
      [2, 2, 0], [3, 3, 0], [4, 4, 0], [6, 4, 2], [7, 4, 3], [8, 4, 4],
    ]); // prettier-ignore
    // 1 / (1/n + 1/12) of each wave: 12/7, 12/5, 3 after 2, 3, 4 weeks; 6 at the end.
    const expected = [12 / 7, 12 / 5, 3, 3 + 12 / 7, 3 + 12 / 5, 6].map((x) => x / 6);
    looks.forEach(({ fraction }, look) => expect(fraction).toBeCloseTo(expected[look]!, 12));
  });

  it('waves that share weeks: variances by hand', () => {
    const [a, b] = [{ launch: 0, settled: 0, before: 12, after: 4 }, { launch: 4, settled: 4, before: 12, after: 4 }]; // prettier-ignore
    expect(sharedVariance(a, a)).toBeCloseTo(1 / 12 + 1 / 4, 15);
    // Eight weeks before for both, four after for one and before for the other.
    expect(sharedVariance(a, b)).toBeCloseTo(8 / 144 - 4 / 48, 15);
    const looks = stagedAnalyses([wave(0), wave(4)]);
    // Alike: half of each, so the variance at the end is (1/3 + (8/144 − 4/48)) / 2, after four weeks 1/3.
    const end = (1 / 3 + 8 / 144 - 4 / 48) / 2;
    expect(looks[2]!.fraction).toBeCloseTo(end / (1 / 3), 12);
  });

  it('in fortnights every other week; a wave that has less than two weeks is not in; without history all are alike', () => {
    expect(stagedAnalyses([wave(0, { weeksPerBlock: 2 })]).map(({ weeks }) => weeks[0])).toEqual([2, 4]);
    expect(stagedAnalyses([wave(0), wave(1.5)]).map(({ weeks }) => weeks)).toEqual([[2, 0], [3, 0], [4, 2], [4, 3], [4, 4]]); // prettier-ignore
    const bare = stagedAnalyses([wave(0, { quiet: new Float64Array() }), wave(4, { quiet: new Float64Array() })]);
    expect(bare.every(({ fraction }) => fraction > 0 && fraction <= 1)).toBe(true);
    expect(stagedAnalyses([])).toEqual([]);
  });

  it('are the same whatever came after the first launch', () => {
    const [a, b] = [studies(5, [0, 4]), studies(5, [0, 4], 0.5)];
    expect(stagedAnalyses(plannedWaves(b))).toEqual(stagedAnalyses(plannedWaves(a)));
  });
});
