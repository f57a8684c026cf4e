/** One thin control must not cost the whole study its weeks: with it, everything is as without it, and the plan says so. */
import { FIRST_DAY, numbersOf, planOf, type Daily } from '../../../../test/support/builders-impact.js';
import { supportDays } from '../../../../test/support/builders-launch.js';
import { modelOf } from '../../trees/model-of-workspace.js';
import { assess } from '../assess/assess.js';
import type { InterventionPlan } from '../plan.js';
import { powerOf } from '../planning/plan-power.js';
import { suggestedControls } from '../planning/suggest-controls.js';

const [DAYS, LAUNCH] = [210, 182];
const KNOWN = { registered: true, overlaps: [], planChanges: [] };
const MADE = supportDays(1, DAYS, LAUNCH, 0.2);
const ALL = ['tier/two', 'tier/three', 'tier/four', 'tier/five', 'tier/six'];
const REST = ALL.slice(0, 4);

/** A conversation is touched ten times; the sixth segment has `a day` of them. */
function daily(perDay: (segment: number, day: number) => number): Daily {
  const resolved = MADE.map(({ denominators }, s) => denominators.map((x, day) => (x / 10) * perDay(s, day)));
  const touches = MADE.map(({ numerators }, s) => numerators.map((x, day) => Math.round(x * perDay(s, day))));
  const handle = touches.map((each) => each.map((x) => x * 600));
  return { touches, resolved, created: resolved, handle_seconds: handle, cost: handle, customer_days: MADE.map(({ denominators }) => denominators) }; // prettier-ignore
}

/** Eight a day become two: 14 a week, 28 a fortnight. */
const THIN = daily((s) => (s === 5 ? 1 / 4 : 1));
const COUNTED: Partial<InterventionPlan> = { metric: 'contact_rate', primary: 'one/demand_intensity/contact_rate' };
const VOLUME: Partial<InterventionPlan> = {
  metric: 'conversation_volume',
  primary: 'one/demand_intensity/contact_rate',
};

describe.each<[string, Daily, Partial<InterventionPlan>, string]>([
  ['a thin control', THIN, {}, 'THIN_CONTROL'],
  ['one that is thin after launch only', daily((s, day) => (s === 5 && day >= LAUNCH ? 1 / 4 : 1)), {}, 'THIN_CONTROL'],
  ['one that has nothing in many fortnights', daily((s, day) => (s === 5 ? (day % 40 === 0 ? 1 : 0) : 1)), {}, 'SHORT_CONTROL'],
  ['one that begins a month before launch', daily((s, day) => (s === 5 && day < LAUNCH - 28 ? 0 : 1)), {}, 'SHORT_CONTROL'],
  ['one without anything', daily((s) => (s === 5 ? 0 : 1)), {}, 'SHORT_CONTROL'],
  ['a thin count', { ...THIN, created: THIN.touches! }, VOLUME, 'THIN_CONTROL'],
])('%s', (_, made, given, code) => {
  const numbers = numbersOf(made, DAYS);
  const of = (controls: readonly string[]) => assess(numbers, planOf({ ...given, controls }), KNOWN);
  const [found, without] = [of(ALL), of(REST)];

  it('changes neither the weeks nor the effect', () => {
    expect(without.effect!.weeksPerBlock).toBe(1);
    expect(found.effect).toEqual(without.effect);
    expect(found.verdict).toEqual(without.verdict);
    expect(found.grade).toBe(without.grade);
  });

  it('is told in the assessment', () => {
    const told = found.checks.find((check) => check.code === code)!;
    expect(told).toMatchObject({ status: 'noted' });
    expect(told.words).toMatch(/^Six is left out of the controls/);
    expect(without.checks.map((check) => check.code)).not.toContain(code);
  });
}); // prettier-ignore

it('before it starts, the plan says so, and its power is as without it', () => {
  const numbers = numbersOf(THIN, DAYS);
  const of = (controls: readonly string[]) => powerOf(numbers, planOf({ controls }));
  const [found, without] = [of(ALL), of(REST)];
  expect(found.rows).toEqual(without.rows);
  expect(found.weeksNeeded).toBe(without.weeksNeeded);
  expect(found.notes).toMatchObject([{ code: 'THIN_CONTROL' }]);
  expect(without.notes).toEqual([]);
  const six = suggestedControls(numbers, planOf(), []).find(({ segment }) => segment === 'tier/six')!;
  expect(six.suggested).toBe(false);
  expect(six.reasons[0]).toMatchObject({ code: 'THIN' });
});

it('thin controls are one control together, where no other is there: in weeks, and with all of their events', () => {
  // Four of them with 2 to 5 a day.
  const made = daily((s) => (s === 0 ? 1 : 2 / [120, 80, 40, 25, 15, 8][s]!));
  const numbers = numbersOf(made, DAYS);
  const found = assess(numbers, planOf({ controls: REST }), KNOWN);
  expect(found.effect!.weeksPerBlock).toBe(1);
  expect(found.grade).toBe('B');
  expect(found.checks.find(({ code }) => code === 'POOLED_CONTROLS')!.words).toContain('Two, Three, Four, Five are one control together');
  // By hand: logarithms of touches (and a half) per ticket, week by week, the treated less the pooled ones.
  const week = (values: readonly ArrayLike<number>[], from: number) =>
    values.reduce((sum, each) => sum + Array.from(each).slice(from, from + 7).reduce((a, b) => a + b, 0), 0);
  const gap = (from: number) => {
    const log = (first: number, last: number) => Math.log((week(made.touches!.slice(first, last), from) + 0.5) / week(made.resolved!.slice(first, last), from)); // prettier-ignore
    return log(0, 1) - log(1, 5);
  };
  const mean = (weeks: readonly number[]) => weeks.map((w) => gap(LAUNCH + 7 * w)).reduce((a, b) => a + b, 0) / weeks.length;
  const before = Array.from({ length: 12 }, (_, i) => i - 12);
  expect(found.effect!.estimate.value).toBeCloseTo(mean([0, 1, 2, 3]) - mean(before), 9);
}); // prettier-ignore

it('a metric over seconds is thin by its events: two handled conversations a day have thousands of seconds', () => {
  const metric = 'odd_cost';
  const numbers = numbersOf(THIN, DAYS);
  const own = { ...numbers.model.metrics.get('touches_per_ticket')!, key: metric, name: 'Touches an hour', formula: 'touches / handle_seconds', sample: 'resolved' };
  const model = modelOf({ ...numbers.model.workspace, metrics: [own] });
  const of = (controls: readonly string[]) => assess({ ...numbers, model }, planOf({ metric, controls }), KNOWN);
  expect(of(ALL).effect).toEqual(of(REST).effect);
  expect(of(ALL).verdict.reasons.map(({ code }) => code)).not.toContain('THIN');
}); // prettier-ignore

it('a treated segment that is thin itself needs fortnights, and keeps the controls that have enough in these', () => {
  const found = assess(
    numbersOf(
      daily((s) => (s === 0 ? 1 / 60 : s === 5 ? 1 / 4 : 1)),
      DAYS,
    ),
    planOf(),
    KNOWN,
  );
  expect(found.effect!.weeksPerBlock).toBe(2);
  expect(found.checks.map(({ code }) => code)).not.toContain('THIN_CONTROL');
});

it('counts contact rates by customers, so few conversations are no reason to leave a control out', () => {
  const found = assess(numbersOf(THIN, DAYS), planOf({ ...COUNTED, launch: FIRST_DAY + LAUNCH }), KNOWN);
  expect(found.checks.map(({ code }) => code)).not.toContain('THIN_CONTROL');
});
