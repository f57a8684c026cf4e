import {
  findCutOwners,
  findEffectiveOwners,
  mapOwnedNodes,
  ownedSegments,
  selectOwnersAt,
  slotsByMetric,
  type Model,
  type NodeOwnership,
  type OwnedNode,
  type OwnersAt,
  type OwnerWordContext,
} from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Snapshot } from '../trees/snapshot.js';

/** Who answers for every node of a tree, and every segment that is no branch of it, at an instant, ready to be said in words. */
export interface OwnerView {
  readonly at: Date;
  readonly owners: OwnersAt;
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly words: OwnerWordContext;
  /** The slots of each metric. */
  readonly slots: ReadonlyMap<string, readonly string[]>;
}

/**
 * The owners of a snapshot's tree, read once for the whole request, however many nodes ask. `at`: an instant; left out: the one from which
 * the tree is seen, or the moment at which the request first asked.
 */
export async function viewOwners(
  context: UseCaseContext,
  snapshot: Snapshot = context.snapshot(),
  at?: Date | null,
): Promise<OwnerView> {
  // Owners change without the snapshot, also those of an instant that is given.
  context.dependsOnSnapshotOnly = false;
  const { asOf, dimension } = snapshot.viewpoint;
  const instant = at ?? asOf ?? (await context.once('owners: moment', async () => context.clock.date()));
  const key = `owners: ${snapshot.workspaceVersion} ${dimension ?? ''} ${instant.getTime()}`;
  return context.once(key, async () => {
    const { model } = snapshot;
    const owners = selectOwnersAt(await context.kept.ownership.newest(), instant.getTime());
    const nodes = dimension === null ? mapOwnedNodes(model.nodes, model.workspace) : nodesOfCut(model);
    const words = { owners, nodes, timeZone: model.workspace.timeZone };
    const owned =
      dimension === null
        ? findEffectiveOwners([...nodes.values()], owners)
        : findCutOwners(model.nodes, model.branches, owners);
    return { at: instant, owners, owned, words, slots: slotsByMetric(model.workspace) };
  });
}

/** The nodes of a tree that is cut by another dimension, and the segments that people are assigned to in their place. */
function nodesOfCut({ nodes, branches }: Model): Map<string, OwnedNode> {
  return new Map([...nodes, ...ownedSegments(branches)].map((node) => [node.path, node]));
}
