import { listAccountables, type Snapshot } from '@bough/application';
import { findSegmentOwner, selectOwnersAt, slotsByMetric, type Person, type TreeNode } from '@bough/domain';
import type { CommandSystem } from '../connect.js';

/** What is owned: a node, or, where the tree has none, a segment by its id and a metric of it. */
export interface Ownable {
  readonly node: Pick<TreeNode, 'path'> | null;
  readonly segment?: string;
  readonly metric?: string;
}

/** Who answers for something; `null` for a gap. */
export type OwnerOf = (owned: Ownable) => Person | null;

/** Reads who answers now for the nodes of the tree, and for the segments that are no branch of it. */
export async function lookUpOwners({ ownership, clock }: CommandSystem, snapshot: Snapshot): Promise<OwnerOf> {
  const kept = await ownership.read();
  const people = listAccountables(snapshot, kept, clock.now());
  const owners = selectOwnersAt(kept, clock.now());
  const slots = slotsByMetric(snapshot.model.workspace);
  return ({ node, segment, metric }) => {
    if (node !== null || segment === undefined) return (node && people.get(node.path)) ?? null;
    const owner = findSegmentOwner(segment, owners, slots.get(metric ?? ''));
    return owner.kind === 'owned' ? owner.person : null;
  };
}
