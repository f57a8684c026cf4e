/**
 * What somebody is to the nodes of a target: accountable, when they answer for every one of them now, inheritance and cover
 * counted in. It opens the narrow rights that the table of rights gives to owners.
 */
import {
  ALL_SEGMENTS,
  dimensionOf,
  effectiveOwners,
  growTree,
  ownersAt,
  slotOf,
  slotTarget,
  type EffectiveOwner,
  type Ownership,
  type OwnedNode,
  type Relation,
} from '@bough/domain';
import type { UseCaseContext } from '../context.js';

/** `null` for who answers for only some of the nodes, and for a target without any. */
export function relationToTarget(
  nodes: readonly OwnedNode[],
  ownership: Ownership,
  at: number,
  person: string,
  target: string,
): Relation | null {
  const meant = nodes.filter(({ path }) => path === target || slotOf(path) === target);
  if (meant.length === 0) return null;
  const owners = effectiveOwners(nodes, ownersAt(ownership, at));
  return meant.every(({ path }) => answers(owners.get(path)!.accountable, person)) ? 'accountable' : null;
}

/** Who acts, and who they act for. */
function answers(owner: EffectiveOwner, person: string): boolean {
  return owner.kind === 'owned' && (owner.person.id === person || owner.holder.id === person);
}

/** To the node that a template key stands for in every branch, as edits of the tree's structure mean it. */
export async function relationToNode(context: UseCaseContext, person: string, key: string): Promise<Relation | null> {
  const { stores, clock } = context;
  const applied = await stores.workspaces.current();
  if (!applied) return null;
  const nodes = growTree(applied.workspace.tree, dimensionOf(applied.workspace));
  return relationToTarget(nodes, await stores.ownership.read(), clock.now(), person, slotTarget(key));
}

/** To the branch of a segment, or to the root for `all`. Segments of other dimensions have no branch, and nobody answers for them. */
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
  return relationToTarget(nodes, await stores.ownership.read(), clock.now(), person, key!);
}
