/**
 * Up the tree: had the effect not been there, what would the nodes above show, and what would support have cost? The measures of the
 * treated segments are set back by the effect, and the formulas are computed again.
 */
import { evaluateAt } from '@bough/formula';
import { measureImpact } from '@bough/statistics';
import { STORED_MEASURES } from '../rollups/measures.js';
import { evaluatePeriod, type PeriodValues } from '../trees/evaluate.js';
import { dimensionOf, segmentId } from '../trees/model.js';
import type { TreeNode } from '../trees/tree.js';
import type { CarriedEffect, Worth } from './effect-around.js';
import type { AssessedEffect, Ranged } from './effect-figures.js';
import type { Numbers } from './impact-series.js';
import { launchDays, planStudy, type StudyOptions } from './impact-study.js';
import { metricOfPlan } from './followed-metric.js';
import { definitionsOf, type JudgedMetric } from './judged-metric.js';
import type { InterventionPlan } from './plan.js';

/** What is carried: the effect of a plan on its metric in the weeks judged. */
export interface Carried {
  readonly numbers: Numbers;
  readonly plan: InterventionPlan;
  readonly judged: JudgedMetric;
  readonly effect: AssessedEffect;
  readonly options: StudyOptions;
}

type Range = Pick<Ranged, 'value' | 'low95' | 'high95'>;
const MONTH = 30;
const NOTHING = 1e-9;
/** Conversations that were not begun are not handled, answered or rated either. */
const OF_CONVERSATIONS = STORED_MEASURES.map(({ key }): string => key).filter((key) => !key.endsWith('_change'));

/** The nodes above the primary one that show a number, nearest first. */
export function carriedEffects(carried: Carried): CarriedEffect[] {
  const { model } = carried.numbers;
  const values = valuesJudged(carried);
  const nodes: CarriedEffect[] = [];
  let at = model.nodesByPath.get(carried.plan.primary);
  while (at && at.parentPath !== null) {
    at = model.nodesByPath.get(at.parentPath);
    if (at && at.metric !== null) nodes.push(carriedTo(carried, values, at));
  }
  return nodes;
}

/** Money per 30 days; `null` where no formula leads from the metric to cost. */
export function worthOf(carried: Carried): Worth | null {
  const { numbers, judged, effect, plan } = carried;
  const moved = movedMeasures(judged);
  if (!moved.has('cost') || numbers.state.costMonths.size === 0) return null;
  const values = valuesJudged(carried);
  const saved = (x: number) => treatedOf(carried).reduce((sum, position) => {
    const cost = values.leaves.get('cost')?.[position] ?? NaN;
    return sum + cost * (factorAt(carried, values, position, x) - 1);
  }, 0); // prettier-ignore
  const perMonth = (x: number) => (saved(x) * MONTH) / (values.period.to - values.period.from);
  const range = ordered(
    perMonth(effect.estimate.value),
    perMonth(effect.estimate.low95),
    perMonth(effect.estimate.high95),
  );
  if (!Object.values(range).every(Number.isFinite) || !(Math.abs(range.high95 - range.low95) > 0)) return null;
  const rest = { currency: numbers.model.workspace.currency, words: worthWords(judged, plan) };
  return { perMonth: range.value, low95: range.low95, high95: range.high95, ...rest };
}

function worthWords({ own: form, metric }: JudgedMetric, plan: InterventionPlan): string {
  const segments = plan.waves.flatMap((wave) => wave.segments).join(', ');
  if (form?.numerator.has('created'))
    return `conversations more or fewer in ${segments}, at what a conversation costs there`;
  if (form?.numerator.has('cost')) return `the cost of ${segments} itself`;
  return `${metric.name} in ${segments}, at what an hour of handling costs`;
}

/** All metrics over the weeks judged. */
function valuesJudged({ numbers, plan, judged, effect }: Carried): PeriodValues {
  const { settled } = launchDays(plan, judged.maturity);
  return evaluatePeriod(numbers.model, numbers.columns, { from: settled, to: settled + 7 * effect.weeksAfter });
}

function treatedOf({ numbers, plan }: Carried): number[] {
  return plan.waves.flatMap(({ segments }) => segments.map((segment) => numbers.model.positions.get(segment)!));
}

/** Measures that an effect on the metric moves: its numerator, what follows from conversations, and cost, which follows handling. */
function movedMeasures({ own: form }: JudgedMetric): Set<string> {
  const moved = new Set(
    form === null || [...form.numerator.values()].some((times) => times < 0) ? [] : form.numerator.keys(),
  );
  const wanted = form?.numerator.has('created') && !form.denominator?.has('created');
  if (wanted) for (const key of OF_CONVERSATIONS) moved.add(key);
  if (moved.has('handle_seconds')) moved.add('cost');
  return moved;
}

