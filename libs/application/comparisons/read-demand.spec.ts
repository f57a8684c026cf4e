import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  workspace,
} from '../../../test/support/builders.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { carriedAttribute, type Conversation } from '@bough/domain';
import { Engine } from '../trees/engine.js';
import { readDemandWeeks } from './read-demand-weeks.js';
import { readDemand, readEscalations, type DemandQuestion } from './read-demand.js';
import type { Snapshot } from '../trees/snapshot.js';

const APRIL = { from: day('2025-04-01'), to: day('2025-05-01') };
let snapshot: Snapshot;
const copies = (count: number, id: string, date: string, given: Partial<Conversation>) =>
  Array.from({ length: count }, (_, copy) =>
    conversation(`${id}.${copy}`, { createdAt: at(date), resolvedAt: at(date) + 3_600_000, ...given }),
  );

beforeAll(async () => {
  const stores = memoryStores();
  const engine = new Engine({ ...stores, today: () => day('2025-05-01') });
  await stores.workspaces.save(workspace(), new Date('2025-05-01'));
  const known = ['free', 'pro'].map((plan) => customer(plan, { attributes: { plan }, activeFrom: day('2025-03-01') }));
  await importBatches(stores.facts, [customers(...known)], { kind: 'customers' });
  const [free, pro] = ['free', 'pro'].map((customerExternalId) => ({ customerExternalId }));
  const bug = { topic: 'bug', journeyStage: 'adoption', handleSeconds: 100, attributes: { area: 'editor' } };
  const april = conversations(
    ...copies(30, 'a', '2025-04-10', { ...free, ...bug }), // 3,000 s
    ...copies(20, 'b', '2025-04-10', {
      ...pro,
      ...bug,
      handleSeconds: 300,
      escalated: true,
      escalationReason: 'depth',
    }), // 6,000 s
    ...copies(5, 'c', '2025-04-30', { ...pro, topic: null, handleSeconds: 200, escalated: true }), // 1,000 s
  );
  const march = conversations(
    ...copies(40, 'd', '2025-03-01', { ...pro, ...bug }), // 4,000 s
    ...copies(1, 'e', '2025-03-31', {
      ...pro,
      ...bug,
      handleSeconds: 1_000,
      escalated: true,
      escalationReason: 'depth',
    }),
  );
  await importBatches(stores.facts, [april, march]);
  const pools = [
    { month: day('2025-03-01'), category: 'pay', amount: 3_100_000 },
    { month: day('2025-04-01'), category: 'pay', amount: 2_000_000 },
  ];
  await importBatches(stores.facts, [{ kind: 'cost_pools', facts: pools }], { kind: 'cost_pools' });
  await stores.facts.carry({ id: 0 }, ['handle_time', 'resolved_at', 'escalated', carriedAttribute('area')]);
  await engine.refresh();
  snapshot = engine.current!;
});

const demand = async (given: Partial<DemandQuestion> = {}, by: string[] = ['topic']) => {
  const { items } = await readDemand(
    snapshot,
    { period: APRIL, basis: { from: day('2025-03-01'), to: day('2025-04-01') }, ...given },
    by,
  );
  return items;
};
const near = (value: number) => expect.closeTo(value, 9);

it('ranks topics by what their handling costs the segment, with what changed', async () => {
  // April: 2,000 over 10,000 s are 0.2 a second; March: 3,100 over 5,000 s, all of pro, are 0.62.
  const [proBug, freeBug, proNone] = await demand();
  expect(proBug).toMatchObject({ labels: ['bug'], created: 20, resolved: 20, customers: 1, handleSeconds: 6000 });
  expect(proBug).toMatchObject({ cost: near(1200), costPerConversation: near(60), share: near(6 / 7), isThin: false });
  // 30 of March's 31 days have 30/31 of its 41 conversations and of its 3,100: 3,000.
  expect(proBug!.change).toEqual({
    created: near(20 - (41 * 30) / 31),
    cost: near(1200 - 3000),
    relative: near(1200 / 3000 - 1),
  });
  // of all, 9 of 10 parts are about bugs
  expect(proBug!.versusAll).toBeCloseTo(6 / 7 / 0.9, 9);
  expect(freeBug).toMatchObject({ segment: { id: 'plan/free' }, cost: near(600), share: 1 });
  // nothing of it in March, and too few to compare
  expect(proNone).toMatchObject({ labels: [null], cost: near(200), isThin: true, versusAll: null });
  expect(proNone!.change).toEqual({ created: 5, cost: near(200), relative: null });
});

it('one segment, everybody together, stages, both', async () => {
  const texts = async (...given: Parameters<typeof demand>) =>
    (await demand(...given)).map(
      ({ segment, labels, cost }) => `${segment.key} ${labels.join('/')} ${Math.round(cost!)}`,
    );
  expect(await texts({ segment: 'free' })).toEqual(['free bug 600']);
  expect(await texts({ segment: 'plan/pro' })).toEqual(['pro bug 1200', 'pro  200']);
  expect(await texts({ segment: 'all' }, ['stage'])).toEqual(['all adoption 1800', 'all  200']);
  expect(await texts({ segment: 'all' }, ['area', 'channel'])).toEqual(['all editor/ 1800', 'all / 200']);
  expect(await texts({ dimension: 'size' }, ['topic', 'stage'])).toEqual([
    'unknown bug/adoption 1800',
    'unknown / 200',
  ]);
});

