import type { UseCaseContext } from '../context.js';
import type { Snapshot } from './snapshot.js';

/** The tree of an earlier version over the numbers of today; `null` when there is no such version. */
export function readPast(context: UseCaseContext, version: number): Promise<Snapshot | null> {
  return context.kept.pastTrees.snapshotOf(context.snapshot(), version);
}

/** The tree, owners and standards of an instant over the numbers of today; `null` when there was no workspace yet. */
export function readTreeAt(context: UseCaseContext, at: Date): Promise<Snapshot | null> {
  context.dependsOnSnapshotOnly = false;
  return context.kept.pastTrees.snapshotAt(context.snapshot(), at);
}
