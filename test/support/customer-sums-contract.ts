/** What every rollup store says of each customer, in a segment and cell by cell. Counted by hand. */
import { attributeLabel, dayText, NOBODY, type ConversationLabel } from '@bough/domain';
import { at, conversation, conversations, customer, customers, day } from './builders.js';
import type { OpenStores } from './builders-stores.js';
import { rollupAsks } from './rollup-asks.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

export function customerSumsContract(stores: () => OpenStores): void {
  const { bring } = rollupAsks(stores);

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
    await stores().rollups.refresh(null);
    const told = async (segment: string) => {
      const { customers: ids, sums } = await stores().rollups.customerSums(MARCH, segment);
      const rows = ids.map((_, index) => Object.fromEntries([...sums].map(([key, column]) => [key, column[index]!])));
      return rows.sort((a, b) => b.created! - a.created! || b.customer_days! - a.customer_days!);
    };
    const [own] = await told('plan/pro');
    // 5 to 31 March are 27 days; the second conversation came a day after the first was resolved.
    expect(own).toMatchObject({ created: 2, resolved: 1, touches: 3, handle_seconds: 600, standard_seconds: 600 });
    expect(own).toMatchObject({ repeated: 1, ratings: 1, satisfied: 1, customer_days: 27, revenue_days: 27 * 3650 });
    expect(await told('plan/pro')).toHaveLength(1);
    const again = await stores().rollups.customerSums({ from: day('2025-03-12'), to: day('2025-03-13') }, 'all');
    const before = await stores().rollups.customerSums({ from: day('2025-03-01'), to: day('2025-03-12') }, 'all');
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
      await stores().rollups.refresh(null);
    };
    /** `A plan/free billing: created 1, …`, the customers in the order of their numbers. */
    const told = async (by: readonly ConversationLabel[], columns: readonly string[]) => {
      const { customers: ids, cells, segments, labels, sums } = await stores().rollups.customerCells(MARCH, by);
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
        (await stores().rollups.createdByLabel(MARCH, label)).map(({ day, value, count }) =>
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
      const { customers: ids } = await stores().rollups.customerCells(MARCH, []);
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
        const found = await stores().rollups.labelledWeeks({ period, by, followUpDays });
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
      const { segments, splits } = await stores().rollups.conversationSums(MARCH, [
        'topic',
        'channel',
        attributeLabel('none'),
      ]);
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
}
