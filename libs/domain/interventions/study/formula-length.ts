/**
 * Whether a formula says the same of half a week: rates and means do, counts do not. Then a week in which days are left out is computed
 * from the other days, as a ratio of sums is.
 */
import { evaluateAt } from '@bough/formula';
import type { Model } from '../../trees/model-of-workspace.js';
import { definitionsOf } from './study-metric.js';

/** The factors that are tried, from a minute to years. */
const SIZES = [0.001, 0.01, 0.1, 0.5, 6 / 7, 2, 10, 1000];
const EQUAL = 1e-9;

/** Tries the formula on made-up sums that all grow or shrink by the same factor. False for a formula without a value there. */
export function isOfAnyLength(model: Model, metric: string): boolean {
  const definitions = definitionsOf(model);
  const expression = model.expressions.get(metric);
  if (!expression) return false;
  const sums = new Map((model.measuresOf.get(metric) ?? []).map((name, index) => [name, 1000 + 137 * index]));
  const at = (size: number): number => {
    const lookup = (name: string): number => {
      const definition = definitions.get(name);
      return definition ? evaluateAt(definition, lookup) : size * (sums.get(name) ?? NaN);
    };
    return evaluateAt(expression, lookup);
  };
  const value = at(1);
  return SIZES.every((size) => Math.abs(at(size) - value) <= EQUAL * Math.abs(value));
}
