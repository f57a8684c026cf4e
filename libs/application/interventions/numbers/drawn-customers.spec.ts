import { LAUNCH, plan } from '../../../../test/support/builders-interventions.js';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  OPERATOR,
  workspace,
} from '../../../../test/support/builders.js';
import { testSystem } from '../../../../test/support/builders-system.js';
import { memoryStores } from '../../../../test/support/memory-stores.js';
import { dayText, type ExperimentArms } from '@bough/domain';
import { Engine } from '../../trees/engine.js';
import { customerProblems } from './drawn-customers.js';
import { historiesOfArms, sumsOfArms } from './drawn-sums.js';

const PRO = ['a', 'b', 'c', 'd'];

/**
 * Four customers of Pro and one of Free, a conversation a day in turn from 1 December to 9 April, each handled 60 seconds a day of the
 * week; another source knows somebody else as "a". Cost pools from December to March.
 */
async function open() {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date(0));
  const known = [...PRO.map((id) => [id, 'pro'] as const), ['f', 'free'] as const];
  await importBatches(stores.facts, [
    customers(...known.map(([id, of]) => customer(id, { attributes: { plan: of } }))),
  ]);
  await importBatches(stores.facts, [customers(customer('a', { attributes: { plan: 'pro' } }))], { source: 'other' });
  const wrote = Array.from({ length: 130 }, (_, i) => {
    const on = at(dayText(day('2025-12-01') + i)) + 10 * 3_600_000;
    const who = known[i % known.length]![0];
    const given = { customerExternalId: who, createdAt: on, resolvedAt: on + 60_000, handleSeconds: 60 * (1 + (i % 7)) };
    return conversation(String(i), given);
  }); // prettier-ignore
  await importBatches(stores.facts, [conversations(...wrote)]);
  const pools = ['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01'].map((month) => ({
    month: day(month),
    category: 'pay',
    amount: 3_100_000,
  }));
  await importBatches(stores.facts, [{ kind: 'cost_pools', facts: pools }]);
  await stores.rollups.refresh(null);
  const engine = new Engine({ ...stores, today: () => day('2026-04-10') });
  await engine.update();
  return { stores, engine, snapshot: engine.current! };
}

const opened = open();
const drawn = (arms: ExperimentArms, metric = 'contact_rate') =>
  plan({ design: 'experiment', controls: [], guardrails: [], rolloutDays: 0, arms, metric });

describe('who is drawn', () => {
  const problemsOf = async (treated: string[], control: string[]) => {
    const { stores, snapshot } = await opened;
    return customerProblems(stores, drawn({ treated, control }), snapshot);
  };

  it('must be one customer: an id of two sources is named with its source', async () => {
    const [found, ...rest] = await problemsOf(['b', 'a'], ['c']);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ code: 'AMBIGUOUS_CUSTOMER', path: ['arms', 'treated', 1], severity: 'error' });
    expect(found!.message).toBe(
      '"a" is a customer of desk and other, each of them somebody else; write "desk:a" or "other:a"',
    );
    expect(await problemsOf(['b', 'other:a'], ['c', 'desk:a'])).toEqual([]);
  });

  it('is told when nobody is called so, and when one is named in two ways', async () => {
    const found = await problemsOf(['desk:b', 'nobody', 'desk:nobody'], ['b']);
    expect(found.map(({ code, path }) => [code, ...path])).toEqual([
      ['UNKNOWN_CUSTOMER', 'arms', 'treated', 1],
      ['UNKNOWN_CUSTOMER', 'arms', 'treated', 2],
      ['CUSTOMER_TWICE', 'arms', 'control', 0],
    ]);
  });

  it('must be a customer of the treated segments on the day of the launch', async () => {
    const [found, ...rest] = await problemsOf(['b', 'f'], ['c']);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ code: 'CUSTOMERS_OUTSIDE', path: ['arms', 'treated'] });
    expect(found!.message).toMatch(/^1 of 2 are no customers of plan\/pro on 2026-03-02: "f"; leave them out/);
  });
});

