/** The effect at the mix of before launch, on generated support in which the mix, the rate, or nothing changes. */
import { createHash } from 'node:crypto';
import { FIRST_DAY, planOf } from '../../../../test/support/builders-impact.js';
import { mixedNumbers, type MixedWorld } from '../../../../test/support/builders-mix.js';
import { expectFinite } from '../../../../test/support/expect-finite.js';
import type { Circumstances } from '../circumstances.js';
import { assess } from './assess.js';

const LAUNCH = 182;
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);
const KNOWN: Circumstances = { registered: true, overlaps: [], planChanges: [] };

function judged(given: Partial<MixedWorld>, plan = planOf()) {
  const { numbers, mix } = mixedNumbers({ seed: 1, days: 210, launch: LAUNCH, hardAfter: 0.25, effect: 0, ...given });
  const found = assess(numbers, plan, { ...KNOWN, mix: [mix] });
  expectFinite(found);
  const opinion = found.opinions.find(({ method }) => method === 'mix_adjusted')!;
  const { value, low95, high95 } = found.effect!.estimate;
  return { found, opinion, value, low95, high95 };
}

const covers = ({ low95, high95 }: { low95: number | null; high95: number | null }, x: number) =>
  low95! <= x && x <= high95!;

it('the mix shifts at launch and nobody works otherwise: the plain effect is off zero, the adjusted one covers it', () => {
  // 2 and 6 touches: 3.0 with a quarter hard, 3.8 with 45 %.
  const runs = SEEDS.map((seed) => judged({ seed, hardAfter: 0.45 }));
  for (const run of runs) expect(run.low95).toBeGreaterThan(0);
  expect(runs.filter(({ opinion }) => covers(opinion, 0)).length).toBeGreaterThanOrEqual(10);
  const mean = runs.reduce((sum, { opinion }) => sum + opinion.estimate!, 0) / runs.length;
  expect(Math.abs(mean)).toBeLessThan(0.005);
  const [{ found, opinion }] = runs as [(typeof runs)[0]];
  expect(opinion.agrees).toBe(false);
  expect(opinion.words).toMatch(
    /^with Priority of conversations as mixed before launch disagrees: .+ % \(95 %: −?.+ to .+\), p 0\.\d{3}; the mix itself made \+2\d\.\d %$/,
  );
  expect(found.checks).toContainEqual({ code: 'SECOND_OPINION', status: 'noted', words: opinion.words });
  // It never decides.
  expect(found.verdict.outcome).toBe('worsened');
});

it('only the rate changes: both find it', () => {
  for (const { opinion, ...run } of SEEDS.map((seed) => judged({ seed, effect: 0.15 }))) {
    expect(run.high95).toBeLessThan(0);
    expect(opinion).toMatchObject({ agrees: true });
    expect(opinion.high95).toBeLessThan(0);
    expect(Math.abs(opinion.estimate! - run.value)).toBeLessThan(0.04);
  }
});

it('both change: what is left is the rate', () => {
  const runs = SEEDS.map((seed) => judged({ seed, effect: 0.15, hardAfter: 0.4 }));
  const mean = runs.reduce((sum, { opinion }) => sum + opinion.estimate!, 0) / runs.length;
  expect(mean).toBeCloseTo(Math.log(0.85), 1);
  expect(Math.abs(mean - Math.log(0.85))).toBeLessThan(0.01);
});

it('nothing changes: both say so, within noise', () => {
  const runs = SEEDS.map((seed) => judged({ seed }));
  expect(runs.filter((run) => covers(run, 0)).length).toBeGreaterThanOrEqual(10);
  expect(runs.filter(({ opinion }) => covers(opinion, 0)).length).toBeGreaterThanOrEqual(10);
  for (const { opinion, value } of runs) expect(Math.abs(opinion.estimate! - value)).toBeLessThan(0.04);
});

it('is part of what is kept: the same again from the same, another from another mix', () => {
  const digest = (hardAfter: number) =>
    createHash('sha256')
      .update(JSON.stringify(judged({ hardAfter }).found))
      .digest('hex');
  expect(digest(0.45)).toBe(digest(0.45));
  const { mix } = judged({ hardAfter: 0.45 }).found.inputs;
  expect(mix).toMatchObject({ adjustedFor: ['Priority'] });
  expect(mix!.factors.map(({ segment }) => segment)).toEqual(['one', 'two', 'three', 'four', 'five', 'six'].map((key) => `tier/${key}`)); // prettier-ignore
  // Before launch as it was on average; after it the mix alone makes 3.8 of 3.0.
  const [own] = mix!.factors;
  const mean = (of: readonly number[]) => of.reduce((sum, x) => sum + x, 0) / of.length;
  expect(mean(own!.factors.slice(14, 26))).toBeCloseTo(1, 1);
  expect(mean(own!.factors.slice(26))).toBeCloseTo(3 / 3.8, 1);
});

it('takes the labels whose kinds differ, by the weeks before launch alone', () => {
  const { numbers, mix } = mixedNumbers({ seed: 3, days: 210, launch: LAUNCH, hardAfter: 0.45, effect: 0 });
  const alike = (weeks: typeof mix.before) => ({ ...weeks, labels: weeks.labels.map(() => ['mail']) });
  const channel = { ...mix, dimensions: ['Channel'], before: alike(mix.before), after: alike(mix.after) };
  const found = assess(numbers, planOf(), { ...KNOWN, mix: [channel, mix] });
  expect(found.inputs.mix!.adjustedFor).toEqual(['Priority']);
});

describe('is absent, with the reason,', () => {
  const reasonOf = (days: number, launch: number, mix?: Circumstances['mix']) => {
    const world = mixedNumbers({ seed: 1, days, launch, hardAfter: 0.45, effect: 0 });
    const plan = planOf({ launch: FIRST_DAY + launch });
    const found = assess(world.numbers, plan, { ...KNOWN, mix: mix ?? [world.mix] });
    expect(found.opinions.map(({ method }) => method)).not.toContain('mix_adjusted');
    expect(found.inputs.mix).toBeUndefined();
    return found.checks.find(({ code }) => code === 'NO_MIX_ADJUSTED')!.words;
  };

  it('with eleven weeks of history', () =>
    expect(reasonOf(105, 77)).toMatch(/it needs 12 weeks of history, and there are 11$/));

  it('where nothing says what conversations were about', () =>
    expect(reasonOf(210, LAUNCH, 'no import says it')).toMatch(/: no import says it$/));

  it('where every kind is thin', () => {
    const { mix } = mixedNumbers({ seed: 1, days: 210, launch: LAUNCH, hardAfter: 0.45, effect: 0 });
    const scattered = (weeks: typeof mix.before) => ({ ...weeks, labels: weeks.labels.map((_, row) => [String(row)]) });
    const thin = { ...mix, before: scattered(mix.before), after: scattered(mix.after) };
    expect(reasonOf(210, LAUNCH, [thin])).toMatch(/no two kinds of conversations are frequent enough/);
  });
});
