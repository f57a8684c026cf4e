import { plan } from '../../../test/support/builders-interventions.js';
import { FIRST_DAY, numbersOf, planOf } from '../../../test/support/builders-impact.js';
import { canonicalPlan } from './planning/canonical-plan.js';
import { armPeriods } from './designs/arm-weeks.js';
import { armProblems, armSums } from './experiment-arms.js';
import { planChanges } from './planning/plan-changes.js';

const many = (prefix: string) => Array.from({ length: 20 }, (_, i) => `${prefix}${i}`);
const ARMS = { treated: many('t'), control: many('c') };

describe('arms', () => {
  const found = (given: Omit<Parameters<typeof armProblems>[0], 'looks'> & { looks?: 'weekly' }) =>
    armProblems({ looks: 'end', ...given }).map(({ code, path }) => `${code} ${path.join('.')}`);

  it.each([
    ['an experiment with customers', { design: 'experiment', arms: ARMS }, []],
    ['an experiment without', { design: 'experiment' }, ['ARMS_MISSING arms']],
    ['looks before the end', { design: 'experiment', arms: ARMS, looks: 'weekly' }, ['LOOKS_OF_EXPERIMENT looks']],
    ['another design', { design: 'untreated_segments' }, []],
    ['customers without an experiment', { design: 'staged', arms: ARMS }, ['ARMS_WITHOUT_EXPERIMENT arms']],
    [
      'one customer in both arms',
      { design: 'experiment', arms: { treated: many('t'), control: ['t3', ...many('c')] } },
      ['CUSTOMER_TWICE arms.control.0'],
    ],
    [
      'too few',
      { design: 'experiment', arms: { treated: many('t'), control: many('c').slice(1) } },
      ['FEW_CUSTOMERS arms.control'],
    ],
  ] as const)('%s', (_, given, expected) => expect(found(given)).toEqual(expected));

  it('are part of the hash, in whatever order; as many others are told as a change', () => {
    const drawn = plan({ design: 'experiment', arms: ARMS });
    const [same, other] = [
      { ...drawn, arms: { ...ARMS, treated: [...ARMS.treated].reverse() } },
      { ...drawn, arms: { ...ARMS, treated: ['new', ...ARMS.treated.slice(1)] } },
    ];
    expect(canonicalPlan(same)).toBe(canonicalPlan(drawn));
    expect(canonicalPlan(other)).not.toBe(canonicalPlan(drawn));
    expect(planChanges(drawn, same)).toEqual([]);
    expect(planChanges(drawn, other).map(({ text }) => text)).toEqual([
      'customers drawn: 20 treated, 20 control → 20 treated, 20 control, other customers',
    ]);
  });
});

describe('sums', () => {
  it('are those of who was drawn, over all parts; who did nothing counts with zeros', () => {
    const part = (customers: (string | null)[], created: number[]) => ({
      customers,
      sums: new Map([['created', created]]),
    });
    const parts = [part([null, 'a', 'x'], [9, 2, 9]), part(['a', 'b'], [3, 4])];
    const [treated, control] = armSums({ treated: ['a', 'idle'], control: ['b'] }, parts);
    expect(treated).toEqual({ name: 'treated', customers: 2, sums: new Map([['created', new Float64Array([5, 0])]]) });
    expect(control!.sums.get('created')).toEqual(new Float64Array([4]));
  });

  it('are of whole weeks that stand still, without the days left out', () => {
    const numbers = numbersOf({}, 60);
    const launch = FIRST_DAY + 20;
    // Touches per ticket needs what was resolved, which stands still after its maturity.
    const drawn = planOf({ launch, design: 'experiment' });
    const weeks = (given: Partial<typeof drawn>, asOf: number) =>
      armPeriods(numbers, { ...drawn, rolloutDays: 0, washoutDays: 0, weeks: 4, ...given }, asOf).map(
        ({ from, to }) => [from - launch, to - launch],
      );
    const maturity = numbers.model.metrics.get(drawn.metric)!.maturity;
    expect(weeks({}, launch + maturity + 6)).toEqual([]);
    expect(weeks({}, launch + maturity + 20)).toEqual([[0, 14]]);
    const excluded = [
      { from: launch - 2, to: launch + 1 },
      { from: launch + 5, to: launch + 6 },
    ];
    expect(weeks({ excluded }, launch + maturity + 7)).toEqual([
      [1, 5],
      [6, 7],
    ]);
  });
});
