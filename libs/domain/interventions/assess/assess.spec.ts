import { createHash } from 'node:crypto';
import { planOf, supportNumbers, numbersOf, FIRST_DAY } from '../../../../test/support/builders-impact.js';
import { supportDays } from '../../../../test/support/builders-launch.js';
import { expectFinite } from '../../../../test/support/expect-finite.js';
import { modelOf } from '../../trees/model-of-workspace.js';
import { assess } from './assess.js';
import { IMPACT_METHOD } from './assessment-inputs.js';
import type { Circumstances } from '../circumstances.js';
import { impactReport } from '../picture/impact-report.js';
import { impactSvg } from '../picture/impact-svg.js';
import type { InterventionPlan } from '../plan.js';
import type { VersionedNumbers } from '../study/plan-study.js';

const KNOWN: Circumstances = { registered: true, overlaps: [], planChanges: [] };
const LAUNCH = 182;
const NAMED = ['one', 'two', 'three', 'four', 'five', 'six'];
const WORKED = supportNumbers(1, 210, LAUNCH, 0.25);

function judged(numbers: VersionedNumbers, plan: InterventionPlan, circumstances = KNOWN) {
  const assessment = assess(numbers, plan, circumstances);
  expectFinite(assessment);
  return assessment;
}

const kindOf = (numbers: VersionedNumbers, plan = planOf(), circumstances = KNOWN) =>
  judged(numbers, plan, circumstances).verdict.kind;

describe('an intervention that worked', () => {
  const found = judged(WORKED, planOf());

  it('is a verified improvement, with what it was against', () => {
    expect(found.verdict).toMatchObject({ kind: 'verified_improvement', outcome: 'improved', atACost: false });
    expect(found.grade).toBe('A');
    // A quarter less was planted: log 0.75.
    expect(Math.abs(found.effect!.estimate.value - Math.log(0.75))).toBeLessThan(3 * found.effect!.standardError);
    const { observed, expected, absolute, relative } = found.effect!;
    expect(observed! - expected!).toBeCloseTo(absolute!.value, 12);
    expect(observed! / expected! - 1).toBeCloseTo(relative!.value, 12);
    expect(found.shareOfPredicted).toBeCloseTo(-relative!.value / 0.15, 12);
    expect(found.naive!.relative).toBeCloseTo(found.naive!.after / found.naive!.before - 1, 12);
  });

  it('says so to a manager, and how we know', () => {
    expect(found.words.headline).toBe('Verified improvement');
    expect(found.words.summary).toContain('Touches per ticket of One fell by');
    expect(found.words.summary).toContain('The bet was 15.0\u00a0%');
    expect(found.words.howWeKnow).toContain('66 past dates and segments');
  });

  it('is drawn: weeks before, and after launch the difference added up', () => {
    const { points, launch } = found.chart!;
    expect(points.filter(({ to }) => to <= launch)).toHaveLength(26);
    const after = points.filter(({ phase }) => phase === 'after');
    const sums = supportDays(1, 210, LAUNCH, 0.25)[0]!;
    const resolved = (from: number) => sums.denominators.slice(from, from + 7).reduce((sum, x) => sum + x / 10, 0);
    const added = after.reduce((sum, { difference, from }) => sum + difference! * resolved(from - FIRST_DAY), 0);
    expect(after.at(-1)!.cumulative).toBeCloseTo(added, 9);
  });

  it('as a picture and as a page has its words in it, escaped', () => {
    const svg = impactSvg(found, 'down')!;
    expect(svg).toContain('<title id="impact-title">Touches per ticket of One</title>');
    expect(svg).not.toContain('NaN');
    const facts = { number: '#1', owner: '<Ann>', frozenAt: null, hash: null, key: null };
    expect(impactReport(found, planOf(), facts)).toContain('&lt;Ann&gt;');
  });
});

