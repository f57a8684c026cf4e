/**
 * The engine's columns: one Float64Array per measure, segment after segment, day after day. They live in the process,
 * are filled from daily blocks, changed by the days that a refresh touched, and never fetched for a request. Any window is
 * a difference of prefix sums. The first segment is always "all segments together".
 */
import { addMonths, monthStart, type Day } from '../shared/day.js';
import type { CostPool } from '../facts/fact.js';
import { STORED_MEASURES } from './measures.js';

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

/** Flow measures whose presence makes a day a day with data. */
const ACTIVITY = STORED_MEASURES.map(({ key }, m) => ({ key, m })).filter(({ key }) =>
  ['created', 'resolved', 'ratings', 'efforts'].includes(key),
);

/**
 * Columns over the days between the first and the last with facts, from all blocks (any order) and cost pools. `segments`
 * gives the positions; `unknownOf` finds the `Unknown` segments, which take cost that no handle time can allocate.
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
  const sized = (length: number) =>
    new Map(STORED_MEASURES.map(({ key }) => [key as string, new Float64Array(length)]));
  const columns: LeafColumns = {
    segments,
    firstDay,
    days,
    daily: sized(segments.length * days),
    opening: sized(segments.length),
    prefix: new Map(),
  };
  scatter(columns, blocks);
  return derive(columns, pools, isUnknown);
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
  const daily = new Map([...columns.daily].map(([key, column]) => [key, column.slice()]));
  for (const { day } of blocks)
    for (const { key } of STORED_MEASURES)
      for (let s = 0; s < segments.length; s++) daily.get(key)![s * days + day - firstDay] = 0;
  const replaced = { ...columns, daily, prefix: new Map() };
  scatter(replaced, blocks);
  return derive(replaced, pools, isUnknown);
}

function derive(
  columns: LeafColumns,
  pools: readonly CostPool[],
  isUnknown: (segment: string) => boolean,
): LeafColumns {
  const daily = new Map(columns.daily);
  daily.set('customer_days', runningTotal(columns, 'customers_change'));
  daily.set('revenue_days', scaled(runningTotal(columns, 'revenue_change'), 1 / 100));
  daily.set('open_at_end', openAtEnd(columns));
  daily.set('cost', allocatedCost(columns, pools, isUnknown));
  daily.set('days', new Float64Array(columns.segments.length * columns.days).fill(1));
  return { ...columns, daily };
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

/** Prefix sums of a measure, kept. */
export function prefixOf(columns: LeafColumns, measure: string): Float64Array {
  let prefix = columns.prefix.get(measure);
  if (!prefix) columns.prefix.set(measure, (prefix = prefixSums(columns, columns.daily.get(measure)!)));
  return prefix;
}

/**
 * Sums over [from, to) for every segment: one difference each. Days outside the columns add nothing, to
 * `days` neither: an average per day is over the days that are known. A stock is its level on the last day instead.
 */
export function windowSums(columns: LeafColumns, measure: string, from: Day, to: Day, stock = false): Float64Array {
  const { days, firstDay, segments } = columns;
  const sums = new Float64Array(segments.length);
  const clamp = (day: Day) => Math.min(Math.max(day - firstDay, 0), days);
  const [low, high] = [clamp(from), clamp(to)];
  if (low >= high) return sums;
  if (stock) {
    const daily = columns.daily.get(measure)!;
    for (let s = 0; s < sums.length; s++) sums[s] = daily[s * days + high - 1]!;
    return sums;
  }
  const prefix = prefixOf(columns, measure);
  for (let s = 0; s < sums.length; s++) sums[s] = prefix[s * (days + 1) + high]! - prefix[s * (days + 1) + low]!;
  return sums;
}

function hasActivity(block: DayBlock): boolean {
  const width = block.segments.length;
  return ACTIVITY.some(({ m }) => block.values.subarray(m * width, (m + 1) * width).some((value) => value !== 0));
}

