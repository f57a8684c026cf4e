import {
  findEffectiveOwners,
  mapOwnedNodes,
  selectOwnersAt,
  slotsByMetric,
  type NodeOwnership,
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
 * The owners of a snapshot's tree, read once for the whole request, however many nodes ask. `at`: an instant; left out: the moment at which
 * the request first asked.
 */
export async function viewOwners(
  context: UseCaseContext,
  snapshot: Snapshot = context.snapshot(),
  at?: Date | null,
): Promise<OwnerView> {
  const instant = at ?? (await context.once('owners: moment', async () => context.clock.date()));
  const key = `owners: ${snapshot.workspaceVersion} ${instant.getTime()}`;
  return context.once(key, async () => {
    const { model } = snapshot;
    const owners = selectOwnersAt(await context.kept.ownership.newest(), instant.getTime());
    const nodes = mapOwnedNodes(model.nodes, model.workspace);
    const words = { owners, nodes, timeZone: model.workspace.timeZone };
    const owned = findEffectiveOwners([...nodes.values()], owners);
    return { at: instant, owners, owned, words, slots: slotsByMetric(model.workspace) };
  });
}
