import { supportDays } from '../../../test/support/builders-launch.js';
import { blockPermutation } from './block-permutation.js';
import { launchBlocks, type Launch } from './launch-blocks.js';
import type { ImpactStudy } from './measure-effect.js';
import { measureImpact, type Impact } from './measure-impact.js';
import { naiveChange } from './naive-change.js';
import { logMargin } from './verdict.js';
import { weeklyEffect } from './weekly-effect.js';

const range = (length: number) => Array.from({ length }, (_, i) => i);

/** A segment with 10 a day of 100, 8 of 100 from day 21 on, and one with as many as the weekday says. */
const LAUNCH: Launch = {
  segments: [
    { numerators: range(37).map((day) => (day < 21 ? 10 : 8)), denominators: range(37).map(() => 100) },
    { numerators: range(37).map((day) => day % 7), denominators: range(37).map(() => 50) },
  ],
  perWeek: 7,
  launch: 21,
  paused: 2,
  weeks: 4,
  treated: [0],
  controls: [1],
  scale: 'points',
};

describe('weeks outward from launch', () => {
  it('have every weekday once; rollout and the rest of a week are left out', () => {
    const { panel, ...rest } = launchBlocks(LAUNCH);
    expect(panel.values).toEqual([
      [0.1, 0.1, 0.1, 0.08, 0.08],
      [0.06, 0.06, 0.06, 0.06, 0.06],
    ]);
    expect(panel.weights).toEqual([2100, 1050]);
    expect(rest).toEqual({ starts: [0, 7, 14, 23, 30], weeksBefore: 3, weeksAfter: 2, leastInBlock: 350, present: 1 });
  });

  it('are counted backward: what is left over is the oldest days', () => {
    expect(launchBlocks({ ...LAUNCH, launch: 20 }).panel.before).toBe(2);
    expect(launchBlocks({ ...LAUNCH, weeks: 1 }).weeksAfter).toBe(1);
  });

  it('become fortnights when one of them is thin', () => {
    const thin = LAUNCH.segments.map(({ numerators }) => ({ numerators, denominators: range(37).map(() => 2) }));
    const { panel, leastInBlock, weeksBefore } = launchBlocks({ ...LAUNCH, segments: thin });
    expect([panel.weeksPerBlock, leastInBlock, weeksBefore, panel.before]).toEqual([2, 28, 2, 1]);
  });

  it('counts are so much a week, with a half added to their logarithm; missing and excluded days are left out', () => {
    const numerators = range(37).map((day) => (day === 3 ? NaN : day === 10 ? 1000 : 10));
    const counted = { ...LAUNCH, segments: [{ numerators }], controls: [], excluded: [10] };
    const { panel, present, leastInBlock } = launchBlocks(counted);
    expect(Array.from(panel.values[0]!, (x) => x.toFixed(9))).toEqual(Array(5).fill('70.000000000'));
    expect([present, leastInBlock]).toEqual([33 / 34, 60]);
    const logged = launchBlocks({ ...counted, scale: 'log', events: true }).panel.values[0]!;
    expect(logged[2]).toBeCloseTo(Math.log(70.5), 12);
  });

  it('of which all is left out are none: neither empty, nor a reason for fortnights', () => {
    const excluded = range(7).map((day) => 7 + day);
    const { panel, weeksBefore, leastInBlock, present } = launchBlocks({ ...LAUNCH, excluded });
    expect(panel.values[0]).toEqual([0.1, 0.1, 0.08, 0.08]);
    expect([weeksBefore, panel.before, panel.weeksPerBlock, leastInBlock, present]).toEqual([2, 2, 1, 350, 1]);
    expect(launchBlocks({ ...LAUNCH, excluded: range(37) }).panel.values[0]).toEqual([]);
  });

  it('may be handed in as weeks', () => {
    const weekly = { numerators: [70, 70, 70, 0, 56], denominators: [700, 700, 700, 700, 700] };
    const { panel } = launchBlocks({ ...LAUNCH, segments: [weekly], controls: [], perWeek: 1, launch: 3, paused: 1 });
    expect(panel.values).toEqual([[0.1, 0.1, 0.1, 0.08]]);
  });
});

describe('the naive change', () => {
  it('is the rate of all days compared, after against before', () => {
    const change = naiveChange(LAUNCH, [0], 3, 2)!;
    expect(change).toMatchObject({ before: 0.1, after: 0.08, change: expect.closeTo(-0.02, 12) });
    expect(change.relative).toBeCloseTo(-0.2, 12);
    expect(naiveChange(LAUNCH, [0, 1], 3, 2)!.before).toBeCloseTo((210 + 63) / 3150, 12);
  });
  it('of counts is a week, of all members together', () => {
    const segments = LAUNCH.segments.map(({ numerators }) => ({ numerators }));
    expect(naiveChange({ ...LAUNCH, segments }, [0, 1], 3, 2)!.before).toBeCloseTo(70 + 21, 10);
  });
  it('is none without a denominator', () => expect(naiveChange(LAUNCH, [0], 0, 2)).toBeNull());
});

