/** Do the segments of a dimension get the same service? Read customer by customer, once per period for all dimensions and metrics. */
import { assessUniformity, missingEverywhere, sampleOf, type Period, type UniformityOutcome } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** A verdict, or the reason why there can be none; a metric without data is told apart from one that is uniform. */
export async function readUniformity(
  snapshot: Snapshot,
  metric: string,
  dimension: string,
  period: Period,
): Promise<UniformityOutcome> {
  const { model, state } = snapshot;
  const missing = model.metrics.has(metric) ? missingEverywhere(model, state, period, metric) : null;
  if (missing)
    return { kind: 'none', metric, dimension, reason: 'NO_VALUES', message: missing.message ?? '', leftOut: [] };
  const values = snapshot.valuesOf(period);
  const least = model.metrics.get(metric)?.minimumSample ?? 0;
  const cells = await snapshot.reads.customerCells(period);
  return assessUniformity(model, { metric, dimension }, cells, snapshot.settingOf(period), ({ id }) => {
    return !(sampleOf(values, metric, model.positions.get(id)!) >= least);
  });
}
