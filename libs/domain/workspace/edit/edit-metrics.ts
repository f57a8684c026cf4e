/** Changes of the list of own metrics. A built-in metric that is changed becomes an own metric, which replaces it. */
import { nameOfKey } from '../template/default-name.js';
import { type Metric, METRIC_DEFAULTS } from '../../metrics/metric.js';
import { MINIMUM_SAMPLE } from '../../metrics/thin-sample.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import { withUnits, type UndeclaredMetric } from '../../metrics/metric-unit.js';
import { type Workspace } from '../workspace.js';

/** New values for the fields of a metric. A field that is left out stays as it is; `null` restores the default. */
export type MetricPatch = { readonly [Field in Exclude<keyof Metric, 'key'>]?: Metric[Field] | null };

/** One change of a metric. */
export type MetricEdit =
  | { readonly kind: 'create-metric'; readonly key: string; readonly patch: MetricPatch }
  | { readonly kind: 'update-metric'; readonly key: string; readonly patch: MetricPatch }
  | { readonly kind: 'remove-metric'; readonly key: string };

/** The own metrics after an edit; whether the edit is possible is checked before (see `editWorkspace`). */
export function editMetrics({ measures, metrics }: Workspace, edit: MetricEdit): readonly Metric[] {
  if (edit.kind === 'remove-metric') return metrics.filter(({ key }) => key !== edit.key);
  const own = metrics.find(({ key }) => key === edit.key);
  const base = own ?? (edit.kind === 'update-metric' ? builtIn(edit.key) : undefined) ?? blank(edit.key);
  const next = withoutDefaultUnit(patched(base, edit.patch), edit);
  return withUnits(measures, own ? metrics.map((metric) => (metric === own ? next : metric)) : [...metrics, next]);
}

/** A unit that is not given or that is removed follows from the formula, as in a workspace file. */
function withoutDefaultUnit(
  metric: Metric,
  { kind, patch }: Exclude<MetricEdit, { kind: 'remove-metric' }>,
): UndeclaredMetric {
  const isGiven = kind === 'create-metric' ? patch.unit != null : patch.unit !== null;
  return isGiven ? metric : { ...metric, unit: undefined };
}

/** The built-in metric with this key; `undefined` for none. */
export function builtIn(key: string): Metric | undefined {
  return METRIC_CATALOGUE.find((metric) => metric.key === key);
}

function blank(key: string): Metric {
  return { ...METRIC_DEFAULTS, key, name: nameOfKey(key), formula: '', minimumSample: MINIMUM_SAMPLE };
}

function patched(metric: Metric, patch: MetricPatch): Metric {
  const defaults = new Map<string, unknown>(Object.entries(blank(metric.key)));
  const given = Object.entries(patch)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]): [string, unknown] => [field, value ?? defaults.get(field)]);
  const fields = Object.entries({ ...metric, ...Object.fromEntries(given) });
  // What has no default, as factors and scale, is left out.
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as unknown as Metric;
}
