/** What every fact store must do. */
import type { FactBatch, FactStore, WorkspaceStore } from '@bough/application';
import { CONVERSATION_FIELD_LIST } from '@bough/domain';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  finish,
  importBatches,
  request,
  workspace,
} from './builders.js';
import type { OpenStores, StoreKind } from './builders-stores.js';
import { cursorContract } from './cursor-contract.js';
import { importRunContract } from './import-run-contract.js';
import { partialContract } from './partial-contract.js';
import { removalContract } from './removal-contract.js';
import { unmatchedContract } from './unmatched-contract.js';

const ONE = conversation('1', { customerExternalId: 'A', resolvedAt: at('2025-03-11 10:00'), topic: 'billing' });
const TWO = conversation('2', { customerExternalId: 'B', rating: 4, ratedAt: at('2025-03-12') });

export function factStoreContract(kind: StoreKind): void {
  let stores: OpenStores;
  let facts: FactStore;
  let workspaces: WorkspaceStore;

  beforeEach(async () => {
    stores = await kind.open();
    ({ facts, workspaces } = stores);
    await workspaces.save(workspace(), new Date());
  });
  afterEach(() => stores?.close());
  removalContract(() => stores);
  importRunContract(() => stores);
  cursorContract(() => stores);
  partialContract(() => stores);
  unmatchedContract(() => stores);

  const drain = () => stores.rollups.refresh(null);
  const isDirty = () => stores.rollups.isDirty();
  const once = async (batch: FactBatch, source = 'desk') => (await importBatches(facts, [batch], { source }))[0];
  const created = async () => (await stores.rollups.cells()).reduce((sum, { sums }) => sum + sums.created!, 0);

  describe('batches', () => {
    it('are applied exactly once: the second time nothing happens, and the first counts are given again', async () => {
      const run = await facts.startRun(request());
      expect(await facts.applyBatch(run, 1, conversations(ONE, TWO))).toEqual({ new: 2, changed: 0, unchanged: 0 });
      await drain();
      const other = conversations({ ...ONE, rating: 1, ratedAt: at('2025-03-12') });
      expect(await facts.applyBatch(run, 1, other)).toEqual({ new: 2, changed: 0, unchanged: 0 });
      expect(await isDirty()).toBe(false);
      await finish(facts, run);
    });

    it('take their facts part by part', async () => {
      const run = await facts.startRun(request());
      const batch = facts.newBatch(run, 1);
      batch.add(conversations(ONE));
      batch.add(conversations(TWO));
      expect(await batch.apply()).toEqual({ new: 2, changed: 0, unchanged: 0 });
      await drain();
      expect(await created()).toBe(2);
      await finish(facts, run);
    });

    it.each<[string, FactBatch]>([
      ['conversations', conversations(ONE, TWO)],
      ['customers', customers(customer('A', { attributes: { plan: 'pro' } }), customer('B', { activeFrom: 20_000 }))],
      ['cost_pools', { kind: 'cost_pools', facts: [{ month: day('2025-03-01'), category: 'pay', amount: 100 }] }],
      [
        'readings',
        { kind: 'readings', facts: [{ measure: 'm', day: 20_000, dimension: 'plan', segment: 'pro', value: 1.5 }] },
      ],
    ])('of %s, imported again, are 0 new and 0 changed, and mark nothing dirty', async (_, batch) => {
      const total = batch.facts.length;
      expect(await once(batch)).toEqual({ new: total, changed: 0, unchanged: 0 });
      await drain();
      const version = await stores.rollups.dataVersion();
      expect(await once(batch)).toEqual({ new: 0, changed: 0, unchanged: total });
      expect(await isDirty()).toBe(false);
      expect(await stores.rollups.dataVersion()).toBe(version);
    });

    it('of a conversation are changed by each of its fields', async () => {
      const plain = conversation('1');
      await once(conversations(plain));
      for (const { property, kind, choices = [] } of CONVERSATION_FIELD_LIST) {
        if (kind === 'id' || kind === 'version') continue;
        const value = { label: 'x', choice: choices[0], flag: true, instant: at('2025-03-10 11:00') };
        const changed = conversations({ ...plain, [property]: kind in value ? value[kind as keyof typeof value] : 1 });
        expect([property, await once(changed)]).toEqual([property, { new: 0, changed: 1, unchanged: 0 }]);
        expect([property, await once(changed)]).toEqual([property, { new: 0, changed: 0, unchanged: 1 }]);
      }
    });

    it('of a conversation are changed by each attribute: a new one, another text, and none any more', async () => {
      const one = (attributes: Record<string, string>) => conversations(conversation('1', { attributes }));
      const quoted = { priority: 'low', queue: 'café "Nord" \\ 🍃' };
      const states: Record<string, string>[] = [
        {},
        { priority: 'high' },
        { priority: 'low' },
        quoted,
        { queue: 'x' },
        {},
      ];
      await once(one({ priority: 'high', queue: 'x' }));
      for (const state of states) {
        expect([state, await once(one(state))]).toEqual([state, { new: 0, changed: 1, unchanged: 0 }]);
        expect([state, await once(one({ ...state }))]).toEqual([state, { new: 0, changed: 0, unchanged: 1 }]);
      }
      // Half of a surrogate pair is no text: it is kept as the sign for that.
      await once(one({ queue: 'a\ud83d' }));
      expect(await once(one({ queue: 'a\ud83d' }))).toEqual({ new: 0, changed: 0, unchanged: 1 });
    });

    it('of a log count the rows of a customer once, and let the last one hold', async () => {
      const row = (id: string, plan: string) => customer(id, { attributes: { plan } });
      const log = customers(row('A', 'pro'), row('A', 'pro'), row('B', 'pro'), row('A', 'free'), row('B', 'pro'));
      expect(await once(log)).toEqual({ new: 2, changed: 1, unchanged: 2 });
      expect(await once(customers(row('A', 'free'), row('B', 'pro')))).toEqual({ new: 0, changed: 0, unchanged: 2 });
    });

    it('of cost and readings replace what was there, and the version grows', async () => {
      const pool = (amount: number): FactBatch => ({
        kind: 'cost_pools',
        facts: [{ month: 0, category: 'a', amount }],
      });
      await once(pool(100));
      const version = await stores.rollups.dataVersion();
      expect(await once(pool(250))).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect(await stores.rollups.costPools()).toEqual([{ month: 0, category: 'a', amount: 250 }]);
      expect(await stores.rollups.dataVersion()).toBeGreaterThan(version);
    });

    it('of costs and readings without a figure take back what was said, once', async () => {
      const pools = (a: number | null): FactBatch => ({
        kind: 'cost_pools',
        facts: [
          { month: 0, category: 'a', amount: a },
          { month: 0, category: 'b', amount: 70 },
        ],
      });
      const readings = (pro: number | null): FactBatch => ({
        kind: 'readings',
        facts: [
          { measure: 'm', day: 20_000, dimension: 'plan', segment: 'pro', value: pro },
          { measure: 'm', day: 20_000, dimension: null, segment: null, value: 8 },
        ],
      });
      await once(pools(100));
      await once(readings(1.5));
      const version = await stores.rollups.dataVersion();
      expect(await once(pools(null))).toEqual({ new: 0, changed: 1, unchanged: 1 });
      expect(await once(readings(null))).toEqual({ new: 0, changed: 1, unchanged: 1 });
      expect(await stores.rollups.dataVersion()).toBeGreaterThan(version);
      expect(await stores.rollups.costPools()).toEqual([{ month: 0, category: 'b', amount: 70 }]);
      expect(await stores.rollups.readings()).toMatchObject([{ measure: 'm', segment: 'all', value: 8 }]);
      expect(await once(pools(null))).toEqual({ new: 0, changed: 0, unchanged: 2 });
      expect(await once(readings(null))).toEqual({ new: 0, changed: 0, unchanged: 2 });
      expect(await once(pools(90))).toEqual({ new: 1, changed: 0, unchanged: 1 });
    });

    it('are refused while no workspace says what the facts mean, and after it has changed under the run', async () => {
      const empty = await kind.open();
      await expect(empty.facts.startRun(request())).rejects.toMatchObject({ code: 'WORKSPACE_MISSING' });
      await empty.close();
      const run = await facts.startRun(request());
      await workspaces.save(workspace({ timeZone: 'Asia/Tokyo' }), new Date());
      await expect(facts.applyBatch(run, 1, conversations(ONE))).rejects.toMatchObject({ code: 'WORKSPACE_CHANGED' });
      await facts.abandonRun(run);
    });
  });

  describe('versions', () => {
    const rated = (rating: number, version: number | null) =>
      conversations(conversation('1', { rating, ratedAt: at('2025-03-12'), version }));
    const ratingSum = async () => {
      await drain();
      return (await stores.rollups.cells()).reduce((sum, { sums }) => sum + sums.rating_sum!, 0);
    };

    it('the later one wins, the older one is refused', async () => {
      await once(rated(2, 10));
      expect(await once(rated(5, 11))).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect(await once(rated(1, 10))).toEqual({ new: 0, changed: 0, unchanged: 1 });
      expect(await ratingSum()).toBe(5);
    });

    it('one that repeats the content counts too: what is older than it comes too late', async () => {
      await once(rated(2, 1));
      expect(await once(rated(2, 3))).toEqual({ new: 0, changed: 0, unchanged: 1 });
      expect(await once(rated(5, 2))).toEqual({ new: 0, changed: 0, unchanged: 1 });
      expect(await ratingSum()).toBe(2);
    });

    it('without them, the later import wins', async () => {
      await once(rated(2, null));
      await once(rated(3, null));
      expect(await ratingSum()).toBe(3);
    });

    it('one that says none is the newer one, and what it replaced still stands against older ones', async () => {
      await once(rated(2, 10));
      expect(await once(rated(3, null))).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect(await once(rated(5, 9))).toEqual({ new: 0, changed: 0, unchanged: 1 });
      expect(await once(rated(4, 10))).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect(await ratingSum()).toBe(4);
    });

    it('one that comes after none wins, however small it is', async () => {
      await once(rated(2, null));
      expect(await once(rated(3, 0))).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect(await ratingSum()).toBe(3);
    });

    it('of a customer is read the same way', async () => {
      const plan = (name: string, version: number | null) =>
        customers(customer('A', { attributes: { plan: name }, version }));
      await once(plan('free', 10));
      expect(await once(plan('pro', null))).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect(await once(plan('free', 9))).toEqual({ new: 0, changed: 0, unchanged: 1 });
    });

    it('the same id of two sources is two conversations', async () => {
      await once(rated(2, 1));
      expect(await once(rated(4, 1), 'shop')).toEqual({ new: 1, changed: 0, unchanged: 0 });
      expect(await ratingSum()).toBe(6);
    });
  });

  it('finds customers by what their sources call them, also those that only conversations name', async () => {
    await once(customers(customer('A'), customer('C')));
    await once(conversations(TWO), 'other');
    await once(customers(customer('A')), 'other');
    const found = await facts.customersNamed(['C', 'A', 'B', 'nobody']);
    expect(found.map(({ externalId, source }) => `${externalId} of ${source}`)).toEqual([
      ...['A of desk', 'A of other', 'B of other', 'C of desk'],
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(4);
    expect(await facts.customersNamed([])).toEqual([]);
    expect(await facts.customersById([found[3]!.id, found[0]!.id])).toEqual([found[0], found[3]]);
    // The same id as in the sums of customers.
    await drain();
    const { customers: ids } = await stores.rollups.customerSums(
      { from: day('2025-03-01'), to: day('2025-04-01') },
      'all',
    );
    expect(ids).toContain(found[2]!.id);
  });
}
