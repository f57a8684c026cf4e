/** What every rollup store says about conversations one by one. Counted by hand. */
import type { ConversationsAsked } from '@bough/application';
import { attributeLabel } from '@bough/domain';
import { at, conversation, conversations, customer, customers, day, importBatches } from './builders.js';
import type { OpenStores } from './builders-stores.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };
const HOUR = 3_600_000;

export function conversationContract(stores: () => OpenStores): void {
  const asked = (given: Partial<ConversationsAsked> = {}): ConversationsAsked => ({
    period: MARCH,
    clock: 'created',
    segments: [],
    labels: [],
    first: 10,
    skip: 0,
    ...given,
  });
  const ids = async (given?: Partial<ConversationsAsked>) => {
    const { items, total } = await stores().rollups.conversations(asked(given));
    return [items.map(({ externalId }) => externalId).join(' '), total];
  };

  describe('conversations one by one', () => {
    beforeEach(async () => {
      const { facts, rollups } = stores();
      const moved = customer('A', { attributes: { plan: 'free' }, validFrom: day('2025-03-12') });
      await importBatches(facts, [customers(customer('A', { name: 'Acme', attributes: { plan: 'pro' } }), moved)]);
      const asksOf = (id: string, begun: string, more: Parameters<typeof conversation>[1] = {}) =>
        conversation(id, { customerExternalId: 'A', createdAt: at(begun), ...more });
      const ended = (begun: string, hours: number) => ({ resolvedAt: at(begun) + hours * HOUR });
      await importBatches(facts, [
        conversations(
          asksOf('pro', '2025-03-11 23:59', { topic: 'login', touches: 3, ...ended('2025-03-11 23:59', 2) }),
          asksOf('free', '2025-03-12', { topic: 'billing', touches: 1, ...ended('2025-03-12', 30) }),
          asksOf('late', '2025-03-31 23:00', {
            touches: null,
            ...ended('2025-03-31 23:00', 1),
            rating: 2,
            ratedAt: at('2025-03-31 23:30'),
          }),
          asksOf('of nobody', '2025-03-20', { customerExternalId: null, attributes: { priority: 'high' } }),
          asksOf('before', '2025-02-28 23:59', ended('2025-02-28 23:59', 1)),
          asksOf('after', '2025-04-01'),
        ),
      ]);
      await rollups.refresh(null);
    });

    it('are those of the period, by the instant that counts, the newest first', async () => {
      expect(await ids()).toEqual(['late of nobody free pro', 4]);
      expect(await ids({ clock: 'resolved' })).toEqual(['free pro before', 3]);
      expect(await ids({ clock: 'rated' })).toEqual(['late', 1]);
      expect(await ids({ period: { from: MARCH.from - 400, to: MARCH.from - 300 } })).toEqual(['', 0]);
    });

    it('count in the segment that their customer was in when they began, in all that are asked for', async () => {
      expect(await ids({ segments: ['plan/pro'] })).toEqual(['pro', 1]);
      expect(await ids({ segments: ['plan/free'] })).toEqual(['late free', 2]);
      expect(await ids({ segments: ['plan/unknown'] })).toEqual(['of nobody', 1]);
      expect(await ids({ segments: ['plan/free', 'size/unknown'] })).toEqual(['late free', 2]);
      expect(await ids({ segments: ['plan/free', 'size/large'] })).toEqual(['', 0]);
    });

    it('are of a topic, of none, or of an attribute', async () => {
      expect(await ids({ labels: [{ label: 'topic', value: 'login' }] })).toEqual(['pro', 1]);
      expect(await ids({ labels: [{ label: 'topic', value: null }] })).toEqual(['late of nobody', 2]);
      const priority = { label: attributeLabel('priority'), value: 'high' };
      expect(await ids({ labels: [priority, { label: 'topic', value: null }] })).toEqual(['of nobody', 1]);
      expect(await ids({ labels: [priority, { label: 'topic', value: 'login' }] })).toEqual(['', 0]);
    });

    it('are ordered by what they add to a measure, those without a value last', async () => {
      const by = (measure: string, order: 'highest' | 'lowest') => ids({ by: { measure, order } });
      expect((await by('touches', 'highest'))[0]).toBe('pro free late of nobody');
      expect((await by('touches', 'lowest'))[0]).toBe('free pro late of nobody');
      expect((await by('resolution_seconds', 'highest'))[0]).toBe('free pro late of nobody');
      expect((await by('standing', 'highest'))[0]).toBe('late of nobody free pro');
    });

    it('come page by page, with everything that is known', async () => {
      expect(await ids({ first: 2, skip: 1 })).toEqual(['of nobody free', 4]);
      const { items } = await stores().rollups.conversations(asked({ segments: ['plan/pro'] }));
      expect(items).toEqual([
        {
          source: 'desk',
          externalId: 'pro',
          customer: 'A',
          createdAt: at('2025-03-11 23:59'),
          firstReplyAt: null,
          resolvedAt: at('2025-03-11 23:59') + 2 * HOUR,
          ratedAt: null,
          topic: 'login',
          channel: null,
          stage: null,
          resolutionSeconds: 7200,
          handleSeconds: null,
          touches: 3,
          reopenCount: null,
          rating: null,
          effort: null,
          escalated: false,
        },
      ]);
    });

    it('have customers, those with the most first, and nobody is none', async () => {
      const { rollups } = stores();
      const acme = { source: 'desk', externalId: 'A', name: 'Acme' };
      expect(await rollups.customers(asked())).toEqual({ items: [{ ...acme, conversations: 3 }], total: 1 });
      expect(await rollups.customers(asked({ segments: ['plan/pro'] }))).toEqual({
        items: [{ ...acme, conversations: 1 }],
        total: 1,
      });
    });
  });
}
