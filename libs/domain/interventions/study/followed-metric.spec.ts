/** Lagging metrics by cohorts: what they are made of, and the trap that looking by the day of resolution walks into. */
import { normalQuantile, randomBits, uniform } from '@bough/statistics';
import { FIRST_DAY, numbersOf, planOf, type Daily } from '../../../../test/support/builders-impact.js';
import { supportDays } from '../../../../test/support/builders-launch.js';
import { followedColumns } from '../../rollups/followed-columns.js';
import { STORED_MEASURES } from '../../rollups/measures.js';
import { assess } from '../assess/assess.js';
import type { Circumstances } from '../circumstances.js';
import { followMetric, laggingMetrics, unfollowed } from './followed-metric.js';
import { suggestedControls } from '../planning/suggest-controls.js';
import { resolveMetric, type StudyMetric } from './study-metric.js';
import type { VersionedNumbers } from './plan-study.js';

const KNOWN: Circumstances = { registered: true, overlaps: [], planChanges: [] };
const [DAYS, LAUNCH, SLOW] = [220, 182, 12];
const DAY = 86_400;

/** Seven of ten, by chance, are resolved after a day, the others after twelve, whatever happens; the first segment doubles on the day of the launch. */
function jump(seed: number): { readonly clocks: Daily; readonly cohorts: Daily } {
  const segments = supportDays(seed, DAYS).map(({ numerators }, segment) =>
    numerators.map((count, day) => 10 + count * (segment === 0 && day >= LAUNCH ? 2 : 1)),
  );
  const bits = randomBits(seed);
  const chance = (count: number) => Math.sqrt(0.21 * count) * normalQuantile(uniform(bits));
  const quick = segments.map((created) =>
    created.map((count) => Math.min(count, Math.round(0.7 * count + chance(count)))),
  );
  const both = (of: (segment: number, day: number) => number) =>
    segments.map((created, segment) => created.map((_, day) => of(segment, day)));
  const begun = (segment: number, day: number) => segments[segment]![Math.max(0, day)]!;
  const soon = (segment: number, day: number) => quick[segment]![Math.max(0, day)]!;
  const late = (segment: number, day: number) => begun(segment, day - SLOW) - soon(segment, day - SLOW);
  const slow = (segment: number, day: number) => begun(segment, day) - soon(segment, day);
  return {
    clocks: {
      created: segments,
      resolved: both((s, d) => soon(s, d - 1) + late(s, d)),
      resolution_seconds: both((s, d) => DAY * (soon(s, d - 1) + SLOW * late(s, d))),
    },
    cohorts: {
      created: segments,
      resolved: segments,
      resolution_seconds: both((s, d) => DAY * (soon(s, d) + SLOW * slow(s, d))),
    },
  };
}

/** Numbers of both clocks, as a use case hands them in. */
function followed(clocks: Daily, cohorts: Daily, days: number): VersionedNumbers {
  const numbers = numbersOf(clocks, DAYS);
  const { columns } = numbersOf(cohorts, DAYS);
  return { ...numbers, followed: { days, columns, atLaunch: { begun: 40, open: 12 } } };
}

const RESOLUTION = { metric: 'resolution_time', primary: 'one/handling_efficiency/resolution_time', weeks: 2 } as const;

