/**
 * Values of all metrics for all segments over a period: measures are summed over the period first, then one program
 * computes every formula for every segment. A metric that counts distinct customers is handed in.
 */
import { leafKey, PERIOD, runProgram } from '@bough/formula';
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import { daysThatSee, leafDaily, leafOn, leafSums } from '../../rollups/window-columns.js';
import type { Day } from '../../shared/day.js';
import { sampleName, type Model } from '../model-of-workspace.js';

/** Vectors over segment positions. */
export interface PeriodValues {
  readonly period: Period;
  /** Summed measures. */
  readonly leaves: ReadonlyMap<string, Float64Array>;
  /** The same, and measures over the windows that formulas ask for, by `leafKey`. */
  readonly windows: ReadonlyMap<string, Float64Array>;
  /** Metrics and their samples; NaN is "no value". */
  readonly metrics: ReadonlyMap<string, Float64Array>;
}

/** All metrics over one period. */
export function evaluatePeriod(model: Model, columns: LeafColumns, period: Period): PeriodValues {
  return evaluatePeriods(model, columns, [period])[0]!;
}

/** All metrics over several periods (the buckets of a series) in one run. */
export function evaluatePeriods(model: Model, columns: LeafColumns, periods: readonly Period[]): PeriodValues[] {
  const width = model.segments.length;
  const count = periods.length;
  const leaves = model.program.leaves.map((leaf) => {
    const stock = isStock(model, leaf.name);
    const all = new Float64Array(width * count);
    periods.forEach((period, index) => {
      const sums = leafSums(columns, leaf, period, stock);
      for (let s = 0; s < width; s++) all[s * count + index] = sums[s]!;
    });
    return all;
  });
  const results = runProgram(model.program, leaves, { length: width * count, slab: count });
  const pick = (column: Float64Array, index: number) =>
    Float64Array.from({ length: width }, (_, s) => column[s * count + index]!);
  return periods.map((period, index) => {
    const windows = new Map(model.program.leaves.map((leaf, m) => [leafKey(leaf), pick(leaves[m]!, index)]));
    const metrics = new Map(model.outputs.map((name, m) => [name, pick(results[m]!, index)]));
    return { period, leaves: overPeriod(model, columns, period, windows), windows, metrics };
  });
}

/** Summed measures alone, as {@link evaluatePeriod} has them in `leaves`. */
export function periodLeaves(model: Model, columns: LeafColumns, period: Period): Map<string, Float64Array> {
  return overPeriod(model, columns, period, new Map());
}

/** Daily values of all metrics for all segments, `[segment * days + day]`, straight from the resident columns. */
export function evaluateDaily(model: Model, columns: LeafColumns): Map<string, Float64Array> {
  const leaves = model.program.leaves.map((leaf) => leafDaily(columns, leaf, isStock(model, leaf.name)));
  const length = model.segments.length * columns.days;
  const results = runProgram(model.program, leaves, { length, slab: columns.days });
  return new Map(model.outputs.map((name, m) => [name, results[m]!]));
}

/**
 * Brings daily values up to date, in place, where the columns changed on these days only: a day costs a day, however long the
 * history. Windows are followed to the days that look back on them. Equal to `evaluateDaily` over the new columns.
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
    if (written.has(values)) return; // outputs that say the same share a column
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

/** The number of events behind a metric's value. */
export function sampleOf(values: PeriodValues, metric: string, position: number): number {
  return values.metrics.get(sampleName(metric))?.[position] ?? NaN;
}

/** Measures over the period itself, by name, also those that formulas use over windows only. */
function overPeriod(
  model: Model,
  columns: LeafColumns,
  period: Period,
  windows: ReadonlyMap<string, Float64Array>,
): Map<string, Float64Array> {
  const sums = (name: string) =>
    windows.get(leafKey({ name, window: PERIOD })) ??
    leafSums(columns, { name, window: PERIOD }, period, isStock(model, name));
  return new Map(model.program.leaves.map(({ name }) => [name, sums(name)]));
}

function isStock(model: Model, measure: string): boolean {
  const found = model.measures.get(measure);
  return found !== undefined && 'stock' in found && found.stock === true;
}
