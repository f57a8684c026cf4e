/** How long the conversations of a segment take, open ones included: the mean of the resolved ones alone would be too low. */
import { missingMeasure, type Period } from '@bough/domain';
import { resolvedBy } from '@bough/statistics';
import type { Snapshot } from '../../trees/snapshot.js';

/** Resolution times with the open conversations counted. */
export interface ResolutionTimes {
  /** Median in seconds by Kaplan and Meier, with its 95 % interval; `null` where too few are resolved. */
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no median; `null` when there is one. */
  readonly reason: string | null;
  /** The number of conversations begun in the period. */
  readonly begun: number;
  /** The share of them that is open at the end of the data; `null` when none was begun, and where no source says what is resolved. */
  readonly shareOpen: number | null;
}

/** The times of the conversations that customers of the segment at `position` began in the period. */
export async function resolutionTimes(snapshot: Snapshot, position: number, period: Period): Promise<ResolutionTimes> {
  const missing = missingMeasure(snapshot, 'resolved', period);
  const curve = await snapshot.openCurve(position, period);
  const none = { median: null, low: null, high: null };
  if (curve.kind === 'none') return { ...none, reason: 'no conversation was begun', begun: 0, shareOpen: null };
  const begun = curve.resolved + curve.stillOpen;
  // What no source resolves would look as if everything were open.
  if (missing) return { ...none, reason: missing.message, begun, shareOpen: null };
  const counts = { begun, shareOpen: curve.stillOpen / begun };
  const half = resolvedBy(curve, 0.5);
  if (half.kind === 'none') return { ...none, low: half.low, reason: 'fewer than half are resolved', ...counts };
  return { median: half.value, low: half.low, high: half.high, reason: null, ...counts };
}
