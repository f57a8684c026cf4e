/**
 * How much of a parent's move a child carries: by path attribution through the formulas of the tree, and over segments by their own
 * change at the mix of before.
 */
import { explainDifference } from '../../comparisons/explain/explain-difference.js';
import { isExplained, type ExplainedPart } from '../../comparisons/explain/explanation.js';
import { splitBySegments } from '../../comparisons/explain/split-by-segments.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import { isCountedPerCustomer } from '../contrasts/customer-samples.js';
import type { MetricMove, MovePeriod } from './candidate.js';
import type { DetectionContext } from './detection-context.js';

/** The share of a parent's move that a child carries, from 0 to 1 and beyond; 0 where it cannot be told. */
export function measureCarriedShare(context: DetectionContext, parent: MetricMove, child: MetricMove): number {
  if (parent.position === child.position) return shareByFormula(context, parent, child.metric);
  if (parent.position !== 0 || parent.before.position !== 0 || parent.metric !== child.metric) return 0;
  return isVolume(context, parent.metric)
    ? measureEvents(context, parent, child.position) / measureEvents(context, parent, 0)
    : shareByRate(context, parent, child.position);
}

/** What a metric contributes to the parent's move in the same segment. */
function shareByFormula(context: DetectionContext, parent: MetricMove, metric: string): number {
  const explanation = explainDifference(context.model, differenceOf(context, parent));
  if (!isExplained(explanation)) return 0;
  return amountOf(explanation.parts, metric) / (explanation.after - explanation.before);
}

/** What a segment contributes to a ratio of all segments by its own change. */
function shareByRate(context: DetectionContext, parent: MetricMove, position: number): number {
  const { model } = context;
  const split = splitBySegments(model, differenceOf(context, parent), model.branches.key);
  const { id } = model.segments[position]!;
  const part = split?.segments.find(({ segments }) => segments.length === 1 && segments[0]!.id === id);
  return part ? part.rate / (split!.rate + split!.mix) : 0;
}

function differenceOf({ valuesLike }: DetectionContext, { metric, before, after }: MetricMove) {
  const side = ({ position, from, to }: MovePeriod) => ({ values: valuesLike({ from, to }, after), position });
  return { metric, node: null, before: side(before), after: side(after) };
}

/** Whether the metric is counted, or counted per customer, so that its events add up over segments. */
function isVolume({ model }: DetectionContext, metric: string): boolean {
  return model.metrics.get(metric)!.unit === 'count' || isCountedPerCustomer(model, metric);
}

/** Events of a segment per day, after less before. */
function measureEvents(
  { model, valuesOf }: DetectionContext,
  { metric, before, after }: MetricMove,
  position: number,
): number {
  const perDay = ({ from, to }: MovePeriod) => {
    const { metrics } = valuesOf({ from, to });
    const value = metrics.get(metric)![position]!;
    const sample = isCountedPerCustomer(model, metric) ? metrics.get(sampleName(metric))![position]! : 1;
    return (value * sample) / (to - from);
  };
  return perDay(after) - perDay(before);
}

/** The sum of all parts with this key, wherever they stand. A part inside another one with the same key is not counted twice. */
function amountOf(parts: readonly ExplainedPart[], key: string): number {
  return parts.reduce((sum, part) => sum + (part.key === key ? part.amount : amountOf(part.parts, key)), 0);
}
