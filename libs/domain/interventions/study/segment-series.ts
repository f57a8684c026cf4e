/**
 * What segments did day by day, as numerators and denominators of a metric: the numbers that an intervention is judged by. A day of
 * which nothing is known (nothing came in for anybody, or its month has no cost) has no number.
 */
import { evaluateAt, type Expression } from '@bough/formula';
import { type LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import { monthStart } from '../../shared/day.js';
import type { DataState } from '../../trees/values/data-state.js';
import { sampleName, type Model } from '../../trees/model-of-workspace.js';
import { definitionsOf, type StudyMetric } from './study-metric.js';
import type { Sum } from './ratio-form.js';

/** What a snapshot holds, as far as it is judged. */
export interface Numbers {
  readonly model: Model;
  readonly columns: LeafColumns;
  readonly state: DataState;
  /** Where a lagging metric is to be judged. */
  readonly followed?: Followed;
}

/** What became of conversations within `days`, by the day on which they began. */
export interface Followed {
  readonly days: number;
  readonly columns: LeafColumns;
  /** Conversations of the treated segments that began in the last `days` before launch, and how many of them were open when it came. */
  readonly atLaunch: { readonly begun: number; readonly open: number };
}

/** The daily values that a metric is computed from: of cohorts where it is followed. */
export function columnsFor({ columns, followed }: Numbers, { followUpDays }: StudyMetric): LeafColumns {
  return followUpDays !== null && followed ? followed.columns : columns;
}

/** What a snapshot holds, with the versions that name it. */
export interface VersionedNumbers extends Numbers {
  readonly workspaceVersion: number;
  readonly dataVersion: number;
}

const WEEK = 7;
/** On so many of the days of its weekday nothing came in: then that is how this weekday is. */
const CLOSED = 0.5;

/** True for the days (from the first of the columns on) of which something is known. */
export function knownDays({ columns, state }: Numbers, judged: StudyMetric): boolean[] {
  const { days, firstDay } = columns;
  const activity = ['created', 'resolved', 'ratings', 'efforts'].flatMap((key) => columns.daily.get(key) ?? []);
  const empty = Array.from({ length: days }, (_, day) => activity.every((column) => column[day] === 0));
  const closed = Array.from({ length: WEEK }, (_, weekday) => {
    const own = empty.filter((_, day) => day % WEEK === weekday);
    return own.length > 1 && own.filter(Boolean).length > CLOSED * own.length;
  });
  const needsCost = judged.measures.includes('cost');
  return empty.map(
    (isEmpty, day) =>
      !(isEmpty && !closed[day % WEEK]) && !(needsCost && !state.costMonths.has(monthStart(firstDay + day))),
  );
}

/** Of each entry, as the estimator takes them; without `denominators` a count. */
export interface EntrySums {
  readonly numerators: Float64Array;
  readonly denominators?: Float64Array;
}

/** Sums of the segment at `position` over each of the `entries` (days, or weeks of a formula); NaN where nothing is known. */
export function segmentSeries(
  numbers: Numbers,
  judged: StudyMetric,
  position: number,
  entries: readonly Period[],
  known: readonly boolean[],
): EntrySums {
  const columns = columnsFor(numbers, judged);
  const { form } = judged;
  if (form === null) return formulaSeries(numbers, judged, position, entries, known);
  const start = position * columns.days - columns.firstDay;
  const daily = (sum: Sum, factor: number) => {
    const terms = [...sum].map(([name, times]) => ({ column: columns.daily.get(name)!, times: times * factor }));
    const values = new Float64Array(entries.length);
    for (let i = 0; i < values.length; i++) {
      const day = entries[i]!.from;
      values[i] = known[day - columns.firstDay] === true ? 0 : NaN;
      for (const { column, times } of terms) values[i]! += times * column[start + day]!;
    }
    return values;
  };
  // What is divided by the days of the period is told a week.
  if (form.denominator === null) return { numerators: daily(form.numerator, WEEK ** form.days) };
  return { numerators: daily(form.numerator, 1), denominators: daily(form.denominator, WEEK ** -form.days) };
}

/** The formula over the measures of each week, weighted with the events that the week has. */
function formulaSeries(
  { model, columns }: Numbers,
  { definition }: StudyMetric,
  position: number,
  entries: readonly Period[],
  known: readonly boolean[],
): EntrySums {
  const definitions = definitionsOf(model);
  const at = (week: Period, expression: Expression): number => {
    const lookup = (name: string): number => {
      const definition = definitions.get(name);
      return definition ? evaluateAt(definition, lookup) : sumOver(columns, name, position, week, known);
    };
    return evaluateAt(expression, lookup);
  };
  const over = (expression: Expression) => Float64Array.from(entries, (week) => at(week, expression));
  const value = over(model.expressions.get(definition.key)!);
  const denominators = over(model.expressions.get(sampleName(definition.key))!);
  return { numerators: value.map((each, week) => each * denominators[week]!), denominators };
}

/** A measure over the known days of a period (all, when not told which are); NaN when there is none. */
export function sumOver(
  { daily, days, firstDay }: LeafColumns,
  name: string,
  position: number,
  { from, to }: Period,
  known?: readonly boolean[],
): number {
  let [sum, found] = [0, 0];
  for (let day = Math.max(0, from - firstDay); day < Math.min(days, to - firstDay); day++) {
    if (known?.[day] === false) continue;
    sum += daily.get(name)![position * days + day]!;
    found++;
  }
  return found === 0 ? NaN : sum;
}
