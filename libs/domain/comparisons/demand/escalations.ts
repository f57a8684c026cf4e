/** Why conversations were escalated: reasons by topic and segment, the most frequent first, and what changed. */
import { isThin } from '../../metrics/thin-sample.js';
import { quotient } from '../../shared/number.js';
import type { EarlierDemand } from './demand.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import { sliceKey, type DemandSlice } from './slices.js';

/** One reason for escalations of a segment about a topic. */
export interface EscalationItem {
  readonly segment: ModelSegment;
  /** Topic and reason are `null` where the source gave none. */
  readonly topic: string | null;
  readonly reason: string | null;
  readonly escalated: number;
  readonly customers: number;
  /** Its part of the segment's escalations, 0 to 1. */
  readonly share: number;
  /** The part of the segment's conversations about the topic that was escalated for this reason. */
  readonly rate: number | null;
  /** Whether the rate is of fewer conversations than the minimum sample. */
  readonly isThin: boolean;
  /** The change of `escalated` against the period before, over as many days of it; `null` where that has no data. */
  readonly change: number | null;
}

/** The reasons of a period. The slices are split by topic and reason, in this order. */
export function escalationItems(
  now: readonly DemandSlice[],
  before: Pick<EarlierDemand, 'slices' | 'scale'> | null,
): EscalationItem[] {
  const earlier = new Map(before?.slices.map((slice) => [sliceKey(slice), slice.escalated]));
  const bySegment = new Map<string, number>();
  const created = new Map<string, number>();
  const about = ({ segment, labels }: DemandSlice) => JSON.stringify([segment.id, labels[0]]);
  for (const slice of now) {
    bySegment.set(slice.segment.id, (bySegment.get(slice.segment.id) ?? 0) + slice.escalated);
    created.set(about(slice), (created.get(about(slice)) ?? 0) + slice.created);
  }
  const items = now
    .filter(({ escalated }) => escalated > 0)
    .map((slice): EscalationItem => {
      const { segment, labels, escalated, escalatedCustomers } = slice;
      const whole = created.get(about(slice))!;
      return {
        segment,
        topic: labels[0]!,
        reason: labels[1]!,
        escalated,
        customers: escalatedCustomers,
        share: escalated / bySegment.get(segment.id)!,
        rate: quotient(escalated, whole),
        isThin: isThin(whole),
        change: before && escalated - before.scale * (earlier.get(sliceKey(slice)) ?? 0),
      };
    });
  return items.sort((a, b) => b.escalated - a.escalated);
}
