import { findEffectiveOwners, selectOwnersAt, type Instant, type Ownership, type Person } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** Who acts for each node of the tree, by path. Nodes that nobody answers for are left out. */
export function listAccountables({ model }: Snapshot, ownership: Ownership, at: Instant): Map<string, Person> {
  const owned = findEffectiveOwners(model.nodes, selectOwnersAt(ownership, at));
  return new Map(
    [...owned].flatMap(([path, { accountable }]) => (accountable.kind === 'owned' ? [[path, accountable.person]] : [])),
  );
}
