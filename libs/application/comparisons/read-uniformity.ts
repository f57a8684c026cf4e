/** Do the segments of a dimension get the same service? Answered customer by customer. */
import {
  assessUniformity,
  isThin,
  missingEverywhere,
  sampleOf,
  type Period,
  type UniformityOutcome,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/**
 * The assessment, or why there is none; a metric without data gives the reason of its missing values. The customers of a period are read
 * once for all dimensions and metrics.
 */
export async function readUniformity(
  snapshot: Snapshot,
  metric: string,
  dimension: string,
  period: Period,
): Promise<UniformityOutcome> {
  const { model } = snapshot;
  const missing = model.metrics.has(metric) ? missingEverywhere(snapshot, metric, period) : null;
  if (missing)
    return { kind: 'none', metric, dimension, reason: 'NO_VALUES', message: missing.message ?? '', leftOut: [] };
  const values = snapshot.valuesOf(period);
  const minimum = model.metrics.get(metric)?.minimumSample ?? 0;
  const customers = { cells: await snapshot.reads.customerCells(period), setting: snapshot.settingOf(period) };
  return assessUniformity(model, { metric, dimension }, customers, ({ id }) =>
    isThin(sampleOf(values, metric, model.positions.get(id)!), minimum),
  );
}
