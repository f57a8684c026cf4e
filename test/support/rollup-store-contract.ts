/** What every rollup store must do. The expectations are counted by hand; random histories are in refresh.db-spec.ts. */
import type { FactStore, RollupStore } from '@bough/application';
import {
  ALL_SEGMENTS,
  attributeLabel,
  durationLimit,
  limitKey,
  dayText,
  NOBODY,
  STORED_MEASURES,
  type ConversationLabel,
  type DayBlock,
  type HistogramMeasure,
  type Standard,
  type StoredMeasureKey,
} from '@bough/domain';
import { EMPTY_HISTOGRAM, histogramOf } from '@bough/statistics';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  finish,
  HOUR,
  importBatches,
  request,
  workspace,
} from './builders.js';
import { aStandard } from './builders-standards.js';
import { cohortContract } from './cohort-contract.js';
import { conversationContract } from './conversation-contract.js';
import type { OpenStores, StoreKind } from './builders-stores.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

export function rollupStoreContract(kind: StoreKind): void {
  let stores: OpenStores;
  let facts: FactStore;
  let rollups: RollupStore;

  beforeEach(async () => {
    stores = await kind.open();
    ({ facts, rollups } = stores);
    await stores.workspaces.save(workspace(), new Date());
  });
  afterEach(() => stores?.close());
  cohortContract(() => stores);
  conversationContract(() => stores);

  const bring = (...batches: Parameters<typeof importBatches>[1]) => importBatches(facts, batches);
  /** `{ '2025-03-10 plan/pro size/unknown': 2 }`: where a measure is not zero. */
  const where = async (measure: StoredMeasureKey) => {
    await rollups.refresh(null);
    const cells = (await rollups.cells()).filter(({ sums }) => sums[measure] !== 0);
    const name = (number: number) => new Date(number * 24 * HOUR).toISOString().slice(0, 10);
    return Object.fromEntries(cells.map((cell) => [[name(cell.day), ...cell.segments].join(' '), cell.sums[measure]]));
  };

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
      (await rollups.customerSums(MARCH, 'all')).sums.get('customer_days')!.reduce((a, b) => a + b);

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
      await stores.workspaces.save(workspace({ activityBegins: 'first_conversation' }), new Date());
      expect(await where('created_inactive')).toEqual(after);
      expect(await daysActive()).toBe(11 + 2); // from the 10th on
      await bring(conversations(on('7', '2025-03-05')));
      expect(await where('created_inactive')).toEqual(after);
      expect(await daysActive()).toBe(16 + 2);
      await bring(conversations(on('7', '2025-03-05', 'D')));
      expect(await where('created_inactive')).toEqual(after);
      expect(await daysActive()).toBe(11 + 27);
      const run = await facts.startRun(request({ fingerprint: 'removal' }));
      await facts.applyRemovals(run, 1, [{ of: 'conversations', externalId: '7', reason: 'left_out', version: null }]);
      await finish(facts, run);
      await rollups.refresh(null);
      expect(await daysActive()).toBe(11 + 2);
    });
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

  it('keeps the distribution of durations by segment, merged over the days of a period', async () => {
    const answered = (id: string, text: string, seconds: number) =>
      conversation(id, { createdAt: at(text), firstHumanReplyAt: at(text) + seconds * 1000 });
    await bring(conversations(answered('1', '2025-03-01', 0), answered('2', '2025-03-31', 100)));
    await bring(conversations(answered('3', '2025-03-31', 100), answered('4', '2025-04-01', 5)));
    await rollups.refresh(null);
    const histograms = await rollups.histograms('first_response', MARCH);
    const expected = histogramOf([0, 100, 100]);
    for (const segment of [ALL_SEGMENTS, 'plan/unknown', 'size/unknown'])
      expect(histograms.get(segment)).toEqual(expected);
    expect(await rollups.histograms('resolution', MARCH)).toEqual(new Map());
  });

  describe('within a limit', () => {
    const answered = (id: string, text: string, seconds: number) =>
      conversation(id, { createdAt: at(text), firstHumanReplyAt: at(text) + seconds * 1000 });
    const counted = async (seconds: number, measure: HistogramMeasure = 'first_response') => {
      await rollups.refresh(null);
      const limit = durationLimit(measure, seconds);
      return (await rollups.countWithin([limit], MARCH)).get(limitKey(limit))!;
    };
    const hour = { kind: 'share_within', share: 0.9, high: 3600 } as const;
    const standing = (...standards: Standard[]) => stores.workspaces.save(workspace({ standards }), new Date());
    const some = ['2025-03-01', '2025-03-31'].flatMap((text, n) =>
      [3599, 3600, 3601].map((seconds) => answered(`${n} ${seconds}`, text, seconds)),
    );

    it('counts the limit itself, in whole seconds, whether a standard names it or not', async () => {
      await bring(conversations(...some, answered('april', '2025-04-01', 1)));
      const four = { count: 6, within: 4 };
      expect((await counted(3600)).get(ALL_SEGMENTS)).toEqual(four);
      await standing(aStandard(hour));
      for (const segment of [ALL_SEGMENTS, 'plan/unknown', 'size/unknown'])
        expect((await counted(3600)).get(segment)).toEqual(four);
      expect((await counted(3600.9)).get(ALL_SEGMENTS)).toEqual(four);
      expect((await counted(3599)).get(ALL_SEGMENTS)).toEqual({ count: 6, within: 2 });
      expect((await counted(0)).get(ALL_SEGMENTS)).toEqual({ count: 6, within: 0 });
      expect(await counted(3600, 'resolution')).toEqual(new Map());
    });

    it('follows standards and facts that come later', async () => {
      await standing(aStandard(hour));
      await bring(conversations(...some));
      expect((await counted(3600)).get(ALL_SEGMENTS)).toEqual({ count: 6, within: 4 });
      await standing(aStandard(hour), aStandard({ ...hour, high: 3599, segment: 'all' }));
      await bring(conversations(answered('0 3601', '2025-03-01', 60)));
      expect((await counted(3600)).get(ALL_SEGMENTS)).toEqual({ count: 6, within: 5 });
      expect((await counted(3599)).get(ALL_SEGMENTS)).toEqual({ count: 6, within: 3 });
      await standing(aStandard({ ...hour, high: 3599 }));
      await bring(conversations(answered('1 3601', '2025-03-31', 60)));
      expect((await counted(3600)).get(ALL_SEGMENTS)).toEqual({ count: 6, within: 6 });
      expect((await counted(3599)).get(ALL_SEGMENTS)).toEqual({ count: 6, within: 4 });
    });

    it('counts a reopened conversation by its last resolution, and an open one not at all', async () => {
      const resolved = (id: string, seconds: number, given = {}) =>
        conversation(id, { createdAt: at('2025-03-10'), resolvedAt: at('2025-03-10') + seconds * 1000, ...given });
      await bring(conversations(resolved('1', 60, { reopenCount: 0 }), conversation('2')));
      expect((await counted(3600, 'resolution')).get(ALL_SEGMENTS)).toEqual({ count: 1, within: 1 });
      await bring(conversations(resolved('1', 86_400, { reopenCount: 1 })));
      expect((await counted(3600, 'resolution')).get(ALL_SEGMENTS)).toEqual({ count: 1, within: 0 });
    });
  });

  describe('business time', () => {
    // Monday 2025-03-10; the workspace of the tests is in UTC, the desk in Berlin (+01:00 in March): 8:00 to 16:00 UTC.
    const week = [0, 1, 2, 3, 4, 5, 6].map((index) => (index < 5 ? [{ from: 540, to: 1020 }] : []));
    const desk = { timeZone: 'Europe/Berlin', week, holidays: null, closed: [day('2025-03-11')], open: [] };
    const asked = conversation('1', {
      createdAt: at('2025-03-10 15:30'),
      firstHumanReplyAt: at('2025-03-12 08:20'),
      resolvedAt: at('2025-03-13 09:00'),
    });

    it('is counted while the desk is open, and anew when the hours change', async () => {
      await bring(conversations(asked));
      expect(await where('first_response_business_seconds')).toEqual({});
      await stores.workspaces.save(workspace({ businessHours: desk }), new Date());
      expect(await rollups.isDirty()).toBe(true);
      // Half an hour on Monday, a closed Tuesday, twenty minutes on Wednesday; then the rest of that day and an hour.
      const [first, last] = [50 * 60, 9.5 * 3600];
      expect(await where('first_response_business_seconds')).toEqual({ '2025-03-10 plan/unknown size/unknown': first });
      expect(await where('resolution_business_seconds')).toEqual({ '2025-03-13 plan/unknown size/unknown': last });
      const answers = await rollups.histograms('first_response_business', MARCH);
      const within = async (seconds: number) => {
        const limit = durationLimit('first_response_business', seconds);
        return (await rollups.countWithin([limit], MARCH)).get(limitKey(limit))!;
      };
      expect((await within(first)).get(ALL_SEGMENTS)).toEqual({ count: 1, within: 1 });
      expect((await within(first - 1)).get(ALL_SEGMENTS)).toEqual({ count: 1, within: 0 });
      expect(answers.get(ALL_SEGMENTS)).toEqual(histogramOf([first]));
      const { sums } = await rollups.customerSums(MARCH, 'all');
      expect([...sums.get('resolution_business_seconds')!]).toEqual([last]);
      const cells = await rollups.customerCells(MARCH, []);
      expect([...cells.sums.get('first_response_business_seconds')!]).toEqual([first]);
      await stores.workspaces.save(workspace({ businessHours: { ...desk, closed: [] } }), new Date());
      expect(Object.values(await where('first_response_business_seconds'))).toEqual([first + 8 * 3600]);
      await stores.workspaces.save(workspace(), new Date());
      expect(await where('first_response_business_seconds')).toEqual({});
      expect(await rollups.histograms('first_response_business', MARCH)).toEqual(new Map());
      expect(await within(first)).toEqual(new Map());
    });

    it('reaches back as far as the facts', async () => {
      await stores.workspaces.save(workspace({ businessHours: desk }), new Date());
      await bring(conversations(asked));
      await rollups.refresh(null);
      const long = { createdAt: at('2024-01-01 15:00'), firstHumanReplyAt: at('2024-01-01 15:10') }; // a Monday
      await bring(conversations(conversation('2', long)));
      expect(Object.values(await where('first_response_business_seconds')).sort()).toEqual([3000, 600]);
    });
  });

  it('tells how long conversations took, and how long the open ones have been, by segment', async () => {
    await bring(customers(customer('A', { attributes: { plan: 'pro' }, activeFrom: day('2025-03-01') })));
    const begun = at('2025-03-10 09:00');
    const asOf = at('2025-04-01');
    const resolved = (id: string, after: number) => conversation(id, { resolvedAt: begun + after * 1000 });
    const inApril = conversation('5', { createdAt: at('2025-04-02') });
    await bring(
      conversations(
        ...[resolved('1', 100), resolved('2', 0), conversation('3', { customerExternalId: 'A' }), inApril],
        resolved('4', 90 * 86_400),
      ),
    );
    await rollups.refresh(null);
    const times = await rollups.resolutionTimes(MARCH, asOf);
    const age = (asOf - begun) / 1000;
    const quick = histogramOf([0, 100]);
    expect(times.get(ALL_SEGMENTS)).toEqual({ resolved: quick, open: histogramOf([age, age]) });
    expect(times.get('plan/pro')).toEqual({ resolved: EMPTY_HISTOGRAM, open: histogramOf([age]) });
    expect(times.get('plan/unknown')).toEqual({ resolved: quick, open: histogramOf([age]) });
    expect(times.get('plan/free')).toBeUndefined();
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

  it('tells what each customer adds to a segment', async () => {
    const pro = { attributes: { plan: 'pro', arr: '3650' }, activeFrom: day('2025-03-05') };
    await bring(
      customers(customer('A', pro), customer('B', { attributes: { plan: 'free' }, activeFrom: day('2025-03-01') })),
    );
    const solved = { customerExternalId: 'A', resolvedAt: at('2025-03-11'), touches: 3, handleSeconds: 600 };
    await bring(
      conversations(
        conversation('1', { ...solved, rating: 5, ratedAt: at('2025-03-12') }),
        conversation('2', { ...solved, createdAt: at('2025-03-12'), resolvedAt: null }),
        conversation('3', { customerExternalId: 'B' }),
        conversation('4'),
        conversation('5', { ...solved, createdAt: at('2025-04-01'), resolvedAt: at('2025-04-02') }),
      ),
    );
    await rollups.refresh(null);
    const told = async (segment: string) => {
      const { customers: ids, sums } = await rollups.customerSums(MARCH, segment);
      const rows = ids.map((_, index) => Object.fromEntries([...sums].map(([key, column]) => [key, column[index]!])));
      return rows.sort((a, b) => b.created! - a.created! || b.customer_days! - a.customer_days!);
    };
    const [own] = await told('plan/pro');
    // 5 to 31 March are 27 days; the second conversation came a day after the first was resolved.
    expect(own).toMatchObject({ created: 2, resolved: 1, touches: 3, handle_seconds: 600, standard_seconds: 600 });
    expect(own).toMatchObject({ repeated: 1, ratings: 1, satisfied: 1, customer_days: 27, revenue_days: 27 * 3650 });
    expect(await told('plan/pro')).toHaveLength(1);
    const again = await rollups.customerSums({ from: day('2025-03-12'), to: day('2025-03-13') }, 'all');
    const before = await rollups.customerSums({ from: day('2025-03-01'), to: day('2025-03-12') }, 'all');
    expect(before.customers).toContain(null); // the fourth conversation is nobody's
    expect(again.customers).not.toContain(null);
    for (const id of again.customers) expect(before.customers).toContain(id);
    const all = (await told('all')).map(({ created, customer_days: days }) => [created, days]);
    expect(all).toEqual([
      [2, 27],
      [1, 31],
      [1, 0],
    ]);
  });

  describe('customers by cell', () => {
    const setUp = async () => {
      const moved = (plan: string, from: string) =>
        customer('A', { attributes: { plan }, activeFrom: day('2025-03-05'), validFrom: day(from) });
      await bring(
        customers(
          moved('free', '2025-03-05'),
          moved('pro', '2025-03-10'),
          customer('B', { attributes: { plan: 'pro' } }),
        ),
      );
      const asked = (id: string, text: string, given: object) => conversation(id, { createdAt: at(text), ...given });
      const billing = { customerExternalId: 'A', topic: 'billing', channel: 'chat', journeyStage: 'renewal' };
      await bring(
        conversations(
          asked('1', '2025-03-06 09:00', {
            ...billing,
            firstHumanReplyAt: at('2025-03-06 09:10'),
            resolvedAt: at('2025-03-07 09:00'),
          }),
          asked('2', '2025-03-12 09:00', { ...billing, channel: 'mail', firstHumanReplyAt: at('2025-03-12 09:00') }),
          asked('3', '2025-03-13', { customerExternalId: 'B', escalated: true, escalationReason: 'bug' }),
          asked('4', '2025-03-14', { topic: 'login' }),
          asked('5', '2025-04-14', billing),
        ),
      );
      await rollups.refresh(null);
    };
    /** `A plan/free billing: created 1, …`, the customers in the order of their numbers. */
    const told = async (by: readonly ConversationLabel[], columns: readonly string[]) => {
      const { customers: ids, cells, segments, labels, sums } = await rollups.customerCells(MARCH, by);
      const rows = [...ids].map((id, row) => {
        const numbers = columns.map((key) => +sums.get(key)![row]!.toFixed(6));
        return [
          id < 0 ? 'nobody' : 'somebody',
          segments[cells[row]!]![0],
          ...labels.map((label) => label[row]),
          ...numbers,
        ];
      });
      return rows.map((row) => row.join(' ')).sort();
    };

    it('conversations are counted by day and label, those without one left out', async () => {
      await setUp();
      const texts = async (label: ConversationLabel) =>
        (await rollups.createdByLabel(MARCH, label)).map(({ day, value, count }) =>
          [dayText(day), value, count].join(' '),
        );
      expect(await texts('topic')).toEqual(['2025-03-06 billing 1', '2025-03-12 billing 1', '2025-03-14 login 1']);
      expect(await texts('channel')).toContain('2025-03-12 mail 1');
      expect(await texts('stage')).toEqual(['2025-03-06 renewal 1', '2025-03-12 renewal 1']);
      expect(await texts('escalation_reason')).toEqual(['2025-03-13 bug 1']);
    });

    it('a customer is in each cell that it was in, with its days there', async () => {
      await setUp();
      // ln 600 = 6.396930; an answer at once counts as one second, whose logarithm is 0. 5 to 9 March are 5 days, 22 follow.
      expect(await told([], ['created', 'ln_first_response', 'customer_days', 'repeated'])).toEqual([
        'nobody plan/unknown 1 0 0 0',
        'somebody plan/free 1 6.39693 5 1',
        'somebody plan/pro 1 0 22 0',
        'somebody plan/pro 1 0 31 0',
      ]);
      const { customers: ids } = await rollups.customerCells(MARCH, []);
      expect([...new Set(ids)].sort()).toEqual([NOBODY, 0, 1]);
    });

    it('split by what conversations were about', async () => {
      await setUp();
      expect(await told(['topic'], ['created', 'resolved', 'customer_days'])).toEqual([
        'nobody plan/unknown login 1 0 0',
        'somebody plan/free billing 1 1 0',
        'somebody plan/pro  1 0 0',
        'somebody plan/pro billing 1 0 0',
      ]);
      expect(await told(['channel', 'stage'], ['created', 'repeated'])).toEqual([
        'nobody plan/unknown   1 0',
        'somebody plan/free chat renewal 1 1',
        'somebody plan/pro   1 0',
        'somebody plan/pro mail renewal 1 0',
      ]);
      expect(await told(['escalation_reason'], ['escalated'])).toContain('somebody plan/pro bug 1');
    });

    it('week by week, by two labels jointly, by the clocks of the measures and followed', async () => {
      await setUp();
      const period = { from: day('2025-03-01'), to: day('2025-03-15') };
      const by: ConversationLabel[] = ['topic', 'channel'];
      const weeks = async (followUpDays: number | null) => {
        const found = await rollups.labelledWeeks({ period, by, followUpDays });
        const rows = [...found.cells].map((cell, row) => {
          const own = ['created', 'first_response_seconds', 'resolved', 'repeated', 'escalated'];
          const numbers = own.map((measure) => found.sums.get(measure)![row]!);
          return [found.weeks[row], found.segments[cell]![0], ...found.labels[row]!, ...numbers].join(' ');
        });
        return rows.sort();
      };
      // The 1st to the 7th and the 8th to the 14th: 1 is resolved after a day and followed by 2 about the same topic.
      expect(await weeks(null)).toEqual([
        '0 plan/free billing chat 1 600 1 1 0',
        '1 plan/pro   1 0 0 0 1',
        '1 plan/pro billing mail 1 0 0 0 0',
        '1 plan/unknown login  1 0 0 0 0',
      ]);
      expect((await weeks(1))[0]).toBe('0 plan/free billing chat 1 600 1 1 0');
      // Resolved a day after it began: not within half of one.
      expect((await weeks(0.5))[0]).toBe('0 plan/free billing chat 1 600 0 0 0');
    });

    it('without the customers, by segments, for several labels at once', async () => {
      await setUp();
      const { segments, splits } = await rollups.conversationSums(MARCH, ['topic', 'channel', attributeLabel('none')]);
      const shown = splits.map(({ cells, values, sums }) => {
        const rows = new Map<string, number[]>();
        cells.forEach((cell, row) => {
          const key = `${segments[cell]![0]} ${values[row]}`;
          const before = rows.get(key) ?? [0, 0, 0];
          const own = ['created', 'first_response_seconds', 'repeated'].map((measure) => sums.get(measure)![row]!);
          rows.set(key, before.map((sum, index) => sum + own[index]!)); // prettier-ignore
        });
        return Object.fromEntries(rows);
      });
      // Counted by hand: 1 is answered after 600 s and followed by 2 about the same topic; 2 at once; 5 is of April.
      expect(shown).toEqual([
        {
          'plan/free billing': [1, 600, 1],
          'plan/pro billing': [1, 0, 0],
          'plan/pro null': [1, 0, 0],
          'plan/unknown login': [1, 0, 0],
        },
        {
          'plan/free chat': [1, 600, 1],
          'plan/pro mail': [1, 0, 0],
          'plan/pro null': [1, 0, 0],
          'plan/unknown null': [1, 0, 0],
        },
        { 'plan/free null': [1, 600, 1], 'plan/pro null': [2, 0, 0], 'plan/unknown null': [1, 0, 0] },
      ]);
    });

    it('split by an attribute, whose newest word wins, no word included', async () => {
      await setUp();
      const told2 = (id: string, attributes: Record<string, string>) =>
        conversation(id, { createdAt: at('2025-03-14'), topic: 'login', attributes });
      await bring(conversations(told2('4', { priority: '1 "urgent"' }), told2('6', { priority: 'low', queue: 'B' })));
      const priority = attributeLabel('priority');
      expect((await told([priority], ['created'])).filter((row) => row.startsWith('nobody'))).toEqual([
        'nobody plan/unknown 1 "urgent" 1',
        'nobody plan/unknown low 1',
      ]);
      await bring(conversations(told2('4', {}), told2('6', { queue: 'B' })));
      expect((await told(['topic', priority], ['created'])).filter((row) => row.startsWith('nobody'))).toEqual([
        'nobody plan/unknown login  2',
      ]);
      // A name that every object of JavaScript has is an attribute like others: nobody said it.
      expect(await told([attributeLabel('constructor')], ['created'])).toContain('nobody plan/unknown  2');
    });
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
