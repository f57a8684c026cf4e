/** What a rule of comparison looks at: two periods, the customers of every segment, and which segment plays which role. */
import type { Period } from '../../rollups/period.js';
import type { CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import type { Day } from '../../shared/day.js';
import type { CustomerSetting } from '../../comparisons/uniformity/customer-value.js';
import type { Thresholds } from '../../workspace/contrast-settings.js';
import type { DataState } from '../../trees/values/data-state.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { formatValue } from '../../metrics/format-value.js';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import type { Evidence } from '../signal.js';
import type { Roles } from './roles.js';
import type { Sampler } from './samples.js';

/** A change that somebody registered: a release, an intervention. */
export interface RegisteredChange {
  readonly day: Day;
  readonly title: string;
  /** `plan/pro`; `null`: everybody. */
  readonly segments: readonly string[] | null;
}

/** A period with its values and its customers. */
export interface LookedAt {
  readonly values: PeriodValues;
  readonly cells: CustomerCells;
  readonly setting: CustomerSetting;
  readonly sampler: Sampler;
}

export interface Look {
  readonly model: Model;
  /** How far the data reached on the day of the look. */
  readonly state: DataState;
  readonly period: Period;
  /** The period itself, and one of the same length right before it. */
  readonly now: LookedAt;
  readonly before: LookedAt;
  readonly roles: Roles;
  readonly thresholds: Thresholds;
  readonly changes: readonly RegisteredChange[];
  /** Whether standards of these segments for a metric differ; `null`: fewer than two have one. */
  readonly standardsDiffer: (metric: string, segments: readonly string[]) => boolean | null;
}

/** Segments of a dimension, without those that carry no label. */
export function labelled({ model }: Pick<Look, 'model'>, dimension: string): ModelSegment[] {
  return model.segments.filter((segment) => segment.dimension === dimension && segment.key !== UNKNOWN);
}

export function segmentOf({ model }: Pick<Look, 'model'>, id: string): ModelSegment {
  return model.segments[model.positions.get(id)!]!;
}

/** As people read a value of the metric. */
export function shown({ model }: Pick<Look, 'model'>, metric: string, value: number): string {
  return formatValue(value, model.metrics.get(metric)!);
}

/** `Average resolution time, Enterprise: 1d 16h`. */
export function evidenceOf(
  look: Pick<Look, 'model'>,
  metric: string,
  who: { readonly name: string; readonly segment: string | null },
  value: number,
): Evidence {
  const { name } = look.model.metrics.get(metric)!;
  return { label: `${name}, ${who.name}`, text: shown(look, metric, value), value, metric, segment: who.segment };
}

/** A number that belongs to no metric: how sure, how many. */
export function note(label: string, text: string, value: number | null = null): Evidence {
  return { label, text, value, metric: null, segment: null };
}

/** `p 0.003`, `p below 0.001`. */
export function chanceNote(p: number): Evidence {
  return note('By chance', p < 0.001 ? 'p below 0.001' : `p ${p.toFixed(3)}`, p);
}

/** `1.9 times`. */
export function times(ratio: number): string {
  return Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 10 ? 1 : 0)} times` : 'many times';
}

/** `21.5 points`. */
export function points(share: number): string {
  return `${(100 * Math.abs(share)).toFixed(1)} points`;
}
