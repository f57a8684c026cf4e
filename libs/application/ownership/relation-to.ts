/**
 * What somebody is to the nodes of a target: accountable when they answer for every one of them now, with inheritance and cover counted
 * in. It opens the narrow rights that the table of rights gives to owners.
 */
import {
  ALL_SEGMENTS,
  dimensionOf,
  findEffectiveOwners,
  growTree,
  selectOwnersAt,
  slotOf,
  slotTarget,
  type EffectiveOwner,
  type Relation,
} from '@bough/domain';
import type { WorkspaceStore } from '../workspace/workspace.store.js';
import type { OwnershipStore } from './ownership.store.js';
import type { OwnedTree } from './relation-at.js';

/** The relation of a person (id) to a target. `null` for somebody who answers for only some of its nodes, and for a target without nodes. */
export function relationToTarget(tree: OwnedTree, person: string, target: string): Relation | null {
  const nodes = tree.nodes.filter(({ path }) => path === target || slotOf(path) === target);
  if (nodes.length === 0) return null;
  const owners = findEffectiveOwners(tree.nodes, selectOwnersAt(tree.ownership, tree.at));
  return nodes.every(({ path }) => answersFor(owners.get(path)!.accountable, person)) ? 'accountable' : null;
}

/** Whether a person acts for a node, or is the one who is acted for. */
function answersFor(owner: EffectiveOwner, person: string): boolean {
  return owner.kind === 'owned' && (owner.person.id === person || owner.holder.id === person);
}

/** Gives relations to the node that a template key stands for in every branch, as edits of the tree's structure mean it. */
export function relationToNode(workspaces: WorkspaceStore, ownership: OwnershipStore, now: () => number) {
  return async (person: string, key: string): Promise<Relation | null> => {
    const applied = await workspaces.current();
    if (!applied) return null;
    const nodes = growTree(applied.workspace.tree, dimensionOf(applied.workspace));
    return relationToTarget({ nodes, ownership: await ownership.read(), at: now() }, person, slotTarget(key));
  };
}

/** Gives relations to the branch of a segment, or to the root for `all`. Segments of other dimensions have no branch and no owner. */
export function relationToSegment(workspaces: WorkspaceStore, ownership: OwnershipStore, now: () => number) {
  return async (person: string, segment: string): Promise<Relation | null> => {
    const applied = await workspaces.current();
    if (!applied) return null;
    const dimension = dimensionOf(applied.workspace);
    const [ofDimension, key] = segment === ALL_SEGMENTS ? [dimension.key, ''] : segment.split('/');
    if (ofDimension !== dimension.key) return null;
    const nodes = growTree(applied.workspace.tree, dimension);
    return relationToTarget({ nodes, ownership: await ownership.read(), at: now() }, person, key!);
  };
}
