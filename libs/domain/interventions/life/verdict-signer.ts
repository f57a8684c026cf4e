/** Who signs a verdict off: the owner of the plan's node, but never the owner of the plan. */
import type { NodeOwnership, OwnedBy } from '../../ownership/effective-owner.js';
import type { OwnedNode } from '../../ownership/target.js';

export interface VerdictSigner {
  readonly owner: OwnedBy;
  /** The node that they own: that of the plan, or one further up. */
  readonly path: string;
}

/**
 * The effective owner of the node; where that is the owner of the plan, the next owner up the path. `null` when nobody else is there to sign.
 */
export function verdictSigner(
  nodes: ReadonlyMap<string, OwnedNode>,
  owned: ReadonlyMap<string, NodeOwnership>,
  primary: string,
  planOwner: string,
): VerdictSigner | null {
  for (let path: string | null = primary; path !== null; path = nodes.get(path)?.parentPath ?? null) {
    const owner = owned.get(path)?.accountable;
    if (owner?.kind === 'owned' && owner.person.id !== planOwner && owner.holder.id !== planOwner)
      return { owner, path };
  }
  return null;
}
