/** Up the tree: had the effect not been there, what would the nodes above show? And did they do what the tree predicts? */
import { measureEffect } from '@bough/statistics';
import { periodLeaves } from '../../trees/values/evaluate.js';
import { dimensionOf, segmentId } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import type { CarriedEffect } from '../assessment-parts.js';
import type { EstimateRange } from '../effect-figures.js';
import { resolvePlanMetric } from '../study/followed-metric.js';
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

/** At the branch of a treated segment only its launch counts, in its own weeks; elsewhere all do, from the first to the end of the last. */
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
  const touched = treatedPeriods(carried, period.to).map((each) => ({
    ...each,
    positions: position === 0 ? each.positions : each.positions.filter((at) => at === position),
  }));
  const moved = movedMeasures(carried.judged);
  const without = (x: number) =>
    evaluateMetric(carried.numbers, node.metric!, (name) => {
      const own = leaves.get(name)?.[position] ?? NaN;
      return moved.has(name) ? own - touched.reduce((sum, each) => sum + addedBy(carried, each, name, x), 0) : own;
    });
  const now = without(0);
  const { value, low95, high95 } = carried.effect.estimate;
  const change = (x: number) => now - without(x);
  const measured = model.metrics.get(node.metric!)!.formula === null ? null : measuredAt(carried, node, segment, now);
  return toldOf(carried, node, now, ordered(change(value), change(low95), change(high95)), measured);
}

function toldOf(
  { numbers: { model }, judged }: CarriedInput,
  node: TreeNode,
  now: number,
  predicted: Range,
  measured: Range | null,
): CarriedEffect {
  const metric = model.metrics.get(node.metric!)!;
  const shown = { path: node.path, name: node.name, metric: metric.key, unit: metric.unit, measured };
  const isFinite = Object.values(predicted).every(Number.isFinite);
  if (!isFinite || !(Math.abs(predicted.value) > NOTHING * Math.abs(now))) {
    const words = `no formula leads from ${judged.definition.name} to ${metric.name}`;
    return { ...shown, without: null, predicted: null, outcome: 'not_reached', words };
  }
  const outcome = outcomeOf(predicted, measured);
  return { ...shown, without: now - predicted.value, predicted, outcome, words: OUTCOME_WORDS[outcome] };
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

/** What the node did against the controls of its launch, in its unit; `null` where nothing is left alone to compare with. */
function measuredAt(
  { numbers, plan, options, windows }: CarriedInput,
  node: TreeNode,
  segment: string | null,
  now: number,
) {
  const judged = resolvePlanMetric(numbers, plan, node.metric!);
  const window = windows.find(({ study }) => segment !== null && study.treated.includes(segment));
  if (judged.kind === 'unsuitable' || !window || window.study.controls.length === 0) return null;
  const { study } = window;
  const compared = { treated: [segment!], controls: study.controls };
  const days = launchDays(plan, judged.maturity, study.launch);
  const { input } = studyLaunch(numbers, plan, judged, compared, days, { ...options, weeks: study.input.weeks });
  const found = measureEffect(input);
  if (found.kind === 'none') return null;
  const change = (x: number) => (judged.scale === 'log' ? now * -Math.expm1(-x) : x);
  const { estimate, interval95 } = found.effect;
  const range = ordered(change(estimate), change(interval95.low), change(interval95.high));
  return Object.values(range).every(Number.isFinite) ? range : null;
}

function ordered(value: number, a: number, b: number): Range {
  return { value, low95: Math.min(a, b), high95: Math.max(a, b) };
}
