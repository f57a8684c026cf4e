/** Demand for product teams: what topics cost by segment and stage, against the period before; and why conversations were escalated. */
import {
  ALL_SEGMENTS,
  comparisonPeriod,
  daysWithin,
  demandOf,
  demandSlices,
  didYouMean,
  escalationItems,
  missingMeasure,
  Refusal,
  requireConversationDimension,
  type ConversationLabel,
  type Demand,
  type DemandPeriod,
  type EarlierDemand,
  type EscalationItem,
  type Model,
  type ModelSegment,
  type Period,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** The most conversation dimensions that demand is split by at once. */
const MOST_DIMENSIONS = 2;

/** Whose demand is asked for, and over which period. */
export interface DemandQuestion {
  readonly period: Period;
  /** The period to compare with; left out: the period before. */
  readonly basis?: Period;
  /** The dimension whose segments are listed; left out: the tree's dimension. */
  readonly dimension?: string | undefined;
  /** A segment as `industry/healthcare`, or a key that only one dimension has; `all` for all customers together. */
  readonly segment?: string | undefined;
}

/** The periods that a list is about. */
export interface DemandPeriods {
  readonly period: Period;
  readonly basis: Period;
}

/** Items with the periods that they are about. */
export interface DemandList<Item> extends DemandPeriods {
  readonly items: readonly Item[];
  /** What is missing because no source carries it, and why. */
  readonly notes: readonly string[];
}

/**
 * What the demand of segments costs, the dearest first; `by` are keys of conversation dimensions, in the order of an item's labels. It takes
 * two statements, and the answer is kept as long as the numbers are the same. Refuses unknown dimensions and more than two.
 */
export function readDemand(
  snapshot: Snapshot,
  question: DemandQuestion,
  by: readonly string[],
): Promise<DemandPeriods & Demand> {
  const { segments, only } = demandSegments(snapshot.model, question);
  const { period, basis = comparisonPeriod('PREVIOUS_PERIOD', period) } = question;
  const fields = labelsOf(snapshot, by);
  const key = `demand ${fields} ${segments[0]!.id} ${period.from}/${period.to} ${basis.from}/${basis.to}`;
  const demand = snapshot.keep(key, async () => {
    const [now, before] = [
      await periodOf(snapshot, period, fields, segments),
      await earlier(snapshot, { period, basis }, fields, segments),
    ];
    return demandOf(now, before);
  });
  return demand.then((found) => ({ period, basis, ...found, items: chosen(found.items, only) }));
}

/** Reasons of escalations by topic and segment, the most frequent first. */
export function readEscalations(snapshot: Snapshot, question: DemandQuestion): Promise<DemandList<EscalationItem>> {
  const { segments, only } = demandSegments(snapshot.model, question);
  const { period, basis = comparisonPeriod('PREVIOUS_PERIOD', period) } = question;
  const fields = ['topic', 'escalation_reason'] as const;
  const key = `escalations ${segments[0]!.id} ${period.from}/${period.to} ${basis.from}/${basis.to}`;
  const missing = missingMeasure(snapshot, 'escalated', period)?.message;
  if (missing) return Promise.resolve({ period, basis, items: [], notes: [missing] });
  const items = snapshot.keep(key, async () => {
    const now = await periodOf(snapshot, period, fields, segments);
    return escalationItems(now.slices, await earlier(snapshot, { period, basis }, fields, segments));
  });
  return items.then((found) => ({ period, basis, items: chosen(found, only), notes: [] }));
}

/** The labels of one or two dimensions of conversations. Refuses unknown ones, and another number of them. */
export function labelsOf(snapshot: Snapshot, by: readonly string[]): ConversationLabel[] {
  const labels = [...new Set(by)].map((key) => requireConversationDimension(snapshot, key).label);
  if (labels.length >= 1 && labels.length <= MOST_DIMENSIONS) return labels;
  throw new Refusal(
    'DIMENSION_COUNT',
    'Demand is split by one or two dimensions of conversations, such as topic, stage.',
  );
}

async function periodOf(
  snapshot: Snapshot,
  period: Period,
  fields: readonly ConversationLabel[],
  segments: readonly ModelSegment[],
): Promise<DemandPeriod> {
  const slices = demandSlices(await snapshot.reads.customerCells(period, fields), segments);
  const { positions } = snapshot.model;
  const missing = ['cost', 'handle_seconds', 'resolved'].flatMap((measure): [string, string][] => {
    const reason = missingMeasure(snapshot, measure, period)?.message;
    return reason ? [[measure, reason]] : [];
  });
  const priceOf = ({ id }: ModelSegment) => snapshot.settingOf(period, positions.get(id)!).price;
  return { slices, priceOf, missing: new Map(missing) };
}

/** The demand of the earlier period; `null` when it begins before the data does, or has none. */
async function earlier(
  snapshot: Snapshot,
  { period, basis }: { readonly period: Period; readonly basis: Period },
  ...split: [readonly ConversationLabel[], readonly ModelSegment[]]
): Promise<EarlierDemand | null> {
  const { range } = snapshot.state;
  if (range === null || basis.from < range.from || basis.from >= range.to) return null;
  const found = await periodOf(snapshot, basis, ...split);
  return { ...found, scale: daysWithin(period, range) / daysWithin(basis, range) };
}

function chosen<Item extends { readonly segment: ModelSegment }>(items: readonly Item[], only: string | null): Item[] {
  return items.filter(({ segment }) => only === null || segment.id === only);
}

/** The segments that are listed, and the id of the only one that is asked for (`null` for all). Refuses what does not exist. */
export function demandSegments({ segments, workspace }: Model, { dimension, segment }: DemandQuestion) {
  if (segment === ALL_SEGMENTS) return { segments: segments.slice(0, 1), only: null };
  const one = segment === undefined ? null : segmentNamed(segments, segment, dimension ?? workspace.tree.dimension);
  const key = one?.dimension ?? dimension ?? workspace.tree.dimension;
  const own = segments.filter((each) => each.dimension === key);
  if (own.length > 0) return { segments: own, only: one?.id ?? null };
  const keys = workspace.dimensions.map((each) => each.key);
  throw new Refusal('UNKNOWN_DIMENSION', `There is no dimension "${key}"${didYouMean(key, keys) || '.'}`);
}

function segmentNamed(segments: readonly ModelSegment[], wanted: string, dimension: string): ModelSegment {
  const exact = segments.find(({ id }) => id === wanted || id === `${dimension}/${wanted}`);
  if (exact) return exact;
  const named = segments.filter(({ key }) => key === wanted);
  if (named.length === 1) return named[0]!;
  const names = segments.flatMap(({ id, key }) => [id, key]);
  const hint =
    named.length > 1 ? `; there are ${named.map(({ id }) => id).join(', ')}.` : didYouMean(wanted, names) || '.';
  throw new Refusal('UNKNOWN_SEGMENT', `There is no one segment "${wanted}"${hint}`);
}
