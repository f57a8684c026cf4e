/**
 * What customers need the product to do better: topics by segment, priced by the handling that they cause, the dearest first, with what
 * changed. For product teams, whose work makes a topic go away.
 */
import { MINIMUM_SAMPLE } from '../../metrics/metric.js';
import { quotient } from '../../shared/number.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import { sliceKey, type DemandSlice } from './slices.js';

/** A period's conversations and what handling cost in it. */
export interface DemandPeriod {
  readonly slices: readonly DemandSlice[];
  /** Money per second of handling in a segment; 0 where no cost is known. */
  readonly priceOf: (segment: ModelSegment) => number;
}

export interface DemandItem {
  readonly segment: ModelSegment;
  /** What was asked for: topic, stage, or both, in that order. */
  readonly labels: readonly (string | null)[];
  readonly created: number;
  readonly resolved: number;
  readonly customers: number;
  readonly handleSeconds: number;
  /** The segment's cost by handle time; `null` where no cost is known. */
  readonly cost: number | null;
  readonly costPerConversation: number | null;
  /** Handle time where no cost is known. Of the segment's own, 0 to 1. */
  readonly share: number;
  /** That share over the same of all segments together: 2 is twice what others spend on it. */
  readonly versusAll: number | null;
  /** Against the period before; `null` where that has no data. */
  readonly change: DemandChange | null;
  /** Fewer than the minimum sample were resolved: shown, never compared. */
  readonly isThin: boolean;
}

export interface DemandChange {
  readonly created: number;
  readonly cost: number | null;
  /** Of the cost, or of the handle time where no cost is known; `null` when there was none before, or too little to compare. */
  readonly relative: number | null;
}

/** The dearest first; without cost, what took longest. */
export function demandItems(now: DemandPeriod, before: DemandPeriod | null): DemandItem[] {
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
      const isThin = resolved < MINIMUM_SAMPLE;
      return {
        segment,
        labels,
        created,
        resolved,
        customers,
        handleSeconds,
        cost,
        share,
        isThin,
        costPerConversation: cost === null ? null : quotient(cost, resolved),
        versusAll: usual === null || isThin ? null : quotient(share, usual),
        change: before && changeOf(now, before, slice, earlier.get(sliceKey(slice))),
      };
    });
  return items.sort((a, b) => (b.cost ?? 0) - (a.cost ?? 0) || b.handleSeconds - a.handleSeconds);
}

function changeOf(
  now: DemandPeriod,
  before: DemandPeriod,
  slice: DemandSlice,
  old: DemandSlice | undefined,
): DemandChange {
  const [cost, oldCost] = [
    costOf(now, slice),
    old ? costOf(before, old) : costOf(before, { ...slice, handle_seconds: 0 }),
  ];
  const priced = cost !== null && oldCost !== null;
  const [current, previous] = priced ? [cost, oldCost] : [slice.handle_seconds, old?.handle_seconds ?? 0];
  const isThin = Math.min(slice.resolved, old?.resolved ?? 0) < MINIMUM_SAMPLE;
  return {
    created: slice.created - (old?.created ?? 0),
    cost: priced ? cost - oldCost : null,
    relative: isThin ? null : quotient(current - previous, previous),
  };
}

function costOf({ priceOf }: DemandPeriod, { segment, handle_seconds: seconds }: DemandSlice): number | null {
  const price = priceOf(segment);
  return price > 0 ? price * seconds : null;
}

/** Money where every segment has a price, else time. */
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