describe('the verdict', () => {
  it('partly: smaller than was bet on', () => {
    const plan = planOf({ predicted: 0.6 });
    expect(judged(WORKED, plan)).toMatchObject({ verdict: { kind: 'partly_verified' } });
    const small = judged(WORKED, planOf({ predicted: null, margin: { kind: 'relative', value: 0.6 } }));
    expect(small.words.headline).toBe('Partly verified: the right direction, smaller than what matters');
  });

  it('worsened, when it went the other way', () =>
    expect(kindOf(WORKED, planOf({ direction: 'up' }))).toBe('worsened'));

  it('tells a bet in the unit of the metric in that unit, and what went the other way as such', () => {
    const plan = planOf({ margin: { kind: 'points', value: 0.3 }, predicted: 0.5, direction: 'up' });
    const { summary } = judged(WORKED, plan).words;
    expect(summary).toContain('The bet was 0.50, and it went the other way;');
  });

  it('confounded by another intervention, whatever the numbers', () => {
    const overlaps = [{ from: FIRST_DAY, to: FIRST_DAY + 300, label: '#2 on one', confounds: true }];
    const found = judged(WORKED, planOf(), { ...KNOWN, overlaps });
    expect(found.verdict).toMatchObject({ kind: 'confounded', confoundedBy: ['#2 on one'] });
    expect(found.words.summary).toContain('#2 on one');
    const shown = [{ ...overlaps[0]!, confounds: false }];
    expect(kindOf(WORKED, planOf(), { ...KNOWN, overlaps: shown })).toBe('verified_improvement');
  });

  it('never verified, when it was not registered', () => {
    const found = judged(WORKED, planOf(), { ...KNOWN, registered: false });
    expect(found).toMatchObject({
      grade: 'X',
      verdict: { kind: 'inconclusive', outcome: 'improved', exploratory: true },
    });
    expect(found.words.headline).toBe('Exploratory, not verified: looks like an improvement');
  });

  it('waits until the weeks are over and stand still, and shows no number before', () => {
    const asOf = FIRST_DAY + LAUNCH + 21;
    const found = judged(WORKED, planOf(), { ...KNOWN, asOf });
    expect(found.verdict).toMatchObject({ kind: 'immature', until: FIRST_DAY + LAUNCH + 28 });
    expect([found.effect, found.naive, found.opinions]).toEqual([null, null, []]);
    expect(found.chart!.points.every(({ expected }) => expected === null)).toBe(true);
    const plan = planOf({ metric: 'first_response_time', primary: 'one/handling_efficiency/first_response_time' });
    expect(judged(WORKED, plan).verdict).toMatchObject({ kind: 'immature', until: FIRST_DAY + LAUNCH + 28 + 7 });
  });

  it('waits for whole fortnights only where weeks are thin: of five weeks four are judged', () => {
    const [touches, resolved] = ['touches', 'resolved'].map((key) =>
      NAMED.map((_, s) => WORKED.columns.daily.get(key)!.slice((s + 1) * 210, (s + 2) * 210)),
    ) as [Float64Array[], Float64Array[]];
    // Two conversations a day: 14 a week, 28 a fortnight.
    const thin = numbersOf({ touches, resolved: [resolved[0]!.map((x) => x / 60), ...resolved.slice(1)] }, 210);
    const plan = planOf({ weeks: 5, launch: FIRST_DAY + 175 });
    expect(judged(thin, plan, { ...KNOWN, asOf: FIRST_DAY + 175 + 27 }).verdict.kind).toBe('immature');
    const found = judged(thin, plan);
    expect(found.effect).toMatchObject({ weeksPerBlock: 2, weeksAfter: 4 });
    expect(found.verdict.kind).not.toBe('immature');
    const looking = judged(thin, { ...plan, looks: 'weekly' });
    expect(looking.verdict.kind).not.toBe('immature');
    const empty = numbersOf({ touches, resolved: resolved.map((each) => each.map(() => 0)) }, 210);
    expect(judged(empty, plan).verdict.kind).toBe('inconclusive');
  });

  it('looked at every week, comes early when it is sure enough for all looks', () => {
    const asOf = FIRST_DAY + LAUNCH + 14;
    const plan = planOf({ looks: 'weekly', weeks: 8 });
    const found = judged(WORKED, plan, { ...KNOWN, asOf });
    // The published bound of the first of seven looks, for 12 weeks before.
    expect(found.looks[0]!.bound).toBeCloseTo(3.573, 3);
    expect(found.looks).toHaveLength(7);
    expect(found.looks[0]!.crossed).toBe(true);
    expect(found.verdict.kind).toBe('verified_improvement');
    expect(found.words.headline).toBe('Verified improvement, so far');
    expect(judged(supportNumbers(3, 210, LAUNCH, 0), plan, { ...KNOWN, asOf }).verdict).toMatchObject({
      kind: 'immature',
      until: FIRST_DAY + LAUNCH + 21,
    });
  });
});

