/**
 * Mergeable histograms with logarithmic buckets, for quantiles of durations (DDSketch without collapsing: Masson, Rim and
 * Lee, "DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees", PVLDB 12(12), 2019).
 * Bucket of x: ceil(32·log2 x − 1e-9); a value read back is off by at most (γ−1)/(γ+1) = 1.083 %, γ = 2^(1/32).
 * Zero has a bucket of its own. Merging adds counts. A share within a limit cannot be read from buckets, because durations pile up
 * on limits (one hour, one day): shares are counted where the durations are.
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

/** Counts by bucket, with the shortest and the longest duration among them. */
export interface LogHistogram {
  readonly counts: ReadonlyMap<number, number>;
  /** In whole seconds; Infinity of an empty histogram. */
  readonly least: number;
  /** In whole seconds; -Infinity of an empty histogram. */
  readonly most: number;
}

/** The histogram of nothing: merged with another, it gives the other. */
export const EMPTY_HISTOGRAM: LogHistogram = { counts: new Map(), least: Infinity, most: -Infinity };

/** The histogram of durations in whole seconds. */
export function histogramOf(durations: readonly number[]): LogHistogram {
  return mergeHistograms(
    durations.map((seconds) => ({ counts: new Map([[bucketOf(seconds), 1]]), least: seconds, most: seconds })),
  );
}

/** The histogram of all durations together. */
export function mergeHistograms(histograms: readonly LogHistogram[]): LogHistogram {
  const counts = new Map<number, number>();
  let { least, most } = EMPTY_HISTOGRAM;
  for (const histogram of histograms) {
    for (const [bucket, count] of histogram.counts) counts.set(bucket, (counts.get(bucket) ?? 0) + count);
    least = Math.min(least, histogram.least);
    most = Math.max(most, histogram.most);
  }
  return { counts, least, most };
}

/** The number of durations. */
export function countOf({ counts }: LogHistogram): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** The value that stands for a bucket of the histogram, in seconds: never outside of what was observed. */
export function valueIn({ least, most }: LogHistogram, bucket: number): number {
  return Math.min(Math.max(bucketValue(bucket), least), most);
}

/**
 * The q-quantile (0 ≤ q ≤ 1) of the durations in seconds, as {@link quantileByRank} defines it; `null` for an empty histogram.
 * Both values that it is interpolated from are within the relative error, so the result is, too; it lies between the shortest and the
 * longest duration, and is exact where all are equal.
 */
export function quantile(histogram: LogHistogram, q: number): number | null {
  const total = countOf(histogram);
  return total === 0 ? null : quantileByRank(total, q, (first, second) => valuesAt(histogram, first, second));
}

/** The values at two ranks, counted from 0; `first` ≤ `second` < n. */
function valuesAt(histogram: LogHistogram, first: number, second: number): [number, number] {
  const { counts } = histogram;
  let seen = 0;
  let low: number | null = null;
  for (const bucket of [...counts.keys()].sort((a, b) => a - b)) {
    seen += counts.get(bucket)!;
    if (low === null && seen > first) low = valueIn(histogram, bucket);
    if (seen > second) return [low!, valueIn(histogram, bucket)];
  }
  throw new RangeError(`no rank ${second} in a histogram of ${seen}`);
}
