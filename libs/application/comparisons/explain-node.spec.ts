import { isExplained, isWithinNoise } from '@bough/domain';
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
import { Engine } from '../trees/engine.js';
import { explainNode } from './explain-node.js';
import type { Snapshot } from '../trees/snapshot.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-03-31') };
const APRIL = { from: day('2025-03-31'), to: day('2025-04-30') };

/** Forty customers of each plan; those of the first write once in March and three times in April, one conversation is nobody's. */
async function snapshotOf(): Promise<Snapshot> {
  const stores = memoryStores();
  const engine = new Engine({ ...stores, today: () => day('2025-05-01') });
  await stores.workspaces.save(workspace(), new Date('2025-05-01T00:00:00Z'));
  const plans = ['free', 'pro'].flatMap((plan) =>
    Array.from({ length: 40 }, (_, index) => ({ plan, id: `${plan}${index}` })),
  );
  const known = plans.map(({ plan, id }) => customer(id, { attributes: { plan }, activeFrom: day('2025-01-01') }));
  await importBatches(stores.facts, [customers(...known)], { kind: 'customers' });
  const dates = (plan: string) => [
    '2025-03-03',
    '2025-04-03',
    ...(plan === 'free' ? ['2025-04-04', '2025-04-05'] : []),
  ];
  const written = plans.flatMap(({ plan, id }) =>
    dates(plan).map((date) => conversation(`${id} ${date}`, { createdAt: at(date), customerExternalId: id })),
  );
  const ends = ['2025-03-01', '2025-04-29'].map((date) => conversation(date, { createdAt: at(date) }));
  await importBatches(stores.facts, [conversations(...written, ...ends)]);
  await engine.refresh();
  return engine.current!;
}

const place = (period: typeof MARCH, position = 0) => ({ position, period });

it('tells the parts of a change with their bands, and the segments of the whole', async () => {
  const snapshot = await snapshotOf();
  const { explanation, split, change } = await explainNode(snapshot, {
    metric: 'contact_rate',
    node: null,
    place: place(APRIL),
    reference: place(MARCH),
  });
  if (!isExplained(explanation)) throw new Error(explanation.message);
  // 81 of 80 customers in March, 161 in April: all of it is more conversations.
  expect(change.absolute).toBeCloseTo(1, 12);
  const [created] = explanation.parts;
  expect([created!.key, created!.amount]).toEqual(['created', expect.closeTo(1, 9)]);
  // Each of the 40 who wrote twice more counts as Poisson(1): 80 ± 1.645 · 2 √40, of as many customers.
  expect(created!.band!.low).toBeGreaterThan(0.6);
  expect(created!.band!.high).toBeLessThan(1.4);
  expect(isWithinNoise(created!)).toBe(false);
  expect(split!.segments.map(({ segments, rate }) => [segments[0]!.key, rate])).toEqual([
    ['free', expect.closeTo(1, 9)],
    ['pro', expect.closeTo(0, 9)],
  ]);
});

it('has no band where the customers cannot be told apart', async () => {
  const unknown = place(APRIL, (await snapshotOf()).model.positions.get('plan/unknown')!);
  const { explanation } = await explainNode(await snapshotOf(), {
    metric: 'conversation_volume',
    node: null,
    place: unknown,
    reference: { ...unknown, period: MARCH },
  });
  expect(isExplained(explanation) && explanation.parts.map(({ key, amount, band }) => [key, amount, band])).toEqual([
    ['created', 0, null],
  ]);
});

it('counts distinct customers without taking them apart', async () => {
  const snapshot = await snapshotOf();
  const { explanation } = await explainNode(snapshot, {
    metric: 'repeat_contact_customers',
    node: null,
    place: place(APRIL),
    reference: place(MARCH),
  });
  expect(explanation).toMatchObject({ reason: 'NOT_A_FORMULA' });
});
