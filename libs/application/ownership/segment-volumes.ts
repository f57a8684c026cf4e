import { positionOf, UNKNOWN } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** Conversations by the key of each branch's segment, over all days with data: how much a branch without an owner weighs. */
export function countConversationsBySegment(snapshot: Snapshot): Map<string, number> {
  const { model, state } = snapshot;
  const volumes = new Map<string, number>();
  if (!state.range) return volumes;
  const created = snapshot.valuesOf(state.range).leaves.get('created');
  for (const { key } of [...model.branches.segments, { key: UNKNOWN }]) {
    const position = positionOf(model, { segment: key });
    if (position !== null) volumes.set(key, created?.[position] ?? 0);
  }
  return volumes;
}
