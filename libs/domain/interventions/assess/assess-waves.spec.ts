import { FIRST_DAY, numbersOf, planOf, wavesNumbers } from '../../../../test/support/builders-impact.js';
import { supportDays } from '../../../../test/support/builders-launch.js';
import { expectFinite } from '../../../../test/support/expect-finite.js';
import { assess } from './assess.js';
import type { Circumstances } from '../circumstances.js';
import { impactReport } from '../picture/impact-report.js';
import { impactSvg } from '../picture/impact-svg.js';
import { resolveMetric, type StudyMetric } from '../study/study-metric.js';
import { partWords, waveWords } from '../words/part-words.js';
import type { InterventionPlan } from '../plan.js';
import { estimateGuardrail } from './estimate-guardrail.js';
import type { VersionedNumbers } from '../study/plan-study.js';

const KNOWN: Circumstances = { registered: true, overlaps: [], planChanges: [] };
const [FIRST, SECOND, DAYS] = [182, 210, 240];
const WORKED = wavesNumbers(1, DAYS, [FIRST, SECOND], 0.3);
const PLAN = staged();

function staged(
  given: Partial<InterventionPlan> = {},
  launches: readonly number[] = [FIRST, SECOND],
): InterventionPlan {
  const waves = launches.map((launch, i) => ({ segments: [['tier/one', 'tier/two'][i]!], launch: FIRST_DAY + launch }));
  return planOf({ design: 'staged', waves, controls: ['tier/three', 'tier/four', 'tier/five'], ...given });
}

function judged(numbers: VersionedNumbers, plan: InterventionPlan, circumstances = KNOWN) {
  const assessment = assess(numbers, plan, circumstances);
  expectFinite(assessment);
  return assessment;
}

/** What a measure of a segment added up to over some days. */
function sumOf(
  { columns, model }: VersionedNumbers,
  measure: string,
  segment: string,
  from: number,
  to: number,
): number {
  const start = model.positions.get(segment)! * columns.days;
  return columns.daily.get(measure)!.slice(start + from, start + to).reduce((sum, x) => sum + x, 0); // prettier-ignore
}

describe('a staged rollout that worked', () => {
  const rail = {
    path: 'three/handling_efficiency/touches_per_ticket',
    margin: { kind: 'relative', value: 0.1 },
  } as const;
  const found = judged(WORKED, { ...PLAN, guardrails: [rail] });

  it('is verified by waves, each against those that had not started', () => {
    expect(found.verdict).toMatchObject({ kind: 'verified_improvement', outcome: 'improved' });
    expect(found.waves.map(({ controls }) => controls.length)).toEqual([4, 3]);
    expect(found.waves.map(({ weeks, reason }) => [weeks, reason])).toEqual([[4, null], [4, null]]); // prettier-ignore
    const sum = found.waves.reduce((total, { weight, estimate }) => total + weight! * estimate!.value, 0);
    expect(found.effect!.estimate.value).toBeCloseTo(sum, 12);
    expect(found.checks.map(({ code }) => code)).not.toContain('WAVES_DIFFER');
    expect(Math.abs(sum - Math.log(0.7))).toBeLessThan(3 * found.effect!.standardError);
  });

  it('has the plain look of both together, a week a wave, by hand', () => {
    const rate = (from: readonly [number, number], to: readonly [number, number]) => {
      const total = (measure: string) =>
        sumOf(WORKED, measure, 'tier/one', from[0], to[0]) + sumOf(WORKED, measure, 'tier/two', from[1], to[1]);
      return total('touches') / total('resolved');
    };
    expect(found.naive!.before).toBeCloseTo(rate([FIRST - 84, SECOND - 84], [FIRST, SECOND]), 10);
    expect(found.naive!.after).toBeCloseTo(rate([FIRST, SECOND], [FIRST + 28, SECOND + 28]), 10);
  });

  it('tells each treated segment, and what two other methods say of all waves at once', () => {
    expect(found.parts.map(({ segment }) => segment)).toEqual(['tier/one', 'tier/two']);
    const [a, b] = found.parts;
    // Drawn towards each other: neither leaves the stretch between the two.
    const between = [a!.estimate!.value, b!.estimate!.value].sort((x, y) => x - y);
    for (const { shrunk } of found.parts) {
      expect(shrunk).toBeGreaterThanOrEqual(between[0]! - 1e-12);
      expect(shrunk).toBeLessThanOrEqual(between[1]! + 1e-12);
    }
    expect(found.opinions.map(({ method }) => method)).toEqual(['block_permutation', 'local_level']);
    expect(found.opinions[0]!.words).toContain('of all waves at once (112 turns)');
    expect(partWords(found, a!)).toMatch(/^−\d+\.\d % \(−.*\); drawn towards the others −/);
    expect(waveWords(found, found.waves[0]!)).toMatch(/of the whole$/);
  });

  it('is drawn wave by wave, and told on the page', () => {
    expect(found.chart).toBeNull();
    const starts = found.waves.map(({ chart }) => chart!.points.find(({ phase }) => phase === 'after')!.from);
    expect(starts).toEqual([FIRST_DAY + FIRST, FIRST_DAY + SECOND]);
    const svg = impactSvg(found, 'down')!;
    expect(svg).toContain('Wave 2: Two, from 2025-08-04');
    expect(svg).not.toContain('NaN');
    const facts = { number: '#1', owner: 'Ann', frozenAt: null, hash: null, key: null };
    expect(impactReport(found, PLAN, facts)).toContain('<h2>Waves</h2>');
  });

  it('other segments and guardrails are watched from the first launch to the end of the last', () => {
    expect(found.others.map(({ segment }) => segment)).toEqual(['tier/three', 'tier/four', 'tier/five', 'tier/six']);
    expect(found.guardrails[0]).toMatchObject({ path: rail.path, outcome: expect.stringMatching(/safe/) as string });
    expect(found.others[0]!.naive!.after).toBeCloseTo(
      sumOf(WORKED, 'touches', 'tier/three', FIRST, SECOND + 28) /
        sumOf(WORKED, 'resolved', 'tier/three', FIRST, SECOND + 28),
      10,
    );
  });
});

