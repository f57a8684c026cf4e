/** What a part of an explanation is called, and how its values read. */
import { windowWords } from '@bough/formula';
import { MEASURES } from '../../rollups/measures.js';
import type { MetricUnit } from '../../metrics/metric.js';
import { moneyOf, type ValueUnit } from '../../metrics/value-unit.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { ExplainedPart } from './explain-difference.js';

type Named = Pick<ExplainedPart, 'kind' | 'key' | 'overall' | 'window'>;

const MEASURE_UNITS: Readonly<Record<string, MetricUnit>> = {
  seconds: 'duration',
  money: 'money',
  'money-days': 'money',
  points: 'score',
};

/** `Contact rate`, `Created, 7 days earlier`, `Cost, of all segments`. */
export function partName(model: Model, { kind, key, overall, window }: Named): string {
  return nameOf(model, kind, key) + windowWords(window) + (overall ? ', of all segments' : '');
}

function nameOf(model: Model, kind: ExplainedPart['kind'], key: string): string {
  if (kind === 'days') return 'Days in the period';
  if (kind === 'node') return model.nodesByPath.get(key)!.name;
  const given = model.metrics.get(key) ?? model.measures.get(key);
  if (given && 'name' in given) return given.name;
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The metric that a part shows, when it shows one. */
export function partMetric(model: Model, { kind, key }: Named): string | null {
  if (kind === 'metric') return key;
  return kind === 'node' ? model.nodesByPath.get(key)!.metric : null;
}

/** The unit of its values before and after. */
export function partUnit(model: Model, part: Named): ValueUnit {
  const metric = partMetric(model, part);
  if (metric !== null) return model.metrics.get(metric)!;
  const measure = part.kind === 'measure' ? (MEASURES.get(part.key) ?? model.measures.get(part.key)) : undefined;
  const unit = MEASURE_UNITS[measure?.unit ?? 'count'] ?? 'count';
  return unit === 'money' ? moneyOf(model.workspace) : { unit };
}
