/**
 * What the measures would have been without the effect: those that it moves are set back in the treated segments, each from its own launch
 * on, and formulas are computed again.
 */
import { evaluateAt } from '@bough/formula';
import { STORED_MEASURES } from '../../rollups/measures.js';
import type { Period } from '../../rollups/period.js';
import { periodLeaves } from '../../trees/values/evaluate.js';
import type { AssessedEffect } from '../effect-figures.js';
import type { Numbers } from '../study/impact-series.js';
import type { StudyOptions } from '../study/impact-study.js';
import { definitionsOf, type JudgedMetric } from '../study/judged-metric.js';
import type { JudgedWindow } from '../designs/judgement.js';
import type { InterventionPlan } from '../plan.js';

/** What is carried: the effect of a plan on its metric, and the weeks of each launch that it was measured in. */
export interface Carried {
  readonly numbers: Numbers;
  readonly plan: InterventionPlan;
  readonly judged: JudgedMetric;
  readonly effect: AssessedEffect;
  readonly options: StudyOptions;
  readonly windows: readonly JudgedWindow[];
}

/** Segments that had the change in a period, and what their measures add up to over it. */
export interface Touched {
  readonly positions: readonly number[];
  readonly period: Period;
  readonly leaves: ReadonlyMap<string, Float64Array>;
}

/** Conversations that were not begun are not handled, answered or rated either. */
const OF_CONVERSATIONS = STORED_MEASURES.map(({ key }): string => key).filter((key) => !key.endsWith('_change'));

/** The weeks judged of a launch. */
export function weeksJudged({ made, weeks }: JudgedWindow): Period {
  return { from: made.settled, to: made.settled + 7 * weeks };
}

/** The treated segments of each launch from its settling until `to`, or until the end of its own weeks. */
export function touchedIn({ numbers: { model, columns }, windows }: Carried, to?: number): Touched[] {
  return windows.map((window) => {
    const own = weeksJudged(window);
    const positions = window.made.treated.map((segment) => model.positions.get(segment)!);
    const period = { from: own.from, to: to ?? own.to };
    return { positions, period, leaves: periodLeaves(model, columns, period) };
  });
}

/** Measures that an effect on the metric moves: its numerator, what follows from conversations, and cost, which follows handling. */
export function movedMeasures({ own: form }: JudgedMetric): Set<string> {
  const moved = new Set(
    form === null || [...form.numerator.values()].some((times) => times < 0) ? [] : form.numerator.keys(),
  );
  const wanted = form?.numerator.has('created') && !form.denominator?.has('created');
  if (wanted) for (const key of OF_CONVERSATIONS) moved.add(key);
  if (moved.has('handle_seconds')) moved.add('cost');
  return moved;
}

/** What an effect of size `x` added to a measure of these segments: below zero where it saved. */
export function addedBy(carried: Carried, { leaves, positions }: Touched, measure: string, x: number): number {
  const column = leaves.get(measure);
  return positions.reduce((sum, at) => sum + (column?.[at] ?? NaN) * (1 - factorAt(carried, leaves, at, x)), 0);
}

/** A metric by its formulas, from the measures that `leaf` gives. */
export function evaluated({ model }: Numbers, metric: string, leaf: (name: string) => number): number {
  const definitions = definitionsOf(model);
  const lookup = (name: string): number => {
    const definition = definitions.get(name);
    return definition ? evaluateAt(definition, lookup) : leaf(name);
  };
  return lookup(metric);
}

/** What the measures moved would be multiplied with, had an effect of size `x` not been there. */
function factorAt({ judged, numbers }: Carried, leaves: Touched['leaves'], position: number, x: number): number {
  if (judged.scale === 'log') return Math.exp(-x);
  const value = evaluated(numbers, judged.metric.key, (name) => leaves.get(name)?.[position] ?? NaN);
  return value === 0 ? 1 : 1 - x / value;
}
