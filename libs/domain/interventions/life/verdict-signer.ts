/** Who signs a verdict off: whoever answers for the node that was bet on, but never who made the bet. */
import type { NodeOwnership, OwnedBy } from '../../ownership/effective-owner.js';
import type { OwnedNode } from '../../ownership/target.js';

export interface VerdictSigner {
  readonly owner: OwnedBy;
  /** The node where they were found: the one that was bet on, or one further up. */
  readonly path: string;
}

/**
 * The effective owner of the node; where that is the one who made the bet, the next one up the path. `null` when nobody else is
 * there to sign.
 */
export function verdictSigner(
  nodes: ReadonlyMap<string, OwnedNode>,
  owned: ReadonlyMap<string, NodeOwnership>,
  primary: string,
  bettor: string,
): VerdictSigner | null {
  for (let path: string | null = primary; path !== null; path = nodes.get(path)?.parentPath ?? null) {
    const owner = owned.get(path)?.accountable;
    if (owner?.kind === 'owned' && owner.person.id !== bettor && owner.holder.id !== bettor) return { owner, path };
  }
  return null;
}
