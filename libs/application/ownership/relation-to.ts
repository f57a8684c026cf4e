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
import type { UseCaseContext } from '../context.js';
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

/** The relation of a person (id) to the node that a template key stands for in every branch, as edits of the tree's structure mean it. */
export async function relationToNode(context: UseCaseContext, person: string, key: string): Promise<Relation | null> {
  const { stores, clock } = context;
  const applied = await stores.workspaces.current();
  if (!applied) return null;
  const nodes = growTree(applied.workspace.tree, dimensionOf(applied.workspace));
  const tree = { nodes, ownership: await stores.ownership.read(), at: clock.now() };
  return relationToTarget(tree, person, slotTarget(key));
}

/** The relation of a person (id) to a segment's branch, or to the root for `all`. Segments of other dimensions have no branch and no owner. */
export async function relationToSegment(
  context: UseCaseContext,
  person: string,
  segment: string,
): Promise<Relation | null> {
  const { stores, clock } = context;
  const applied = await stores.workspaces.current();
  if (!applied) return null;
  const dimension = dimensionOf(applied.workspace);
  const [ofDimension, key] = segment === ALL_SEGMENTS ? [dimension.key, ''] : segment.split('/');
  if (ofDimension !== dimension.key) return null;
  const nodes = growTree(applied.workspace.tree, dimension);
  const tree = { nodes, ownership: await stores.ownership.read(), at: clock.now() };
  return relationToTarget(tree, person, key!);
}