it('the order in which waves are written down changes nothing', () => {
  const turned = judged(WORKED, { ...PLAN, waves: [...PLAN.waves].reverse() });
  const { treated: _, ...rest } = judged(WORKED, PLAN);
  const { treated: __, ...others } = turned;
  expect(others).toEqual(rest);
});

it('two waves of one day are one launch with both', () => {
  const numbers = wavesNumbers(2, DAYS, [FIRST, FIRST], 0.3);
  const rail = {
    path: 'one/handling_efficiency/touches_per_ticket',
    margin: { kind: 'relative', value: 0.1 },
  } as const;
  const given = { metric: 'handle_time', guardrails: [rail], looks: 'weekly' } as const;
  const waves = judged(numbers, staged(given, [FIRST, FIRST]));
  const launch = { segments: ['tier/one', 'tier/two'], launch: FIRST_DAY + FIRST };
  const one = judged(numbers, staged({ ...given, design: 'untreated_segments', waves: [launch] }));
  expect(waves.waves).toHaveLength(1);
  expect(waves.effect!.estimate.value).toBe(one.effect!.estimate.value);
  for (const key of ['low95', 'high95', 'low90', 'high90'] as const)
    expect(waves.effect!.estimate[key]).toBeCloseTo(one.effect!.estimate[key], 12);
  for (const key of ['grade', 'naive', 'parts', 'guardrails', 'others', 'upward', 'opinions'] as const)
    expect(JSON.stringify(waves[key], rounded)).toBe(JSON.stringify(one[key], rounded));
  expect(waves.worth!.perMonth).toBeCloseTo(one.worth!.perMonth, 8);
  expect(waves.looks.map(({ week }) => week)).toEqual(one.looks.map(({ week }) => week));
  waves.looks.forEach(({ bound, z }, i) => {
    expect(bound).toBeCloseTo(one.looks[i]!.bound, 9);
    expect(z).toBeCloseTo(one.looks[i]!.z!, 9);
  });
});

const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(9)) : value);

