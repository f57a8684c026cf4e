/** Demand for product teams: topics by segment and stage, priced, against the period before; and why conversations were escalated. */
import {
  ALL_SEGMENTS,
  comparisonPeriod,
  demandItems,
  demandSlices,
  didYouMean,
  escalationItems,
  Refusal,
  type ConversationLabel,
  type DemandItem,
  type DemandPeriod,
  type EscalationItem,
  type Model,
  type ModelSegment,
  type Period,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

export type DemandField = 'topic' | 'stage';

export interface DemandQuestion {
  readonly period: Period;
  /** The period before when left out. */
  readonly basis?: Period;
  /** Whose segments are told apart; the tree's when left out. */
  readonly dimension?: string | undefined;
  /** `industry/healthcare`, or a key that only one dimension has; `all` for everybody together. */
  readonly segment?: string | undefined;
}

export interface DemandList<Item> {
  readonly period: Period;
  readonly basis: Period;
  readonly items: readonly Item[];
}

/** What the demand of segments costs, the dearest first. Two statements, kept as long as the numbers are. */
export function readDemand(
  snapshot: Snapshot,
  question: DemandQuestion,
  by: readonly DemandField[],
): Promise<DemandList<DemandItem>> {
  const { segments, only } = segmentsOf(snapshot.model, question);
  const { period, basis = comparisonPeriod('PREVIOUS_PERIOD', period) } = question;
  const fields = [...new Set(by)].sort().reverse(); // topic, then stage
  const key = `demand ${fields} ${segments[0]!.id} ${period.from}/${period.to} ${basis.from}/${basis.to}`;
  const items = snapshot.keep(key, async () => {
    const [now, before] = [
      await periodOf(snapshot, period, fields, segments),
      await earlier(snapshot, basis, fields, segments),
    ];
    return demandItems(now, before);
  });
  return items.then((found) => ({ period, basis, items: chosen(found, only) }));
}

/** Reasons of escalations by topic and segment, the most frequent first. */
export function readEscalations(snapshot: Snapshot, question: DemandQuestion): Promise<DemandList<EscalationItem>> {
  const { segments, only } = segmentsOf(snapshot.model, question);
  const { period, basis = comparisonPeriod('PREVIOUS_PERIOD', period) } = question;
  const fields = ['topic', 'escalation_reason'] as const;
  const key = `escalations ${segments[0]!.id} ${period.from}/${period.to} ${basis.from}/${basis.to}`;
  const items = snapshot.keep(key, async () => {
    const now = await periodOf(snapshot, period, fields, segments);
    return escalationItems(now.slices, (await earlier(snapshot, basis, fields, segments))?.slices ?? null);
  });
  return items.then((found) => ({ period, basis, items: chosen(found, only) }));
}

async function periodOf(
  snapshot: Snapshot,
  period: Period,
  fields: readonly ConversationLabel[],
  segments: readonly ModelSegment[],
): Promise<DemandPeriod> {
  const slices = demandSlices(await snapshot.reads.customerCells(period, fields), segments);
  const { positions } = snapshot.model;
  return { slices, priceOf: ({ id }) => snapshot.settingOf(period, positions.get(id)!).price };
}

/** `null` for a period that begins before the data does: what is not known is not a change. */
function earlier(snapshot: Snapshot, basis: Period, ...given: [readonly ConversationLabel[], readonly ModelSegment[]]) {
  const { range } = snapshot.state;
  return range === null || basis.from < range.from ? Promise.resolve(null) : periodOf(snapshot, basis, ...given);
}

function chosen<Item extends { readonly segment: ModelSegment }>(items: readonly Item[], only: string | null): Item[] {
  return items.filter(({ segment }) => only === null || segment.id === only);
}

/** The segments that are told apart, and the only one that is shown. */
function segmentsOf({ segments, workspace }: Model, { dimension, segment }: DemandQuestion) {
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
  const known = segments.flatMap(({ id, key }) => [id, key]);
  const hint =
    named.length > 1 ? `; there are ${named.map(({ id }) => id).join(', ')}.` : didYouMean(wanted, known) || '.';
  throw new Refusal('UNKNOWN_SEGMENT', `There is no one segment "${wanted}"${hint}`);
}