describe('a launch on the day on which twice as many begin to write', () => {
  it.each([1, 2, 3])(
    'looks like an improvement by the day of resolution, and like nothing by cohorts (seed %i)',
    (seed) => {
      const { clocks, cohorts } = jump(seed);
      const plan = planOf({ ...RESOLUTION, predicted: 0.1 });
      const naive = assess(numbersOf(clocks, DAYS), plan, KNOWN);
      expect(naive.verdict.kind).toBe('verified_improvement');
      expect(naive.effect!.relative!.value).toBeLessThan(-0.15);
      expect(naive.checks.map(({ code }) => code)).toContain('RESOLVED_CLOCK');
      const found = assess(followed(clocks, cohorts, 14), { ...plan, followUpDays: 14 }, KNOWN);
      expect(found.verdict.outcome).not.toBe('improved');
      const { value, low95, high95 } = found.effect!.relative!;
      expect(Math.abs(value)).toBeLessThan(0.05);
      expect(low95 < 0 && high95 > 0).toBe(true);
      expect(found.checks.map(({ code }) => code)).toEqual(expect.arrayContaining(['FOLLOW_UP', 'OPEN_AT_LAUNCH']));
      expect(found.checks.map(({ words }) => words).join()).toContain('12 of 40 conversations');
    },
  );

  it('has segments to compare with by the weeks that were followed to the end, on the eve of the launch', () => {
    const { clocks, cohorts } = jump(1);
    const numbers = followed(clocks, cohorts, 14);
    const eve = { ...numbers, state: { ...numbers.state, range: { from: FIRST_DAY, to: FIRST_DAY + LAUNCH - 1 } } };
    const [first] = suggestedControls(eve, planOf({ ...RESOLUTION, followUpDays: 14 }), []);
    expect(first!.suggested).toBe(true);
    expect(first!.reasons.map(({ code }) => code)).toEqual(['VOLUME', 'PARALLEL']);
  });

  it('waits for the last conversations of the window, and shows no half-followed ones', () => {
    const { clocks, cohorts } = jump(1);
    const plan = planOf({ ...RESOLUTION, followUpDays: 14 });
    const at = (day: number) => assess(followed(clocks, cohorts, 14), plan, { ...KNOWN, asOf: FIRST_DAY + day });
    const matured = LAUNCH + 14 + 14;
    expect(at(matured - 1).verdict).toMatchObject({ kind: 'immature', until: FIRST_DAY + matured });
    expect(at(matured).verdict.kind).not.toBe('immature');
    const { points } = at(LAUNCH + 3).chart!;
    const seen = points.filter(({ observed }) => observed !== null);
    expect(points.length).toBeGreaterThan(10);
    expect(Math.max(...seen.map(({ from }) => from))).toBeLessThan(FIRST_DAY + LAUNCH + 3 - 14);
  });

  it('waits for a guardrail that lags, when the metric that is bet on does not', () => {
    const { clocks, cohorts } = jump(1);
    const rail = { path: 'one/handling_efficiency/resolution_time', margin: { kind: 'relative', value: 0.1 } } as const;
    const volume = { metric: 'contact_rate', primary: 'one/demand_intensity/contact_rate', weeks: 2 };
    const plan = planOf({ ...volume, guardrails: [rail], followUpDays: 14 });
    const customers = clocks.created!.map(() => new Array<number>(DAYS).fill(1000));
    const numbers = followed({ ...clocks, customer_days: customers }, cohorts, 14);
    const at = (day: number) => assess(numbers, plan, { ...KNOWN, asOf: FIRST_DAY + day });
    expect(at(LAUNCH + 27).verdict).toMatchObject({ kind: 'immature', until: FIRST_DAY + LAUNCH + 28 });
    expect(at(LAUNCH + 28).verdict.kind).toBe('worsened');
    // By the day of resolution it would be called safe, and better.
    expect(at(LAUNCH + 28).guardrails).toMatchObject([{ outcome: 'safe' }]);
    expect(Math.abs(at(LAUNCH + 28).guardrails[0]!.relative!.value)).toBeLessThan(0.05);
  });

  it('in waves, is not compared with a segment that starts while its last conversations are followed', () => {
    const { clocks, cohorts } = jump(1);
    const waves = [
      { segments: ['tier/one'], launch: FIRST_DAY + LAUNCH - 42 },
      { segments: ['tier/two'], launch: FIRST_DAY + LAUNCH - 28 },
      { segments: ['tier/three'], launch: FIRST_DAY + LAUNCH - 14 },
    ];
    const plan = planOf({ ...RESOLUTION, design: 'staged', waves, controls: ['tier/four', 'tier/five', 'tier/six'] });
    const others = (numbers: VersionedNumbers, followUpDays?: number) =>
      assess(numbers, { ...plan, ...(followUpDays !== undefined && { followUpDays }) }, KNOWN).waves.map(
        ({ controls }) => controls.filter((id) => !plan.controls.includes(id)),
      );
    expect(others(numbersOf(clocks, DAYS))).toEqual([['tier/two', 'tier/three'], ['tier/three'], []]);
    expect(others(followed(clocks, cohorts, 14), 14)).toEqual([['tier/three'], [], []]);
  });

  it('is not judged when nobody read what became of the conversations', () => {
    const found = assess(numbersOf(jump(1).clocks, DAYS), planOf({ ...RESOLUTION, followUpDays: 14 }), KNOWN);
    expect(found.verdict).toMatchObject({ kind: 'inconclusive', reasons: [{ code: 'NOT_FOLLOWED' }] });
  });
});

