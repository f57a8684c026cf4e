/**
 * The effect carried up the tree: what the nodes above would show without it, by the formulas of the tree, and whether they did what the
 * tree predicts.
 */
import { measureEffect } from '@bough/statistics';
import { periodLeaves } from '../../trees/values/evaluate.js';
import { dimensionOf, segmentId } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import type { CarriedEffect } from '../assessment-parts.js';
import type { EstimateRange } from '../effect-figures.js';
import { resolvePlanMetric } from '../study/followed-metric.js';
import { dataReasons } from '../study/data-gaps.js';
import { launchDays, studyLaunch } from '../study/launch-study.js';
import type { EstimateWindow } from '../designs/effect-estimate.js';
import {
  addedBy,
  evaluateMetric,
  movedMeasures,
  treatedPeriods,
  estimatedWeeks,
  type CarriedInput,
} from './counterfactual.js';

type Range = Pick<EstimateRange, 'value' | 'low95' | 'high95'>;
const NOTHING = 1e-9;

/** The nodes above the primary one that show a number, nearest first. */
export function carriedEffects(carried: CarriedInput): CarriedEffect[] {
  const { model } = carried.numbers;
  const nodes: CarriedEffect[] = [];
  let at = model.nodesByPath.get(carried.plan.primary);
  while (at && at.parentPath !== null) {
    at = model.nodesByPath.get(at.parentPath);
    if (at && at.metric !== null) nodes.push(carriedTo(carried, at));
  }
  return nodes;
}

/**
 * The launches that count at a node: at the branch of a treated segment only its own launch, in its own weeks; elsewhere all launches, from
 * the first to the end of the last.
 */
function windowsAt({ windows }: CarriedInput, segment: string | null): readonly EstimateWindow[] {
  const own = windows.filter(({ study }) => segment !== null && study.treated.includes(segment));
  return own.length > 0 ? own : windows;
}

function carriedTo(given: CarriedInput, node: TreeNode): CarriedEffect {
  const { model, columns } = given.numbers;
  const segment = node.segment === null ? null : segmentId(dimensionOf(model.workspace).key, node.segment);
  const carried = { ...given, windows: windowsAt(given, segment) };
  const weeks = carried.windows.map(estimatedWeeks);
  const period = { from: Math.min(...weeks.map(({ from }) => from)), to: Math.max(...weeks.map(({ to }) => to)) };
  const leaves = periodLeaves(model, columns, period);
  const position = segment === null ? 0 : (model.positions.get(segment) ?? 0);
  const treated = treatedPeriods(carried, period.to).map((each) => ({
    ...each,
    positions: position === 0 ? each.positions : each.positions.filter((at) => at === position),
  }));
  const moved = movedMeasures(carried.metric);
  const without = (x: number) =>
    evaluateMetric(carried.numbers, node.metric!, (name) => {
      const own = leaves.get(name)?.[position] ?? NaN;
      return moved.has(name) ? own - treated.reduce((sum, each) => sum + addedBy(carried, each, name, x), 0) : own;
    });
  const now = without(0);
  const { value, low95, high95 } = carried.effect.estimate;
  const change = (x: number) => now - without(x);
  const predicted = rangeOf(change(value), change(low95), change(high95));
  const isComputed = model.metrics.get(node.metric!)!.formula !== null;
  const measured = isComputed ? measuredAt(carried, node, segment, now) : null;
  return compared(carried, node, { now, predicted, measured });
}

/** A node as it is, what the tree predicts that the effect changed there, and what was measured. */
interface NodeChange {
  readonly now: number;
  readonly predicted: Range;
  readonly measured: Range | null;
}

/** What was predicted and what was measured, side by side. */
function compared(
  { numbers: { model }, metric, effect: { observed } }: CarriedInput,
  node: TreeNode,
  { now, predicted, measured }: NodeChange,
): CarriedEffect {
  const { key, name, unit } = model.metrics.get(node.metric!)!;
  const described = { path: node.path, name: node.name, metric: key, unit, measured };
  const isFinite = Object.values(predicted).every(Number.isFinite);
  if (!isFinite || !(Math.abs(predicted.value) > NOTHING * Math.abs(now))) {
    const words =
      now !== 0 && observed === 0
        ? `nothing is left of ${metric.definition.name}, so what it would have been here cannot be scaled up from it`
        : `no formula leads from ${metric.definition.name} to ${name}`;
    return { ...described, without: null, predicted: null, outcome: 'not_reached', words };
  }
  const outcome = outcomeOf(predicted, measured);
  return { ...described, without: now - predicted.value, predicted, outcome, words: OUTCOME_WORDS[outcome] };
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

/** What the node did against the controls of its launch, in its unit; `null` where there are no controls to compare with. */
function measuredAt(carried: CarriedInput, node: TreeNode, segment: string | null, now: number): Range | null {
  const { numbers, plan } = carried;
  const metric = resolvePlanMetric(numbers, plan, node.metric!);
  const window = carried.windows.find(({ study }) => segment !== null && study.treated.includes(segment));
  if (metric.kind === 'unsuitable' || !window || window.study.controls.length === 0) return null;
  const { controls, launch, input } = window.study;
  const days = launchDays(plan, metric.maturity, launch);
  const study = { ...carried, metric, weeks: input.weeks };
  const launchStudy = studyLaunch(study, { treated: [segment!], controls }, days);
  const found = measureEffect(launchStudy.input);
  if (found.kind === 'none' || dataReasons(numbers, launchStudy).length > 0) return null;
  const change = (x: number) => (metric.scale === 'log' ? now * -Math.expm1(-x) : x);
  const { estimate, interval95 } = found.effect;
  const range = rangeOf(change(estimate), change(interval95.low), change(interval95.high));
  return Object.values(range).every(Number.isFinite) ? range : null;
}

/** The two ends may come in either order. */
function rangeOf(value: number, a: number, b: number): Range {
  return { value, low95: Math.min(a, b), high95: Math.max(a, b) };
}
