/**
 * Why a metric differs between two periods, or between a segment and a reference: parts of its formula that add up to the
 * difference exactly, each split further down to the measures (path attribution; LMDI-I when factors are to compound).
 */
import { runAttribution, type AttributedName, type AttributionPath, type Window } from '@bough/formula';
import { interval, logMean } from '@bough/statistics';
import { finiteOrNull } from '../../shared/number.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import type { Model } from '../../trees/model-of-workspace.js';
import {
  explanationPlan,
  isNearlyEqual,
  type Difference,
  type ExplanationPlan,
  type MeasureBasis,
} from './explanation-plan.js';
import { DAYS_IN_PERIOD, metricAt, evaluateName, type DifferenceSide } from './difference-side.js';

/** `compounding` gives factors that multiply, and needs every input above zero. */
export type ExplanationView = 'additive' | 'compounding';

export interface ExplainedPart {
  readonly kind: 'node' | 'metric' | 'measure' | 'days';
  /** Path of the node, key of the metric or measure. */
  readonly key: string;
  /** Over all segments together, inside `share`. */
  readonly overall: boolean;
  /** The days that it is about, seen from the period. */
  readonly window: Window;
  /** What goes into the formula, measures as `basis` says. */
  readonly before: number | null;
  readonly after: number | null;
  /** What it adds to the difference, in the metric's unit. */
  readonly amount: number;
  /** `amount` ÷ |old value|, never ÷ the difference; `null` when the old value is zero or next to it. */
  readonly shareOfOld: number | null;
  /** What it multiplies the old value by, in the compounding view. */
  readonly factor: number | null;
  /** Where `amount` would lie in nine of ten draws of other customers; `null` when that is not known. */
  readonly band: NoiseBand | null;
  /** What it is made of; none for a measure, and where its parts do not add up. */
  readonly parts: readonly ExplainedPart[];
}

export interface NoiseBand {
  readonly low: number;
  readonly high: number;
}

/** The measures of both sides as they might have been: a value per draw in place of one per segment. */
export interface Draws {
  readonly before: PeriodValues;
  readonly after: PeriodValues;
  readonly count: number;
}

/** Zero lies in the band: the part may be chance. */
export function isWithinNoise({ band }: Pick<ExplainedPart, 'band'>): boolean {
  return band !== null && band.low <= 0 && band.high >= 0;
}

export interface Explanation {
  readonly view: ExplanationView;
  /** The formula whose inputs the parts are. */
  readonly formula: string;
  /** Rates per day where the periods are not equally long, per customer where segments are compared. */
  readonly basis: MeasureBasis;
  readonly before: number;
  readonly after: number;
  readonly parts: readonly ExplainedPart[];
}

export interface NotExplained {
  readonly reason: 'NO_VALUE' | 'DENOMINATOR_CHANGES_SIGN' | 'INPUT_NOT_POSITIVE' | 'INPUT_APPEARS' | 'NOT_A_FORMULA';
  readonly message: string;
}

/** The parts of a difference, or why there are none. */
export function explainDifference(
  model: Model,
  difference: Difference,
  view: ExplanationView = 'additive',
  draws: Draws | null = null,
): Explanation | NotExplained {
  const { metric } = difference;
  if (model.metrics.get(metric)!.formula === null)
    return notExplained('NOT_A_FORMULA', 'distinct customers are counted, not computed from parts that add up');
  const [before, after] = [metricAt(metric, difference.before), metricAt(metric, difference.after)];
  if (Number.isNaN(before) || Number.isNaN(after))
    return notExplained('NO_VALUE', 'one of the two has no value, so there is no difference to explain');
  const plan = explanationPlan(model, difference);
  const sides = [difference.before, difference.after].map((side) => explanationColumns(plan, side)) as [
    Float64Array[],
    Float64Array[],
  ];
  const isAboveZero = before > 0 && after > 0 && sides.flat().every(([value]) => value! > 0);
  if (view === 'compounding' && !isAboveZero)
    return notExplained('INPUT_NOT_POSITIVE', 'factors compound only where every input is above zero on both sides');
  const path = view === 'compounding' ? 'geometric' : 'straight';
  const flows = runAttribution(plan.attribution, ...sides, 1, { path });
  const mean = view === 'compounding' ? logMean(before, after) : null;
  const bands = draws && bandsOf(plan, draws, path);
  const given = { plan, difference, amounts: flows.map((flow) => flow[0]!), bands, before, mean };
  const parts = partsOf(plan.attribution.root, given);
  return (
    unexplained(parts, sides, before, after) ?? {
      view,
      formula: plan.formula.text,
      basis: plan.basis,
      before,
      after,
      parts,
    }
  );
}

/** One value per leaf of the plan for a side, as columns of one case. */
function explanationColumns({ attribution, lookup }: ExplanationPlan, side: DifferenceSide): Float64Array[] {
  const at = lookup(side);
  return attribution.leaves.map(({ name, overall, window }) => Float64Array.of(at(name, overall, window)));
}

