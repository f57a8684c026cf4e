/**
 * What somebody is to the nodes of a target: accountable when they answer for every one of them now, with inheritance and cover counted
 * in. It opens the narrow rights that the table of rights gives to owners.
 */
import {
  canonicalTarget,
  dimensionOf,
  findEffectiveOwners,
  growTree,
  listOwnedNodes,
  segmentTarget,
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

/** The relation of a person (id) to a segment, given by its id, or to the root for `all`. */
export async function relationToSegment(
  context: UseCaseContext,
  person: string,
  segment: string,
): Promise<Relation | null> {
  const { stores, clock } = context;
  const applied = await stores.workspaces.current();
  if (!applied) return null;
  const { workspace } = applied;
  const nodes = listOwnedNodes(growTree(workspace.tree, dimensionOf(workspace)), workspace);
  const paths = new Set(nodes.map(({ path }) => path));
  const target = canonicalTarget(segmentTarget(segment), paths, workspace.tree.dimension);
  return relationToTarget({ nodes, ownership: await stores.ownership.read(), at: clock.now() }, person, target);
}
