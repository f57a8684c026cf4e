import fc from 'fast-check';
import { kaplanMeier } from '../../../test/support/kaplan-meier.js';
import { bucketOf, bucketValue } from '../log-histogram.js';
import { bucketedCurve } from './bucketed-curve.js';
import { resolvedBy } from './read-curve.js';

const histogram = (times: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(bucketOf(time), (counts.get(bucketOf(time)) ?? 0) + 1);
  return counts;
};
const times = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 40 });

it('is the curve of the values that stand for the buckets', () =>
  fc.assert(
    fc.property(times, times, (resolved, open) => {
      fc.pre(resolved.length + open.length > 0);
      const values = [...resolved, ...open].map((time) => bucketValue(bucketOf(time)));
      const isResolved = [...resolved.map(() => true), ...open.map(() => false)];
      const [bucketed, plain] = [bucketedCurve(histogram(resolved), histogram(open)), kaplanMeier(values, isResolved)];
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
  const curve = bucketedCurve(histogram([9, 13, 18, 23, 31, 34, 48]), histogram([13, 28, 45, 161]));
  if (curve.kind === 'none') throw new Error(curve.reason);
  const half = resolvedBy(curve, 0.5);
  expect(half.kind === 'known' && Math.abs(half.value / 31 - 1)).toBeLessThan(0.011);
});

it('says nothing of nothing', () => expect(bucketedCurve(new Map(), new Map()).kind).toBe('none'));
