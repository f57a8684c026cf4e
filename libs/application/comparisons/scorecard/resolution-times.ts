/** How long conversations of a segment take, those counted that are still open: the mean of the resolved alone looks too good. */
import type { Period } from '@bough/domain';
import { resolvedBy } from '@bough/statistics';
import type { Snapshot } from '../../trees/snapshot.js';

export interface ResolutionTimes {
  /** Kaplan–Meier, in seconds, with 95 % limits; `null` where too few are resolved to tell. */
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no median. */
  readonly reason: string | null;
  /** Conversations begun in the period. */
  readonly begun: number;
  /** Share of them that is open at the end of the data; `null` when none was begun. */
  readonly shareOpen: number | null;
}

/** Of the conversations that the segment at `position` began in the period. */
export async function resolutionTimes(snapshot: Snapshot, position: number, period: Period): Promise<ResolutionTimes> {
  const curve = await snapshot.openCurve(position, period);
  const none = { median: null, low: null, high: null };
  if (curve.kind === 'none') return { ...none, reason: 'no conversation was begun', begun: 0, shareOpen: null };
  const begun = curve.resolved + curve.stillOpen;
  const counts = { begun, shareOpen: curve.stillOpen / begun };
  const half = resolvedBy(curve, 0.5);
  if (half.kind === 'none') return { ...none, low: half.low, reason: 'fewer than half are resolved', ...counts };
  return { median: half.value, low: half.low, high: half.high, reason: null, ...counts };
}