/** Nine of ten draws, of every value of the plan. */
const BAND = 0.9;
/** Fewer draws with a value say nothing. */
const LEAST_DRAWS = 0.9;
/** Enough for a band: it is the width that counts, not the digits. */
const STEPS_PER_DRAW = 8;

function bandsOf(plan: ExplanationPlan, { before, after, count }: Draws, path: AttributionPath): (NoiseBand | null)[] {
  const columns = [before, after].map((values) => {
    const lookups = Array.from({ length: count }, (_, draw) => plan.lookup({ values, position: draw }));
    return plan.attribution.leaves.map(({ name, overall, window }) =>
      Float64Array.from(lookups, (at) => at(name, overall, window)),
    );
  }) as [Float64Array[], Float64Array[]];
  const flows = runAttribution(plan.attribution, ...columns, count, { path, steps: STEPS_PER_DRAW });
  return flows.map((flow) => {
    const band = interval(
      flow.map((value) => finiteOrNull(value) ?? NaN),
      BAND,
    );
    const isTold = band && band.values >= LEAST_DRAWS * count && Number.isFinite(band.high - band.low);
    return isTold ? { low: band.low, high: band.high } : null;
  });
}

interface Given {
  readonly plan: ExplanationPlan;
  readonly difference: Difference;
  /** Of every value of the plan. */
  readonly amounts: readonly number[];
  readonly bands: readonly (NoiseBand | null)[] | null;
  readonly before: number;
  /** The logarithmic mean of the two values, where parts compound. */
  readonly mean: number | null;
}

function partsOf({ parts }: AttributedName, given: Given): ExplainedPart[] {
  return parts.map((part) => explainedPart(part, given)).filter((part) => saysSomething(part, given.plan));
}

function explainedPart(name: AttributedName, given: Given): ExplainedPart {
  const { plan, difference, amounts, bands, before, mean } = given;
  const amount = amounts[name.value]!;
  const parts = partsOf(name, given);
  const shown = (side: DifferenceSide) => {
    const value = evaluateName(plan.formula.definitions, name.name, plan.lookup(side), name.overall, name.window);
    return finiteOrNull(value);
  };
  return {
    ...identityOf(name, plan),
    overall: name.overall,
    window: name.window,
    before: shown(difference.before),
    after: shown(difference.after),
    amount,
    shareOfOld: finiteOrNull(amount / Math.abs(before)),
    factor: mean === null ? null : finiteOrNull(Math.exp(amount / mean)),
    band: bands?.[name.value] ?? null,
    parts: addUp(parts, 0, amount) ? parts : [],
  };
}

/** What a name of the formula stands for. */
export function identityOf(
  { name, parts }: AttributedName,
  { formula }: ExplanationPlan,
): Pick<ExplainedPart, 'kind' | 'key'> {
  if (name === DAYS_IN_PERIOD) return { kind: 'days', key: 'days' };
  const path = formula.children.get(name);
  if (path !== undefined) return { kind: 'node', key: path };
  return { kind: parts.length > 0 ? 'metric' : 'measure', key: name };
}

/** The days of a rate per day are one day on both sides, the customers of one per customer one. */
export function saysSomething(
  { key, kind, amount }: Pick<ExplainedPart, 'key' | 'kind' | 'amount'>,
  { basis }: Pick<ExplanationPlan, 'basis'>,
): boolean {
  const isOne = key === 'days' || (key === 'customer_days' && basis === 'per_customer');
  return !(kind === 'measure' && isOne && amount === 0);
}

function unexplained(
  parts: readonly ExplainedPart[],
  [old, now]: readonly [readonly Float64Array[], readonly Float64Array[]],
  before: number,
  after: number,
): NotExplained | null {
  if (addUp(parts, before, after)) return null;
  const isMissing = ([value]: Float64Array) => Number.isNaN(value);
  const isNumber = parts.every(({ amount }) => Number.isFinite(amount));
  if (isNumber || old.some((column, leaf) => isMissing(column) !== isMissing(now[leaf]!)))
    return notExplained('INPUT_APPEARS', 'an input has a value on one side only, so it cannot be told what it adds');
  return notExplained(
    'DENOMINATOR_CHANGES_SIGN',
    'a denominator is zero or changes its sign between the two, so the difference has no parts',
  );
}

/** Whether the parts make up the difference. Inside a part they may not: then it cannot be told further. */
function addUp(parts: readonly ExplainedPart[], before: number, after: number): boolean {
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  return isNearlyEqual(before + sum, after, Math.max(Math.abs(before), ...parts.map(({ amount }) => Math.abs(amount))));
}

function notExplained(reason: NotExplained['reason'], message: string): NotExplained {
  return { reason, message };
}

export function isExplained(result: object): result is Explanation {
  return !('reason' in result);
}
