/** The reading of a node: value, quantiles, change. Answers at once unless something has to come from the database. */
import { provenValue, type Snapshot } from '@bough/application';
import { positionOf, type ModelMetric, type MetricValue, type Period, type TreeNode } from '@bough/domain';
import { periodModel } from '../rollups/period.model.js';
import { changeMeasurement, measurement, type ComparisonModel } from '../metrics/measurement.model.js';
import type { NodeReadingModel } from './tree.model.js';

export function readNode(
  snapshot: Snapshot,
  metric: ModelMetric,
  node: TreeNode,
  period: Period,
  basis: Period | null,
): NodeReadingModel | Promise<NodeReadingModel> {
  const at = (when: Period) => provenValue(snapshot, node, when)!;
  const [current, previous] = [at(period), basis && at(basis)];
  if (current instanceof Promise || previous instanceof Promise)
    return Promise.all([current, previous]).then(([now, before]) =>
      assemble(snapshot, metric, node, period, now, basis, before),
    );
  return assemble(snapshot, metric, node, period, current, basis, previous);
}

function assemble(
  snapshot: Snapshot,
  metric: ModelMetric,
  node: TreeNode,
  period: Period,
  current: MetricValue,
  basis: Period | null,
  previous: MetricValue | null,
): NodeReadingModel {
  const now = measurement(current, metric);
  return {
    period: periodModel(period, snapshot),
    current: now,
    comparison: basis && previous && compare(),
    source: current.value === null ? null : sourceOf(),
  };

  function sourceOf(): NodeReadingModel['source'] {
    const position = positionOf(snapshot.model, node)!;
    return { metric: metric.key, position, period, version: snapshot.workspaceVersion };
  }
  function compare(): ComparisonModel {
    const before = measurement(previous!, metric);
    const change = snapshot.change(metric.key, current, previous!, node.polarity);
    return {
      basis: periodModel(basis!, snapshot),
      previous: before,
      absoluteChange: changeMeasurement(change.absolute, now, before, metric),
      relativeChange: change.relative,
      tone: change.tone,
    };
  }
}