describe('which metrics are followed', () => {
  const { model } = numbersOf({}, 10);
  const of = (key: string) => resolveMetric(model, key) as StudyMetric;

  it('those that wait for a resolution or a rating, not those that cannot be told by conversation', () => {
    const followable = [...model.metrics.keys()].filter((key) => {
      const judged = resolveMetric(model, key);
      return judged.kind === 'suitable' && unfollowed(model, judged) === null;
    });
    expect(followable.sort()).toEqual(
      [
        ...['csat', 'csat_mean', 'effort_score', 'first_contact_resolution', 'handle_time', 'handling_efficiency'],
        ...['issue_complexity', 'reopen_and_follow_up_rate', 'reopen_rate', 'repeat_contact_rate', 'resolution_rate'],
        ...['resolution_time', 'response_rate', 'throughput', 'touches_per_ticket'],
      ].sort(),
    );
    expect(unfollowed(model, of('cost_per_conversation'))).toContain('cost cannot be followed');
    expect(unfollowed(model, of('resolution_business_time'))).toContain('resolution_business_seconds cannot');
    expect(unfollowed(model, of('contact_rate'))).toContain('nothing in it waits');
  });

  it('in a plan: the one that is bet on or a guardrail, but none of an experiment', () => {
    const rail = { path: 'one/experience/satisfaction', margin: { kind: 'points', value: 0.03 } } as const;
    const demand = planOf({ metric: 'contact_rate', primary: 'one/demand_intensity/contact_rate' });
    expect(laggingMetrics(model, demand)).toEqual([]);
    expect(laggingMetrics(model, { ...demand, guardrails: [rail] })).toEqual(['csat']);
    expect(laggingMetrics(model, planOf({ guardrails: [rail] }))).toEqual(['touches_per_ticket', 'csat']);
    expect(laggingMetrics(model, planOf({ design: 'experiment' }))).toEqual([]);
  });

  it('resolution time is the mean up to the end of the follow-up over all that began', () => {
    const made = followMetric(of('resolution_time'), 10);
    // Ten began: six resolved after 12 days together, four later or not at all: (12 + 4 × 10) ÷ 10 days.
    const value = (sum: ReadonlyMap<string, number>) =>
      [...sum].reduce(
        (total, [name, times]) => total + times * { created: 10, resolved: 6, resolution_seconds: 12 * DAY }[name]!,
        0,
      );
    expect(value(made.form!.numerator) / value(made.form!.denominator!)).toBeCloseTo(5.2 * DAY, 6);
    expect([made.maturity, made.words]).toEqual([10, 'time to resolution (at most 10 days) ÷ created']);
    expect(followMetric(of('csat'), 10)).toMatchObject({ maturity: 10, form: of('csat').form });
    expect(followMetric(of('repeat_contact_rate'), 10).maturity).toBe(24);
  });
});

it('puts cohorts on the places of the columns that they stand in for', () => {
  const { columns } = numbersOf({ created: [[1, 2, 3]], answered: [[7, 7, 7]], ratings: [[9, 9, 9]] }, 3);
  const values = new Float64Array(STORED_MEASURES.length * 2);
  const at = (key: string) => STORED_MEASURES.findIndex((each) => each.key === key) * 2;
  values.set([5, 4], at('created'));
  values.set([3, 2], at('resolved'));
  const blocks = [
    { day: FIRST_DAY + 1, segments: ['all', 'tier/one'], values },
    { day: FIRST_DAY + 7, segments: ['all', 'tier/one'], values },
  ];
  const { daily } = followedColumns(columns, blocks);
  const one = columns.segments.indexOf('tier/one') * 3;
  const own = (key: string) => [...daily.get(key)!.slice(one, one + 3)];
  expect([own('created'), own('resolved'), own('resolved_later')]).toEqual([
    [0, 4, 0],
    [0, 2, 0],
    [0, 2, 0],
  ]);
  expect([own('answered'), own('ratings')]).toEqual([
    [7, 7, 7],
    [0, 0, 0],
  ]);
  expect(daily.get('created')![1]).toBe(5);
});
