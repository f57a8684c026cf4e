/**
 * How a difference is split into parts: by the first formula that holds on both sides, over sums, over rates per day when the periods
 * differ in length, or over values per customer when segments are compared.
 */
import { PERIOD, planAttribution, type AttributionPlan, type Expression } from '@bough/formula';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { EXPLAINED, explanationFormulas, type ExplanationFormula } from './explanation-formula.js';
import {
  customersOf,
  DAYS_IN_PERIOD,
  daysWithData,
  isGrowing,
  measureOf,
  metricAt,
  perCustomerLookup,
  perDayName,
  rateLookup,
  sumLookup,
  evaluateOwn,
  type LeafLookup,
  type DifferenceSide,
} from './difference-side.js';

/** What is to be explained: the side `after` against the side `before`. */
export interface Difference {
  readonly metric: string;
  /** The node that shows the metric, if its children may explain it; else `null`. */
  readonly node: TreeNode | null;
  readonly before: DifferenceSide;
  readonly after: DifferenceSide;
}

/** What the measures are taken as, so that their parts are meaningful. */
export type MeasureBasis = 'sums' | 'per_day' | 'per_customer';

/** How a difference is split. */
export interface ExplanationPlan {
  readonly formula: ExplanationFormula;
  readonly attribution: AttributionPlan;
  readonly basis: MeasureBasis;
  /** Looks up the leaves on a side. */
  readonly lookup: (side: DifferenceSide) => LeafLookup;
}

type Definitions = ExplanationFormula['definitions'];
type Basis = Pick<ExplanationPlan, 'basis' | 'lookup'> & { readonly definitions: Definitions };

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
  const { definitions, basis, lookup } =
    daysWithData(before) === daysWithData(after)
      ? overEqualDays(formula.definitions, before, after)
      : overUnequalDays(model, formula.definitions, sides);
  return {
    formula: { ...formula, definitions },
    attribution: planAttribution(definitions, EXPLAINED),
    basis,
    lookup,
  };
}

/** The measures that a difference is made of; `null` when there is no formula, or when it uses all segments together or other days. */
export function explanationMeasures(model: Model, difference: Difference): string[] | null {
  if (model.metrics.get(difference.metric)!.formula === null) return null;
  const { leaves } = explanationPlan(model, difference).attribution;
  return leaves.some(({ overall, window }) => overall || window !== PERIOD)
    ? null
    : leaves.map(({ name }) => measureOf(name));
}

/** Segments differ in size. A metric that does not depend on size, such as a ratio, has its measures taken per customer. */
function overEqualDays(definitions: Definitions, before: DifferenceSide, after: DifferenceSide): Basis {
  const asTheyAre: Basis = { definitions, basis: 'sums', lookup: sumLookup };
  const sides = [before, after];
  if (before.position === after.position || sides.some((side) => !(customersOf(side) > 0))) return asTheyAre;
  if (!isTimes(definitions, sides, perCustomerLookup, () => 1)) return asTheyAre;
  return { definitions, basis: 'per_customer', lookup: perCustomerLookup };
}

/**
 * Measures become rates per day. A metric that has the same value over rates (a ratio) keeps its formula. One whose value over rates is
 * its daily value (a volume) becomes that × the days. For any other, each measure becomes its rate × the days.
 */
function overUnequalDays(model: Model, definitions: Definitions, sides: readonly DifferenceSide[]): Basis {
  const rates = { basis: 'per_day', lookup: (side: DifferenceSide) => rateLookup(model, side) } as const;
  if (isTimes(definitions, sides, rates.lookup, () => 1)) return { definitions, ...rates };
  const split = new Map(definitions);
  if (isTimes(definitions, sides, rates.lookup, daysWithData))
    return { definitions: split.set(EXPLAINED, timesDays(definitions.get(EXPLAINED)!)), ...rates };
  for (const { name, window } of planAttribution(definitions, EXPLAINED).leaves)
    if (isGrowing(model, name, window)) split.set(name, timesDays(nameOf(perDayName(name))));
  return { definitions: split, basis: 'sums', lookup: sumLookup };
}

/** Whether on every side the value is the one over the measures as `lookup` has them, times a factor. */
function isTimes(
  definitions: Definitions,
  sides: readonly DifferenceSide[],
  lookup: (side: DifferenceSide) => LeafLookup,
  factor: (side: DifferenceSide) => number,
): boolean {
  const over = (leaves: LeafLookup) => evaluateOwn(definitions, leaves, EXPLAINED);
  return sides.every((side) => isNearlyEqual(over(lookup(side)) * factor(side), over(sumLookup(side))));
}

const NOWHERE = { offset: 0, length: 0 };

function nameOf(name: string): Expression {
  return { ...NOWHERE, kind: 'name', name };
}

function timesDays(left: Expression): Expression {
  return { ...NOWHERE, kind: 'binary', operator: '*', operatorOffset: 0, left, right: nameOf(DAYS_IN_PERIOD) };
}

/** Whether two numbers are equal but for rounding, which is relative to the largest number that they were computed from. */
export function isNearlyEqual(a: number, b: number, largest = 0): boolean {
  const difference = Math.abs(a - b);
  return difference < Infinity && difference <= EXACT * Math.max(Math.abs(a), Math.abs(b), largest);
}
