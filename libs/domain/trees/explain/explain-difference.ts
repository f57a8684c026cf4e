/**
 * Why a metric differs between two periods, or between a segment and a reference: parts of its formula that add up to the
 * difference exactly, each split further down to the measures (path attribution).
 */
import {
  evaluateAt,
  planAttribution,
  runAttribution,
  type AttributedLeaf,
  type AttributedName,
  type AttributionPlan,
  type Expression,
} from '@bough/formula';
import { logarithmicMean } from '@bough/statistics';
import type { PeriodValues } from '../evaluate.js';
import type { Model } from '../model.js';
import type { TreeNode } from '../tree.js';
import { DAYS_IN_PERIOD, EXPLAINED, explanationFormulas, type ExplanationFormula } from './explanation-formula.js';

/** One end of a difference: a segment in a period. */
export interface Side {
  readonly values: PeriodValues;
  readonly position: number;
}

/** What is to be explained: the second side against the first. */
export interface Difference {
  readonly metric: string;
  /** The node that shows the metric, when its children may explain it. */
  readonly node: TreeNode | null;
  readonly before: Side;
  readonly after: Side;
}

/** `compounding` gives factors that multiply (LMDI-I), and needs every input above zero. */
export type ExplanationView = 'additive' | 'compounding';

export interface ExplainedPart {
  readonly kind: 'node' | 'metric' | 'measure' | 'days';
  /** Path of the node, key of the metric or measure. */
  readonly key: string;
  /** Over all segments together, inside `share`. */
  readonly overall: boolean;
  readonly before: number | null;
  readonly after: number | null;
  /** What it adds to the difference, in the metric's unit. */
  readonly amount: number;
  /** `amount` ÷ |old value|, never ÷ the difference; `null` when the old value is zero. */
  readonly shareOfOld: number | null;
  /** What it multiplies the old value by, in the compounding view. */
  readonly factor: number | null;
  readonly parts: readonly ExplainedPart[];
}

export interface Explanation {
  readonly view: ExplanationView;
  /** The formula whose inputs the parts are. */
  readonly formula: string;
  readonly before: number;
  readonly after: number;
  readonly parts: readonly ExplainedPart[];
}

export type NotExplained = {
  readonly reason: 'NO_VALUE' | 'DENOMINATOR_CHANGES_SIGN' | 'NOT_POSITIVE' | 'INPUT_APPEARS';
  readonly message: string;
};

/** How a difference is taken apart: what the noise of it is measured by, too. */
export interface ExplanationPlan {
  readonly formula: ExplanationFormula;
  readonly attribution: AttributionPlan;
  /** Sums are made rates per day. */
  readonly perDay: boolean;
}

const EXACT = 1e-9;

/** The parts of a difference, or why there are none. */
export function explainDifference(
  model: Model,
  difference: Difference,
  view: ExplanationView = 'additive',
): Explanation | NotExplained {
  const [before, after] = [valueAt(difference.metric, difference.before), valueAt(difference.metric, difference.after)];
  if (Number.isNaN(before) || Number.isNaN(after))
    return { reason: 'NO_VALUE', message: 'one of the two has no value, so there is no difference to explain' };
  const plan = explanationPlan(model, difference);
  const columns = [difference.before, difference.after].map((side) => leafColumns(model, plan, side));
  if (view === 'compounding' && columns.some((side) => side.some(([value]) => !(value! > 0))))
    return { reason: 'NOT_POSITIVE', message: 'factors compound only where every input is above zero on both sides' };
  const path = view === 'compounding' ? 'geometric' : 'straight';
  const flows = runAttribution(plan.attribution, columns[0]!, columns[1]!, 1, { path });
  const amounts = flows.map((flow) => flow[0]!);
  const parts = plan.attribution.root.parts.map((part) =>
    explainedPart(part, { plan, difference, amounts, before, view, mean: logarithmicMean(before, after) }),
  );
  return notExact(parts, before, after) ?? { view, formula: plan.formula.text, before, after, parts: parts.filter(isMoving) };
}

/** The formula is the first that holds on both sides; a node's formula over its children may not. */
export function explanationPlan(model: Model, { metric, node, before, after }: Difference): ExplanationPlan {
  const formulas = explanationFormulas(model, metric, node);
  const formula = formulas.find((each) => [before, after].every((side) => holds(each, metric, side))) ?? formulas.at(-1)!;
  const isSameLength = daysOf(before) === daysOf(after);
  if (isSameLength) return { formula, attribution: planAttribution(formula.definitions, EXPLAINED), perDay: false };
  const definitions = withDays(model, formula.definitions, [before, after]);
  return { formula: { ...formula, definitions }, attribution: planAttribution(definitions, EXPLAINED), perDay: true };
}

/** One value per leaf of the plan for a side, as columns of one case. */
export function leafColumns(model: Model, { attribution, perDay }: ExplanationPlan, side: Side): Float64Array[] {
  return attribution.leaves.map((leaf) => Float64Array.of(leafAt(model, leaf, side, perDay)));
}

function leafAt(model: Model, { name, overall }: AttributedLeaf, side: Side, perDay: boolean): number {
  if (name === DAYS_IN_PERIOD) return daysOf(side);
  const value = side.values.leaves.get(name)?.[overall ? 0 : side.position] ?? NaN;
  return perDay && !isStock(model, name) ? value / daysOf(side) : value;
}

