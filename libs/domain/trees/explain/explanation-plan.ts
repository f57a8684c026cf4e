/**
 * How a difference is taken apart: by the first formula that holds on both sides, over sums, or over rates per day when the
 * periods are not equally long.
 */
import { planAttribution, type AttributionPlan, type Expression } from '@bough/formula';
import type { Model } from '../model.js';
import type { TreeNode } from '../tree.js';
import { EXPLAINED, explanationFormulas, type ExplanationFormula } from './explanation-formula.js';
import {
  DAYS_IN_PERIOD,
  daysOf,
  isStock,
  metricAt,
  perDayName,
  ratesOf,
  sumsOf,
  valueOf,
  type LeafLookup,
  type Side,
} from './side.js';

/** What is to be explained: the second side against the first. */
export interface Difference {
  readonly metric: string;
  /** The node that shows the metric, when its children may explain it. */
  readonly node: TreeNode | null;
  readonly before: Side;
  readonly after: Side;
}

export interface ExplanationPlan {
  readonly formula: ExplanationFormula;
  readonly attribution: AttributionPlan;
  /** What the leaves are on a side. */
  readonly lookup: (side: Side) => LeafLookup;
}

const EXACT = 1e-9;

/** The plan for a difference of a metric that has a value on both sides. */
export function explanationPlan(model: Model, { metric, node, before, after }: Difference): ExplanationPlan {
  const sides = [before, after];
  const formulas = explanationFormulas(model, metric, node);
  const holds = (formula: ExplanationFormula) =>
    sides.every((side) => isSame(valueOf(formula.definitions, EXPLAINED, sumsOf(side)), metricAt(metric, side)));
  const formula = formulas.find(holds) ?? formulas.at(-1)!;
  const planned = (definitions: ExplanationFormula['definitions'], lookup: ExplanationPlan['lookup']) => ({
    formula: { ...formula, definitions },
    attribution: planAttribution(definitions, EXPLAINED),
    lookup,
  });
  if (daysOf(before) === daysOf(after)) return planned(formula.definitions, sumsOf);
  return overUnequalDays(model, formula.definitions, sides, planned);
}

/**
 * Measures become rates per day. A metric that does not grow with them (a ratio) stays as it is; one that does (a volume) is
 * its rate × the days; for any other, every measure is its own rate × the days.
 */
function overUnequalDays(
  model: Model,
  definitions: ExplanationFormula['definitions'],
  sides: readonly Side[],
  planned: (definitions: ExplanationFormula['definitions'], lookup: ExplanationPlan['lookup']) => ExplanationPlan,
): ExplanationPlan {
  const rates = (side: Side) => ratesOf(model, side);
  const growth = sides.map((side) => growthOf(model, definitions, side));
  if (growth.every((factor) => factor === 1)) return planned(definitions, rates);
  if (growth.every((factor) => factor === 2))
    return planned(new Map(definitions).set(EXPLAINED, timesDays(definitions.get(EXPLAINED)!)), rates);
  const split = new Map(definitions);
  for (const { name } of planAttribution(definitions, EXPLAINED).leaves)
    if (!isStock(model, name)) split.set(name, timesDays(nameOf(perDayName(name))));
  return planned(split, sumsOf);
}

/** What the value is multiplied by as all flows double; NaN where there is none. */
function growthOf(model: Model, definitions: ExplanationFormula['definitions'], side: Side): number {
  const sums = sumsOf(side);
  const doubled: LeafLookup = (name, overall) => sums(name, overall) * (isStock(model, name) ? 1 : 2);
  const once = valueOf(definitions, EXPLAINED, sums);
  const twice = valueOf(definitions, EXPLAINED, doubled);
  return isSame(twice, once) ? 1 : isSame(twice, 2 * once) ? 2 : NaN;
}

const NOWHERE = { offset: 0, length: 0 };

function nameOf(name: string): Expression {
  return { ...NOWHERE, kind: 'name', name };
}

function timesDays(left: Expression): Expression {
  return { ...NOWHERE, kind: 'binary', operator: '*', left, right: nameOf(DAYS_IN_PERIOD) };
}

/** Equal but for rounding. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= EXACT * Math.max(Math.abs(a), Math.abs(b));
}
