/**
 * How a difference is taken apart: by the first formula that holds on both sides, over sums, or over rates per day when the
 * periods are not equally long.
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
  evaluateName,
  type LeafLookup,
  type DifferenceSide,
} from './difference-side.js';

/** What is to be explained: the second side against the first. */
export interface Difference {
  readonly metric: string;
  /** The node that shows the metric, when its children may explain it. */
  readonly node: TreeNode | null;
  readonly before: DifferenceSide;
  readonly after: DifferenceSide;
}

/** What the measures are taken as, so that their parts tell something. */
export type MeasureBasis = 'sums' | 'per_day' | 'per_customer';

export interface ExplanationPlan {
  readonly formula: ExplanationFormula;
  readonly attribution: AttributionPlan;
  readonly basis: MeasureBasis;
  /** What the leaves are on a side. */
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
      isNearlyEqual(evaluateName(formula.definitions, EXPLAINED, sumLookup(side)), metricAt(metric, side)),
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

/** The measures that a difference comes down to; `null` when there is no formula, or it is about all segments or other days, too. */
export function explanationMeasures(model: Model, difference: Difference): string[] | null {
  if (model.metrics.get(difference.metric)!.formula === null) return null;
  const { leaves } = explanationPlan(model, difference).attribution;
  return leaves.some(({ overall, window }) => overall || window !== PERIOD)
    ? null
    : leaves.map(({ name }) => measureOf(name));
}

/** Segments differ in size, which a ratio does not care about: its measures are taken per customer. */
function overEqualDays(definitions: Definitions, before: DifferenceSide, after: DifferenceSide): Basis {
  const asTheyAre: Basis = { definitions, basis: 'sums', lookup: sumLookup };
  const sides = [before, after];
  if (before.position === after.position || sides.some((side) => !(customersOf(side) > 0))) return asTheyAre;
  if (!isTimes(definitions, sides, perCustomerLookup, () => 1)) return asTheyAre;
  return { definitions, basis: 'per_customer', lookup: perCustomerLookup };
}

/**
 * Measures become rates per day. A metric that has the same value over them (a ratio) stays as it is; one that has its daily
 * value (a volume) is that × the days; for any other, every measure is its own rate × the days.
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

/** Whether the value, on every side, is that over the measures as `lookup` has them × a factor. */
function isTimes(
  definitions: Definitions,
  sides: readonly DifferenceSide[],
  lookup: (side: DifferenceSide) => LeafLookup,
  factor: (side: DifferenceSide) => number,
): boolean {
  const over = (leaves: LeafLookup) => evaluateName(definitions, EXPLAINED, leaves);
  return sides.every((side) => isNearlyEqual(over(lookup(side)) * factor(side), over(sumLookup(side))));
}

const NOWHERE = { offset: 0, length: 0 };

function nameOf(name: string): Expression {
  return { ...NOWHERE, kind: 'name', name };
}

function timesDays(left: Expression): Expression {
  return { ...NOWHERE, kind: 'binary', operator: '*', operatorOffset: 0, left, right: nameOf(DAYS_IN_PERIOD) };
}

/** Equal but for rounding, which is relative to the largest number that went into them. */
export function isNearlyEqual(a: number, b: number, largest = 0): boolean {
  const difference = Math.abs(a - b);
  return difference < Infinity && difference <= EXACT * Math.max(Math.abs(a), Math.abs(b), largest);
}
