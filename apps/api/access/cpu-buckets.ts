/**
 * Microseconds of CPU that may be used by whoever a bucket is of: it begins full, runs full again with time, and may be overdrawn once. In
 * the memory of this process: several servers each have their own, and a restart fills all.
 */

/** A bucket: whose it is, the most that it holds, and by how much it fills in a second, both in microseconds. */
export interface CpuBucket {
  readonly key: string;
  readonly most: number;
  readonly perSecond: number;
}

interface Level {
  /** Below zero: overdrawn. */
  left: number;
  at: number;
}

/** Of so many at once: whoever comes after them takes the place of who came first. */
const MOST_BUCKETS = 20_000;

export class CpuBuckets {
  private readonly levels = new Map<string, Level>();

  /** `now` gives milliseconds. */
  constructor(private readonly now: () => number) {}

  /**
   * Takes from all of the buckets and gives 0; or, where one of them is empty, takes nothing and gives the seconds, one at least, until none
   * is. Whatever is left is enough: else nobody could ever ask for more than a bucket holds.
   */
  take(buckets: readonly CpuBucket[], microseconds: number): number {
    const levels = buckets.map((bucket) => this.levelOf(bucket));
    const waits = buckets.map(({ perSecond }, index) =>
      levels[index]!.left > 0 ? 0 : -levels[index]!.left / perSecond,
    );
    const longest = Math.max(0, ...waits);
    if (levels.some(({ left }) => left <= 0)) return Math.max(1, Math.ceil(longest));
    for (const level of levels) level.left -= microseconds;
    return 0;
  }

  private levelOf({ key, most, perSecond }: CpuBucket): Level {
    const now = this.now();
    const known = this.levels.get(key);
    this.levels.delete(key); // whoever asks comes to the end of the line
    const filled = known ? known.left + (Math.max(0, now - known.at) / 1000) * perSecond : most;
    const level = { left: Math.min(most, filled), at: now };
    this.levels.set(key, level);
    if (this.levels.size > MOST_BUCKETS) this.levels.delete(this.levels.keys().next().value!);
    return level;
  }
}
