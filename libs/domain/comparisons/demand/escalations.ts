/** Why conversations were escalated: reasons by topic and segment, the most frequent first, with what changed. */
import { MINIMUM_SAMPLE } from '../../metrics/metric.js';
import { quotient } from '../../shared/number.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import { sliceKey, type DemandSlice } from './slices.js';

export interface EscalationItem {
  readonly segment: ModelSegment;
  /** `null`: the source said nothing. */
  readonly topic: string | null;
  readonly reason: string | null;
  readonly escalated: number;
  readonly customers: number;
  /** Of the segment's escalations, 0 to 1. */
  readonly share: number;
  /** Escalated for this reason, of the segment's conversations about the topic. */
  readonly rate: number | null;
  /** The rate is of fewer conversations than the minimum sample: shown, never compared. */
  readonly isThin: boolean;
  /** Against the period before; `null` where that has no data. */
  readonly change: number | null;
}

/** `slices` by topic and reason, in this order. */
export function escalationItems(now: readonly DemandSlice[], before: readonly DemandSlice[] | null): EscalationItem[] {
  const earlier = new Map(before?.map((slice) => [sliceKey(slice), slice.escalated]));
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
      const { segment, labels, escalated, customers } = slice;
      const whole = created.get(about(slice))!;
      return {
        segment,
        topic: labels[0]!,
        reason: labels[1]!,
        escalated,
        customers,
        share: escalated / bySegment.get(segment.id)!,
        rate: quotient(escalated, whole),
        isThin: whole < MINIMUM_SAMPLE,
        change: before && escalated - (earlier.get(sliceKey(slice)) ?? 0),
      };
    });
  return items.sort((a, b) => b.escalated - a.escalated);
}