/** What the measures moved would be multiplied with, had an effect of size `x` not been there. */
function factorAt({ judged, numbers }: Carried, values: PeriodValues, position: number, x: number): number {
  if (judged.scale === 'log') return Math.exp(-x);
  const value = evaluated(numbers, values, judged.metric.key, (name) => values.leaves.get(name)?.[position] ?? NaN);
  return value === 0 ? 1 : 1 - x / value;
}

function evaluated({ model }: Numbers, _: PeriodValues, metric: string, leaf: (name: string) => number): number {
  const definitions = definitionsOf(model);
  const lookup = (name: string): number => {
    const definition = definitions.get(name);
    return definition ? evaluateAt(definition, lookup) : leaf(name);
  };
  return lookup(metric);
}

/** The metric of a node without an effect of size `x`. */
function without(carried: Carried, values: PeriodValues, node: TreeNode, x: number): number {
  const moved = movedMeasures(carried.judged);
  const treated = treatedOf(carried);
  const at = positionAt(carried, node);
  const leaf = (name: string): number => {
    const column = values.leaves.get(name);
    const own = column?.[at] ?? NaN;
    if (!moved.has(name) || column === undefined) return own;
    const touched = at === 0 ? treated : treated.filter((position) => position === at);
    return (
      own + touched.reduce((sum, position) => sum + column[position]! * (factorAt(carried, values, position, x) - 1), 0)
    );
  };
  return evaluated(carried.numbers, values, node.metric!, leaf);
}

/** Position of the node's segment; 0 at the root. */
function positionAt({ numbers: { model } }: Carried, { segment }: TreeNode): number {
  if (segment === null) return 0;
  return model.positions.get(segmentId(dimensionOf(model.workspace).key, segment)) ?? 0;
}

function carriedTo(carried: Carried, values: PeriodValues, node: TreeNode): CarriedEffect {
  const { model } = carried.numbers;
  const metric = model.metrics.get(node.metric!)!;
  const shown = { path: node.path, name: node.name, metric: metric.key, unit: metric.unit };
  const { estimate } = carried.effect;
  const now = without(carried, values, node, 0);
  const change = (x: number) => now - without(carried, values, node, x);
  const predicted = ordered(change(estimate.value), change(estimate.low95), change(estimate.high95));
  const measured = metric.formula === null ? null : measuredAt(carried, node, now);
  const isReached =
    Object.values(predicted).every(Number.isFinite) && Math.abs(predicted.value) > NOTHING * Math.abs(now);
  if (!isReached)
    return {
      ...shown,
      without: null,
      predicted: null,
      measured,
      outcome: 'not_reached',
      words: `no formula leads from ${carried.judged.metric.name} to ${metric.name}`,
    };
  const outcome = outcomeOf(predicted, measured); // prettier-ignore
  return { ...shown, without: now - predicted.value, predicted, measured, outcome, words: OUTCOME_WORDS[outcome] };
}

const OUTCOME_WORDS = {
  as_predicted: 'moved as the tree predicts',
  not_as_predicted: 'did not move as the tree predicts: something else moved it, or the formula does not hold',
  cannot_tell: 'what the tree predicts here is too small to be seen, or there is nothing to compare with',
};

function outcomeOf({ value }: Range, measured: Range | null): keyof typeof OUTCOME_WORDS {
  if (measured === null) return 'cannot_tell';
  if (value < measured.low95 || value > measured.high95) return 'not_as_predicted';
  return measured.low95 > 0 || measured.high95 < 0 ? 'as_predicted' : 'cannot_tell';
}

/** What the node did against the controls, in its unit; `null` where nothing is left alone to compare with. */
function measuredAt({ numbers, plan, options }: Carried, node: TreeNode, now: number): Range | null {
  const judged = metricOfPlan(numbers, plan, node.metric!);
  const treated = node.segment === null ? [] : [segmentId(dimensionOf(numbers.model.workspace).key, node.segment)];
  const isTreated = plan.waves.some(({ segments }) => segments.some((segment) => treated.includes(segment)));
  if (judged.kind === 'not_judged' || !isTreated || plan.controls.length === 0) return null;
  const days = launchDays(plan, judged.maturity);
  const impact = measureImpact(
    planStudy(numbers, plan, judged, { treated, controls: plan.controls }, days, options).study,
  );
  if (impact.kind === 'none') return null;
  const change = (x: number) => (judged.scale === 'log' ? now * -Math.expm1(-x) : x);
  const { estimate, interval95 } = impact.effect;
  const range = ordered(change(estimate), change(interval95.low), change(interval95.high));
  return Object.values(range).every(Number.isFinite) ? range : null;
}

function ordered(value: number, a: number, b: number): Range {
  return { value, low95: Math.min(a, b), high95: Math.max(a, b) };
}