describe('before the end', () => {
  const asOf = FIRST_DAY + FIRST + 28;

  it('who looks at the end sees nothing', () => {
    const found = judged(WORKED, PLAN, { ...KNOWN, asOf });
    expect(found.verdict).toMatchObject({ kind: 'immature', until: FIRST_DAY + SECOND + 28 });
    expect([found.effect, found.naive, found.worth, found.opinions, found.parts, found.guardrails]).toEqual([null, null, null, [], [], []]); // prettier-ignore
    expect(found.waves.map(({ estimate, weight }) => [estimate, weight])).toEqual([[null, null], [null, null]]); // prettier-ignore
    const drawn = found.waves.flatMap(({ chart }) => chart!.points);
    expect(drawn.every(({ expected, difference }) => expected === null && difference === null)).toBe(true);
  });

  it('looking every week, the first wave alone may be sure enough for all looks', () => {
    const weekly = staged({ looks: 'weekly' });
    const found = judged(WORKED, weekly, { ...KNOWN, asOf });
    expect(found.looks.map(({ week, z }) => [week, z !== null])).toEqual([[2, true], [3, true], [4, true], [6, false], [7, false], [8, false]]); // prettier-ignore
    expect(found.looks[2]!.crossed).toBe(true);
    expect(found.verdict.kind).toBe('verified_improvement');
    expect(found.waves.map(({ weight, reason }) => [weight, reason?.code])).toEqual([[1, undefined], [null, 'NOT_YET']]); // prettier-ignore
    expect(found.words.summary).toContain('Touches per ticket of One fell');
    const none = judged(wavesNumbers(3, DAYS, [], 0), weekly, { ...KNOWN, asOf });
    // Nothing new in the fifth week: the second wave has one week only.
    expect(none.verdict).toMatchObject({ kind: 'immature', until: FIRST_DAY + FIRST + 42 });
  });
});

it('a guardrail of a wave is judged in the weeks of that wave', () => {
  const { columns } = WORKED;
  const hurt = new Map(columns.daily);
  const start = WORKED.model.positions.get('tier/two')! * DAYS;
  // Half as many touches again from its own launch on, and nothing before.
  const touches = columns.daily
    .get('touches')!
    .map((x, i) => (i >= start + SECOND && i < start + DAYS ? (1.5 / 0.7) * x : x));
  const cost = columns.daily
    .get('cost')!
    .map((x, i) => (i >= start + SECOND && i < start + DAYS ? (1.5 / 0.7) * x : x));
  const numbers = { ...WORKED, columns: { ...columns, daily: hurt.set('touches', touches).set('cost', cost) } };
  const rail = {
    path: 'two/handling_efficiency/touches_per_ticket',
    margin: { kind: 'relative', value: 0.1 },
  } as const;
  const { guardrails, checks, words } = judged(numbers, staged({ guardrails: [rail] }));
  const [found] = guardrails;
  expect(checks.map(({ code }) => code)).toContain('WAVES_DIFFER');
  expect(words.summary).toMatch(/The waves differ by more than chance lets expect: One −\d.*; Two \+\d/);
  expect(found!.outcome).toBe('breached');
  expect(Math.abs(found!.estimate!.value - Math.log(1.5))).toBeLessThan(0.12);
  // Of all waves together: the one fell by three tenths, the other rose by half.
  const metric = resolveMetric(numbers.model, 'touches_per_ticket') as StudyMetric;
  const study = { numbers, plan: PLAN, metric, registered: true, asOf: FIRST_DAY + DAYS };
  const all = estimateGuardrail({ ...study, segment: null, better: 'lower' }, rail);
  if (all.kind === 'none') throw new Error(all.words);
  expect(all.impact.effect.estimate).toBeGreaterThan(Math.log(0.7) + 0.05);
  expect(all.impact.effect.estimate).toBeLessThan(Math.log(1.5) - 0.05);
});

it('the effect is carried up by waves, each from its own launch on', () => {
  const plan = staged({ metric: 'handle_time', primary: 'two/handling_efficiency/touches_per_ticket' });
  const { upward, worth, effect } = judged(WORKED, plan);
  const factor = Math.exp(-effect!.estimate.value);
  const cost = (segment: string, from: number, to: number) => sumOf(WORKED, 'cost', segment, from, to);
  const [one, two] = [cost('tier/one', FIRST, FIRST + 28), cost('tier/two', SECOND, SECOND + 28)];
  expect(worth!.perMonth).toBeCloseTo(((one + two) * (factor - 1) * 30) / 28, 6);
  const customers = (segment: string, from: number) => sumOf(WORKED, 'customer_days', segment, from, SECOND + 28);
  const branch = upward.find(({ path }) => path === 'two')!;
  expect(branch.predicted!.value).toBeCloseTo((two * (1 - factor)) / (customers('tier/two', SECOND) / 28), 9);
  expect(branch.outcome).toBe('as_predicted');
  const root = upward.find(({ path }) => path === '')!;
  const everybody = WORKED.columns.daily.get('customer_days')!.slice(FIRST, SECOND + 28).reduce((sum, x) => sum + x, 0); // prettier-ignore
  // From the first launch to the end: the first segment has had it for eight weeks then.
  const all = cost('tier/one', FIRST, SECOND + 28) + two;
  expect(root.predicted!.value).toBeCloseTo((all * (1 - factor)) / (everybody / 56), 9);
});