it('a guardrail of another segment is breached: improved, at a cost', () => {
  const days = 210;
  const made = supportDays(1, days, LAUNCH, 0.25);
  const hurt = made.map(({ numerators }, s) =>
    numerators.map((count, day) => (s === 1 && day >= LAUNCH ? Math.round(1.6 * count) : count)),
  );
  const numbers = numbersOf(
    { touches: hurt, resolved: made.map(({ denominators }) => denominators.map((x) => x / 10)) },
    days,
  );
  const rail = {
    path: 'two/handling_efficiency/touches_per_ticket',
    margin: { kind: 'relative', value: 0.1 },
  } as const;
  const controls = ['tier/three', 'tier/four', 'tier/five', 'tier/six'];
  const found = judged(numbers, planOf({ guardrails: [rail], controls }));
  expect(found.verdict).toMatchObject({ kind: 'verified_improvement', atACost: true });
  expect(found.guardrails[0]).toMatchObject({ outcome: 'breached' });
  expect(found.others.find(({ segment }) => segment === 'tier/two')).toMatchObject({ role: 'other', outcome: 'lost' });
  expect(found.words.headline).toBe('Verified improvement, at a cost');
});

it('the effect is carried up through the formulas, and into money', () => {
  const plan = planOf({ metric: 'handle_time', primary: 'one/handling_efficiency/touches_per_ticket' });
  const { upward, worth, effect } = judged(WORKED, plan);
  const branch = upward.find(({ path }) => path === 'one')!;
  const { position, cost, customers } = sumsAfter(WORKED);
  // Cost follows handling: without the effect it would be cost · exp(−x); per average customer, and per 30 days.
  const factor = Math.exp(-effect!.estimate.value);
  expect(position).toBe(1);
  expect(branch.predicted!.value).toBeCloseTo((cost * (1 - factor)) / (customers / 28), 9);
  expect(worth!.perMonth).toBeCloseTo((cost * (factor - 1) * 30) / 28, 6);
  expect(branch.outcome).toBe('as_predicted');
});

function sumsAfter({ columns, model }: VersionedNumbers) {
  const position = model.positions.get('tier/one')!;
  const sum = (key: string) =>
    columns.daily
      .get(key)!
      .slice(position * columns.days + LAUNCH, position * columns.days + LAUNCH + 28)
      .reduce((a, b) => a + b, 0);
  return { position, cost: sum('cost'), customers: sum('customer_days') };
}

