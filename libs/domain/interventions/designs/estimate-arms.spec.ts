import { numbersOf, planOf } from '../../../../test/support/builders-impact.js';
import type { ArmHistory, ArmSums } from '../circumstances.js';
import { estimateArms } from './estimate-arms.js';
import { resolveMetric } from '../study/study-metric.js';
import { powerOf } from '../planning/plan-power.js';

const NUMBERS = numbersOf({}, 210);
const TOUCHES = resolveMetric(NUMBERS.model, 'touches_per_ticket');
const COST = resolveMetric(NUMBERS.model, 'cost_per_conversation');
if (TOUCHES.kind === 'unsuitable' || COST.kind === 'unsuitable') throw new Error('not judged');
const MANY = 40;

/** Touches of customers with one resolved conversation each. */
function arm(name: string, touches: readonly number[], resolved: readonly number[] = touches.map(() => 1)): ArmSums {
  return { name, customers: touches.length, sums: new Map([['touches', touches], ['resolved', resolved]]) }; // prettier-ignore
}
const around = (level: number, count = MANY) => Array.from({ length: count }, (_, i) => level + (i % 2) - 0.5);
const both = (treated: number, control: number) => [arm('treated', around(treated)), arm('control', around(control))];
const PLAN = { margin: { kind: 'relative', value: 0.1 }, direction: 'down' } as const;
const judge = (arms: readonly ArmSums[], before?: ArmHistory) =>
  estimateArms(PLAN, TOUCHES, arms, { registered: true, weeks: 4, before });
const checkOf = (result: ReturnType<typeof judge>, code: string) => result.checks.find((each) => each.code === code)!;

describe('a fair draw', () => {
  it('is seen before launch: alike, and nothing stands in the way of a verdict', () => {
    const result = judge(both(3, 4), { weeks: 4, arms: both(4, 4) });
    expect(result.estimate).toMatchObject({ outcome: 'improved', reasons: [] });
    expect(checkOf(result, 'BALANCE')).toMatchObject({ status: 'passed' });
    expect(checkOf(result, 'BALANCE').words).toMatch(
      /^in the 4 weeks before launch the arms differed by 0\.0 % .*p 1\.000/,
    );
    expect(checkOf(result, 'SAMPLE_RATIO').status).toBe('passed');
  });

  it('hardly ever has arms as unlike as these: no verdict, with the reason', () => {
    const result = judge(both(3, 4), { weeks: 4, arms: both(3.5, 4.5) });
    expect(checkOf(result, 'BALANCE')).toMatchObject({ status: 'failed' });
    expect(result.estimate).toMatchObject({ outcome: 'inconclusive', reasons: [{ code: 'BALANCE' }] });
  });

  it('may differ as much as one in twenty: told, and the adjusted effect stands beside', () => {
    // Before launch 4.25 against 4.0, each ± ½ of 40: a difference of 0.06 logarithms with an error of 0.0276.
    const before = { weeks: 4, arms: both(4.25, 4) };
    const result = judge(both(4.1, 4), before);
    expect(checkOf(result, 'BALANCE').status).toBe('noted');
    const [opinion] = result.opinions;
    expect(opinion).toMatchObject({ method: 'before_launch' });
    expect(opinion!.words).toMatch(/4 weeks before launch .* narrower$/);
  });

  it('without a week before launch nobody can see it', () => {
    expect(checkOf(judge(both(3, 4)), 'BALANCE').status).toBe('noted');
    expect(judge(both(3, 4)).opinions).toEqual([]);
  });

  it('loses as many customers of one arm as of the other', () => {
    const lost = (count: number) => Array.from({ length: MANY }, (_, i) => (i < count ? 0 : 1));
    const lose = (treated: number, control: number) =>
      judge([arm('treated', around(3), lost(treated)), arm('control', around(4), lost(control))]);
    // 15 expected in both: χ² = 2 (15²/15 + 15²/25) = 48.
    const result = lose(30, 0);
    expect(checkOf(result, 'SAMPLE_RATIO').words).toContain(
      'sample ratio mismatch: 10 of 40 treated and 40 of 40 control',
    );
    expect(result.estimate).toMatchObject({ outcome: 'inconclusive', reasons: [{ code: 'SAMPLE_RATIO' }] });
    expect(checkOf(lose(12, 10), 'SAMPLE_RATIO').status).toBe('passed');
  });
});

