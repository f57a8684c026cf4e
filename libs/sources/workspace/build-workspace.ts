/**
 * Builds a workspace of the domain from a workspace file, with defaults. A draft with missing entries gives a workspace with
 * placeholders, which serves only to find the other mistakes in the file.
 */
import {
  FINDING_RULES,
  METRIC_DEFAULTS,
  MINIMUM_SAMPLE,
  parseDay,
  withUnits,
  type Dimension,
  type FindingRules,
  type Problem,
  type ReadingMeasure,
  type ReferencePeriod,
  type Segment,
  type UndeclaredMetric,
  type Workspace,
} from '@bough/domain';
import { buildBusinessHours } from './build-business-hours.js';
import { buildEvents } from './build-events.js';
import { buildContrasts } from './build-contrasts.js';
import { buildStandards } from './build-standards.js';
import { buildTree, type BuiltTree } from './build-tree.js';
import { nameOf } from './name-of.js';
import { parseBand } from './parse-band.js';
import {
  FRESHNESS_DAYS,
  type DimensionDocument,
  type Draft,
  type FindingsDocument,
  type MeasureDocument,
  type MetricDocument,
  type SegmentDocument,
  type WorkspaceDocument,
} from './workspace-document.js';

export interface BuiltWorkspace {
  readonly workspace: Workspace;
  /** Where each node of the tree stands in the document. */
  readonly nodePlaces: BuiltTree['places'];
  /** Entries that no workspace can express, at their places in the document. */
  readonly problems: readonly Problem[];
}

/**
 * Builds the workspace; whatever is not written gets its default. `around` are the dimensions for a document that has none
 * itself.
 */
export function buildWorkspace(document: Draft<WorkspaceDocument>, around: readonly Dimension[] = []): BuiltWorkspace {
  const { name = '', time_zone: timeZone = 'UTC', currency = 'EUR', revenue = null } = document;
  const { freshness_days: freshnessDays = FRESHNESS_DAYS } = document;
  const { benchmarks = [] } = document;
  const referencePeriod = buildPeriod(document.reference_period);
  const dimensions = document.dimensions?.map(buildDimension) ?? around;
  const measures = (document.measures ?? []).map(buildMeasure);
  const metrics = withUnits(measures, (document.metrics ?? []).map(buildMetric));
  const { tree, places } = buildTree(document.tree, dimensions[0]?.key ?? '');
  const settings = { name, timeZone, currency, revenue, referencePeriod, freshnessDays };
  const { standards, problems } = buildStandards(document.standards ?? [], metrics, tree.dimension);
  const desk = document.business_hours && buildBusinessHours(document.business_hours, timeZone);
  const events = buildEvents(document.events ?? [], tree.dimension);
  const optional = {
    ...(document.activity_begins === 'first_conversation' && { activityBegins: document.activity_begins }),
    ...(standards.length > 0 && { standards }),
    ...(benchmarks.length > 0 && { benchmarks }),
    ...(events.length > 0 && { events }),
    ...(desk && { businessHours: desk.businessHours }),
    ...(document.findings && { findings: buildFindings(document.findings) }),
    ...(document.sources && { links: buildLinks(document.sources) }),
    ...(document.contrasts && { contrasts: buildContrasts(document.contrasts) }),
  };
  const sections = { dimensions, measures, metrics, tree, ...optional };
  return {
    workspace: { ...settings, ...sections },
    nodePlaces: places,
    problems: [...problems, ...(desk?.problems ?? [])],
  };
}

function buildLinks(sources: Draft<NonNullable<WorkspaceDocument['sources']>>): Record<string, string> {
  return Object.fromEntries(Object.entries(sources).map(([source, about]) => [source, about?.link ?? '']));
}

/** The rules of findings, with defaults for what is not written. */
function buildFindings({ acknowledge_hours: hours, quiet_days: quietDays }: Draft<FindingsDocument>): FindingRules {
  const { acknowledgeHours } = FINDING_RULES;
  return { acknowledgeHours: { ...acknowledgeHours, ...hours }, quietDays: quietDays ?? FINDING_RULES.quietDays };
}

/** The reference period. The file names its last day, the domain uses the first day after it. */
function buildPeriod(period: Draft<WorkspaceDocument['reference_period']>): ReferencePeriod | null {
  const [from, last] = [parseDay(period?.from ?? ''), parseDay(period?.to ?? '')];
  return from === null || last === null ? null : { from, to: last + 1 };
}

function buildDimension(document: Draft<DimensionDocument>, index: number): Dimension {
  const { key = placeholder('dimensions', index), decision = '', attribute = key, description } = document;
  const segments = rankAsListed((document.segments ?? []).map(buildSegment), document.rank);
  const about = description === undefined ? {} : { description };
  return { key, name: nameOf(document, key), ...about, decision, attribute, segments };
}

/** The segments with the ranks that their order means, where the dimension says that it means something. A rank of their own stays. */
function rankAsListed(segments: readonly Segment[], order: DimensionDocument['rank']): Segment[] {
  const rankOf = (index: number) => (order === 'lowest_first' ? index + 1 : segments.length - index);
  return segments.map((segment, index) => (order === undefined ? segment : { rank: rankOf(index), ...segment }));
}

function buildSegment(document: Draft<SegmentDocument>, index: number): Segment {
  const { key = placeholder('segments', index), values, band, from, to, rank } = document;
  const ends = (band === undefined ? null : parseBand(band)) ?? { from, to };
  return {
    key,
    name: document.name ?? band ?? nameOf(document, key),
    ...(values && { values }),
    ...(ends.from !== undefined && { from: ends.from }),
    ...(ends.to !== undefined && { to: ends.to }),
    ...(rank !== undefined && { rank }),
  };
}

function buildMeasure(document: Draft<MeasureDocument>, index: number): ReadingMeasure {
  const { key = placeholder('measures', index), unit = 'count' } = document;
  return { key, name: nameOf(document, key), unit };
}

function buildMetric(document: Draft<MetricDocument>, index: number): UndeclaredMetric {
  const { key = placeholder('metrics', index), minimum_sample: minimumSample = MINIMUM_SAMPLE } = document;
  const { minimum_sample: _sample, scale: { min, max } = {}, ...given } = document;
  const { unit: _rate, ...defaults } = METRIC_DEFAULTS; // a unit that is not written follows from the formula
  const scale = min === undefined || max === undefined ? {} : { scale: { min, max } };
  return { ...defaults, formula: '0', ...given, ...scale, key, name: nameOf(document, key), minimumSample };
}

/** A placeholder for a missing key. Every placeholder is different, so that missing keys do not look like duplicates. */
function placeholder(list: string, index: number): string {
  return `${list}.${index}`;
}
