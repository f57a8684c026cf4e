/** Conversations within limits, exactly: as they were counted day by day, or counted now where no standard names the limit. */
import type { DataSource } from 'typeorm';
import {
  ALL_SEGMENTS,
  BUSINESS_MEASURES,
  HISTOGRAM_MEASURES,
  limitKey,
  type CountsWithin,
  type CountWithin,
  type DurationLimit,
  type Period,
} from '@bough/domain';
import { COUNT_WITHIN, READ_WITHIN } from './limit.sql.js';
import { readState } from './rollup-state.js';

interface CellWithin extends CountWithin {
  /** The place in `HISTOGRAM_MEASURES`. */
  readonly measure: number;
  readonly seconds: number;
  readonly segments: readonly string[];
}

/** By limit and segment. A limit that is counted day by day has a row wherever a duration is, so one without rows is not. */
export async function countWithin(
  source: DataSource,
  limits: readonly DurationLimit[],
  { from, to }: Period,
): Promise<CountsWithin> {
  const kept: CellWithin[] = await source.query(READ_WITHIN, [from, to, ...columnsOf(limits)]);
  const found = new Set(kept.map(keyOf));
  const others = limits.filter((limit) => !found.has(limitKey(limit)));
  if (others.length === 0) return byLimit(limits, kept);
  const { unknown_cell: unknown, business_hours: hours } = await readState(source);
  const counted = others.filter(({ measure }) => hours !== null || !BUSINESS_MEASURES.has(measure));
  if (counted.length === 0) return byLimit(limits, kept);
  const rows: CellWithin[] = await source.query(COUNT_WITHIN, [from, unknown, to, ...columnsOf(counted)]);
  return byLimit(limits, [...kept, ...rows]);
}

function keyOf({ measure, seconds }: CellWithin): string {
  return limitKey({ measure: HISTOGRAM_MEASURES[measure]!, seconds });
}

function columnsOf(limits: readonly DurationLimit[]): [measures: number[], seconds: number[]] {
  return [limits.map(({ measure }) => HISTOGRAM_MEASURES.indexOf(measure)), limits.map(({ seconds }) => seconds)];
}

function byLimit(limits: readonly DurationLimit[], cells: readonly CellWithin[]): CountsWithin {
  const sums = new Map(limits.map((limit) => [limitKey(limit), new Map<string, CountWithin>()]));
  for (const cell of cells) {
    const own = sums.get(keyOf(cell))!;
    for (const segment of [ALL_SEGMENTS, ...cell.segments]) {
      const { count, within } = own.get(segment) ?? { count: 0, within: 0 };
      own.set(segment, { count: count + cell.count, within: within + cell.within });
    }
  }
  return sums;
}