describe('turning the calendar', () => {
  it('by hand: of five turns of 1 2 1 1 9 only the real one has the 9 alone; two places, two turns', () => {
    expect(blockPermutation(Float64Array.of(1, 2, 1, 1, 9), 1)).toEqual({ p: 0.2, turns: 5 });
    expect(blockPermutation(Float64Array.of(1, 2, 1, 1, 9), 2)).toEqual({ p: 0.4, turns: 5 }); // 1 9 and, by one turn, 9 1
    expect(blockPermutation(Float64Array.of(3, 3, 3, 3), 2)).toEqual({ p: 1, turns: 4 });
  });
  it('is not deceived by weekdays', () => {
    const weekly = Float64Array.from(range(28), (day) => (day % 7) + (day >= 21 ? 1 : 0));
    expect(blockPermutation(weekly, 7, range(28).map((day) => day % 7))).toEqual({ p: 1 / 28, turns: 28 }); // prettier-ignore
  });
  it('needs all values and two sides', () => {
    expect(blockPermutation(Float64Array.of(1, NaN, 2), 1)).toBeNull();
    expect(blockPermutation(Float64Array.of(1, 2), 2)).toBeNull();
  });
});

const WEEKS = 26;
const study = (seed: number, effect = 0): ImpactStudy => ({
  segments: supportDays(seed, (WEEKS + 4) * 7, WEEKS * 7, effect),
  perWeek: 7,
  launch: WEEKS * 7,
  paused: 0,
  weeks: 4,
  treated: [0],
  controls: [1, 2, 3, 4, 5],
  scale: 'log',
  events: true,
  better: 'lower',
  margin: logMargin(0.1),
  registered: true,
  overlapping: false,
});

function impactOf(asked: ImpactStudy): Impact {
  const impact = measureImpact(asked);
  if (impact.kind === 'none') throw new Error(impact.reason);
  return impact;
}

describe('the whole story', () => {
  it('a large effect is found, by both opinions', () => {
    const impact = impactOf(study(1, 0.4));
    expect(impact.verdict).toMatchObject({ outcome: 'improved', belowMargin: false, failed: [] });
    expect(impact.effect).toMatchObject({ baseline: 12, after: 4, history: 26 });
    expect(Math.abs(impact.effect.estimate - Math.log(0.6))).toBeLessThan(4 * impact.effect.standardError);
    expect(impact.secondOpinion).toMatchObject({ turns: 112 });
    expect([impact.disagrees, impact.weeksPerBlock, impact.parts]).toEqual([false, 1, []]);
    expect(impact.controls.map(({ segment }) => segment)).toEqual([1, 2, 3, 4, 5]);
  });

  it('another change on the same segments forbids a verdict; an edit makes it exploratory', () => {
    const impact = impactOf({ ...study(1, 0.4), overlapping: true, registered: false });
    expect(impact.verdict).toMatchObject({ outcome: 'inconclusive', failed: [{ gate: 'overlapping' }] });
    expect(impact.grade).toBe('X');
  });

  it('two treated segments have parts; no control is grade C', () => {
    expect(impactOf({ ...study(2), treated: [0, 1], controls: [2, 3, 4, 5] }).parts).toHaveLength(2);
    expect(impactOf({ ...study(2), controls: [] }).grade).toBe('C');
  });

  it('too little, or nothing counted, is said', () => {
    expect(measureImpact({ ...study(3), launch: 7 })).toMatchObject({ kind: 'none', reason: 'too_few_blocks' });
    expect(measureImpact({ ...study(3), paused: 28 })).toMatchObject({ reason: 'too_few_blocks', weeksAfter: 0 });
    const empty = range((WEEKS + 4) * 7).map(() => 0);
    const segments = study(3).segments.map((s, i) => (i === 5 ? { numerators: empty, denominators: empty } : s));
    expect(measureImpact({ ...study(3), segments })).toMatchObject({ kind: 'none', reason: 'not_a_number' });
  });
});

// The design allows 1 to 7 %; its own simulations of this case found 3.3 %
it('nothing happened: at most 7 of 100 launches find an effect', () => {
  const found = range(400).filter((seed) => {
    const effect = weeklyEffect(launchBlocks(study(1000 + seed)).panel);
    return effect.kind === 'effect' && effect.p < 0.05;
  }).length;
  expect(found).toBeGreaterThanOrEqual(4);
  expect(found).toBeLessThanOrEqual(28);
});
