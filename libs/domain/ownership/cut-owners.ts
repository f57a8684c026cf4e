/**
 * Who answers for the nodes of a tree that is cut by another dimension than its own. Its segments are no branches, so nobody is assigned to
 * its nodes: a segment's own Accountable is asked first, then those of the slots on the way up, then that of the root.
 */
import { segmentId } from '../trees/model-of-workspace.js';
import type { Dimension } from '../segments/dimension.js';
import type { TreeNode } from '../trees/tree.js';
import { findEffectiveOwners, findOwnerAlong, type EffectiveOwner, type NodeOwnership } from './effective-owner.js';
import type { OwnersAt } from './owners-at.js';
import { ownedSegments, segmentTarget, slotTarget, type OwnedNode } from './target.js';

/** Who answers for every node of the tree, by path. Responsible, Consulted and Informed are those of the segment. */
export function findCutOwners(
  nodes: readonly TreeNode[],
  dimension: Dimension,
  owners: OwnersAt,
): Map<string, NodeOwnership> {
  const root: OwnedNode = nodes.find(({ path }) => path === '')!;
  const bySegment = findEffectiveOwners([root, ...ownedSegments(dimension)], owners);
  return new Map(
    nodes.map((node): [string, NodeOwnership] => {
      if (node.segment === null) return [node.path, bySegment.get('')!];
      const target = segmentTarget(segmentId(dimension.key, node.segment));
      const [, ...keys] = node.path.split('/');
      const slots = keys.reverse().map(slotTarget);
      const found = findOwnerAlong([target, ...slots, ''], target, owners);
      const accountable = withDirect(found, slots[0] ?? target);
      return [node.path, { ...bySegment.get(target)!, path: node.path, accountable }];
    }),
  );
}

/** The owner, direct if the assignment is to what the node itself stands for. */
function withDirect(owner: EffectiveOwner, own: string): EffectiveOwner {
  return owner.kind === 'owned' ? { ...owner, direct: owner.from.path === own } : owner;
}
