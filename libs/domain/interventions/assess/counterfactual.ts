/**
 * The counterfactual: what the measures would have been without the effect. The measures that it moves are set back in the treated segments,
 * each from its own launch on, and formulas are computed again.
 */
import { evaluateAt } from '@bough/formula';
import { STORED_MEASURES } from '../../rollups/measures.js';
import type { Period } from '../../rollups/period.js';
import { periodLeaves } from '../../trees/values/evaluate.js';
import type { AssessedEffect } from '../effect-figures.js';
import { definitionsOf, type StudyMetric } from '../study/study-metric.js';
import type { EstimateWindow } from '../designs/effect-estimate.js';
import type { Numbers, PlanStudy } from '../study/plan-study.js';

/** The effect of a plan on its metric, to be carried to other measures, and the weeks of each launch in which it was estimated. */
export interface CarriedInput extends PlanStudy {
  readonly effect: AssessedEffect;
  readonly windows: readonly EstimateWindow[];
}

/** Segments that had the change in a period, and what their measures add up to over it, by position in the columns. */
export interface TreatedPeriod {
  readonly positions: readonly number[];
  readonly period: Period;
  readonly leaves: ReadonlyMap<string, Float64Array>;
}

/** Measures that fall with the number of conversations: one that never began is not handled, answered or rated either. */
const OF_CONVERSATIONS = STORED_MEASURES.map(({ key }): string => key).filter((key) => !key.endsWith('_change'));

/** The weeks after a launch in which the effect was estimated. */
export function estimatedWeeks({ study, weeks }: EstimateWindow): Period {
  return { from: study.settled, to: study.settled + 7 * weeks };
}

/** The treated segments of each launch from its settling until `to`, or until the end of its own weeks. */
export function treatedPeriods({ numbers: { model, columns }, windows }: CarriedInput, to?: number): TreatedPeriod[] {
  return windows.map((window) => {
    const own = estimatedWeeks(window);
    const positions = window.study.treated.map((segment) => model.positions.get(segment)!);
    const period = { from: own.from, to: to ?? own.to };
    return { positions, period, leaves: periodLeaves(model, columns, period) };
  });
}

/** Measures that an effect on the metric moves: its numerator, what follows from conversations, and cost, which follows handling. */
export function movedMeasures({ own: form }: StudyMetric): Set<string> {
  const moved = new Set(
    form === null || [...form.numerator.values()].some((times) => times < 0) ? [] : form.numerator.keys(),
  );
  const wanted = form?.numerator.has('created') && !form.denominator?.has('created');
  if (wanted) for (const key of OF_CONVERSATIONS) moved.add(key);
  if (moved.has('handle_seconds')) moved.add('cost');
  return moved;
}

/** What an effect of size `x` added to a measure of these segments: below zero where it saved. */
export function addedBy(
  carried: CarriedInput,
  { leaves, positions }: TreatedPeriod,
  measure: string,
  x: number,
): number {
  const column = leaves.get(measure);
  return positions.reduce((sum, at) => sum + (column?.[at] ?? NaN) * (1 - factorAt(carried, leaves, at, x)), 0);
}

/** Computes a metric by its formulas, from the measures that `leaf` gives. */
export function evaluateMetric({ model }: Numbers, metric: string, leaf: (name: string) => number): number {
  const definitions = definitionsOf(model);
  const lookup = (name: string): number => {
    const definition = definitions.get(name);
    return definition ? evaluateAt(definition, lookup) : leaf(name);
  };
  return lookup(metric);
}

/** The factor by which the moved measures would differ, had an effect of size `x` not been there. */
function factorAt(
  { metric, numbers }: CarriedInput,
  leaves: TreatedPeriod['leaves'],
  position: number,
  x: number,
): number {
  if (metric.scale === 'log') return Math.exp(-x);
  const value = evaluateMetric(numbers, metric.definition.key, (name) => leaves.get(name)?.[position] ?? NaN);
  // No number of events is negative: an effect can take away all that there is, and no more.
  return value === 0 ? 1 : Math.max(0, 1 - x / value);
}
