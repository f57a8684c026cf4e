import fc from 'fast-check';
import {
  bucketOf,
  bucketValue,
  BUCKETS_PER_DOUBLING,
  histogramOf,
  mergeHistograms,
  quantile,
  RELATIVE_ERROR,
  ZERO_BUCKET,
} from './log-histogram.js';
import { tries } from '../../test/support/how-much.js';

const seconds = fc.oneof(fc.nat(10), fc.nat(100_000), fc.nat(315_576_000));
/** Rank (n − 1)·q counted from 0, between two ranks in proportion. */
function exactQuantile(durations: readonly number[], q: number): number {
  const sorted = [...durations].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(rank)]!, sorted[Math.ceil(rank)]!];
  return low + (high - low) * (rank - Math.floor(rank));
}

it('promises 1.083 %', () => expect(RELATIVE_ERROR).toBeCloseTo(0.01083, 5));

describe('buckets', () => {
  it.each([
    [0, ZERO_BUCKET],
    [1, 0],
    [2, 32],
    [3, 51], // 32 · 1.58496 = 50.7
    [4, 64],
    [60, 190], // 32 · 5.90689 = 189.02
    [1024, 320],
    [1025, 321],
    [86_400, 525], // 32 · 16.39874 = 524.76
  ])('%d s is in bucket %d', (duration, expected) => expect(bucketOf(duration) + 0).toBe(expected));

  it('begin just above a power of two, whatever the rounding of logarithms', () => {
    for (let power = 0; power <= 28; power++) {
      expect(bucketOf(2 ** power) + 0).toBe(power * BUCKETS_PER_DOUBLING);
      if (power > 5) expect(bucketOf(2 ** power + 1)).toBe(power * BUCKETS_PER_DOUBLING + 1);
    }
  });

  it('are never in another order than durations', () => {
    fc.assert(
      fc.property(seconds, seconds, (a, b) => a <= b === bucketOf(a) <= bucketOf(b) || bucketOf(a) === bucketOf(b)),
    );
  });

  it('are read back within the error', () => {
    fc.assert(
      fc.property(seconds, (duration) => {
        const read = bucketValue(bucketOf(duration));
        expect(Math.abs(read - duration)).toBeLessThanOrEqual(duration * (RELATIVE_ERROR + 1e-9));
      }),
      tries(1000),
    );
  });
});

describe('quantiles', () => {
  it.each([
    [[], 0.5, null],
    [[0], 0.5, 0],
    [[0, 0, 0, 7], 0.5, 0],
    [[0, 0, 0, 4], 0.75, 1], // rank 2.25 of 0 to 3
    [[1], 0.9, 1],
    [[1, 2, 1024], 0.5, 2],
    [[1, 2, 4, 8], 0.5, 3],
    [[4, 8], 0, 4],
    [[4, 8], 1, 8],
    [[10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110], 0.9, 100],
  ])('of %j at %d: about %s', (durations, q, expected) => {
    const read = quantile(histogramOf(durations), q);
    if (expected === null) expect(read).toBeNull();
    else expect(Math.abs(read! - expected)).toBeLessThanOrEqual(expected * (RELATIVE_ERROR + 1e-9));
  });

  const share = fc.constantFrom(0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1);

  it('are within the error of the exact ones', () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 200 }), share, (durations, q) => {
        const exact = exactQuantile(durations, q);
        expect(Math.abs(quantile(histogramOf(durations), q)! - exact)).toBeLessThanOrEqual(
          exact * (RELATIVE_ERROR + 1e-9),
        );
      }),
      tries(500),
    );
  });

  it('of merged histograms are those of all durations together', () => {
    const some = fc.array(seconds, { maxLength: 60 });
    fc.assert(
      fc.property(some, some, share, (left, right, q) => {
        const merged = mergeHistograms([histogramOf(left), histogramOf(right)]);
        expect(merged).toEqual(histogramOf([...left, ...right]));
        expect(quantile(merged, q)).toBe(quantile(histogramOf([...left, ...right]), q));
      }),
    );
  });

  it('never lie outside of what was observed, in one histogram or in merged ones', () => {
    const many = fc.array(fc.oneof(seconds, fc.constantFrom(60, 3600, 86_400)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(many, { minLength: 1, maxLength: 4 }), share, (parts, q) => {
        const all = parts.flat();
        const read = quantile(mergeHistograms(parts.map(histogramOf)), q)!;
        expect(read).toBeGreaterThanOrEqual(Math.min(...all));
        expect(read).toBeLessThanOrEqual(Math.max(...all));
      }),
      tries(500),
    );
  });

  it.each([60, 300, 3600, 43_200, 259_200])('of 200 times %d s are exactly that', (duration) => {
    const half = histogramOf(Array.from({ length: 100 }, () => duration));
    for (const histogram of [half, mergeHistograms([half, half])])
      expect([0.5, 0.9, 1].map((q) => quantile(histogram, q))).toEqual([duration, duration, duration]);
  });
});
