/** Readings of nodes as models. */
import type { NodeReading, Snapshot } from '@bough/application';
import { positionOf, type TreeNode } from '@bough/domain';
import { comparisonModel, measurement } from '../metrics/measurement.model.js';
import { periodModel } from '../rollups/period.model.js';
import type { NodeReadingModel } from './tree.model.js';

/** The reading of a node as a model. */
export function readingModel(snapshot: Snapshot, node: TreeNode, reading: NodeReading): NodeReadingModel {
  const { period, current, comparison } = reading;
  return {
    period: periodModel(period, snapshot),
    current: measurement(current),
    comparison:
      comparison &&
      comparisonModel(
        periodModel(comparison.period, snapshot),
        comparison.previous,
        comparison.change,
        comparison.noise,
      ),
    source: current.value === null ? null : sourceOf(snapshot, node, reading),
  };
}

function sourceOf({ model, view }: Snapshot, node: TreeNode, { period, current }: NodeReading) {
  return { metric: current.metric.key, position: positionOf(model, node)!, period, view };
}
