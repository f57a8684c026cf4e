/**
 * What segments did day by day, as numerators and denominators of a metric: the numbers that an intervention is assessed by. A day of
 * which nothing is known (nothing came in for anybody, or its month has no cost) has no number.
 */
import { evaluateAt, type Expression } from '@bough/formula';
import { type LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import { monthStart } from '../../shared/day.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import type { Numbers, PlanStudy } from './plan-study.js';
import { definitionsOf, type StudyMetric } from './study-metric.js';
import type { Sum } from './ratio-form.js';

/** The daily values that a metric is computed from: of cohorts where it is followed. */
export function columnsFor({ columns, followed }: Numbers, { followUpDays }: StudyMetric): LeafColumns {
  return followUpDays !== null && followed ? followed.columns : columns;
}

const WEEK = 7;
/** The share of empty days beyond which a weekday counts as closed, so that an empty day of it is no gap in the data. */
const CLOSED = 0.5;

/** For each day of the columns, whether anything is known of it. */
export function knownDays({ columns, state }: Numbers, metric: StudyMetric): boolean[] {
  const { days, firstDay } = columns;
  const activity = ['created', 'resolved', 'ratings', 'efforts'].flatMap((key) => columns.daily.get(key) ?? []);
  const empty = Array.from({ length: days }, (_, day) => activity.every((column) => column[day] === 0));
  const closed = Array.from({ length: WEEK }, (_, weekday) => {
    const own = empty.filter((_, day) => day % WEEK === weekday);
    return own.length > 1 && own.filter(Boolean).length > CLOSED * own.length;
  });
  const needsCost = metric.measures.includes('cost');
  return empty.map(
    (isEmpty, day) =>
      !(isEmpty && !closed[day % WEEK]) && !(needsCost && !state.costMonths.has(monthStart(firstDay + day))),
  );
}

/** The sums of a segment over each entry, as the estimator takes them; a count has no denominators. */
export interface EntrySums {
  readonly numerators: Float64Array;
  readonly denominators?: Float64Array;
}

/** What a series is read over. */
export interface SeriesDays {
  /** Days, or weeks where a formula is computed week by week. */
  readonly entries: readonly Period[];
  /** By day of the columns, whether the day counts. */
  readonly known: readonly boolean[];
}

/** A metric on the numbers that it is read from. */
type MeasuredOn = Pick<PlanStudy, 'numbers' | 'metric'>;

/** The sums of the segment at `position` of the columns; NaN where nothing is known. */
export function segmentSeries(study: MeasuredOn, position: number, days: SeriesDays): EntrySums {
  const { form } = study.metric;
  if (form === null) return formulaSeries(study, position, days);
  const columns = columnsFor(study.numbers, study.metric);
  const { entries, known } = days;
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
  // What is divided by the days of the period is stated per week.
  if (form.denominator === null) return { numerators: daily(form.numerator, WEEK ** form.days) };
  return { numerators: daily(form.numerator, 1), denominators: daily(form.denominator, WEEK ** -form.days) };
}

/** Units of denominators that count events themselves. */
const EVENTS = new Set(['count', 'customers', 'customer-days']);

/** The metric divides by something else than events, such as seconds, so that its denominator does not say how thick a week is. */
export function dividesByNoEvents({ model }: PlanStudy['numbers'], { form }: StudyMetric): boolean {
  const units = [...(form?.denominator?.keys() ?? [])].map((name) => model.measures.get(name)?.unit ?? '');
  return units.length > 0 && !units.every((unit) => EVENTS.has(unit));
}

/** The events behind each entry as the denominators, where the metric divides by something else; `null` where it does not. */
export function eventSums(
  { numbers, metric }: MeasuredOn,
  position: number,
  { entries, known }: SeriesDays,
): EntrySums | null {
  if (!dividesByNoEvents(numbers, metric)) return null;
  const columns = columnsFor(numbers, metric);
  const definitions = definitionsOf(numbers.model);
  const sample = numbers.model.expressions.get(sampleName(metric.definition.key))!;
  const events = Float64Array.from(entries, (period) => {
    const lookup = (name: string): number => {
      const definition = definitions.get(name);
      return definition ? evaluateAt(definition, lookup) : sumOver(columns, name, { position, period, known });
    };
    return evaluateAt(sample, lookup);
  });
  return { numerators: events, denominators: events };
}

/** The formula over the measures of each week, weighted with the events that the week has. */
function formulaSeries({ numbers, metric }: MeasuredOn, position: number, { entries, known }: SeriesDays): EntrySums {
  const { model, columns } = numbers;
  const definitions = definitionsOf(model);
  const at = (period: Period, expression: Expression): number => {
    const lookup = (name: string): number => {
      const definition = definitions.get(name);
      return definition ? evaluateAt(definition, lookup) : sumOver(columns, name, { position, period, known });
    };
    return evaluateAt(expression, lookup);
  };
  const over = (expression: Expression) => Float64Array.from(entries, (week) => at(week, expression));
  const value = over(model.expressions.get(metric.definition.key)!);
  const denominators = over(model.expressions.get(sampleName(metric.definition.key))!);
  return { numerators: value.map((each, week) => each * denominators[week]!), denominators };
}

/** The days of a segment that are added up. */
interface Stretch {
  readonly position: number;
  readonly period: Period;
  /** By day of the columns; left out: every day counts. */
  readonly known?: readonly boolean[];
}

/** A measure over the known days of a period; NaN when there is none. */
export function sumOver({ daily, days, firstDay }: LeafColumns, name: string, { position, period, known }: Stretch) {
  let [sum, found] = [0, 0];
  for (let day = Math.max(0, period.from - firstDay); day < Math.min(days, period.to - firstDay); day++) {
    if (known?.[day] === false) continue;
    sum += daily.get(name)![position * days + day]!;
    found++;
  }
  return found === 0 ? NaN : sum;
}
