import { listAccountables, type Snapshot } from '@bough/application';
import type { Person, TreeNode } from '@bough/domain';
import type { CommandSystem } from '../connect.js';

/** Who answers for a node; `null` for a gap, and where there is no node. */
export type OwnerOf = (node: Pick<TreeNode, 'path'> | null) => Person | null;

/** Reads who answers for the nodes of the tree now. */
export async function lookUpOwners({ ownership, clock }: CommandSystem, snapshot: Snapshot): Promise<OwnerOf> {
  const people = listAccountables(snapshot, await ownership.read(), clock.now());
  return (node) => (node && people.get(node.path)) ?? null;
}
