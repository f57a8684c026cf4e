/**
 * Demand: topics by segment with the cost of the handling that they cause, the dearest first, and what changed. Where no source carries
 * costs or handle time, these are missing, and topics are weighed by what is there. It is made for product
 * teams, whose work can make a topic disappear.
 */
import { isThin } from '../../metrics/thin-sample.js';
import { quotient } from '../../shared/number.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import { sliceKey, type DemandSlice } from './slices.js';

/** A period's conversations and what handling cost in it. */
export interface DemandPeriod {
  readonly slices: readonly DemandSlice[];
  /** Money per second of handling in a segment; 0 where no cost is known. */
  readonly priceOf: (segment: ModelSegment) => number;
  /** The measures that no source carries, with the reason. */
  readonly missing: ReadonlyMap<string, string>;
}

/** What items are weighed and sorted by: the best of them that is known. */
export type DemandWeight = 'cost' | 'handle_time' | 'conversations';

/** The demand of a period. */
export interface Demand {
  readonly weight: DemandWeight;
  /** What is missing in the items because no source carries it, and why. */
  readonly notes: readonly string[];
  /** The heaviest first. */
  readonly items: readonly DemandItem[];
}

/** The period before, with what its sums are multiplied by to be over as many days as the period itself. */
export interface EarlierDemand extends DemandPeriod {
  readonly scale: number;
}

/** The demand of one segment for one topic or stage. */
export interface DemandItem {
  readonly segment: ModelSegment;
  /** The topic, the stage, or both in that order; `null` where the source gave none. */
  readonly labels: readonly (string | null)[];
  readonly created: number;
  /** `null` where no source says what is resolved. */
  readonly resolved: number | null;
  /** Distinct, of the conversations begun; `null` where no conversation of the period names its customer. */
  readonly customers: number | null;
  /** `null` where no source carries it. */
  readonly handleSeconds: number | null;
  /** The segment's cost by handle time; `null` where no cost is known. */
  readonly cost: number | null;
  readonly costPerConversation: number | null;
  /** Its part of the segment's weight, 0 to 1; `null` where nothing was weighed. */
  readonly share: number | null;
  /** `share` ÷ the same share of all segments together: 2 is twice the usual share. `null` where it is thin. */
  readonly versusAll: number | null;
  /** Against the period before; `null` where that has no data. */
  readonly change: DemandChange | null;
  /** Whether fewer conversations than the minimum sample were resolved, or begun where these are the weight. */
  readonly isThin: boolean;
}

/** What changed against the period before, over as many days of it. */
export interface DemandChange {
  readonly created: number;
  readonly cost: number | null;
  /** Relative change of the best weight that both periods know; `null` when there was none before, or where it is thin. */
  readonly relative: number | null;
}

/** The demand of a period against an earlier one; `before` is `null` where that has no data. */
export function demandOf(now: DemandPeriod, before: EarlierDemand | null): Demand {
  const weight = weightOf(now);
  const weighOf = weigher(now, weight);
  const earlier = new Map(before?.slices.map((slice) => [sliceKey(slice), slice]));
  const bySegment = sumBy(now.slices, ({ segment }) => segment.id, weighOf);
  const byLabels = sumBy(now.slices, ({ labels }) => JSON.stringify(labels), weighOf);
  const all = now.slices.reduce((sum, slice) => sum + weighOf(slice), 0);
  const isNamed = now.slices.some(({ customers }) => customers > 0);
  const known = (measure: string, value: number) => (now.missing.has(measure) ? null : value);
  const items = now.slices
    .filter(({ created, resolved }) => created + resolved > 0)
    .sort((a, b) => weighOf(b) - weighOf(a) || b.created - a.created)
    .map((slice): DemandItem => {
      const { segment, labels, created, resolved, customers } = slice;
      const cost = costOf(now, slice);
      const share = quotient(weighOf(slice), bySegment.get(segment.id)!);
      const usual = quotient(byLabels.get(JSON.stringify(labels))!, all);
      const thin = isThin(eventsOf(slice, weight));
      return {
        segment,
        labels,
        created,
        resolved: known('resolved', resolved),
        customers: isNamed ? customers : null,
        handleSeconds: known('handle_seconds', slice.handle_seconds),
        cost,
        share,
        isThin: thin,
        costPerConversation: cost === null ? null : quotient(cost, resolved),
        versusAll: share === null || usual === null || thin ? null : quotient(share, usual),
        change: before && changeOf({ now, before, weight }, slice, earlier.get(sliceKey(slice))),
      };
    });
  return { weight, notes: [...new Set(now.missing.values())], items };
}

/** Conversations that the weight comes from. */
function eventsOf({ created, resolved }: DemandSlice, weight: DemandWeight): number {
  return weight === 'conversations' ? created : resolved;
}

/** The two periods of a change. */
interface ComparedPeriods {
  readonly now: DemandPeriod;
  readonly before: EarlierDemand;
  readonly weight: DemandWeight;
}

function changeOf(
  { now, before, weight }: ComparedPeriods,
  slice: DemandSlice,
  old: DemandSlice | undefined,
): DemandChange {
  const earlier = old ?? { ...slice, created: 0, resolved: 0, handle_seconds: 0 };
  const [cost, oldCost] = [costOf(now, slice), costOf(before, earlier)];
  const priced = cost !== null && oldCost !== null;
  const { scale } = before;
  const basis = priced ? 'cost' : weight === 'cost' ? 'handle_time' : weight;
  const [current, previous] = [weigher(now, basis)(slice), scale * weigher(before, basis)(earlier)];
  const thin = isThin(Math.min(eventsOf(slice, weight), eventsOf(earlier, weight)));
  return {
    created: slice.created - scale * earlier.created,
    cost: priced ? current - previous : null,
    relative: thin ? null : quotient(current - previous, previous),
  };
}

function costOf({ priceOf, missing }: DemandPeriod, { segment, handle_seconds: seconds }: DemandSlice): number | null {
  const price = priceOf(segment);
  return price > 0 && !missing.has('cost') ? price * seconds : null;
}

/** Money where every segment that was handled has a price, else the time of handling, else the number of conversations. */
function weightOf(period: DemandPeriod): DemandWeight {
  const { slices, missing } = period;
  if (missing.has('handle_seconds')) return 'conversations';
  const isPriced = slices.every((slice) => slice.handle_seconds === 0 || costOf(period, slice) !== null);
  return isPriced && !missing.has('cost') ? 'cost' : 'handle_time';
}

function weigher(period: DemandPeriod, weight: DemandWeight): (slice: DemandSlice) => number {
  if (weight === 'conversations') return ({ created }) => created;
  return (slice) => (weight === 'cost' ? (costOf(period, slice) ?? 0) : slice.handle_seconds);
}

function sumBy(
  slices: readonly DemandSlice[],
  keyOf: (slice: DemandSlice) => string,
  weighOf: (slice: DemandSlice) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const slice of slices) sums.set(keyOf(slice), (sums.get(keyOf(slice)) ?? 0) + weighOf(slice));
  return sums;
}

/**
 * What an item costs more than with the usual share of its segment: cost × (1 − 1 ÷ versusAll), in major units of money; below zero
 * it costs less. `null` where either is not known, or nobody else writes about it.
 */
export function costVersusAll({ cost, versusAll }: Pick<DemandItem, 'cost' | 'versusAll'>): number | null {
  return cost === null || versusAll === null || versusAll === 0 ? null : cost * (1 - 1 / versusAll);
}
