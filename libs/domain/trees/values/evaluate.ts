/**
 * Values of all metrics for all segments over a period: measures are summed over the period first, then one program computes every
 * formula for every segment. Metrics that count distinct customers have no formula and are not among the values.
 */
import { leafKey, PERIOD, runProgram, type Leaf } from '@bough/formula';
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import { daysWithin, type Period } from '../../rollups/period.js';
import { daysThatSee, leafDaily, leafOn, leafSums } from '../../rollups/window-columns.js';
import type { Day } from '../../shared/day.js';
import { IN_DAYS } from '../../rollups/measures.js';
import { sampleName, type Model } from '../model-of-workspace.js';

/** The values of a period; each vector has one number per segment, by position. */
export interface PeriodValues {
  readonly period: Period;
  /** Measures summed over the period, by key. */
  readonly leaves: ReadonlyMap<string, Float64Array>;
  /** Measures summed over the windows that formulas ask for, the period itself included, by `leafKey`. */
  readonly windows: ReadonlyMap<string, Float64Array>;
  /** Metrics and, under `sampleName`, their samples; NaN means that there is no value. */
  readonly metrics: ReadonlyMap<string, Float64Array>;
}

/** All metrics over one period. */
export function evaluatePeriod(model: Model, columns: LeafColumns, period: Period): PeriodValues {
  return evaluatePeriods(model, columns, [period])[0]!;
}

/**
 * All metrics over a period as if it had as many days with data as the period `like`: what it is compared with. Whatever adds up over
 * the days of the period is taken over as many days, and what adds up from the first day of data over as many days since then. A ratio
 * stays as it is, and so do levels and sums over windows of fixed length.
 */
export function evaluateLike(model: Model, columns: LeafColumns, period: Period, like: Period): PeriodValues {
  return evaluateAlike(model, columns, [period], like)[0]!;
}

/** The same of several periods in one run, such as the points of a line. */
export function evaluateAlike(
  model: Model,
  columns: LeafColumns,
  periods: readonly Period[],
  like: Period,
): PeriodValues[] {
  const data = { from: columns.firstDay, to: columns.firstDay + columns.days };
  const days = (each: Period) => daysWithin(each, data);
  const sinceFirst = ({ to }: Period, shift: number) => Math.min(to, data.to) - shift - data.from;
  const scale: LeafScale = ({ name, window }, sums, period) => {
    if (isStock(model, name) || typeof window.days === 'number') return sums;
    const [now, then] = [like, period].map(window.days === 'all' ? (each) => sinceFirst(each, window.shift) : days);
    return then! > 0 && now! > 0 && now !== then ? sums.map((sum) => (sum * now!) / then!) : sums;
  };
  return evaluateScaled(model, columns, periods, scale);
}

/** Days of a mean month of the Gregorian calendar: 365.25 ÷ 12 but for the rule of centuries. */
export const DAYS_OF_MONTH = 30.4375;

/** All metrics over a period as if it had the days of a mean month: what adds up over its days is taken over as many. */
export function evaluateAsMonth(model: Model, columns: LeafColumns, period: Period): PeriodValues {
  const days = daysWithin(period, { from: columns.firstDay, to: columns.firstDay + columns.days });
  const scale: LeafScale = ({ name, window }, sums) => {
    const isFixed = isStock(model, name) || typeof window.days === 'number' || window.days === 'all';
    return isFixed || days === 0 ? sums : sums.map((sum) => (sum * DAYS_OF_MONTH) / days);
  };
  return evaluateScaled(model, columns, [period], scale)[0]!;
}

/** Whether two periods are alike as they are, so that `evaluateLike` would change nothing. */
export function areAlike(model: Model, columns: LeafColumns, period: Period, like: Period): boolean {
  const data = { from: columns.firstDay, to: columns.firstDay + columns.days };
  const hasHistory = model.program.leaves.some(({ window }) => window.days === 'all');
  return daysWithin(period, data) === daysWithin(like, data) && (!hasHistory || period.to === like.to);
}

/** All metrics over several periods, such as the buckets of a series, in one run. */
export function evaluatePeriods(model: Model, columns: LeafColumns, periods: readonly Period[]): PeriodValues[] {
  return evaluateScaled(model, columns, periods, (_, sums) => sums);
}

/** What becomes of the sums of a measure over a window before formulas are computed. */
type LeafScale = (leaf: Leaf, sums: Float64Array, period: Period) => Float64Array;

