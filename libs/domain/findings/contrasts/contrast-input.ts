/** What every rule of comparison reads: two periods, the customers of every segment, and which segment plays which role. */
import type { Period } from '../../rollups/period.js';
import { UNKNOWN } from '../../segments/dimension.js';
import type { Day } from '../../shared/day.js';
import { groupByDimension, type PeriodCustomers } from '../../comparisons/uniformity/compared-groups.js';
import type { Thresholds } from '../../workspace/contrast-settings.js';
import type { DataState, PeriodData } from '../../trees/values/data-state.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { formatTogether, formatValue } from '../../metrics/format-value.js';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import type { SignalEvidence } from '../signal.js';
import type { CaseSubject, ContrastParameter } from './contrast.js';
import type { SegmentRoles } from './segment-roles.js';
import { createSampler } from './customer-samples.js';
import { createSumsReader, type SumsReader } from './side-sums.js';

/** A change that somebody registered, such as a release or an intervention. */
export interface RegisteredChange {
  readonly day: Day;
  readonly title: string;
  /** `plan/pro`; `null` means everybody. */
  readonly segments: readonly string[] | null;
}

/** A period with its values and its customers. */
export interface ComparedPeriod extends Required<PeriodCustomers> {
  readonly values: PeriodValues;
  readonly sumsOf: SumsReader;
}

/** Makes a period ready to be compared, from its values and its customers. */
export function comparedPeriod(data: PeriodData, customers: PeriodCustomers): ComparedPeriod {
  const { cells, setting } = customers;
  const groupedBy = groupByDimension(data.model, cells);
  const sumsOf = createSumsReader(data, createSampler(data.model, setting, groupedBy));
  return { cells, setting, groupedBy, values: data.values, sumsOf };
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
export function labelledSegments({ model }: Pick<ContrastInput, 'model'>, dimension: string): readonly ModelSegment[] {
  let byDimension = labelled.get(model);
  if (!byDimension) labelled.set(model, (byDimension = groupLabelled(model)));
  return byDimension.get(dimension) ?? [];
}

/** By model, since rules ask for the segments of a dimension again and again. */
const labelled = new WeakMap<Model, ReadonlyMap<string, readonly ModelSegment[]>>();

function groupLabelled({ segments, workspace }: Model): Map<string, readonly ModelSegment[]> {
  const known = segments.filter(({ key }) => key !== UNKNOWN);
  const of = ({ key }: { readonly key: string }) => known.filter(({ dimension }) => dimension === key);
  return new Map(workspace.dimensions.map((dimension) => [dimension.key, of(dimension)]));
}

/** The ids of the other labelled segments in the dimension of a segment. */
export function listOtherSegments(input: Pick<ContrastInput, 'model'>, id: string): readonly string[] {
  const { model } = input;
  let byId = others.get(model);
  if (!byId) others.set(model, (byId = new Map()));
  let ids = byId.get(id);
  if (!ids) {
    const all = labelledSegments(input, findSegment(input, id).dimension!);
    byId.set(id, (ids = all.flatMap((each) => (each.id === id ? [] : each.id))));
  }
  return ids;
}

const others = new WeakMap<Model, Map<string, readonly string[]>>();

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
  const texts = textsTogether(model, evidence);
  return evidence.map((each, place) => {
    const metric = each.metric === null ? undefined : model.metrics.get(each.metric);
    if (!metric || each.value === null || each.text !== formatValue(each.value, metric)) return each;
    return { ...each, text: texts.get(place)! };
  });
}

/** By the place of a value in the evidence: its text beside all others of the metric. */
function textsTogether({ metrics }: Model, evidence: readonly SignalEvidence[]): Map<number, string> {
  const places = new Map<string, number[]>();
  for (const [place, { metric, value }] of evidence.entries()) {
    if (metric === null || value === null || !metrics.has(metric)) continue;
    const all = places.get(metric) ?? [];
    places.set(metric, all);
    all.push(place);
  }
  const together = [...places].flatMap(([metric, all]) => {
    const texts = formatTogether(all.map((place) => evidence[place]!.value!), metrics.get(metric)!); // prettier-ignore
    return all.map((place, index): [number, string] => [place, texts[index]!]);
  });
  return new Map(together);
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
