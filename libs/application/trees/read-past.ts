import type { UseCaseContext } from '../context.js';
import type { Snapshot } from './snapshot.js';

/** The tree of an earlier version over the numbers of today; `null` when there is no such version. */
export function readPast(context: UseCaseContext, version: number): Promise<Snapshot | null> {
  return context.kept.pastTrees.snapshotOf(context.snapshot(), version);
}
