/**
 * How a difference is split into parts: by the first formula that holds on both sides, over sums, or over values
 * per customer when segments are compared.
 */
import { PERIOD, planAttribution, type AttributionPlan } from '@bough/formula';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { EXPLAINED, explanationFormulas, type ExplanationFormula } from './explanation-formula.js';
import {
  customersOf,
  metricAt,
  perCustomerLookup,
  sumLookup,
  evaluateOwn,
  type LeafLookup,
  type DifferenceSide,
} from './difference-side.js';

/** What is to be explained: the side `after` against the side `before`, both over as many days (`evaluateLike`). */
export interface Difference {
  readonly metric: string;
  /** The node that shows the metric, if its children may explain it; else `null`. */
  readonly node: TreeNode | null;
  readonly before: DifferenceSide;
  readonly after: DifferenceSide;
}

/** What the measures are taken as, so that their parts are meaningful. */
export type MeasureBasis = 'sums' | 'per_customer';

/** How a difference is split. */
export interface ExplanationPlan {
  readonly formula: ExplanationFormula;
  readonly attribution: AttributionPlan;
  readonly basis: MeasureBasis;
  /** Looks up the leaves on a side. */
  readonly lookup: (side: DifferenceSide) => LeafLookup;
}

type Definitions = ExplanationFormula['definitions'];
type Basis = Pick<ExplanationPlan, 'basis' | 'lookup'>;

const EXACT = 1e-9;

/** The plan for a difference of a metric that has a value on both sides. */
export function explanationPlan(model: Model, { metric, node, before, after }: Difference): ExplanationPlan {
  const sides = [before, after];
  const formulas = explanationFormulas(model, metric, node);
  const holds = (formula: ExplanationFormula) =>
    sides.every((side) =>
      isNearlyEqual(evaluateOwn(formula.definitions, sumLookup(side), EXPLAINED), metricAt(metric, side)),
    );
  const formula = formulas.find(holds) ?? formulas.at(-1)!;
  const attribution = planAttribution(formula.definitions, EXPLAINED);
  return { formula, attribution, ...basisOf(formula.definitions, before, after) };
}

/** The measures that a difference is made of; `null` when there is no formula, or when it uses all segments together or other days. */
export function explanationMeasures(model: Model, difference: Difference): string[] | null {
  if (model.metrics.get(difference.metric)!.formula === null) return null;
  const { leaves } = explanationPlan(model, difference).attribution;
  return leaves.some(({ overall, window }) => overall || window !== PERIOD) ? null : leaves.map(({ name }) => name);
}

/** Segments differ in size. A metric that does not depend on size, such as a ratio, has its measures taken per customer. */
function basisOf(definitions: Definitions, before: DifferenceSide, after: DifferenceSide): Basis {
  const asTheyAre: Basis = { basis: 'sums', lookup: sumLookup };
  const sides = [before, after];
  if (before.position === after.position || sides.some((side) => !(customersOf(side) > 0))) return asTheyAre;
  if (!isSameOver(definitions, sides, perCustomerLookup)) return asTheyAre;
  return { basis: 'per_customer', lookup: perCustomerLookup };
}

/** Whether on every side the value over the measures as `lookup` has them is the value over their sums. */
function isSameOver(
  definitions: Definitions,
  sides: readonly DifferenceSide[],
  lookup: (side: DifferenceSide) => LeafLookup,
): boolean {
  const over = (leaves: LeafLookup) => evaluateOwn(definitions, leaves, EXPLAINED);
  return sides.every((side) => isNearlyEqual(over(lookup(side)), over(sumLookup(side))));
}

/** Whether two numbers are equal but for rounding, which is relative to the largest number that they were computed from. */
export function isNearlyEqual(a: number, b: number, largest = 0): boolean {
  const difference = Math.abs(a - b);
  return difference < Infinity && difference <= EXACT * Math.max(Math.abs(a), Math.abs(b), largest);
}
