/**
 * Mergeable histograms with logarithmic buckets, for quantiles of durations (DDSketch without collapsing: Masson, Rim and
 * Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", PVLDB 12(12), 2019).
 * Bucket of x: ceil(32·log2 x − 1e-9); a value read back is off by at most (γ−1)/(γ+1) = 1.083 %, γ = 2^(1/32).
 * Zero has a bucket of its own. Merging adds counts.
 */
import { quantileByRank } from './rank-quantile.js';

/** Buckets per doubling. */
export const BUCKETS_PER_DOUBLING = 32;
/** The bucket of zero: durations below 1 second. */
export const ZERO_BUCKET = -1;

const GAMMA = 2 ** (1 / BUCKETS_PER_DOUBLING);
/** Largest relative error of a quantile: 1.083 %. */
export const RELATIVE_ERROR = (GAMMA - 1) / (GAMMA + 1);

/** The bucket of a duration in whole seconds. */
export function bucketOf(seconds: number): number {
  return seconds < 1 ? ZERO_BUCKET : Math.ceil((BUCKETS_PER_DOUBLING * Math.log(seconds)) / Math.log(2) - 1e-9);
}

/** The value that stands for a bucket, in seconds. */
export function bucketValue(bucket: number): number {
  return bucket === ZERO_BUCKET ? 0 : (2 * GAMMA ** bucket) / (GAMMA + 1);
}

/** Counts by bucket. */
export type LogHistogram = ReadonlyMap<number, number>;

/**
 * The q-quantile (0 ≤ q ≤ 1) of the durations in seconds, as {@link quantileByRank} defines it; `null` for an empty histogram.
 * Both values that it is interpolated from are within the relative error, so the result is, too.
 */
export function quantile(histogram: LogHistogram, q: number): number | null {
  let total = 0;
  for (const count of histogram.values()) total += count;
  return total === 0 ? null : quantileByRank(total, q, (first, second) => valuesAt(histogram, first, second));
}

/** The share of durations within a limit. It is known up to the bucket in which the limit lies. */
interface ShareWithin {
  /** The number of all durations. */
  readonly count: number;
  /** Bounds of the true share: without and with the bucket in which the limit lies. */
  readonly low: number;
  readonly high: number;
  /** The estimate between the bounds: the limit's bucket counts in proportion, on the scale of logarithms. */
  readonly share: number;
}

/**
 * The share (0 to 1) of durations of at most `limit` seconds; `null` for an empty histogram. The bounds are exact: they are the
 * shares of two limits that lie at most 2.2 % apart, the width of a bucket.
 */
export function shareWithin(histogram: LogHistogram, limit: number): ShareWithin | null {
  const last = bucketOf(limit);
  let [count, below, at] = [0, 0, 0];
  for (const [bucket, events] of histogram) {
    count += events;
    if (bucket < last) below += events;
    if (bucket === last) at += events;
  }
  if (count === 0) return null;
  const part = last === ZERO_BUCKET ? 1 : Math.min(1, BUCKETS_PER_DOUBLING * Math.log2(limit) - (last - 1));
  return { count, low: below / count, high: (below + at) / count, share: (below + part * at) / count };
}

/** The values at two ranks, counted from 0; `first` ≤ `second` < n. */
function valuesAt(histogram: LogHistogram, first: number, second: number): [number, number] {
  let seen = 0;
  let low: number | null = null;
  for (const bucket of [...histogram.keys()].sort((a, b) => a - b)) {
    seen += histogram.get(bucket)!;
    if (low === null && seen > first) low = bucketValue(bucket);
    if (seen > second) return [low!, bucketValue(bucket)];
  }
  throw new RangeError(`no rank ${second} in a histogram of ${seen}`);
}