describe('what they add up to', () => {
  it('is read for the weeks judged and for as many before launch', async () => {
    const { stores, snapshot } = await opened;
    const { arms, armsBefore } = await sumsOfArms(
      stores,
      drawn({ treated: ['b', 'c'], control: ['d', 'desk:a'] }),
      snapshot,
    );
    // Four weeks from 2 March are the days 91 to 118: each of five customers writes every fifth day, b on 91, 96, … 116.
    expect(arms!.map(({ sums }) => Array.from(sums.get('created')!))).toEqual([
      [6, 6],
      [6, 5],
    ]);
    expect(armsBefore!.weeks).toBe(4);
    // Days 63 to 90: b on 66, … 86; c on 67, … 87; d on 63, … 88; a on 65, … 90.
    expect(armsBefore!.arms.map(({ sums }) => Array.from(sums.get('created')!))).toEqual([
      [5, 5],
      [6, 6],
    ]);
  });

  it('of power is read by weeks, as far as there is history: 13 weeks', async () => {
    const { stores, snapshot } = await opened;
    const histories = await historiesOfArms(stores, drawn({ treated: ['b'], control: ['c'] }), snapshot);
    // 1 December to 2 March are 91 days.
    expect(histories.map(({ weeks }) => weeks)).toEqual([2, 4, 8, 13]);
    const created = histories.map(({ arms }) => arms[0]!.sums.get('created')![0]);
    // b writes on the days 1, 6, … 86 before day 91: in the last 14, 28, 56 and all days.
    expect(created).toEqual([2, 5, 11, 18]);
  });

  it('in money: all customers of a segment cost together what it costs', async () => {
    const { stores, snapshot } = await opened;
    const everybody = drawn({ treated: ['desk:a', 'b', 'c', 'd'], control: ['f'] }, 'cost_to_serve');
    const { arms } = await sumsOfArms(stores, { ...everybody, weeks: 4 }, snapshot);
    const period = { from: LAUNCH, to: LAUNCH + 28 };
    const cost = snapshot.valuesOf(period).leaves.get('cost')!;
    const [treated, control] = arms!.map(({ sums }) => Array.from(sums.get('cost')!).reduce((sum, each) => sum + each));
    expect(treated).toBeCloseTo(cost[snapshot.model.positions.get('plan/pro')!]!, 6);
    expect(control).toBeCloseTo(cost[snapshot.model.positions.get('plan/free')!]!, 6);
    expect(treated! + control!).toBeCloseTo((3100 * 28) / 31, 6);
  });

  it('in money cannot be told of a month without cost pool, and says so', async () => {
    const { stores, snapshot } = await opened;
    const late = { ...drawn({ treated: ['b'], control: ['c'] }, 'cost_to_serve'), weeks: 5 };
    const { arms } = await sumsOfArms(stores, late, snapshot);
    expect(arms![0]!.sums.has('cost')).toBe(false);
    expect(arms![0]!.lacking!.get('cost')).toBe('no cost pool for 2026-04');
  });
});

it('are drawn by chance with a seed, from who is a customer there; the same seed draws the same', async () => {
  const { stores, engine } = await opened;
  const { interventions } = testSystem({ stores, engine, now: () => at('2026-02-20') }).as(OPERATOR);
  const draw = (seed: number, bySize = true) =>
    interventions.draw({ segments: ['pro'], launch: LAUNCH, seed, share: 0.4, bySize });
  const found = await draw(7);
  expect(found.map(({ source, externalId }) => `${source}:${externalId}`)).toEqual([
    ...['desk:a', 'other:a', 'desk:b', 'desk:c', 'desk:d'],
  ]);
  expect(found.filter(({ arm }) => arm === 'treated')).toHaveLength(2);
  expect(await draw(7)).toEqual(found);
  const wish = { segments: ['gold'], launch: LAUNCH, seed: 1, share: 0.5, bySize: false };
  await expect(interventions.draw(wish)).rejects.toMatchObject({ code: 'UNKNOWN_SEGMENT' });
});