describe('what cannot be judged is inconclusive, with the reason, and says which wave it is', () => {
  const flat = (value: number) => Array.from({ length: 6 }, () => Array.from({ length: DAYS }, () => value));
  const made = supportDays(2, DAYS);
  const touches = made.map(({ numerators }) => numerators);
  const resolved = made.map(({ denominators }) => denominators.map((x) => x / 10));
  const without = (values: number[][], segment: number, gone: (day: number) => boolean) =>
    values.map((each, s) => each.map((x, day) => (s === segment && gone(day) ? 0 : x)));
  const everywhere = (values: number[][], gone: (day: number) => boolean) =>
    values.map((each) => each.map((x, day) => (gone(day) ? 0 : x)));
  const lost = (day: number) => day >= FIRST && day % 7 < 3;

  it.each<[string, VersionedNumbers, Partial<InterventionPlan>, string]>([
    ['zero weeks', numbersOf({ touches, resolved }, DAYS), staged({}, [0, 28]), 'TOO_FEW_BLOCKS'],
    ['all zero', numbersOf({}, DAYS), {}, 'NOTHING_TO_DIVIDE_BY'],
    ['zero numerators', numbersOf({ touches: flat(0), resolved }, DAYS), {}, 'NO_VARIATION'],
    ['constant', numbersOf({ touches: flat(8), resolved: flat(4) }, DAYS), {}, 'NO_VARIATION'],
    ['zero denominators', numbersOf({ touches, resolved: flat(0) }, DAYS), {}, 'NOTHING_TO_DIVIDE_BY'],
    ['missing weeks', numbersOf({ touches: everywhere(touches, lost), resolved: everywhere(resolved, lost), created: everywhere(resolved, lost) }, DAYS), {}, 'DAYS_MISSING'],
    ['the only control without anything', numbersOf({ touches, resolved: without(resolved, 3, () => true) }, DAYS), { controls: ['tier/four'] }, 'NOTHING_TO_DIVIDE_BY'],
    ['born in the weeks judged', numbersOf({ touches, resolved: without(resolved, 1, (day) => day < FIRST + 42) }, DAYS), {}, 'NOTHING_TO_DIVIDE_BY'],
    ['born shortly before', numbersOf({ touches, resolved: without(resolved, 1, (day) => day < FIRST) }, DAYS), {}, 'WEEKS_BEFORE'],
    ['weeks that the next wave cuts off', numbersOf({ touches, resolved }, DAYS), staged({ controls: [] }, [FIRST, FIRST + 3]), 'TOO_FEW_BLOCKS'],
  ])('%s', (_, numbers, given, code) => {
    const { verdict, words, waves } = judged(numbers, { ...PLAN, ...given });
    expect(verdict.kind).toBe('inconclusive');
    expect(verdict.reasons.map((reason) => reason.code)).toContain(code);
    expect(words.summary).toContain('Wave ');
    expect(waves).toHaveLength(2);
  }); // prettier-ignore

  it('one wave without data: no verdict on the other alone, which is shown', () => {
    const numbers = numbersOf({ touches, resolved: without(resolved, 1, () => true) }, DAYS);
    const { verdict, waves, effect } = judged(numbers, PLAN);
    expect(effect).toBeNull();
    expect(verdict.kind).toBe('inconclusive');
    // The second segment is a control of the first wave, too, and left out there, since others remain.
    expect(waves.map(({ reason }) => reason?.code)).toEqual([undefined, 'NOTHING_TO_DIVIDE_BY']);
    const soon = judged(numbers, staged({}, [FIRST, FIRST + 14]));
    expect(soon.waves.map(({ estimate, reason }) => [estimate !== null, reason?.code])).toEqual([[true, undefined], [false, 'NOTHING_TO_DIVIDE_BY']]); // prettier-ignore
    expect(soon.verdict.reasons[0]!.words).toMatch(/^wave 2 \(tier\/two\): /);
  });

  it('the last of all segments has nobody left: its own weeks, grade C, and the check says so', () => {
    const waves = ['one', 'two'].map((key, i) => ({ segments: [`tier/${key}`], launch: FIRST_DAY + FIRST + 28 * i }));
    const found = judged(numbersOf({ touches, resolved }, DAYS), staged({ controls: [], waves }));
    expect(found.grade).toBe('C');
    expect(found.checks.find(({ code }) => code === 'NO_CONTROL')!.words).toContain('tier/two');
  });
});
