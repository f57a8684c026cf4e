/** The name of a part of an explanation, and the unit of its values. */
import { windowWords } from '@bough/formula';
import { MEASURES } from '../../rollups/measures.js';
import type { MetricUnit } from '../../metrics/metric.js';
import { moneyOf, type ValueUnit } from '../../metrics/value-unit.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { nodeTitle } from '../../trees/shown-metric.js';
import type { ExplainedPart } from './explanation.js';

type Named = Pick<ExplainedPart, 'kind' | 'key' | 'overall' | 'window'>;

const MEASURE_UNITS: Readonly<Record<string, MetricUnit>> = {
  seconds: 'duration',
  money: 'money',
  'money-days': 'money',
  points: 'score',
};

/** The name of a part: `Contact rate`, `Created, 7 days earlier`, `Cost, of all segments`. */
export function partName(model: Model, { kind, key, overall, window }: Named): string {
  return nameOf(model, kind, key) + windowWords(window) + (overall ? ', of all segments' : '');
}

function nameOf(model: Model, kind: ExplainedPart['kind'], key: string): string {
  if (kind === 'node') return nodeTitle(model, model.nodesByPath.get(key)!);
  const owner = model.metrics.get(key) ?? model.measures.get(key);
  if (owner && 'name' in owner) return owner.name;
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The key of the metric that a part shows; `null` for none. */
export function partMetric(model: Model, { kind, key }: Named): string | null {
  if (kind === 'metric') return key;
  return kind === 'node' ? model.nodesByPath.get(key)!.metric : null;
}

/** The unit of the part's values before and after. */
export function partUnit(model: Model, part: Named): ValueUnit {
  const metric = partMetric(model, part);
  if (metric !== null) return model.metrics.get(metric)!;
  const measure = part.kind === 'measure' ? (MEASURES.get(part.key) ?? model.measures.get(part.key)) : undefined;
  const unit = MEASURE_UNITS[measure?.unit ?? 'count'] ?? 'count';
  return unit === 'money' ? moneyOf(model.workspace) : { unit };
}
