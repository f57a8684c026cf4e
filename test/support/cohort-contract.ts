/** What every rollup store says about cohorts. Counted by hand; random histories are in refresh.db-spec.ts. */
import { COHORT_MEASURES, STORED_MEASURES, type Conversation } from '@bough/domain';
import { at, conversation, conversations, customer, customers, day, importBatches } from './builders.js';
import type { OpenStores } from './builders-stores.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };
const DAY = 86_400_000;
const BEGUN = at('2025-03-10 09:00');

export function cohortContract(stores: () => OpenStores): void {
  const bring = (...batches: Parameters<typeof importBatches>[1]) => importBatches(stores().facts, batches);
  /** Of a segment, by the day on which its conversations began; measures that are 0 are left out. */
  const cohorts = async (segment: string, days: number) => {
    const found = (await stores().rollups.cohorts(MARCH, days)).flatMap(({ day: begun, segments, values }) => {
      const s = segments.indexOf(segment);
      const value = (key: string) =>
        values[STORED_MEASURES.findIndex((each) => each.key === key) * segments.length + s]!;
      const sums = COHORT_MEASURES.map((key) => [key, value(key)] as const).filter(([, sum]) => sum !== 0);
      return s < 0 ? [] : [[new Date(begun * DAY).toISOString().slice(0, 10), Object.fromEntries(sums)] as const];
    });
    return Object.fromEntries(found);
  };
  const asked = (id: string, begun: number, after: number | null, more: Partial<Conversation> = {}) =>
    conversation(id, {
      customerExternalId: 'A',
      createdAt: begun,
      resolvedAt: after === null ? null : begun + after,
      ...more,
    });

  it('follows conversations from the day on which they began, each equally long', async () => {
    const moved = customer('A', { attributes: { plan: 'free' }, validFrom: day('2025-03-12') });
    await bring(customers(customer('A', { attributes: { plan: 'pro' } }), moved));
    await bring(
      conversations(
        asked('after two days', BEGUN, 2 * DAY, { touches: 3, rating: 5, ratedAt: BEGUN + 8 * DAY }),
        asked('in time', BEGUN, 7 * DAY, { touches: 1, rating: 2, effort: 3, ratedAt: BEGUN + 7 * DAY }),
        asked('a second late', BEGUN, 7 * DAY + 1000, { touches: 9, reopenCount: 1 }),
        asked('open', BEGUN, null),
        asked('of the next day', BEGUN + DAY, 3_600_000, { reopenCount: 2, topic: 'login' }),
        asked('came back', BEGUN + 15 * DAY, null, { topic: 'billing' }),
        asked('too late to say', at('2025-04-01'), 0),
      ),
    );
    await stores().rollups.refresh(null);
    const tenth = { created: 4, resolved: 2, resolution_seconds: 9 * 86_400, touches: 4, one_touch: 1, repeated: 2 };
    const rated = { rated_resolved: 1, ratings: 1, rating_sum: 2, efforts: 1, effort_sum: 3 };
    // Who changes plan afterwards began in the one before; another topic does not repeat.
    expect(await cohorts('plan/pro', 7)).toEqual({
      '2025-03-10': { ...tenth, ...rated },
      '2025-03-11': { created: 1, resolved: 1, resolution_seconds: 3600, reopened: 1 },
    });
    expect(await cohorts('plan/free', 7)).toEqual({ '2025-03-25': { created: 1 } });
    const both = await cohorts('plan/pro', 8);
    expect(both['2025-03-10']).toMatchObject({ resolved: 3, touches: 13, reopened: 1, rated_resolved: 2, ratings: 2 });
    expect(both['2025-03-10']).toMatchObject({ satisfied: 1 });
    // What comes later changes nothing of what was followed to the end; a reopened one counts with its last resolution.
    const later = { resolvedAt: at('2025-05-01') };
    await bring(conversations(asked('open', BEGUN, null, later), asked('another', BEGUN + 20 * DAY, 0)));
    await stores().rollups.refresh(null);
    expect((await cohorts('plan/pro', 7))['2025-03-10']).toEqual({ ...tenth, ...rated });
    await bring(conversations(asked('after two days', BEGUN, 30 * DAY, { touches: 8, reopenCount: 1 })));
    expect((await cohorts('plan/pro', 7))['2025-03-10']).toMatchObject({ created: 4, resolved: 1, touches: 1 });
  });
}
