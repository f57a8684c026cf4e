/** What every rollup store says about how long conversations took: distributions, limits, business time. Counted by hand. */
import { ALL_SEGMENTS, durationLimit, limitKey, type HistogramMeasure, type Standard } from '@bough/domain';
import { EMPTY_HISTOGRAM, histogramOf } from '@bough/statistics';
import { at, conversation, conversations, customer, customers, day, workspace } from './builders.js';
import { aStandard } from './builders-standards.js';
import type { OpenStores } from './builders-stores.js';
import { rollupAsks } from './rollup-asks.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

export function durationsContract(stores: () => OpenStores): void {
  const { bring, where } = rollupAsks(stores);

  it('keeps the distribution of durations by segment, merged over the days of a period', async () => {
    const answered = (id: string, text: string, seconds: number) =>
      conversation(id, { createdAt: at(text), firstHumanReplyAt: at(text) + seconds * 1000 });
    await bring(conversations(answered('1', '2025-03-01', 0), answered('2', '2025-03-31', 100)));
    await bring(conversations(answered('3', '2025-03-31', 100), answered('4', '2025-04-01', 5)));
    await stores().rollups.refresh(null);
    const histograms = await stores().rollups.histograms('first_response', MARCH);
    const expected = histogramOf([0, 100, 100]);
    for (const segment of [ALL_SEGMENTS, 'plan/unknown', 'size/unknown'])
      expect(histograms.get(segment)).toEqual(expected);
    expect(await stores().rollups.histograms('resolution', MARCH)).toEqual(new Map());
  });

  describe('within a limit', () => {
    const answered = (id: string, text: string, seconds: number) =>
      conversation(id, { createdAt: at(text), firstHumanReplyAt: at(text) + seconds * 1000 });
    const counted = async (seconds: number, measure: HistogramMeasure = 'first_response') => {
      await stores().rollups.refresh(null);
      const limit = durationLimit(measure, seconds);
      return (await stores().rollups.countWithin([limit], MARCH)).get(limitKey(limit))!;
    };
    const hour = { kind: 'share_within', share: 0.9, high: 3600 } as const;
    const standing = (...standards: Standard[]) => stores().workspaces.save(workspace({ standards }), new Date());
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
      await stores().workspaces.save(workspace({ businessHours: desk }), new Date());
      expect(await stores().rollups.isDirty()).toBe(true);
      // Half an hour on Monday, a closed Tuesday, twenty minutes on Wednesday; then the rest of that day and an hour.
      const [first, last] = [50 * 60, 9.5 * 3600];
      expect(await where('first_response_business_seconds')).toEqual({ '2025-03-10 plan/unknown size/unknown': first });
      expect(await where('resolution_business_seconds')).toEqual({ '2025-03-13 plan/unknown size/unknown': last });
      const answers = await stores().rollups.histograms('first_response_business', MARCH);
      const within = async (seconds: number) => {
        const limit = durationLimit('first_response_business', seconds);
        return (await stores().rollups.countWithin([limit], MARCH)).get(limitKey(limit))!;
      };
      expect((await within(first)).get(ALL_SEGMENTS)).toEqual({ count: 1, within: 1 });
      expect((await within(first - 1)).get(ALL_SEGMENTS)).toEqual({ count: 1, within: 0 });
      expect(answers.get(ALL_SEGMENTS)).toEqual(histogramOf([first]));
      const { sums } = await stores().rollups.customerSums(MARCH, 'all');
      expect([...sums.get('resolution_business_seconds')!]).toEqual([last]);
      const cells = await stores().rollups.customerCells(MARCH, []);
      expect([...cells.sums.get('first_response_business_seconds')!]).toEqual([first]);
      await stores().workspaces.save(workspace({ businessHours: { ...desk, closed: [] } }), new Date());
      expect(Object.values(await where('first_response_business_seconds'))).toEqual([first + 8 * 3600]);
      await stores().workspaces.save(workspace(), new Date());
      expect(await where('first_response_business_seconds')).toEqual({});
      expect(await stores().rollups.histograms('first_response_business', MARCH)).toEqual(new Map());
      expect(await within(first)).toEqual(new Map());
    });

    it('reaches back as far as the facts', async () => {
      await stores().workspaces.save(workspace({ businessHours: desk }), new Date());
      await bring(conversations(asked));
      await stores().rollups.refresh(null);
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
    await stores().rollups.refresh(null);
    const times = await stores().rollups.resolutionTimes(MARCH, asOf);
    const age = (asOf - begun) / 1000;
    const quick = histogramOf([0, 100]);
    expect(times.get(ALL_SEGMENTS)).toEqual({ resolved: quick, open: histogramOf([age, age]) });
    expect(times.get('plan/pro')).toEqual({ resolved: EMPTY_HISTOGRAM, open: histogramOf([age]) });
    expect(times.get('plan/unknown')).toEqual({ resolved: quick, open: histogramOf([age]) });
    expect(times.get('plan/free')).toBeUndefined();
  });
}