it('does not call it a change when the period before is not known', async () => {
  const { items } = await readDemand(snapshot, { period: { from: day('2025-03-01'), to: day('2025-04-01') } }, [
    'topic',
  ]);
  expect(items.map(({ change }) => change)).toEqual([null]);
});

it('gives no number for what no source carries, and sorts by what is there', async () => {
  const stores = memoryStores();
  const engine = new Engine({ ...stores, today: () => day('2025-05-01') });
  await stores.workspaces.save(workspace(), new Date('2025-05-01'));
  const facts = conversations(
    ...copies(1, 'a', '2025-04-30', { topic: 'login' }),
    ...copies(30, 'b', '2025-04-11', { topic: 'bug' }),
    ...copies(9, 'c', '2025-04-12', { topic: 'billing' }),
    ...copies(20, 'd', '2025-03-12', { topic: 'bug' }),
    ...copies(1, 'e', '2025-03-01', { topic: 'login' }),
  );
  await importBatches(stores.facts, [facts]);
  await stores.facts.carry({ id: 0 }, ['topic']);
  await engine.refresh();
  const basis = { from: day('2025-03-01'), to: day('2025-04-01') };
  const question = { period: APRIL, basis, segment: 'all' };
  const { weight, notes, items } = await readDemand(engine.current!, question, ['topic']);
  expect(weight).toBe('conversations');
  expect(notes).toEqual([
    'no import carries cost_pools, handle_time',
    'no import carries handle_time',
    'no import carries resolved_at',
  ]);
  const unknown = { resolved: null, customers: null, handleSeconds: null, cost: null, costPerConversation: null };
  // 30 of 40 are about bugs. There were 20 in the 31 days of March, 600 / 31 in as many days as April has.
  const change = { created: near(30 - 600 / 31), cost: null, relative: near(31 / 20 - 1) };
  expect(items).toMatchObject([
    { labels: ['bug'], created: 30, share: 0.75, change, ...unknown },
    { labels: ['billing'], created: 9, share: 9 / 40, isThin: true, versusAll: null, ...unknown },
    { labels: ['login'], created: 1, share: 1 / 40, isThin: true, ...unknown },
  ]);
  expect(await readEscalations(engine.current!, question)).toMatchObject({
    items: [],
    notes: ['no import carries escalated'],
  });
});

it('weighs by handle time where there is no cost, and by cost where there is', async () => {
  expect(await readDemand(snapshot, { period: APRIL }, ['topic'])).toMatchObject({ weight: 'cost', notes: [] });
  const cut = { from: day('2025-04-29'), to: day('2025-04-30') };
  // Nothing was resolved on that day: no share of nothing.
  expect((await readDemand(snapshot, { period: cut }, ['topic'])).items).toEqual([]);
});

it('lists why conversations were escalated', async () => {
  const { items } = await readEscalations(snapshot, {
    period: APRIL,
    basis: { from: day('2025-03-01'), to: day('2025-04-01') },
  });
  expect(items.map(({ segment: { key }, ...item }) => ({ ...item, segment: key }))).toEqual([
    {
      segment: 'pro',
      topic: 'bug',
      reason: 'depth',
      escalated: 20,
      customers: 1,
      share: 0.8,
      rate: 1,
      isThin: false,
      change: near(20 - 30 / 31),
    },
    {
      segment: 'pro',
      topic: null,
      reason: null,
      escalated: 5,
      customers: 1,
      share: 0.2,
      rate: 1,
      isThin: true,
      change: 5,
    },
  ]);
});

it.each([
  [{ segment: 'fre' }, 'UNKNOWN_SEGMENT', 'did you mean "free"?'],
  [{ segment: 'unknown', dimension: 'colour' }, 'UNKNOWN_SEGMENT', 'there are plan/unknown, size/unknown'],
  [{ dimension: 'siz' }, 'UNKNOWN_DIMENSION', 'did you mean "size"?'],
])('refuses %j', async (given, code, message) => {
  await expect(demand(given)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
});

describe('week by week', () => {
  const question: DemandQuestion = { period: APRIL, basis: { from: day('2025-03-01'), to: day('2025-04-01') } };
  const weeksOf = async (count: number) => {
    const [item] = await demand({ segment: 'pro' });
    return readDemandWeeks(snapshot, question, ['topic'], { item: item!, count });
  };

  it('ends with the period, each week by its own days', async () => {
    const weeks = await weeksOf(4);
    // The fourth week before the first of May begins on 3 April; those of the 10th are in the second.
    expect(weeks.map(({ from, created, handleSeconds }) => [from - day('2025-04-03'), created, handleSeconds])).toEqual(
      [
        [0, 0, 0],
        [7, 20, 6_000],
        [14, 0, 0],
        [21, 0, 0],
      ],
    );
  });

  it('begins where the data begins', async () => {
    const weeks = await weeksOf(53);
    expect(weeks[0]!.from).toBeGreaterThanOrEqual(snapshot.state.range!.from);
    expect(weeks[0]!.from - snapshot.state.range!.from).toBeLessThan(7);
    expect(weeks.reduce((sum, { created }) => sum + created, 0)).toBe(20 + 1 + (weeks[0]!.from > day('2025-03-01') ? 0 : 40)); // prettier-ignore
  });
});