function isStock(model: Model, name: string): boolean {
  const measure = model.measures.get(name);
  return measure !== undefined && 'stock' in measure && measure.stock === true;
}

/** Days of the period for which there is data. */
function daysOf({ values, position }: Side): number {
  return values.leaves.get('days')?.[position] ?? values.period.to - values.period.from;
}

function valueAt(metric: string, { values, position }: Side): number {
  return values.metrics.get(metric)?.[position] ?? NaN;
}

function holds({ definitions }: ExplanationFormula, metric: string, side: Side): boolean {
  const computed = evaluateOn(definitions, EXPLAINED, side.values, side.position);
  const value = valueAt(metric, side);
  return Math.abs(computed - value) <= EXACT * Math.max(Math.abs(value), Number.MIN_VALUE);
}

function evaluateOn(
  definitions: ReadonlyMap<string, Expression>,
  name: string,
  values: PeriodValues,
  position: number,
): number {
  const at = (place: number) => (used: string): number => {
    const definition = definitions.get(used);
    return definition ? evaluateAt(definition, at(place), at(0)) : (values.leaves.get(used)?.[place] ?? NaN);
  };
  return at(position)(name);
}

/**
 * Over periods of unequal length measures are rates per day. A metric that grows with them (a volume) is its rate × the days;
 * one that does not (a ratio) is the same as before; for any other, every measure is its own rate × the days.
 */
function withDays(
  model: Model,
  definitions: ReadonlyMap<string, Expression>,
  sides: readonly Side[],
): ReadonlyMap<string, Expression> {
  const degrees = sides.map((side) => degreeOf(model, definitions, side));
  if (degrees.every((degree) => degree === 0)) return definitions;
  const times = (expression: Expression): Expression => ({ ...PLACE, kind: 'binary', operator: '*', left: expression, right: { ...PLACE, kind: 'name', name: DAYS_IN_PERIOD } });
  if (degrees.every((degree) => degree === 1))
    return new Map(definitions).set(EXPLAINED, times(definitions.get(EXPLAINED)!));
  const { leaves } = planAttribution(definitions, EXPLAINED);
  return leaves.reduce(
    (all, { name }) => (isStock(model, name) ? all : all.set(name, times({ ...PLACE, kind: 'name', name: `${name} per day` }))),
    new Map(definitions),
  );
}

const PLACE = { offset: 0, length: 0 };

/** 0 when the value stays as all flows double, 1 when it doubles, too, `null` for anything else. */
function degreeOf(model: Model, definitions: ReadonlyMap<string, Expression>, { values, position }: Side): 0 | 1 | null {
  const doubled = new Map([...values.leaves].map(([name, column]) => [name, isStock(model, name) ? column : column.map((x) => 2 * x)]));
  const once = evaluateOn(definitions, EXPLAINED, values, position);
  const twice = evaluateOn(definitions, EXPLAINED, { ...values, leaves: doubled }, position);
  if (Math.abs(twice - once) <= EXACT * Math.abs(once)) return 0;
  return Math.abs(twice - 2 * once) <= EXACT * Math.abs(once) ? 1 : null;
}

interface Given {
  readonly plan: ExplanationPlan;
  readonly difference: Difference;
  readonly amounts: readonly number[];
  readonly before: number;
  readonly view: ExplanationView;
  readonly mean: number;
}

function explainedPart(part: AttributedName, given: Given): ExplainedPart {
  const { plan, difference, amounts, before, view, mean } = given;
  const amount = amounts[part.value]!;
  const shown = ({ values, position }: Side) => {
    if (part.name === DAYS_IN_PERIOD) return daysOf({ values, position });
    const value = evaluateOn(plan.formula.definitions, part.name, values, part.overall ? 0 : position);
    return Number.isNaN(value) ? null : value;
  };
  return {
    ...identityOf(part, plan),
    overall: part.overall,
    before: shown(difference.before),
    after: shown(difference.after),
    amount,
    shareOfOld: before === 0 ? null : amount / Math.abs(before),
    factor: view === 'compounding' ? Math.exp(amount / mean) : null,
    parts: part.parts.map((each) => explainedPart(each, given)).filter(isMoving),
  };
}

function identityOf({ name, parts }: AttributedName, { formula }: ExplanationPlan): Pick<ExplainedPart, 'kind' | 'key'> {
  if (name === DAYS_IN_PERIOD) return { kind: 'days', key: 'days' };
  const path = formula.children.get(name);
  if (path !== undefined) return { kind: 'node', key: path };
  return { kind: parts.length > 0 ? 'metric' : 'measure', key: name };
}

/** The days of a rate per day are one day on both sides and say nothing. */
function isMoving({ key, kind, amount }: ExplainedPart): boolean {
  return !(kind === 'measure' && key === 'days' && amount === 0);
}

function notExact(parts: readonly ExplainedPart[], before: number, after: number): NotExplained | null {
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  if (Number.isNaN(sum))
    return {
      reason: 'DENOMINATOR_CHANGES_SIGN',
      message: 'a denominator is zero or changes its sign between the two, so the difference has no parts',
    };
  if (Math.abs(sum - (after - before)) <= EXACT * Math.max(Math.abs(before), Math.abs(after))) return null;
  return {
    reason: 'INPUT_APPEARS',
    message: 'an input has a value on one side only, so it cannot be told what it adds',
  };
}