describe('what cannot be compared says why, and in which arm', () => {
  const words = (arms: readonly ArmSums[]) =>
    judge(arms)
      .estimate.reasons.map((reason) => reason.words)
      .join();
  const control = arm('control', around(4));
  it.each([
    ['nobody', [arm('treated', []), control], 'nobody in treated'],
    ['one customer', [arm('treated', [3]), control], 'one of 1 customers in treated has anything to count'],
    ['no conversation', [control, arm('control', [0, 0], [0, 0])], 'none of 2 customers in control has'],
    [
      'zeros',
      [
        arm(
          'treated',
          around(0.5).map(() => 0),
        ),
        control,
      ],
      'the value of treated is zero',
    ],
    ['the same for everybody', [arm('treated', [4, 4, 4]), arm('control', [4, 4, 4])], 'all customers are alike'],
    ['few customers', [arm('treated', around(3, 19)), control], 'treated has 19 customers; a verdict needs 20'],
  ])('%s', (_, arms, expected) => expect(words(arms)).toContain(expected));

  it('cost is told to follow whole months', () => {
    const costly = both(3, 4).map((each) => ({
      ...each,
      sums: new Map([...each.sums, ['cost', each.sums.get('touches')!]]),
    }));
    const { checks, estimate } = estimateArms(PLAN, COST, costly, { registered: true, weeks: 4 });
    expect(estimate.outcome).toBe('improved');
    expect(checks.map(({ code }) => code)).toEqual(['BALANCE', 'SAMPLE_RATIO', 'COST_BY_MONTH']);
  });

  it('cost, with what keeps it from being told', () => {
    const lacking = new Map([['cost', 'no cost pool for 2025-03']]);
    const arms = both(3, 4).map((each) => ({ ...each, lacking }));
    const { estimate } = estimateArms(PLAN, COST, arms, { registered: true, weeks: 4 });
    expect(estimate.reasons[0]!.words).toContain('cannot be told customer by customer: no cost pool for 2025-03');
  });
});

describe('power before launch', () => {
  const many = (prefix: string) => Array.from({ length: MANY }, (_, i) => `${prefix}${i}`);
  const plan = planOf({ design: 'experiment', controls: [], arms: { treated: many('t'), control: many('c') } });
  const history = (spread: number, weeks = [2, 4, 8]): ArmHistory[] =>
    weeks.map((count) => {
      const values = around(0).map((x) => 4 + (x * spread) / Math.sqrt(count));
      return { weeks: count, arms: [arm('treated', values), arm('control', values)] };
    });

  it('by hand: customers ± 0.25 around 4 in four weeks, 40 in each arm', () => {
    const power = powerOf(NUMBERS, plan, history(1));
    const row = power.rows.find(({ weeks }) => weeks === 4)!;
    const error = Math.sqrt(2 * (0.25 ** 2 / 39)) / 4;
    // scipy: t.ppf([.975, .8], 78) = 1.99084707, 0.84625375
    const log = 1.05 * (1.99084707 + 0.84625375) * error;
    expect(row.detectable).toBeCloseTo(1 - Math.exp(-log), 7);
    expect(power).toMatchObject({ promising: true, weeksNeeded: 2, reasons: [] });
    expect(power.customersNeeded).toBe(Math.ceil(80 * (log / Math.log1p(0.1)) ** 2));
  });

  it('what only more customers would show is not promised', () => {
    const power = powerOf(NUMBERS, plan, history(16));
    expect(power).toMatchObject({ promising: false, weeksNeeded: null });
    expect(power.words).toMatch(/No verdict is promised: only an effect of more than twice what matters would show\.$/);
    expect(power.words).toContain('customers it would in 4 weeks');
    expect(power.customersNeeded!).toBeGreaterThan(80);
  });

  it('arms that are not alike are told while they can be drawn anew', () => {
    const unlike = { weeks: 4, arms: both(3.5, 4.5) };
    const power = powerOf(NUMBERS, plan, [unlike]);
    expect(power).toMatchObject({ promising: false, reasons: [{ code: 'BALANCE' }] });
    expect(power.rows.map(({ weeks }) => weeks)).toEqual([2, 4, 8]);
  });

  it('is refused without history, and for what does not add up by customers', () => {
    expect(powerOf(NUMBERS, plan, [])).toMatchObject({ rows: [], reasons: [{ code: 'WEEKS_BEFORE' }] });
    const cost = { ...plan, metric: 'cost_to_serve' };
    expect(powerOf(NUMBERS, cost, history(1)).reasons).toMatchObject([{ code: 'NOT_BY_CUSTOMER' }]);
    const alike = [{ weeks: 4, arms: [arm('treated', [4, 4]), arm('control', [4, 4])] }];
    expect(powerOf(NUMBERS, plan, alike)).toMatchObject({ promising: false, reasons: [{ code: 'NO_VALUE' }] });
  });
});
