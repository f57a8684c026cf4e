/** The limits that standards of the kind `share_within` name. Conversations within them are counted day by day. */
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import type { HistogramMeasure } from '../../rollups/measures.js';
import { durationLimit, limitKey, type DurationLimit } from '../../rollups/duration-limit.js';
import type { Workspace } from '../workspace.js';
import { metricOfStandard } from './business-twin.js';
import type { Standard } from './standard.js';

/** Metrics by their key, as far as it matters which duration they are about. */
export type TimedMetrics = ReadonlyMap<string, { readonly quantiles: HistogramMeasure | null }>;

/** The limit that a standard is assessed by; `null` for one of another kind, and where no durations are kept for its metric. */
export function limitOfStandard(
  standard: Pick<Standard, 'kind' | 'metric' | 'basis' | 'high'>,
  metrics: TimedMetrics,
): DurationLimit | null {
  const metric = standard.kind === 'share_within' ? metricOfStandard(standard) : null;
  const measure = metric === null ? null : metrics.get(metric)?.quantiles;
  return measure && standard.high !== null ? durationLimit(measure, standard.high) : null;
}

/** The limits of all standards of a workspace, those of the past included, each once. */
export function limitsOfStandards({
  standards = [],
  metrics,
}: Pick<Workspace, 'standards' | 'metrics'>): DurationLimit[] {
  const byKey = new Map([...METRIC_CATALOGUE, ...metrics].map((metric) => [metric.key, metric]));
  const limits = standards.flatMap((standard) => limitOfStandard(standard, byKey) ?? []);
  return [...new Map(limits.map((limit) => [limitKey(limit), limit])).values()];
}
