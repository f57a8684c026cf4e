/** What every fact store must do when facts are taken back: by an empty cell, by being left out, or with the import that brought them. */
import type { FactBatch } from '@bough/application';
import type { Customer, Removal } from '@bough/domain';
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
} from './builders.js';
import type { OpenStores } from './builders-stores.js';

const ENTRY = {
  at: new Date(0),
  person: null,
  actor: 'test',
  via: 'cli' as const,
  action: 'import.remove',
  requestId: '1',
  changes: [],
};
const NOTHING = { conversations: 0, customers: 0, costPools: 0, readings: 0, changed: 0, examples: [] };
const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

function permutations<T>(of: readonly T[]): T[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((first, index) =>
    permutations(of.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}

export function removalContract(stores: () => OpenStores): void {
  const facts = () => stores().facts;
  const once = async (batch: FactBatch, given = {}) => (await importBatches(facts(), [batch], given))[0];
  const remove = async (removals: readonly Removal[], source = 'desk') => {
    const run = await facts().startRun(request({ source, kind: removals[0]!.of, fingerprint: 'removals' }));
    const removed = await facts().applyRemovals(run, 1, removals);
    expect(await facts().applyRemovals(run, 1, removals)).toBe(removed); // exactly once
    await finish(facts(), run);
    return removed;
  };
  const leftOut = (externalId: string, version: number | null = null, more: Partial<Removal> = {}): Removal => ({
    of: 'conversations',
    externalId,
    reason: 'left_out',
    version,
    ...more,
  });
  const sumOf = async (measure: string) => {
    await stores().rollups.refresh(null);
    return (await stores().rollups.cells()).reduce((sum, { sums }) => sum + sums[measure]!, 0);
  };
  const customerDays = async (segment = 'all') => {
    await stores().rollups.refresh(null);
    const { sums } = await stores().rollups.customerSums(MARCH, segment);
    return sums.get('customer_days')!.reduce((sum, each) => sum + each, 0);
  };

  describe('what was said', () => {
    const stated = (given: Partial<Customer>) => once(customers(customer('A', given)));
    it.each<[string, Partial<Customer>, number]>([
      ['an end', { activeTo: day('2025-03-11') }, 10],
      ['a beginning', { activeFrom: day('2025-03-11') }, 21],
    ])('about %s of a customer is taken back by an empty cell, and by nothing else', async (_, given, days) => {
      await stated(given);
      expect(await customerDays()).toBe(days);
      await stated({ attributes: { plan: 'pro' } }); // the other file does not speak of it
      expect(await customerDays()).toBe(days);
      const taken = Object.fromEntries(Object.keys(given).map((key) => [key, null]));
      expect(await stated(taken)).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect(await customerDays()).toBe(31);
      expect(await customerDays('plan/pro')).toBe(31);
      expect(await stated(taken)).toEqual({ new: 0, changed: 0, unchanged: 1 });
    });

    it('about an attribute is taken back by an empty cell', async () => {
      await stated({ attributes: { plan: 'pro', arr: '500' } });
      await stated({ attributes: { plan: null } });
      expect([await customerDays('plan/pro'), await customerDays('size/small')]).toEqual([0, 31]);
    });

    it('about a name is taken back by an empty cell', async () => {
      expect(await stated({ name: 'Birch' })).toMatchObject({ new: 1 });
      expect(await stated({ name: null })).toMatchObject({ changed: 1 });
      expect(await stated({ name: null })).toMatchObject({ unchanged: 1 });
      expect(await stated({})).toMatchObject({ unchanged: 1 });
    });

    it('about a conversation is taken back by an empty cell', async () => {
      await once(
        conversations(conversation('1', { resolvedAt: at('2025-03-11'), rating: 4, ratedAt: at('2025-03-11') })),
      );
      expect(await once(conversations(conversation('1')))).toEqual({ new: 0, changed: 1, unchanged: 0 });
      expect([await sumOf('created'), await sumOf('resolved'), await sumOf('ratings')]).toEqual([1, 0, 0]);
    });

    it('of two rows of a batch the newer one holds, whatever their order', async () => {
      const newer = customer('A', { activeTo: day('2025-03-11'), version: 2 });
      await once(customers(newer, customer('A', { activeTo: day('2025-03-21'), version: 1 })));
      expect(await customerDays()).toBe(10);
    });
  });

  describe('costs', () => {
    const costs = (...pools: [month: string, category: string, amount: number][]): FactBatch => ({
      kind: 'cost_pools',
      facts: pools.map(([month, category, amount]) => ({ month: day(`${month}-01`), category, amount })),
    });
    const stored = async () =>
      (await stores().rollups.costPools()).map(({ category, amount }) => `${category} ${amount}`).sort();

    it('of a newer file replace the months of their source as a whole, and nothing of other months and sources', async () => {
      await once(costs(['2025-03', 'pay', 100], ['2025-03', 'tools', 20], ['2025-04', 'pay', 110]));
      await once(costs(['2025-03', 'rent', 7]), { source: 'books' });
      const again = costs(['2025-03', 'salaries', 100], ['2025-03', 'tools', 20]);
      expect(await once(again)).toEqual({ new: 1, changed: 0, unchanged: 1, removed: 1 });
      expect(await stored()).toEqual(['pay 110', 'rent 7', 'salaries 100', 'tools 20']);
      const version = await stores().rollups.dataVersion();
      expect(await once(again)).toEqual({ new: 0, changed: 0, unchanged: 2 });
      expect(await stores().rollups.dataVersion()).toBe(version);
    });

    it('of two sources with a category of the same name add up', async () => {
      await once(costs(['2025-03', 'pay', 100]));
      await once(costs(['2025-03', 'pay', 50]), { source: 'books' });
      expect(await stored()).toEqual(['pay 100', 'pay 50']);
    });

    it('of files of one mapping complete each other', async () => {
      const [pay, tools] = [costs(['2025-03', 'pay', 100]), costs(['2025-03', 'tools', 20])];
      for (const expected of [1, 0]) {
        expect(await once(pay, { file: 'pay.csv', alongside: ['tools.csv'] })).toMatchObject({ new: expected });
        expect(await once(tools, { file: 'tools.csv', alongside: ['pay.csv'] })).toMatchObject({ new: expected });
      }
      expect(await stored()).toEqual(['pay 100', 'tools 20']);
    });
  });

  describe('a conversation that is left out later', () => {
    const told = (version: number | null) =>
      conversations(
        conversation('1', { resolvedAt: at('2025-03-11'), version }),
        conversation('2', { createdAt: at('2025-03-12'), version }),
      );

    it('leaves every number, and the same file again changes nothing', async () => {
      await once(told(null));
      expect(await sumOf('created')).toBe(2);
      expect(await remove([leftOut('1'), leftOut('never seen')])).toBe(1);
      expect(await stores().rollups.isDirty()).toBe(true);
      expect([await sumOf('created'), await sumOf('resolved')]).toEqual([1, 0]);
      expect(await remove([leftOut('1')])).toBe(0);
      expect(await stores().rollups.isDirty()).toBe(false);
    });

    it('is not brought back by an older version, but by a newer one and by one that says none', async () => {
      await once(told(5));
      expect(await remove([leftOut('1', 7), leftOut('2', 4)])).toBe(1); // the other one is newer than that
      expect(await once(told(6))).toEqual({ new: 0, changed: 0, unchanged: 2 });
      expect(await sumOf('created')).toBe(1);
      expect(await once(told(7))).toMatchObject({ new: 1 });
      expect(await sumOf('created')).toBe(2);
      await remove([leftOut('1', null)]);
      expect(await once(told(6))).toMatchObject({ new: 0 });
      expect(await once(told(null))).toMatchObject({ new: 1 });
      expect(await remove([leftOut('1', 6)])).toBe(0); // what it says holds from version 7 on
    });

    it('is not brought in by an older version, also if it had never been in', async () => {
      expect(await remove([leftOut('1', 7)])).toBe(0);
      expect(await once(told(6))).toEqual({ new: 1, changed: 0, unchanged: 1 });
      expect(await once(told(8))).toMatchObject({ new: 1, changed: 0 });
    });

    it('never comes back once it was erased', async () => {
      await once(told(5));
      await remove([leftOut('1', 6, { reason: 'erased' })]);
      for (const version of [7, null]) await once(told(version));
      expect(await sumOf('created')).toBe(1);
    });

    it('is erased whatever its version', async () => {
      await once(told(5));
      expect(await remove([leftOut('1', 2, { reason: 'erased' })])).toBe(1);
      for (const reason of ['deleted', 'merged', 'left_out'] as const) await remove([leftOut('1', 9, { reason })]);
      expect(await once(told(10))).toMatchObject({ new: 0 });
      expect(await sumOf('created')).toBe(1);
    });

    it('stays in another source', async () => {
      await once(told(null), { source: 'shop' });
      await once(told(null));
      await remove([leftOut('1')]);
      expect(await sumOf('created')).toBe(3);
    });
  });

  describe('a customer who is left out later', () => {
    const gone: Removal = { of: 'customers', externalId: 'A', reason: 'left_out', version: null };

    it('is as one whom no file has described', async () => {
      const given = { name: 'Birch', activeFrom: day('2025-03-11'), attributes: { plan: 'pro' } };
      await once(customers(customer('A', given), customer('B')));
      await once(conversations(conversation('1', { customerExternalId: 'A' })));
      expect([await customerDays(), await customerDays('plan/pro')]).toEqual([31 + 21, 21]);
      expect(await remove([gone])).toBe(1);
      expect(await customerDays()).toBe(31);
      expect(await sumOf('created')).toBe(1);
      const { customers: ids, sums } = await stores().rollups.customerSums(MARCH, 'plan/pro');
      expect([ids.length, sums.get('created')!.length]).toEqual([0, 0]);
      expect(await remove([gone])).toBe(0);
      expect(await once(customers(customer('A')))).toEqual({ new: 1, changed: 0, unchanged: 0 });
      expect([await customerDays(), await customerDays('plan/pro')]).toEqual([62, 0]); // what was said before is gone
    });

    it('is not named any more when no conversation names it', async () => {
      await once(customers(customer('A')));
      await remove([gone]);
      expect(await facts().customersNamed(['A'])).toEqual([]);
    });

    it('is not brought back by an older version', async () => {
      await once(customers(customer('A', { version: 5 })));
      await remove([{ ...gone, version: 6 }]);
      expect(await once(customers(customer('A', { version: 5 })))).toEqual({ new: 0, changed: 0, unchanged: 1 });
      expect(await customerDays()).toBe(0);
      expect(await once(customers(customer('A', { version: 6 })))).toMatchObject({ new: 1 });
      expect(await customerDays()).toBe(31);
    });
  });

  describe.each(['left_out', 'deleted', 'merged', 'erased'] as const)('what is %s', (reason) => {
    type Step = ['fact' | 'removal', version: number];
    const orders = permutations<Step>([
      ['fact', 1],
      ['removal', 2],
      ['fact', 3],
      ['fact', 4],
    ]);
    const isIn = reason !== 'erased';

    it.each(['conversations', 'customers'] as const)('of %s ends alike in whatever order it is told', async (of) => {
      for (const step of [0, 1, 2, 3]) {
        const told = orders.map((order, index) => ({ externalId: `${index}`, step: order[step]! }));
        const named = told.filter(({ step: [what] }) => what === 'fact');
        const facts = named.map(({ externalId, step: [, version] }) =>
          of === 'customers' ? customer(externalId, { version }) : conversation(externalId, { version }),
        );
        await once({ kind: of, facts } as FactBatch);
        const gone = told.filter(({ step: [what] }) => what === 'removal');
        await remove(gone.map(({ externalId, step: [, version] }) => ({ of, externalId, reason, version })));
      }
      const left = of === 'conversations' ? await sumOf('created') : (await customerDays()) / 31;
      expect(left).toBe(isIn ? orders.length : 0);
    });
  });

  describe('taking back', () => {
    const runs = async () => (await facts().listRuns(9)).map(({ id }) => id);
    const all = { source: 'desk', runId: null };

    it('a source removes all that it brought; the same file may go in again', async () => {
      const file = conversations(conversation('1', { customerExternalId: 'A' }), conversation('2'));
      await once(file);
      await once(customers(customer('A', { attributes: { plan: 'pro' } })));
      await once({ kind: 'cost_pools', facts: [{ month: day('2025-03-01'), category: 'pay', amount: 100 }] });
      await once({
        kind: 'readings',
        facts: [{ measure: 'm', day: 20_000, dimension: null, segment: null, value: 1 }],
      });
      await once(conversations(conversation('1')), { source: 'shop' });
      await remove([leftOut('9', 3)]);
      const expected = { ...NOTHING, conversations: 2, customers: 1, costPools: 1, readings: 1 };
      expect(await facts().brought(all)).toEqual(expected);
      expect(await sumOf('created')).toBe(3);
      expect(await facts().takeBack(all, ENTRY)).toEqual(expected);
      expect([await sumOf('created'), await customerDays()]).toEqual([1, 0]);
      expect([await stores().rollups.costPools(), await stores().rollups.readings()]).toEqual([[], []]);
      expect(await facts().customersNamed(['A'])).toEqual([]);
      expect((await facts().listRuns(9)).filter(({ state }) => state === 'taken_back')).toHaveLength(5);
      expect(await stores().audit.count({ action: 'import.remove' })).toBe(1);
      expect(await facts().brought(all)).toEqual(NOTHING);
      expect(await once(file)).toEqual({ new: 2, changed: 0, unchanged: 0 });
      expect(await once(conversations(conversation('9', { version: 1 })))).toMatchObject({ new: 1 });
    });

    it('an import removes what it brought first, and names what it only changed', async () => {
      await once(conversations(conversation('1'), conversation('2')));
      await once(conversations(conversation('2', { touches: 4 }), conversation('3'), conversation('1')));
      const [run] = await runs();
      const expected = { ...NOTHING, conversations: 1, changed: 1, examples: [{ kind: 'conversations', name: '2' }] };
      expect(await facts().takeBack({ source: 'desk', runId: run! }, ENTRY)).toEqual(expected);
      expect(await sumOf('created')).toBe(2);
      const [first] = (await runs()).slice(-1);
      expect(await facts().brought({ source: 'desk', runId: first! })).toMatchObject({ conversations: 2, changed: 0 });
    });

    it('keeps who brought a conversation that changed its customer', async () => {
      await once(conversations(conversation('1', { customerExternalId: 'A' })));
      await once(conversations(conversation('1', { customerExternalId: 'B' })));
      const [second, first] = await runs();
      expect(await facts().brought({ source: 'desk', runId: second! })).toMatchObject({ conversations: 0, changed: 1 });
      expect(await facts().brought({ source: 'desk', runId: first! })).toMatchObject({ conversations: 1, changed: 0 });
    });

    it('an import lets come back what it left out', async () => {
      await once(conversations(conversation('1', { version: 5 })));
      await remove([leftOut('1', 6)]);
      const [run] = await runs();
      expect(await facts().takeBack({ source: 'desk', runId: run! }, ENTRY)).toEqual(NOTHING);
      expect(await once(conversations(conversation('1', { version: 5 })))).toMatchObject({ new: 1 });
    });

    it('takes back the fields that nothing carries any more', async () => {
      const run = await facts().startRun(request());
      await facts().carry(run, ['topic', 'rating']);
      await finish(facts(), run);
      const other = await facts().startRun(request({ source: 'shop' }));
      await facts().carry(other, ['topic']);
      await finish(facts(), other);
      await facts().takeBack(all, ENTRY);
      expect(await facts().carriedFields()).toEqual(new Set(['topic']));
    });

    it('waits for an import of the source, and an interrupted one does not go on afterwards', async () => {
      const run = await facts().startRun(request());
      await facts().applyBatch(run, 1, conversations(conversation('1')));
      await expect(facts().takeBack(all, ENTRY)).rejects.toMatchObject({ code: 'SOURCE_BUSY' });
      await facts().abandonRun(run);
      expect(await facts().takeBack({ source: 'desk', runId: run.id }, ENTRY)).toMatchObject({ conversations: 1 });
      const again = await facts().startRun(request());
      expect(again).toMatchObject({ resumed: false });
      expect(await facts().applyBatch(again, 1, conversations(conversation('1')))).toMatchObject({ new: 1 });
      await finish(facts(), again);
    });
  });
}
