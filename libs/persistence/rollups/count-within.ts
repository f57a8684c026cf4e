/** Conversations within a limit, exactly: as they were counted day by day, or counted now where no standard names the limit. */
import type { DataSource } from 'typeorm';
import {
  ALL_SEGMENTS,
  BUSINESS_MEASURES,
  HISTOGRAM_MEASURES,
  type CountWithin,
  type DurationLimit,
  type Period,
} from '@bough/domain';
import { COUNT_WITHIN, READ_WITHIN } from './limit.sql.js';
import { readState } from './rollup-state.js';

type CellWithin = CountWithin & { readonly segments: readonly string[] };

/** By segment id. A limit that is counted day by day has a row wherever a duration is, so no rows mean that it is not. */
export async function countWithin(
  source: DataSource,
  limit: DurationLimit,
  { from, to }: Period,
): Promise<Map<string, CountWithin>> {
  const { seconds } = limit;
  const measure = HISTOGRAM_MEASURES.indexOf(limit.measure);
  const kept: CellWithin[] = await source.query(READ_WITHIN, [measure, seconds, from, to]);
  if (kept.length > 0) return bySegment(kept);
  const { unknown_cell: unknown, business_hours: hours } = await readState(source);
  if (hours === null && BUSINESS_MEASURES.has(limit.measure)) return new Map();
  return bySegment(await source.query(COUNT_WITHIN, [from, unknown, to, [measure], [seconds]]));
}

function bySegment(cells: readonly CellWithin[]): Map<string, CountWithin> {
  const sums = new Map<string, { count: number; within: number }>();
  for (const { segments, count, within } of cells)
    for (const segment of [ALL_SEGMENTS, ...segments]) {
      const sum = sums.get(segment) ?? { count: 0, within: 0 };
      sums.set(segment, { count: sum.count + count, within: sum.within + within });
    }
  return sums;
}
