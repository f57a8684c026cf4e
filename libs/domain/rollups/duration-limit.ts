/**
 * Limits of durations that a standard names, such as an hour for the first response. How many conversations were within one is counted
 * exactly: help desks round, so durations pile up on limits, and a share that is read from buckets may be off by all of them.
 */
import type { HistogramMeasure } from './measures.js';

/** A duration and a limit for it. */
export interface DurationLimit {
  readonly measure: HistogramMeasure;
  /** Whole seconds, since durations are counted in them; the limit itself is within. */
  readonly seconds: number;
}

/** How many conversations have the duration, and how many of them were within the limit. Both add up over days and segments. */
export interface CountWithin {
  readonly count: number;
  readonly within: number;
}

/** Counts within limits: by `limitKey`, then by segment id. Segments without any conversation that has the duration are left out. */
export type CountsWithin = ReadonlyMap<string, ReadonlyMap<string, CountWithin>>;

/** The longest limit that the database can hold in 32 bits, 68 years. */
const LONGEST = 2 ** 31 - 1;

/** The limit for a duration in seconds that may have a fraction. */
export function durationLimit(measure: HistogramMeasure, seconds: number): DurationLimit {
  return { measure, seconds: Math.min(Math.floor(seconds), LONGEST) };
}

/** `first_response 3600`. */
export function limitKey({ measure, seconds }: DurationLimit): string {
  return `${measure} ${seconds}`;
}
