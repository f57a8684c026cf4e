/**
 * Whether a metric depends on the size of a segment, so that segments of different size cannot be compared by it: a count does, a ratio
 * does not. It follows from the formula: with half of every measure of the segment, a metric that does not depend on size has the same
 * value. The days and the measures of all segments together stay as they are.
 */
import type { Model } from '../../trees/model-of-workspace.js';
import { evaluateOwn, sumLookup, type DifferenceSide, type LeafLookup } from './difference-side.js';
import { isNearlyEqual } from './explanation-plan.js';

/** Whether the metric depends on the size of the segment; false where it has no formula or no value to tell it by. */
export function dependsOnSize(model: Model, metric: string, side: DifferenceSide): boolean {
  if (!model.expressions.has(metric)) return false;
  const whole = sumLookup(side);
  const half: LeafLookup = (name, overall, window) =>
    whole(name, overall, window) / (overall || name === 'days' ? 1 : 2);
  const valueOver = (lookup: LeafLookup) => evaluateOwn(model.expressions, lookup, metric);
  const value = valueOver(whole);
  return Number.isFinite(value) && value !== 0 && !isNearlyEqual(valueOver(half), value);
}
