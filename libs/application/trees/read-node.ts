/** The reading of a node: its value and, where another period is given, what changed. */
import {
  changeBetween,
  noiseOfChange,
  positionOf,
  type MetricValue,
  type NoiseReading,
  type Period,
  type TreeNode,
} from '@bough/domain';
import { provenValue } from './prove-identities.js';
import type { Snapshot } from './snapshot.js';
import { changeView, valueView, type ChangeView, type ValueView } from './value-view.js';

export interface NodeReading {
  readonly period: Period;
  readonly current: ValueView;
  /** `null` unless another period is given. */
  readonly comparison: NodeComparison | null;
}

export interface NodeComparison {
  readonly period: Period;
  readonly previous: ValueView;
  readonly change: ChangeView;
  /** What chance has to do with the change; `null` where there is none. Computed when it is asked for. */
  readonly noise: () => NoiseReading | null;
}

/**
 * What a node shows in a period, compared with the period `basis` if there is one; `null` for a node without a metric. It answers at
 * once unless a value has to come from the database.
 */
export function readNode(
  snapshot: Snapshot,
  node: TreeNode,
  period: Period,
  basis: Period | null,
): NodeReading | null | Promise<NodeReading> {
  if (node.metric === null) return null;
  const [current, previous] = [provenValue(snapshot, node, period)!, basis && provenValue(snapshot, node, basis)];
  const reading = (now: MetricValue, before: MetricValue | null) =>
    readingOf(snapshot, node, { period, value: now }, basis && before && { period: basis, value: before });
  if (current instanceof Promise || previous instanceof Promise)
    return Promise.all([current, previous]).then(([now, before]) => reading(now, before));
  return reading(current, previous);
}

interface ValueInPeriod {
  readonly period: Period;
  readonly value: MetricValue;
}

function readingOf(snapshot: Snapshot, node: TreeNode, now: ValueInPeriod, before: ValueInPeriod | null): NodeReading {
  const metric = snapshot.model.metrics.get(node.metric!)!;
  const current = valueView(now.value, metric, before && before.value.value);
  if (before === null) return { period: now.period, current, comparison: null };
  const previous = valueView(before.value, metric, now.value.value);
  const terms = snapshot.termsOverTime(metric.key, now.period, before.period, node.polarity);
  // A segment that is gone has no value on either side.
  const position = positionOf(snapshot.model, node) ?? 0;
  const change = changeBetween(now.value, before.value, terms(position));
  const noise = () =>
    noiseOfChange(change, () => snapshot.noise.overTime(metric.key, position, now.period, before.period));
  return {
    period: now.period,
    current,
    comparison: { period: before.period, previous, change: changeView(change, current, previous), noise },
  };
}