function prefixSums({ segments, days }: LeafColumns, daily: Float64Array): Float64Array {
  const prefix = new Float64Array(segments.length * (days + 1));
  for (let s = 0; s < segments.length; s++) {
    let sum = 0;
    for (let d = 0; d < days; d++) {
      sum += daily[s * days + d]!;
      prefix[s * (days + 1) + d + 1] = sum;
    }
  }
  return prefix;
}

function runningTotal({ segments, days, daily, opening }: LeafColumns, measure: string): Float64Array {
  const changes = daily.get(measure)!;
  const levels = new Float64Array(changes.length);
  for (let s = 0; s < segments.length; s++) {
    let level = opening.get(measure)![s]!;
    for (let d = 0; d < days; d++) levels[s * days + d] = level += changes[s * days + d]!;
  }
  return levels;
}

function scaled(column: Float64Array, factor: number): Float64Array {
  return column.map((value) => value * factor);
}

/** Backlog: everything created until now minus everything resolved until now. */
function openAtEnd(columns: LeafColumns): Float64Array {
  const created = runningTotal(columns, 'created');
  const resolved = runningTotal(columns, 'resolved');
  return created.map((value, index) => value - resolved[index]!);
}

/**
 * Cost per day and segment: a month's pools are spread evenly over its days and given to segments by their share of the
 * month's handle time. A month without handle time leaves its cost with the `Unknown` segments, so that no money is lost.
 */
function allocatedCost(
  { segments, days, daily, firstDay }: LeafColumns,
  pools: readonly CostPool[],
  isUnknown: (s: string) => boolean,
): Float64Array {
  const cost = new Float64Array(segments.length * days);
  const handle = daily.get('handle_seconds')!;
  const amounts = new Map<Day, number>();
  for (const pool of pools) amounts.set(pool.month, (amounts.get(pool.month) ?? 0) + pool.amount);
  for (const [month, amount] of amounts) {
    const next = addMonths(monthStart(month), 1);
    const perDay = amount / 100 / (next - month);
    const [low, high] = [Math.max(month - firstDay, 0), Math.min(next - firstDay, days)];
    if (low >= high) continue;
    const sum = (s: number) => handle.subarray(s * days + low, s * days + high).reduce((a, b) => a + b, 0);
    const total = sum(0);
    for (let s = 0; s < segments.length; s++) {
      const share = s === 0 ? 1 : total > 0 ? sum(s) / total : isUnknown(segments[s]!) ? 1 : 0;
      cost.fill(perDay * share, s * days + low, s * days + high);
    }
  }
  return cost;
}

/** A reading put on its segment's position. */
export interface SegmentReading {
  readonly measure: string;
  readonly day: Day;
  /** `all`, or a segment id. */
  readonly segment: string;
  readonly value: number;
}

/**
 * Adds columns for measures that come in as readings. Without a reading for all segments together, that is the sum over
 * the segments of the first dimension that has any. Readings outside the days with facts are left out.
 */
export function addReadings(
  columns: LeafColumns,
  measures: readonly string[],
  readings: readonly SegmentReading[],
): LeafColumns {
  const { segments, firstDay, days } = columns;
  const daily = new Map(columns.daily);
  for (const measure of measures) {
    const own = readings.filter(
      (reading) => reading.measure === measure && reading.day >= firstDay && reading.day < firstDay + days,
    );
    const column = new Float64Array(segments.length * days);
    const hasTotal = own.some(({ segment }) => segment === ALL_SEGMENTS);
    const summed = hasTotal
      ? null
      : own.map(({ segment }) => segment.split('/')[0]).sort((a, b) => rank(a!) - rank(b!))[0];
    for (const { day, segment, value } of own) {
      const at = segments.indexOf(segment);
      if (at >= 0) column[at * days + day - firstDay]! += value;
      if (summed && segment.startsWith(`${summed}/`)) column[day - firstDay]! += value;
    }
    daily.set(measure, column);
  }
  return { ...columns, daily };

  function rank(dimension: string): number {
    return segments.findIndex((segment) => segment.startsWith(`${dimension}/`));
  }
}