describe('designs', () => {
  it('customers assigned at random are compared by their sums', () => {
    const arm = (name: string, touches: number) => ({
      name,
      customers: 40,
      sums: new Map([
        ['touches', Array.from({ length: 40 }, (_, i) => touches + (i % 2))],
        ['resolved', Array.from({ length: 40 }, () => 1)],
      ]),
    });
    const plan = planOf({ design: 'experiment' });
    const found = judged(WORKED, plan, { ...KNOWN, arms: [arm('with', 3), arm('without', 4)] });
    // 3.5 against 4.5 touches; the values of an arm differ by ½ from their mean.
    expect(found.effect!.estimate.value).toBeCloseTo(Math.log(3.5 / 4.5), 12);
    const variance = (mean: number) => 0.25 / mean ** 2 / 39;
    expect(found.effect!.standardError).toBeCloseTo(Math.sqrt(variance(3.5) + variance(4.5)), 12);
    expect(found).toMatchObject({ grade: 'A', verdict: { kind: 'verified_improvement' }, chart: null });
    expect(kindOf(WORKED, plan)).toBe('inconclusive');
  });

  it('what is counted by days is told by the week', () => {
    const arm = (name: string, created: number) => ({
      name,
      customers: 40,
      sums: new Map([
        ['created', Array.from({ length: 40 }, (_, i) => created + (i % 2))],
        ['customer_days', Array.from({ length: 40 }, () => 28)],
      ]),
    });
    const plan = planOf({ design: 'experiment', metric: 'contact_rate' });
    const { arms } = judged(WORKED, plan, { ...KNOWN, arms: [arm('treated', 3), arm('control', 4)] });
    // 3.5 and 4.5 conversations in four weeks.
    expect(arms.map(({ value }) => value)).toEqual([3.5 / 4, 4.5 / 4]);
  });

  it('a formula that is no ratio of sums is computed week by week, with the same answer where it is one', () => {
    const odd = { key: 'odd', name: 'Odd', formula: 'max(touches, 0) / resolved', sample: 'resolved' };
    const metric = { ...WORKED.model.metrics.get('touches_per_ticket')!, ...odd };
    const numbers = { ...WORKED, model: modelOf({ ...WORKED.model.workspace, metrics: [metric] }) };
    const [byDay, byWeek] = [judged(numbers, planOf()), judged(numbers, planOf({ metric: 'odd' }))];
    expect(byWeek.metric.form).toBe('max(touches, 0) / resolved, computed week by week');
    // By day the sums have half an event added before the logarithm; by week they have not: under 0.1 % apart with 280 a week.
    expect(byWeek.effect!.estimate.value).toBeCloseTo(byDay.effect!.estimate.value, 2);
    expect(byWeek.checks.map(({ code }) => code)).toContain('FORMULA');
  });

  it('a formula is computed from what is left of a week, when it says the same of fewer days', () => {
    const base = { ...WORKED.model.metrics.get('touches_per_ticket')!, sample: 'resolved' };
    const metrics = [
      { ...base, key: 'odd', name: 'Odd', formula: 'max(touches, 0) / resolved' },
      { ...base, key: 'many', name: 'Many', formula: 'max(touches, 0)', unit: 'count' as const },
    ];
    const numbers = { ...WORKED, model: modelOf({ ...WORKED.model.workspace, metrics }) };
    // A Wednesday of each week that is judged: without the rest of those weeks nothing would be left.
    const excluded = [0, 1, 2, 3].map((week) => ({
      from: FIRST_DAY + LAUNCH + 7 * week + 2,
      to: FIRST_DAY + LAUNCH + 7 * week + 3,
    }));
    const of = (metric: string) => judged(numbers, planOf({ metric, excluded }));
    const [byDay, byWeek, counted] = [of('touches_per_ticket'), of('odd'), of('many')];
    expect(byWeek.effect!.estimate.value).toBeCloseTo(byDay.effect!.estimate.value, 2);
    expect(byWeek.verdict.kind).toBe('verified_improvement');
    // The same days are behind both: six of seven.
    const [first] = byWeek.chart!.points.filter(({ phase }) => phase === 'after');
    const kept = [0, 1, 3, 4, 5, 6].map((day) => LAUNCH + day);
    const { numerators, denominators } = supportDays(1, 210, LAUNCH, 0.25)[0]!;
    const sum = (values: ArrayLike<number>) => kept.reduce((total, day) => total + values[day]!, 0);
    expect(first!.observed).toBeCloseTo(sum(numerators) / (sum(denominators) / 10), 9);
    expect([counted.effect, counted.verdict.kind]).toEqual([null, 'inconclusive']);
    const words = (found: typeof counted) => found.checks.find(({ code }) => code === 'FORMULA')!.words;
    expect(words(byWeek)).toContain('from the days of a week that are not left out');
    expect(words(counted)).toContain('left out whole');
  });
});

/**
 * Without what is only said in words, and to nine digits: machines round the last ones differently. It proves nothing about the answer; it
 * only notices that it is another one.
 */
