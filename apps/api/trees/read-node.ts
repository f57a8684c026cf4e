/** The reading of a node: value, quantiles, change. Answers at once unless something has to come from the database. */
import type { Snapshot } from '@bough/application';
import type { Metric, MetricValue, Period } from '@bough/domain';
import { periodModel } from '../rollups/period.model.js';
import { changeMeasurement, measurement, type ComparisonModel } from './measurement.model.js';
import type { NodeReadingModel } from './tree.model.js';

export function readNode(
  snapshot: Snapshot,
  metric: Metric,
  position: number,
  period: Period,
  basis: Period | null,
): NodeReadingModel | Promise<NodeReadingModel> {
  const current = snapshot.reading(metric.key, position, period);
  const previous = basis && snapshot.reading(metric.key, position, basis);
  if (current instanceof Promise || previous instanceof Promise)
    return Promise.all([current, previous]).then(([now, before]) =>
      assemble(snapshot, metric, position, period, now, basis, before),
    );
  return assemble(snapshot, metric, position, period, current, basis, previous);
}

function assemble(
  snapshot: Snapshot,
  metric: Metric,
  position: number,
  period: Period,
  current: MetricValue,
  basis: Period | null,
  previous: MetricValue | null,
): NodeReadingModel {
  const { currency } = snapshot.model.workspace;
  const now = measurement(current, metric, currency);
  return {
    period: periodModel(period, snapshot),
    current: now,
    comparison: basis && previous && compare(),
    source: current.value === null ? null : { metric: metric.key, position, period },
  };

  function compare(): ComparisonModel {
    const before = measurement(previous!, metric, currency);
    const change = snapshot.change(metric.key, current, previous!);
    return {
      basis: periodModel(basis!, snapshot),
      previous: before,
      absoluteChange: changeMeasurement(change.absolute, now, before, metric, currency),
      relativeChange: change.relative,
      tone: change.tone,
    };
  }
}
