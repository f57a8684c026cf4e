/**
 * How a difference is taken apart: by the first formula that holds on both sides, over sums, or over rates per day when the
 * periods are not equally long.
 */
import { PERIOD, planAttribution, type AttributionPlan, type Expression, type Window } from '@bough/formula';
import type { Model } from '../model.js';
import type { TreeNode } from '../tree.js';
import { EXPLAINED, explanationFormulas, type ExplanationFormula } from './explanation-formula.js';
import {
  customersOf,
  DAYS_IN_PERIOD,
  daysOf,
  isGrowing,
  measureOf,
  metricAt,
  perCustomerOf,
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

/** What the measures are taken as, so that their parts tell something. */
export type MeasureBasis = 'sums' | 'per_day' | 'per_customer';

export interface ExplanationPlan {
  readonly formula: ExplanationFormula;
  readonly attribution: AttributionPlan;
  readonly basis: MeasureBasis;
  /** What the leaves are on a side. */
  readonly lookup: (side: Side) => LeafLookup;
}

type Definitions = ExplanationFormula['definitions'];
type Basis = Pick<ExplanationPlan, 'basis' | 'lookup'> & { readonly definitions: Definitions };

const EXACT = 1e-9;

/** The plan for a difference of a metric that has a value on both sides. */
export function explanationPlan(model: Model, { metric, node, before, after }: Difference): ExplanationPlan {
  const sides = [before, after];
  const formulas = explanationFormulas(model, metric, node);
  const holds = (formula: ExplanationFormula) =>
    sides.every((side) => isSame(valueOf(formula.definitions, EXPLAINED, sumsOf(side)), metricAt(metric, side)));
  const formula = formulas.find(holds) ?? formulas.at(-1)!;
  const { definitions, basis, lookup } =
    daysOf(before) === daysOf(after)
      ? overEqualDays(formula.definitions, before, after)
      : overUnequalDays(model, formula.definitions, sides);
  return {
    formula: { ...formula, definitions },
    attribution: planAttribution(definitions, EXPLAINED),
    basis,
    lookup,
  };
}

/** The measures that a difference comes down to; `null` when those of all segments, or of other days, are among them. */
export function explanationMeasures(model: Model, difference: Difference): string[] | null {
  const { leaves } = explanationPlan(model, difference).attribution;
  return leaves.some(({ overall, window }) => overall || window !== PERIOD)
    ? null
    : leaves.map(({ name }) => measureOf(name));
}

/** Segments differ in size, which a ratio does not care about: its measures are taken per customer. */
function overEqualDays(definitions: Definitions, before: Side, after: Side): Basis {
  const asTheyAre: Basis = { definitions, basis: 'sums', lookup: sumsOf };
  const sides = [before, after];
  if (before.position === after.position || sides.some((side) => !(customersOf(side) > 0))) return asTheyAre;
  const isOfSegment = (name: string, overall: boolean) => name !== 'days' && !overall;
  if (sides.some((side) => growthOf(definitions, side, isOfSegment) !== 1)) return asTheyAre;
  return { definitions, basis: 'per_customer', lookup: perCustomerOf };
}

/**
 * Measures become rates per day. A metric that does not grow with them (a ratio) stays as it is; one that does (a volume) is
 * its rate × the days; for any other, every measure is its own rate × the days.
 */
function overUnequalDays(model: Model, definitions: Definitions, sides: readonly Side[]): Basis {
  const rates = { basis: 'per_day', lookup: (side: Side) => ratesOf(model, side) } as const;
  const growth = sides.map((side) => growthOf(definitions, side, (name, _, window) => isGrowing(model, name, window)));
  if (growth.every((factor) => factor === 1)) return { definitions, ...rates };
  const split = new Map(definitions);
  if (growth.every((factor) => factor === 2))
    return { definitions: split.set(EXPLAINED, timesDays(definitions.get(EXPLAINED)!)), ...rates };
  for (const { name, window } of planAttribution(definitions, EXPLAINED).leaves)
    if (isGrowing(model, name, window)) split.set(name, timesDays(nameOf(perDayName(name))));
  return { definitions: split, basis: 'sums', lookup: sumsOf };
}

/** What the value is multiplied by as these measures double; NaN for anything but 1 or 2. */
function growthOf(
  definitions: Definitions,
  side: Side,
  isDoubled: (name: string, overall: boolean, window: Window) => boolean,
): number {
  const sums = sumsOf(side);
  const doubled: LeafLookup = (name, overall, window) =>
    sums(name, overall, window) * (isDoubled(name, overall, window) ? 2 : 1);
  const once = valueOf(definitions, EXPLAINED, sums);
  const twice = valueOf(definitions, EXPLAINED, doubled);
  return isSame(twice, once) ? 1 : isSame(twice, 2 * once) ? 2 : NaN;
}

const NOWHERE = { offset: 0, length: 0 };

function nameOf(name: string): Expression {
  return { ...NOWHERE, kind: 'name', name };
}

function timesDays(left: Expression): Expression {
  return { ...NOWHERE, kind: 'binary', operator: '*', operatorOffset: 0, left, right: nameOf(DAYS_IN_PERIOD) };
}

/** Equal but for rounding. */
export function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= EXACT * Math.max(Math.abs(a), Math.abs(b));
}
