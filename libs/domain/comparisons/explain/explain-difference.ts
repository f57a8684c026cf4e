/**
 * Why a metric differs between two periods, or between a segment and a reference: parts of its formula that add up exactly to the
 * difference, each split further down to the measures. Method: path attribution (Aumann and Shapley 1974); LMDI-I
 * (Ang 2005) where factors are to compound.
 */
import { runAttribution, type AttributedName, type AttributionPath } from '@bough/formula';
import { expandedShare, interval, logMean } from '@bough/statistics';
import { finiteOrNull } from '../../shared/number.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { evaluateName, metricAt, type DifferenceSide } from './difference-side.js';
import type { Draws, ExplainedPart, Explanation, ExplanationView, NoiseBand, NotExplained } from './explanation.js';
import { explanationPlan, isNearlyEqual, type Difference, type ExplanationPlan } from './explanation-plan.js';

/** Explains a difference, or says why it has no parts. `draws` are needed for the bands of the parts. */
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
  const attributed = { plan, difference, amounts: flows.map((flow) => flow[0]!), bands, before, after, mean };
  const parts = partsOf(plan.attribution.root, attributed);
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

/** The value of each leaf of the plan on a side, as columns of length one. */
function explanationColumns({ attribution, lookup }: ExplanationPlan, side: DifferenceSide): Float64Array[] {
  const at = lookup(side);
  return attribution.leaves.map(({ name, overall, window }) => Float64Array.of(at(name, overall, window)));
}

/** The confidence of a band: how often it holds what other customers would have given. */
const BAND = 0.9;
/** With a value in fewer draws than this part there is no band. */
const LEAST_DRAWS = 0.9;
/** Integration steps per draw: few are enough, as a band needs no exact digits. */
const STEPS_PER_DRAW = 8;

function bandsOf(
  plan: ExplanationPlan,
  { before, after, count, customers }: Draws,
  path: AttributionPath,
): (NoiseBand | null)[] {
  const columns = [before, after].map((values) => {
    const lookups = Array.from({ length: count }, (_, draw) => plan.lookup({ values, position: draw }));
    return plan.attribution.leaves.map(({ name, overall, window }) =>
      Float64Array.from(lookups, (at) => at(name, overall, window)),
    );
  }) as [Float64Array[], Float64Array[]];
  const flows = runAttribution(plan.attribution, ...columns, count, { path, steps: STEPS_PER_DRAW });
  const share = expandedShare(BAND, customers);
  return flows.map((flow) => {
    const band = interval(
      flow.map((value) => finiteOrNull(value) ?? NaN),
      share,
    );
    const isReliable = band && band.values >= LEAST_DRAWS * count && Number.isFinite(band.high - band.low);
    return isReliable ? { low: band.low, high: band.high } : null;
  });
}

/** What was attributed, to make parts from. */
interface Attributed {
  readonly plan: ExplanationPlan;
  readonly difference: Difference;
  /** By the index of a value in the plan. */
  readonly amounts: readonly number[];
  readonly bands: readonly (NoiseBand | null)[] | null;
  readonly before: number;
  readonly after: number;
  /** The logarithmic mean of the two values, where parts compound. */
  readonly mean: number | null;
}

function partsOf({ parts }: AttributedName, attributed: Attributed): ExplainedPart[] {
  return parts.map((part) => explainedPart(part, attributed)).filter((part) => isInformative(part, attributed.plan));
}

function explainedPart(name: AttributedName, attributed: Attributed): ExplainedPart {
  const { plan, difference, amounts, bands, before, after, mean } = attributed;
  const amount = withoutDust(amounts[name.value]!, Math.max(Math.abs(before), Math.abs(after)));
  const parts = partsOf(name, attributed);
  const valueOn = (side: DifferenceSide) => {
    return finiteOrNull(evaluateName(plan.formula.definitions, plan.lookup(side), name));
  };
  return {
    ...identityOf(name, plan),
    overall: name.overall,
    window: name.window,
    before: valueOn(difference.before),
    after: valueOn(difference.after),
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
  const path = formula.children.get(name);
  if (path !== undefined) return { kind: 'node', key: path };
  return { kind: parts.length > 0 ? 'metric' : 'measure', key: name };
}

/** Whether a part is worth showing: the days are as many on both sides, and with values per customer the customers are one. */
export function isInformative(
  { key, kind, amount }: Pick<ExplainedPart, 'key' | 'kind' | 'amount'>,
  { basis }: Pick<ExplanationPlan, 'basis'>,
): boolean {
  const isOne = key === 'days' || (key === 'customer_days' && basis === 'per_customer');
  return !(kind === 'measure' && isOne && amount === 0);
}

/** Why the parts do not explain the difference; `null` when they do. */
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

/** Whether parts add up to a difference. Below a part they may not; then the part is not split further. */
function addUp(parts: readonly ExplainedPart[], before: number, after: number): boolean {
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  return isNearlyEqual(before + sum, after, Math.max(Math.abs(before), ...parts.map(({ amount }) => Math.abs(amount))));
}

function notExplained(reason: NotExplained['reason'], message: string): NotExplained {
  return { reason, message };
}

/** What is left of equal numbers when computers subtract them, relative to the values that are explained. */
const DUST = 1e-12;

/** An amount so small that only rounding can have made it is none. */
function withoutDust(amount: number, size: number): number {
  return Math.abs(amount) <= DUST * size ? 0 : amount;
}
