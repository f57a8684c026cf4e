/** What every rollup store says about when customers were active, and in which segments. Counted by hand. */
import { at, conversation, conversations, customer, customers, day, finish, request, workspace } from './builders.js';
import type { OpenStores } from './builders-stores.js';
import { rollupAsks } from './rollup-asks.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

export function membershipContract(stores: () => OpenStores): void {
  const { bring, where } = rollupAsks(stores);

  describe('conversations of customers who were not active', () => {
    const active = { activeFrom: day('2025-03-11'), activeTo: day('2025-03-21'), attributes: { plan: 'pro' } };
    const on = (id: string, date: string, by: string | null = 'A') =>
      conversation(id, { customerExternalId: by, createdAt: at(date) });
    const asked = [
      on('1', '2025-03-10 23:59'),
      on('2', '2025-03-11'),
      on('3', '2025-03-20 23:59'),
      on('4', '2025-03-21'),
      on('5', '2025-03-01', 'B'), // nobody has described B
      on('6', '2025-03-01', null),
    ];
    const before = { '2025-03-10 plan/pro size/unknown': 1 };
    const after = { '2025-03-21 plan/pro size/unknown': 1 };
    const daysActive = async () =>
      (await stores().rollups.customerSums(MARCH, 'all')).sums.get('customer_days')!.reduce((a, b) => a + b);

    it('are counted, and follow the dates', async () => {
      await bring(conversations(...asked));
      expect(await where('created_inactive')).toEqual({});
      await bring(customers(customer('A', active)));
      expect(await where('created_inactive')).toEqual({ ...before, ...after });
      await bring(customers(customer('A', { activeFrom: day('2025-03-10') })));
      expect(await where('created_inactive')).toEqual(after);
      await bring(customers(customer('A', { activeTo: null })));
      expect(await where('created_inactive')).toEqual({});
    });

    it('are none before the beginning where activity begins with the first conversation', async () => {
      await bring(conversations(asked[1]!, asked[3]!));
      await bring(customers(customer('A', active), customer('D', { activeFrom: day('2025-03-30') })));
      expect(await where('created_inactive')).toEqual(after);
      expect(await daysActive()).toBe(10 + 2);
      await bring(conversations(...asked));
      expect(await where('created_inactive')).toEqual({ ...before, ...after });
      await stores().workspaces.save(workspace({ activityBegins: 'first_conversation' }), new Date());
      expect(await where('created_inactive')).toEqual(after);
      expect(await daysActive()).toBe(11 + 2); // from the 10th on
      await bring(conversations(on('7', '2025-03-05')));
      expect(await where('created_inactive')).toEqual(after);
      expect(await daysActive()).toBe(16 + 2);
      await bring(conversations(on('7', '2025-03-05', 'D')));
      expect(await where('created_inactive')).toEqual(after);
      expect(await daysActive()).toBe(11 + 27);
      const run = await stores().facts.startRun(request({ fingerprint: 'removal' }));
      await stores().facts.applyRemovals(run, 1, [
        { of: 'conversations', externalId: '7', reason: 'left_out', version: null },
      ]);
      await finish(stores().facts, run);
      await stores().rollups.refresh(null);
      expect(await daysActive()).toBe(11 + 2);
    });
  });

  describe('membership', () => {
    const pro = customer('A', { attributes: { plan: 'pro', arr: '1000' } });

    it('is Unknown until the customer arrives, then the conversations are attached', async () => {
      await bring(conversations(conversation('1', { customerExternalId: 'A' })));
      expect(await where('created')).toEqual({ '2025-03-10 plan/unknown size/unknown': 1 });
      expect(await bring(customers(pro))).toEqual([{ new: 1, changed: 0, unchanged: 0 }]);
      expect(await where('created')).toEqual({ '2025-03-10 plan/pro size/large': 1 });
    });

    it('follows a conversation to another customer, whole', async () => {
      const moved = (owner: string) => conversations(conversation('1', { customerExternalId: owner }));
      await bring(moved('B'));
      await bring(moved('A'));
      await bring(customers(pro));
      expect(await where('created')).toEqual({ '2025-03-10 plan/pro size/large': 1 });
      expect(await bring(moved('B'))).toEqual([{ new: 0, changed: 1, unchanged: 0 }]);
      expect(await where('created')).toEqual({ '2025-03-10 plan/unknown size/unknown': 1 });
    });

    it('is as of the day of creation, and a correction of the past moves what lies in it', async () => {
      const plan = (value: string, from: string | null) =>
        customer('A', { attributes: { plan: value }, validFrom: from === null ? null : day(from) });
      await bring(customers(plan('free', '2025-03-01'), plan('pro', '2025-03-15')));
      const on = (id: string, text: string) => conversation(id, { customerExternalId: 'A', createdAt: at(text) });
      await bring(conversations(on('1', '2025-02-01'), on('2', '2025-03-14 23:59'), on('3', '2025-03-15 00:00')));
      expect(await where('created')).toEqual({
        '2025-02-01 plan/free size/unknown': 1,
        '2025-03-14 plan/free size/unknown': 1,
        '2025-03-15 plan/pro size/unknown': 1,
      });
      await bring(customers(plan('pro', '2025-03-14')));
      expect(await where('created')).toEqual({
        '2025-02-01 plan/free size/unknown': 1,
        '2025-03-14 plan/pro size/unknown': 1,
        '2025-03-15 plan/pro size/unknown': 1,
      });
    });

    it('counts customers by the days on which they enter and leave, with their revenue', async () => {
      const from = { activeFrom: day('2025-03-05'), activeTo: day('2025-03-25') };
      const arr = (value: string, since: string) =>
        customer('A', { ...from, attributes: { arr: value }, validFrom: day(since) });
      await bring(customers(arr('500', '2025-03-01'), arr('2000.50', '2025-03-10')));
      expect(await where('customers_change')).toEqual({
        '2025-03-05 plan/unknown size/small': 1,
        '2025-03-10 plan/unknown size/small': -1,
        '2025-03-10 plan/unknown size/large': 1,
        '2025-03-25 plan/unknown size/large': -1,
      });
      expect(await where('revenue_change')).toEqual({
        '2025-03-05 plan/unknown size/small': 500_000,
        '2025-03-10 plan/unknown size/small': -500_000,
        '2025-03-10 plan/unknown size/large': 2_000_500,
        '2025-03-25 plan/unknown size/large': -2_000_500,
      });
    });
  });
}
