/** A segment against all other segments of its dimension together. */
import { listOtherSegments, type ContrastInput, type EvidenceHolder } from './contrast-input.js';
import type { MixClaim } from '../mix-claim.js';
import { compareSides, measureOthers, measureSide, type SideComparison } from './compare-sides.js';

/** Whose value the evidence of the other side gives. */
export const OTHER_SEGMENTS: EvidenceHolder = { name: 'the other segments', segment: null };

/** Compares a segment with the others of its dimension; where it cannot, gives the reason as text. */
export function compareWithOthers(input: ContrastInput, metric: string, id: string): SideComparison | string {
  const own = measureSide(input, metric, [id]);
  if (own.kind === 'none') return own.reason;
  const others = measureOthers(input, metric, id);
  return others.kind === 'none' ? `the other segments: ${others.reason}` : compareSides(own, others);
}

/** The same, also `null` for a metric that the workspace does not have. */
export function compareIfPossible(input: ContrastInput, metric: string, id: string): SideComparison | null {
  const comparison = input.model.metrics.has(metric) ? compareWithOthers(input, metric, id) : '';
  return typeof comparison === 'string' ? null : comparison;
}

/** The claim that a segment differs from the others of its dimension in a metric. */
export function claimAgainstOthers(
  input: ContrastInput,
  metric: string,
  id: string,
  said: Pick<MixClaim, 'fact' | 'blame' | 'title' | 'about'>,
): MixClaim {
  const { period } = input;
  const before = { segments: listOtherSegments(input, id), period };
  return { metric, before, after: { segments: [id], period }, ...said };
}
