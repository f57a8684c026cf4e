import fc from 'fast-check';
import { kaplanMeier } from '../../../test/support/kaplan-meier.js';
import { bucketOf, bucketValue, EMPTY_HISTOGRAM, histogramOf } from '../log-histogram.js';
import { bucketedCurve } from './bucketed-curve.js';
import { resolvedBy } from './read-curve.js';

const times = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 40 });

it('is the curve of the values that stand for the buckets', () =>
  fc.assert(
    fc.property(times, times, (resolved, open) => {
      fc.pre(resolved.length + open.length > 0);
      const ends = new Set(resolved.map(bucketOf));
      // Tickets that are open share the value of their bucket with those that were resolved in it.
      const valueOf = (time: number) => {
        const value = bucketValue(bucketOf(time));
        return ends.has(bucketOf(time))
          ? Math.min(Math.max(value, Math.min(...resolved)), Math.max(...resolved))
          : value;
      };
      const values = [...resolved, ...open].map(valueOf);
      const isResolved = [...resolved.map(() => true), ...open.map(() => false)];
      const bucketed = bucketedCurve(histogramOf(resolved), histogramOf(open));
      const plain = { ...kaplanMeier(values, isResolved), watched: Math.max(...resolved, ...open) };
      expect(bucketed).toEqual(
        JSON.parse(JSON.stringify(plain), (key, value: unknown) =>
          key === 'greenwood' && value === null ? Infinity : close(value),
        ),
      );
    }),
  ));

const close = (value: unknown) =>
  typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 9) : value;

it('has the median 31 of the maintained of acute myelogenous leukemia (R: survfit), within 1.1 %', () => {
  // Miller, "Survival analysis", 1981: weeks, with + those still in remission.
  const curve = bucketedCurve(histogramOf([9, 13, 18, 23, 31, 34, 48]), histogramOf([13, 28, 45, 161]));
  if (curve.kind === 'none') throw new Error(curve.reason);
  const half = resolvedBy(curve, 0.5);
  expect(half.kind === 'known' && Math.abs(half.value / 31 - 1)).toBeLessThan(0.011);
});

it('says nothing of nothing', () => expect(bucketedCurve(EMPTY_HISTOGRAM, EMPTY_HISTOGRAM).kind).toBe('none'));

it.each([60, 3600, 86_400])('has a median of exactly %d s where every ticket took that long', (time) => {
  const curve = bucketedCurve(histogramOf(Array.from({ length: 200 }, () => time)), EMPTY_HISTOGRAM);
  expect(curve.kind === 'curve' && resolvedBy(curve, 0.5)).toMatchObject({ value: time });
});
