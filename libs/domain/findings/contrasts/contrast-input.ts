/** What every rule of comparison reads: two periods, the customers of every segment, and which segment plays which role. */
import type { Period } from '../../rollups/period.js';
import type { CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import type { Day } from '../../shared/day.js';
import type { CustomerSetting } from '../../comparisons/uniformity/customer-value.js';
import type { Thresholds } from '../../workspace/contrast-settings.js';
import type { DataState } from '../../trees/values/data-state.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { formatBeside, formatTogether, formatValue } from '../../metrics/format-value.js';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import type { SignalEvidence } from '../signal.js';
import type { CaseSubject, ContrastParameter } from './contrast.js';
import type { SegmentRoles } from './segment-roles.js';
import type { Sampler } from './customer-samples.js';

/** A change that somebody registered, such as a release or an intervention. */
export interface RegisteredChange {
  readonly day: Day;
  readonly title: string;
  /** `plan/pro`; `null` means everybody. */
  readonly segments: readonly string[] | null;
}

/** A period with its values and its customers. */
export interface ComparedPeriod {
  readonly values: PeriodValues;
  readonly cells: CustomerCells;
  readonly setting: CustomerSetting;
  readonly sampler: Sampler;
}

export interface ContrastInput {
  readonly model: Model;
  /** How far the data reached on the day as of which segments are compared. */
  readonly state: DataState;
  readonly period: Period;
  readonly now: ComparedPeriod;
  /** The period of the same length right before it. */
  readonly before: ComparedPeriod;
  readonly roles: SegmentRoles;
  readonly thresholds: Thresholds;
  readonly changes: readonly RegisteredChange[];
  /** Whether the standards of these segments for a metric differ; `null` when fewer than two of them have one. */
  readonly standardsDiffer: (metric: string, segments: readonly string[]) => boolean | null;
}

/** The segments of a dimension, without the one of customers who carry no label. */
export function labelledSegments({ model }: Pick<ContrastInput, 'model'>, dimension: string): ModelSegment[] {
  return model.segments.filter((segment) => segment.dimension === dimension && segment.key !== UNKNOWN);
}

/** The labelled segments of every dimension, one dimension after the other. */
export function segmentsOfAllDimensions(input: Pick<ContrastInput, 'model'>): ModelSegment[] {
  return input.model.workspace.dimensions.flatMap(({ key }) => labelledSegments(input, key));
}

/** The segment with an id such as `plan/pro`, which must exist. */
export function findSegment({ model }: Pick<ContrastInput, 'model'>, id: string): ModelSegment {
  return model.segments[model.positions.get(id)!]!;
}

/** The subject of a case about one metric in one segment. */
export function describeSubject(
  input: Pick<ContrastInput, 'model'>,
  segment: string,
  metric: string,
): CaseSubject & { readonly segment: string } {
  const { name, dimension } = findSegment(input, segment);
  return { segment, about: name, dimension: dimension!, metric };
}

/** The thresholds with these names as parameters of a contrast. */
export function thresholdParameters(
  { thresholds }: Pick<ContrastInput, 'thresholds'>,
  ...names: readonly (keyof Thresholds)[]
): ContrastParameter[] {
  return names.map((name) => ({ name, value: thresholds[name] }));
}

/** A value of the metric as people read it. */
export function formatMetricValue({ model }: Pick<ContrastInput, 'model'>, metric: string, value: number): string {
  return formatValue(value, model.metrics.get(metric)!);
}

/** Values of the metric that stand in one sentence: with enough digits to tell them apart. */
export function formatMetricValues(
  { model }: Pick<ContrastInput, 'model'>,
  metric: string,
  values: readonly number[],
): string[] {
  return formatTogether(values, model.metrics.get(metric)!);
}

/** The evidence with enough digits to tell values of one metric apart. */
export function tellEvidenceApart(
  { model }: Pick<ContrastInput, 'model'>,
  evidence: readonly SignalEvidence[],
): SignalEvidence[] {
  return evidence.map((each) => {
    const metric = each.metric === null ? undefined : model.metrics.get(each.metric);
    if (!metric || each.value === null || each.text !== formatValue(each.value, metric)) return each;
    const others = evidence.filter((other) => other !== each && other.metric === each.metric);
    const text = formatBeside(
      each.value,
      others.map(({ value }) => value),
      metric,
    );
    return { ...each, text };
  });
}

/** Whose value a piece of evidence gives; `segment` is `null` for several segments together. */
export interface EvidenceHolder {
  readonly name: string;
  readonly segment: string | null;
}

/** Evidence such as `Average resolution time, Enterprise: 1d 16h`. */
export function describeValue(
  input: Pick<ContrastInput, 'model'>,
  metric: string,
  { name: holder, segment }: EvidenceHolder,
  value: number,
): SignalEvidence {
  const { name } = input.model.metrics.get(metric)!;
  return { label: `${name}, ${holder}`, text: formatMetricValue(input, metric, value), value, metric, segment };
}

/** Evidence that belongs to no metric, such as a share or a count. */
export function describeFact(label: string, text: string, value: number | null = null): SignalEvidence {
  return { label, text, value, metric: null, segment: null };
}

/** Evidence such as `By chance: p 0.003` or `By chance: p below 0.001`. */
export function describeChance(p: number): SignalEvidence {
  return describeFact('By chance', p < 0.001 ? 'p below 0.001' : `p ${p.toFixed(3)}`, p);
}

/** `1.9 times`. */
export function formatTimes(ratio: number): string {
  return Number.isFinite(ratio) ? `${ratio.toFixed(ratio < 10 ? 1 : 0)} times` : 'many times';
}

/** A share as percentage points without its sign: `21.5 points`. */
export function formatPoints(share: number): string {
  return `${(100 * Math.abs(share)).toFixed(1)} points`;
}