function digestOf(found: ReturnType<typeof judged>): string {
  const { effect, verdict, grade, naive } = found;
  const { estimate, relative, p, standardError, degreesOfFreedom, autocorrelation, widening, observed, expected } =
    effect!;
  const figures = {
    estimate,
    relative,
    p,
    standardError,
    degreesOfFreedom,
    autocorrelation,
    widening,
    observed,
    expected,
  };
  const answer = { kind: verdict.kind, grade, figures, naive };
  const text = JSON.stringify(answer, (_, value: unknown) =>
    typeof value === 'number' ? (Math.abs(value) < 1e-9 ? '0' : value.toPrecision(9)) : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

it('an answer that changes changes the name of the method: give it a new one with the new digests', () => {
  const guardrails = [{ path: 'one/demand_intensity/contact_rate', margin: { kind: 'relative' as const, value: 0.1 } }];
  const digests = [
    planOf({ guardrails }),
    planOf({ looks: 'weekly', weeks: 8, excluded: [{ from: FIRST_DAY + 100, to: FIRST_DAY + 103 }] }),
  ].map((plan) => digestOf(judged(WORKED, plan)));
  expect({ method: IMPACT_METHOD, digests }).toEqual({
    method: 'cwd-6',
    digests: ['65019d4ccfabcf49', 'bc67aa906d25a6e1'],
  });
});

it('a week of which all days are left out is no week: neither the end of the answer, nor a reason for fortnights', () => {
  const from = FIRST_DAY + LAUNCH - 21;
  const found = judged(WORKED, planOf({ excluded: [{ from, to: from + 7 }] }));
  expect(found.verdict.kind).toBe('verified_improvement');
  expect(found.effect).toMatchObject({ weeksPerBlock: 1, weeksBefore: 12, weeksOfHistory: 25, weeksAfter: 4 });
  const drawn = found.chart!.points.map((point) => point.from);
  expect(drawn).not.toContain(from);
  expect(drawn).toEqual(expect.arrayContaining([from - 7, from + 7, FIRST_DAY + LAUNCH]));
});

it('what was redefined since the freeze is another bet: exploratory, and it says what', () => {
  const found = judged(WORKED, planOf(), { ...KNOWN, registered: false, redefined: ['touches_per_ticket'] });
  expect(found).toMatchObject({
    grade: 'X',
    verdict: { kind: 'inconclusive', outcome: 'improved', exploratory: true },
  });
  expect(found.words.summary).toContain('touches_per_ticket means something else than when the bet was registered');
});

it('is below what matters as people read both: 9.3 % less is less than 10 %, though 1.1 times as much is not', () => {
  const { value } = judged(WORKED, planOf()).effect!.relative!;
  const kind = (margin: number) =>
    judged(WORKED, planOf({ predicted: null, margin: { kind: 'relative', value: margin } })).verdict.kind;
  expect([kind(-value + 0.001), kind(-value - 0.001)]).toEqual(['partly_verified', 'verified_improvement']);
});

describe('under twelve weeks of history', () => {
  const after = (weeks: number, given: Parameters<typeof planOf>[0] = {}) =>
    judged(supportNumbers(1, 210, 7 * weeks, 0.25), planOf({ launch: FIRST_DAY + 7 * weeks, ...given }));

  it.each<[number, number, string]>([
    [8, 4, 'C'],
    [9, 4, 'C'],
    [11, 4, 'C'],
    [9, 2, 'C'],
    [10, 2, 'B'],
    [12, 4, 'A'],
  ])('%i weeks, %i after: grade %s', (weeks, judgedWeeks, grade) => {
    const found = after(weeks, { weeks: judgedWeeks });
    expect(found.effect!.weeksOfHistory).toBe(weeks);
    expect(found.grade).toBe(grade);
    expect(found.checks.some(({ code }) => code === 'SHORT_HISTORY')).toBe(grade === 'C');
    // It was compared with controls all the same.
    expect(found.words.howWeKnow).toContain('we did not touch');
    expect(found.words.howWeKnow.includes('8 to 9 of 100 launches')).toBe(grade === 'C');
  });

  it('says of durations that they are heavy-tailed', () => {
    const plan = { metric: 'handle_time', primary: 'one/handling_efficiency/touches_per_ticket' };
    expect(after(9, plan).words.howWeKnow).toContain('durations are heavy-tailed');
    expect(after(9).words.howWeKnow).not.toContain('heavy-tailed');
  });
});

describe('what cannot be judged is inconclusive, with the reason', () => {
  const days = 210;
  const flat = (value: number) => Array.from({ length: 6 }, () => Array.from({ length: days }, () => value));
  const made = supportDays(2, days);
  const touches = made.map(({ numerators }) => numerators);
  const resolved = made.map(({ denominators }) => denominators.map((x) => x / 10));
  const without = (values: number[][], segment: number, gone: (day: number) => boolean) =>
    values.map((each, s) => each.map((x, day) => (s === segment && gone(day) ? 0 : x)));
  const everywhere = (values: number[][], gone: (day: number) => boolean) =>
    values.map((each) => each.map((x, day) => (gone(day) ? 0 : x)));

  it.each<[string, VersionedNumbers, Partial<Parameters<typeof planOf>[0]>, string]>([
    ['zero weeks', numbersOf({ touches, resolved }, days), { launch: FIRST_DAY }, 'TOO_FEW_BLOCKS'],
    ['all zero', numbersOf({}, days), {}, 'NOTHING_TO_DIVIDE_BY'],
    ['zero numerators', numbersOf({ touches: flat(0), resolved }, days), {}, 'NO_VARIATION'],
    ['constant', numbersOf({ touches: flat(8), resolved: flat(4) }, days), {}, 'NO_VARIATION'],
    ['zero denominators', numbersOf({ touches, resolved: flat(0) }, days), {}, 'NOTHING_TO_DIVIDE_BY'],
    ['the only control without anything', numbersOf({ touches, resolved: without(resolved, 3, () => true) }, days), { controls: ['tier/four'] }, 'NOTHING_TO_DIVIDE_BY'],
    ['born in the weeks judged', numbersOf({ touches, resolved: without(resolved, 2, (day) => day < LAUNCH + 14) }, days), { controls: ['tier/three'] }, 'NOTHING_TO_DIVIDE_BY'],
    ['born shortly before', numbersOf({ touches, resolved: without(resolved, 2, (day) => day < LAUNCH - 28) }, days), { controls: ['tier/three'] }, 'WEEKS_BEFORE'],
    ['three days of four weeks missing', numbersOf({ touches: everywhere(touches, (day) => day >= LAUNCH && day % 7 < 3), resolved: everywhere(resolved, (day) => day >= LAUNCH && day % 7 < 3), created: everywhere(resolved, (day) => day >= LAUNCH && day % 7 < 3) }, days), {}, 'DAYS_MISSING'],
    ['segments that are gone', WORKED, { controls: ['tier/nine'] }, 'SEGMENT_REMOVED'],
    ['distinct customers', WORKED, { metric: 'repeat_contact_customers' }, 'DISTINCT_CUSTOMERS'],
    ['a level', WORKED, { metric: 'backlog' }, 'STOCK'],
    ['a share of all', WORKED, { metric: 'cost_revenue_ratio' }, 'SHARE_OF_ALL'],
    ['the price of an hour', WORKED, { metric: 'cost_per_hour' }, 'ONE_PRICE'],
    ['an unknown metric', WORKED, { metric: 'nothing' }, 'UNKNOWN_METRIC'],
  ])('%s', (_, numbers, given, code) => {
    const { verdict, words } = judged(numbers, planOf(given));
    expect(verdict.kind).toBe('inconclusive');
    expect(verdict.reasons.map((reason) => reason.code)).toContain(code);
    expect(words.summary).toContain(verdict.reasons[0]!.words.slice(1, 20).replaceAll(' %', '\u00a0%'));
  }); // prettier-ignore

  it('one segment, of which the others are nothing: its own weeks, grade C', () => {
    const found = judged(numbersOf({ touches, resolved }, days), planOf({ controls: [] }));
    expect(found.grade).toBe('C');
    expect(found.checks.map(({ code }) => code)).toContain('NO_CONTROL');
  });

  it('a segment that is born before the baseline only shortens the history', () => {
    const numbers = numbersOf({ touches, resolved: without(resolved, 2, (day) => day < 70) }, days);
    expect(judged(numbers, planOf()).effect!.weeksOfHistory).toBe(16);
  });

  it('no data at all', () =>
    expect(kindOf({ ...WORKED, state: { ...WORKED.state, range: null } })).toBe('inconclusive'));
});
