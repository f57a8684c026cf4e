/**
 * What each day of a period adds to the value of a metric: by the delta method, the sums of the day times how much the formula moves with
 * each sum. From these parts follows how much of a difference between two values may be chance.
 */
import { compileProgram, leafKey, PERIOD, runProgram, type Program } from '@bough/formula';
import type { DailyValue } from '@bough/statistics';
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import { CONVERSATION_MEASURES } from '../../rollups/measures.js';
import { weekday } from '../../shared/day.js';
import type { Model } from '../model-of-workspace.js';
import type { PeriodValues } from './evaluate.js';

/** The values of metrics by days, for the segment at a position; `null` where a value is missing, or its days are not known. */
export type ValuesByDays = (metric: string, position: number) => DailyValue | null;

/** What is the same whatever days bring: the days themselves, and the customers that there are. */
const GIVEN = new Set(['days', 'customer_days', 'revenue_days']);
/** Cost is shared out by handle time and spread evenly over a month: its days are those of the time. */
const [COST, COST_BY] = ['cost', 'handle_seconds'];
/** Sums are moved by this part of themselves to see how much the formula moves. */
const STEP = 1e-4;

/** How much a metric moves with its sums, for all segments. */
interface Slopes {
  readonly values: Float64Array;
  /** By measure: what one more of it adds. */
  readonly perUnit: ReadonlyMap<string, Float64Array>;
}

/**
 * The values of a period by its days with data. `like` has the values on the terms of another period, such as over as many days; then the
 * parts are on these terms, too. Days are not known of stocks, readings, windows, shares of all segments, and distinct customers.
 */
export function valuesByDays(
  model: Model,
  columns: LeafColumns,
  own: PeriodValues,
  like: PeriodValues = own,
): ValuesByDays {
  const { firstDay, days } = columns;
  const from = Math.max(0, own.period.from - firstDay);
  const length = Math.max(0, Math.min(days, own.period.to - firstDay) - from);
  const firstWeekday = weekday(firstDay + from) - 1;
  const scale = own === like ? 1 : like.leaves.get('days')![0]! / own.leaves.get('days')![0]!;
  const known = new Map<string, Slopes | null>();
  return (metric, position) => {
    let slopes = known.get(metric);
    if (slopes === undefined) known.set(metric, (slopes = slopesOf(model, metric, like)));
    const value = slopes?.values[position] ?? NaN;
    if (!slopes || !Number.isFinite(value)) return null;
    const parts = new Float64Array(length);
    for (const [measure, perUnit] of slopes.perUnit) {
      const weight = perUnit[position]! * scale * (measure === COST ? priceAt(own, position) : 1);
      const start = position * days + from;
      const daily = columns.daily.get(measure === COST ? COST_BY : measure)!;
      if (weight !== 0) for (let day = 0; day < length; day++) parts[day]! += weight * daily[start + day]!;
    }
    return { value, parts, firstWeekday };
  };
}

/** What a second of handling cost there; 0 without any. */
function priceAt({ leaves }: PeriodValues, position: number): number {
  const [cost, seconds] = [leaves.get(COST)?.[position] ?? 0, leaves.get(COST_BY)?.[position] ?? 0];
  return seconds > 0 ? cost / seconds : 0;
}

function slopesOf(model: Model, metric: string, { windows }: PeriodValues): Slopes | null {
  if (!model.expressions.has(metric)) return null;
  const program = compileProgram(model.expressions, [metric]);
  if (!hasDays(program)) return null;
  const sums = program.leaves.map((leaf) => windows.get(leafKey(leaf))!);
  const length = model.segments.length;
  const run = (leaves: readonly Float64Array[]) => runProgram(program, leaves, { length, slab: 1 })[0]!;
  const moved = (index: number, by: number) =>
    run(sums.map((sum, at) => (at === index ? sum.map((each) => each * (1 + by)) : sum)));
  const perUnit = new Map<string, Float64Array>();
  program.leaves.forEach(({ name }, index) => {
    if (GIVEN.has(name)) return;
    const [up, down, at] = [moved(index, STEP), moved(index, -STEP), sums[index]!];
    // A sum of zero has no days that could add anything.
    perUnit.set(name, up.map((high, s) => (at[s] === 0 ? 0 : (high - down[s]!) / (2 * STEP * at[s]!)))); // prettier-ignore
  });
  return { values: run(sums), perUnit };
}

function hasDays({ leaves, steps }: Program): boolean {
  const isPeriod = leaves.every((leaf) => leafKey(leaf) === leafKey({ name: leaf.name, window: PERIOD }));
  const isDaily = (name: string) => name === COST || GIVEN.has(name) || CONVERSATION_MEASURES.includes(name);
  return isPeriod && leaves.every(({ name }) => isDaily(name)) && steps.every(({ kind }) => kind !== 'overall');
}
