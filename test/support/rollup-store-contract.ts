/** What every rollup store must do. The expectations are counted by hand; random histories are in refresh.db-spec.ts. */
import type { RollupStore } from '@bough/application';
import { ALL_SEGMENTS, STORED_MEASURES, type DayBlock, type StoredMeasureKey } from '@bough/domain';
import { at, conversation, conversations, customer, customers, day, workspace } from './builders.js';
import { cohortContract } from './cohort-contract.js';
import { conversationContract } from './conversation-contract.js';
import type { OpenStores, StoreKind } from './builders-stores.js';
import { customerSumsContract } from './customer-sums-contract.js';
import { durationsContract } from './durations-contract.js';
import { membershipContract } from './membership-contract.js';
import { rollupAsks } from './rollup-asks.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

export function rollupStoreContract(kind: StoreKind): void {
  let stores: OpenStores;
  let rollups: RollupStore;

  beforeEach(async () => {
    stores = await kind.open();
    ({ rollups } = stores);
    await stores.workspaces.save(workspace(), new Date());
  });
  afterEach(() => stores?.close());
  cohortContract(() => stores);
  conversationContract(() => stores);
  membershipContract(() => stores);
  durationsContract(() => stores);
  customerSumsContract(() => stores);

  const { bring, where } = rollupAsks(() => stores);

  it('takes a reply by a human for a reply: 100 replied, 70.0 % escalated, 30.0 % bot first', async () => {
    const minute = (minutes: number) => at('2025-03-10 09:00') + minutes * 60_000;
    const botFirst = { firstReplyAt: minute(1), firstHumanReplyAt: minute(30), botTookPart: true, escalated: false };
    const humanOnly = { firstHumanReplyAt: minute(60), botTookPart: false, escalatedAt: minute(90) };
    await bring(
      conversations(...Array.from({ length: 100 }, (_, i) => conversation(`${i}`, i < 30 ? botFirst : humanOnly))),
    );
    await rollups.refresh(null);
    const [cell] = await rollups.cells();
    expect(cell!.sums).toMatchObject({ answered: 100, replied: 100, escalated_replied: 70, bot_first: 30 });
    expect(cell!.sums.first_reply_seconds).toBe((30 * 1 + 70 * 60) * 60);
    const { sums } = await rollups.customerSums(MARCH, 'all');
    expect(['replied', 'escalated_replied', 'bot_first'].map((key) => sums.get(key)![0])).toEqual([100, 70, 30]);
    const cells = await rollups.customerCells(MARCH, []);
    expect(cells.sums.get('ln_first_reply')![0]).toBeCloseTo(30 * Math.log(60) + 70 * Math.log(3600), 6);
  });

  it('puts each measure on the day of its own clock', async () => {
    const times = { resolvedAt: at('2025-03-11 00:00'), ratedAt: at('2025-03-12 23:59') };
    await bring(
      conversations(conversation('1', { ...times, createdAt: at('2025-03-10 23:00'), rating: 4, touches: 3 })),
    );
    expect(await where('created')).toEqual({ '2025-03-10 plan/unknown size/unknown': 1 });
    expect(await where('resolved_later')).toEqual({ '2025-03-10 plan/unknown size/unknown': 1 });
    expect(await where('touches')).toEqual({ '2025-03-11 plan/unknown size/unknown': 3 });
    expect(await where('resolution_seconds')).toEqual({ '2025-03-11 plan/unknown size/unknown': 3600 });
    expect(await where('satisfied')).toEqual({ '2025-03-12 plan/unknown size/unknown': 1 });
  });

  it('moves a conversation that gets other days, and leaves nothing where it was', async () => {
    await bring(conversations(conversation('1', { resolvedAt: at('2025-03-11') })));
    await where('created');
    await bring(conversations(conversation('1', { createdAt: at('2025-03-20'), resolvedAt: null })));
    expect(await where('created')).toEqual({ '2025-03-20 plan/unknown size/unknown': 1 });
    expect(await where('resolved')).toEqual({});
  });

  describe('repeats', () => {
    const first = conversation('1', { customerExternalId: 'A', resolvedAt: at('2025-03-10 12:00'), topic: 'login' });
    const later = (text: string, given = {}) =>
      conversation('2', { customerExternalId: 'A', createdAt: at(text), topic: 'login', ...given });

    it.each([
      ['a minute after the resolution', later('2025-03-10 12:01'), 1],
      ['at the very resolution', later('2025-03-10 12:00'), 0],
      ['after 14 days to the millisecond', later('2025-03-24 12:00'), 1],
      ['after a minute more', later('2025-03-24 12:01'), 0],
      ['about something else', later('2025-03-11', { topic: 'billing' }), 0],
      ['about nobody knows what', later('2025-03-11', { topic: null }), 1],
      ['of another customer', later('2025-03-11', { customerExternalId: 'B' }), 0],
    ])('count a contact %s', async (_, second, expected) => {
      await bring(conversations(first));
      await rollups.refresh(null);
      await bring(conversations(second));
      expect(Object.values(await where('repeated'))).toEqual(expected === 1 ? [1] : []);
    });

    it('never count for conversations of nobody', async () => {
      const nobody = { customerExternalId: null };
      await bring(conversations({ ...first, ...nobody }, later('2025-03-11', nobody)));
      expect(await where('repeated')).toEqual({});
    });

    it('by customer are distinct, whatever the topic, and once in each segment', async () => {
      const plan = (value: string, from: string) =>
        customer('A', { attributes: { plan: value }, validFrom: day(from) });
      await bring(customers(plan('free', '2025-01-01'), plan('pro', '2025-03-11')));
      const others = [later('2025-03-12', { topic: 'billing' }), conversation('3', { customerExternalId: 'B' })];
      await bring(conversations(first, ...others, conversation('4')));
      await rollups.refresh(null);
      const counted = await rollups.repeatCustomers(MARCH);
      expect(counted.get(ALL_SEGMENTS)).toEqual({ contacted: 2, again: 1 });
      expect(counted.get('plan/free')).toEqual({ contacted: 1, again: 1 });
      expect(counted.get('plan/pro')).toEqual({ contacted: 1, again: 0 });
      expect(counted.get('plan/unknown')).toEqual({ contacted: 1, again: 0 });
    });
  });

  it('gives the blocks of the days that became others since a version, added up by segment', async () => {
    await bring(customers(customer('A', { attributes: { plan: 'pro' }, activeFrom: day('2025-03-10') })));
    await bring(conversations(conversation('1', { customerExternalId: 'A' }), conversation('2')));
    await rollups.refresh(null);
    const { blocks, version } = await rollups.blocksSince(0);
    const march10 = blocks.find((block) => block.day === day('2025-03-10'))!;
    expect(valuesOf(march10, 'created')).toEqual({ all: 2, 'plan/pro': 1, 'plan/unknown': 1, 'size/unknown': 2 });
    expect(valuesOf(march10, 'customers_change')).toMatchObject({ all: 1, 'plan/pro': 1, 'size/unknown': 1 });
    expect((await rollups.blocksSince(version)).blocks).toEqual([]);
    await bring(conversations(conversation('1', { customerExternalId: 'A', createdAt: at('2025-03-18') })));
    await rollups.refresh(null);
    const next = await rollups.blocksSince(version);
    expect(next.version).toBeGreaterThan(version);
    const days = next.blocks.map((block) => block.day);
    expect(days).toEqual(expect.arrayContaining([day('2025-03-10'), day('2025-03-18')]));
  });

  it('measures the standards of topics again when their period changes, for every resolved day', async () => {
    const handled = (id: string, text: string, handleSeconds: number) =>
      conversation(id, { createdAt: at(text), resolvedAt: at(text), handleSeconds, topic: 'login' });
    await bring(
      conversations(handled('1', '2025-01-01', 100), handled('2', '2025-01-02', 201), handled('3', '2025-06-01', 900)),
    );
    const sum = async () => Object.values(await where('standard_seconds')).reduce((a, b) => a! + b!, 0);
    // The first 90 days: (100 + 201) / 2 = 150.5 for three conversations.
    expect(await sum()).toBe(3 * 150.5);
    await bring(conversations(handled('2', '2025-01-02', 401)));
    expect(await sum()).toBe(3 * 250.5);
    const { sums } = await rollups.customerSums({ from: day('2025-01-01'), to: day('2025-07-01') }, ALL_SEGMENTS);
    expect([...sums.get('standard_seconds')!]).toEqual([3 * 250.5]);
  });

  it('is dirty when facts came, not after a refresh, and a rebuild comes to the same', async () => {
    expect(await rollups.isDirty()).toBe(false);
    await bring(conversations(conversation('1', { resolvedAt: at('2025-03-12') })));
    expect(await rollups.isDirty()).toBe(true);
    await rollups.refresh(null);
    const cells = await rollups.cells();
    expect(await rollups.isDirty()).toBe(false);
    await rollups.markAllDirty();
    expect(await rollups.isDirty()).toBe(true);
    await rollups.refresh(null);
    expect(await rollups.cells()).toEqual(cells);
    expect(await rollups.refresh(null)).toBe(0);
  });
}

function valuesOf({ segments, values }: DayBlock, measure: StoredMeasureKey): Record<string, number> {
  const m = STORED_MEASURES.findIndex(({ key }) => key === measure);
  return Object.fromEntries(segments.map((segment, s) => [segment, values[m * segments.length + s]!]));
}