function evaluateScaled(
  model: Model,
  columns: LeafColumns,
  periods: readonly Period[],
  scale: LeafScale,
): PeriodValues[] {
  const width = model.segments.length;
  const count = periods.length;
  const leaves = model.program.leaves.map((leaf) => {
    const stock = isStock(model, leaf.name);
    const all = new Float64Array(width * count);
    periods.forEach((period, index) => {
      const sums = scale(leaf, leafSums(columns, leaf, period, stock), period);
      for (let s = 0; s < width; s++) all[s * count + index] = sums[s]!;
    });
    return all;
  });
  const results = runProgram(model.program, leaves, { length: width * count, slab: count });
  const pick = (column: Float64Array, index: number) => {
    const picked = new Float64Array(width);
    for (let s = 0; s < width; s++) picked[s] = column[s * count + index]!;
    return picked;
  };
  return periods.map((period, index) => {
    const windows = new Map(model.program.leaves.map((leaf, m) => [leafKey(leaf), pick(leaves[m]!, index)]));
    const metrics = new Map(model.outputs.map((name, m) => [name, pick(results[m]!, index)]));
    return { period, leaves: overPeriod(model, columns, period, windows, scale), windows, metrics };
  });
}

/** The summed measures alone, as {@link evaluatePeriod} gives them in `leaves`. */
export function periodLeaves(model: Model, columns: LeafColumns, period: Period): Map<string, Float64Array> {
  return overPeriod(model, columns, period, new Map(), (_, sums) => sums);
}

/** Daily values of all metrics and samples for all segments, at `[position * days + day]`. */
export function evaluateDaily(model: Model, columns: LeafColumns): Map<string, Float64Array> {
  const leaves = model.program.leaves.map((leaf) => leafDaily(columns, leaf, isStock(model, leaf.name)));
  const length = model.segments.length * columns.days;
  const results = runProgram(model.program, leaves, { length, slab: columns.days });
  return new Map(model.outputs.map((name, m) => [name, results[m]!]));
}

/**
 * Brings daily values up to date, in place, after the columns changed on some days. The cost grows with the days that changed, not with
 * the length of the history; days whose windows look back on changed days are computed anew, too. The result equals `evaluateDaily` over
 * the new columns.
 */
export function reevaluateDays(
  model: Model,
  columns: LeafColumns,
  changed: readonly Day[],
  daily: ReadonlyMap<string, Float64Array>,
): void {
  const { leaves } = model.program;
  const days = [...new Set(leaves.flatMap((leaf) => daysThatSee(columns, leaf, changed)))];
  const chosen = leaves.map((leaf) => leafOn(columns, leaf, isStock(model, leaf.name), days));
  const results = runProgram(model.program, chosen, { length: model.segments.length * days.length, slab: days.length });
  const written = new Set<Float64Array>();
  model.outputs.forEach((name, m) => {
    const values = daily.get(name)!;
    if (written.has(values)) return; // equal outputs share a column
    written.add(values);
    writeDays(values, columns, results[m]!, days);
  });
}

function writeDays(to: Float64Array, columns: LeafColumns, from: Float64Array, days: readonly Day[]): void {
  days.forEach((day, index) => {
    let at = day - columns.firstDay;
    for (let k = index; k < from.length; k += days.length, at += columns.days) to[at] = from[k]!;
  });
}

/** The number of events behind a metric's value; NaN where it is not known. */
export function sampleOf(values: PeriodValues, metric: string, position: number): number {
  return values.metrics.get(sampleName(metric))?.[position] ?? NaN;
}

/** Read by `inactiveCustomers`; no metric needs it. */
const INACTIVE = 'created_inactive';

/** Measures summed over the period itself, by key, including those that formulas use only over windows. */
function overPeriod(
  model: Model,
  columns: LeafColumns,
  period: Period,
  windows: ReadonlyMap<string, Float64Array>,
  scale: LeafScale,
): Map<string, Float64Array> {
  const sums = (name: string) => {
    const leaf = { name, window: PERIOD };
    return windows.get(leafKey(leaf)) ?? scale(leaf, leafSums(columns, leaf, period, isStock(model, name)), period);
  };
  const names = new Set([...model.program.leaves.map(({ name }) => name), ...Object.values(IN_DAYS), INACTIVE]);
  return new Map([...names].map((name) => [name, sums(name)]));
}

function isStock(model: Model, measure: string): boolean {
  const found = model.measures.get(measure);
  return found !== undefined && 'stock' in found && found.stock === true;
}
