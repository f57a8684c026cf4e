/**
 * Demand: topics by segment with the cost of the handling that they cause, the dearest first, and what changed. It is made for product
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
  readonly resolved: number;
  readonly customers: number;
  readonly handleSeconds: number;
  /** The segment's cost by handle time; `null` where no cost is known. */
  readonly cost: number | null;
  readonly costPerConversation: number | null;
  /** Its part of the segment's cost, 0 to 1; of the handle time where no cost is known. */
  readonly share: number;
  /** `share` ÷ the same share of all segments together: 2 is twice the usual share. `null` where it is thin. */
  readonly versusAll: number | null;
  /** Against the period before; `null` where that has no data. */
  readonly change: DemandChange | null;
  /** Whether fewer conversations than the minimum sample were resolved. */
  readonly isThin: boolean;
}

/** What changed against the period before, over as many days of it. */
export interface DemandChange {
  readonly created: number;
  readonly cost: number | null;
  /** Relative change of the cost, or of the handle time where no cost is known; `null` when there was none before, or where it is thin. */
  readonly relative: number | null;
}

/** The items of a period, the dearest first; without cost, those that took longest. `before` is `null` where the earlier period has no data. */
export function demandItems(now: DemandPeriod, before: EarlierDemand | null): DemandItem[] {
  const earlier = new Map(before?.slices.map((slice) => [sliceKey(slice), slice]));
  const weighOf = weigher(now);
  const bySegment = sumBy(now.slices, ({ segment }) => segment.id, weighOf);
  const byLabels = sumBy(now.slices, ({ labels }) => JSON.stringify(labels), weighOf);
  const all = now.slices.reduce((sum, slice) => sum + weighOf(slice), 0);
  const items = now.slices
    .filter(({ created, resolved }) => created + resolved > 0)
    .map((slice): DemandItem => {
      const { segment, labels, created, resolved, customers, handle_seconds: handleSeconds } = slice;
      const cost = costOf(now, slice);
      const share = quotient(weighOf(slice), bySegment.get(segment.id)!) ?? 0;
      const usual = quotient(byLabels.get(JSON.stringify(labels))!, all);
      const thin = isThin(resolved);
      return {
        segment,
        labels,
        created,
        resolved,
        customers,
        handleSeconds,
        cost,
        share,
        isThin: thin,
        costPerConversation: cost === null ? null : quotient(cost, resolved),
        versusAll: usual === null || thin ? null : quotient(share, usual),
        change: before && changeOf(now, before, slice, earlier.get(sliceKey(slice))),
      };
    });
  return items.sort((a, b) => (b.cost ?? 0) - (a.cost ?? 0) || b.handleSeconds - a.handleSeconds);
}

function changeOf(
  now: DemandPeriod,
  before: EarlierDemand,
  slice: DemandSlice,
  old: DemandSlice | undefined,
): DemandChange {
  const [cost, oldCost] = [
    costOf(now, slice),
    old ? costOf(before, old) : costOf(before, { ...slice, handle_seconds: 0 }),
  ];
  const priced = cost !== null && oldCost !== null;
  const { scale } = before;
  const previous = scale * (priced ? oldCost : (old?.handle_seconds ?? 0));
  const current = priced ? cost : slice.handle_seconds;
  const thin = isThin(Math.min(slice.resolved, old?.resolved ?? 0));
  return {
    created: slice.created - scale * (old?.created ?? 0),
    cost: priced ? current - previous : null,
    relative: thin ? null : quotient(current - previous, previous),
  };
}

function costOf({ priceOf }: DemandPeriod, { segment, handle_seconds: seconds }: DemandSlice): number | null {
  const price = priceOf(segment);
  return price > 0 ? price * seconds : null;
}

/** Weighs a slice by money if every segment has a price, else by time. */
function weigher(period: DemandPeriod): (slice: DemandSlice) => number {
  const isPriced = period.slices.every((slice) => slice.handle_seconds === 0 || costOf(period, slice) !== null);
  return (slice) => (isPriced ? (costOf(period, slice) ?? 0) : slice.handle_seconds);
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
