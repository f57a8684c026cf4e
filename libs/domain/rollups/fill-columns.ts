/** From daily blocks to the engine's columns: all of them at the start, single days after a refresh. */
import type { Day } from '../shared/day.js';
import type { CostPool } from '../facts/fact.js';
import { withDerived } from './derived-columns.js';
import { newColumn, type DayBlock, type LeafColumns } from './leaf-columns.js';
import { STORED_MEASURES } from './measures.js';

/** Flow measures whose presence makes a day a day with data. */
const ACTIVITY = STORED_MEASURES.map(({ key }, m) => ({ key, m })).filter(({ key }) =>
  ['created', 'resolved', 'ratings', 'efforts'].includes(key),
);

/**
 * Columns over the days between the first and the last with facts, from all blocks (any order) and cost pools. `segments`
 * gives the positions; `isUnknown` finds the `Unknown` segments, which take cost that no handle time can allocate.
 */
export function leafColumns(
  blocks: readonly DayBlock[],
  segments: readonly string[],
  pools: readonly CostPool[],
  isUnknown: (segment: string) => boolean,
): LeafColumns {
  const active = blocks.filter(hasActivity).map((block) => block.day);
  const firstDay = active.reduce((least, day) => Math.min(least, day), active[0] ?? 0);
  const days = active.length === 0 ? 0 : active.reduce((most, day) => Math.max(most, day), firstDay) - firstDay + 1;
  const sized = (length: number) => new Map(STORED_MEASURES.map(({ key }) => [key as string, newColumn(length)]));
  const columns: LeafColumns = {
    segments,
    firstDay,
    days,
    daily: sized(segments.length * days),
    opening: sized(segments.length),
    prefix: new Map(),
  };
  scatter(columns, blocks);
  return withDerived(columns, pools, isUnknown);
}

/**
 * The same columns with some days replaced; `null` when the days do not fit (a new last day, a day before the first): then the
 * columns are built anew. The given ones stay as they are: a request that began with them ends with them.
 */
export function replaceDays(
  columns: LeafColumns,
  blocks: readonly DayBlock[],
  pools: readonly CostPool[],
  isUnknown: (segment: string) => boolean,
): LeafColumns | null {
  const { firstDay, days, segments } = columns;
  const inside = (day: Day) => day >= firstDay && day < firstDay + days;
  const edge = (block: DayBlock) =>
    !hasActivity(block) && (block.day === firstDay || block.day === firstDay + days - 1);
  if (blocks.some((block) => !inside(block.day) || edge(block))) return null;
  const daily = new Map([...columns.daily].map(([key, column]) => [key, copyOf(column)]));
  for (const { day } of blocks)
    for (const { key } of STORED_MEASURES)
      for (let s = 0; s < segments.length; s++) daily.get(key)![s * days + day - firstDay] = 0;
  const replaced = { ...columns, daily, prefix: new Map() };
  scatter(replaced, blocks);
  return withDerived(replaced, pools, isUnknown);
}

function copyOf(column: Float64Array): Float64Array {
  const copy = newColumn(column.length);
  copy.set(column);
  return copy;
}

function scatter(columns: LeafColumns, blocks: readonly DayBlock[]): void {
  const { segments, firstDay, days } = columns;
  const position = new Map(segments.map((segment, index) => [segment, index]));
  const targets = STORED_MEASURES.map(({ key }) => ({
    daily: columns.daily.get(key)!,
    opening: columns.opening.get(key)!,
  }));
  for (const block of blocks) {
    const offset = block.day - firstDay;
    if (offset >= days) continue;
    const at = block.segments.map((segment) => position.get(segment) ?? -1);
    const width = block.segments.length;
    for (let m = 0; m < targets.length; m++)
      for (let s = 0; s < width; s++) {
        const value = block.values[m * width + s]!;
        if (value === 0 || at[s]! < 0) continue;
        if (offset < 0) targets[m]!.opening[at[s]!]! += value;
        else targets[m]!.daily[at[s]! * days + offset]! = value;
      }
  }
}

function hasActivity(block: DayBlock): boolean {
  const width = block.segments.length;
  return ACTIVITY.some(({ m }) => block.values.subarray(m * width, (m + 1) * width).some((value) => value !== 0));
}
