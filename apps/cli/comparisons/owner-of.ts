import { listAccountables, type PartView, type Snapshot } from '@bough/application';
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

/** Reads who answers for the nodes of the tree, and for other segments, now. */
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

/** Who answers for what a part of an explanation is about; `null` for a gap, and for a measure, which nobody owns. */
export function ownerOfPart({ node, segment, metric }: PartView, ownerOf: OwnerOf): Person | null {
  return metric === null ? null : ownerOf({ node: node === null ? null : { path: node }, segment, metric });
}
