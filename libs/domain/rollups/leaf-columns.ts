/**
 * The engine's columns: one Float64Array per measure, segment after segment, day after day. They live in the process,
 * are filled from daily blocks (`fill-columns.ts`), changed by the days that a refresh touched, and never fetched for a request. Any
 * window is a difference of prefix sums (`window-sums.ts`). The first segment is always "all segments together".
 */
import type { Day } from '../shared/day.js';

/** Position 0 of every column: all segments together. */
export const ALL_SEGMENTS = 'all';

/** The stored measures of one day, for the segments in which anything happened. */
export interface DayBlock {
  readonly day: Day;
  /** Segment ids, in the order of the values. */
  readonly segments: readonly string[];
  /** Measure-major: `values[m * segments.length + s]`, `m` as in `STORED_MEASURES`. */
  readonly values: Float64Array;
}

export interface LeafColumns {
  /** Segment ids by position. */
  readonly segments: readonly string[];
  readonly firstDay: Day;
  /** Number of days; the last day with facts is `firstDay + days - 1`. */
  readonly days: number;
  /** Daily values, by measure, `[segment * days + day]`. */
  readonly daily: ReadonlyMap<string, Float64Array>;
  /** What happened before the first day, by measure and segment: customers who were there already. */
  readonly opening: ReadonlyMap<string, Float64Array>;
  /** Prefix sums, made when first asked for: `[segment * (days + 1) + day]` is the sum before that day. */
  readonly prefix: Map<string, Float64Array>;
}

/** A column of zeros in memory that threads share: it is filled by whoever makes it, and only read from then on. */
export function newColumn(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
