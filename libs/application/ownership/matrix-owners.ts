/** Who answers for the cells of a tree side by side, with every person once. */
import { findOwnerAlong, slotTarget, type EffectiveOwner, type Person } from '@bough/domain';
import type { TreeMatrix } from '../comparisons/matrix/matrix.js';
import type { OwnerView } from './owner-view.js';

/** How somebody came to answer for a node: assigned to it, from further up, acting for whoever is away; a gap: nobody does. */
export type OwnerKind = 'direct' | 'inherited' | 'acting' | 'gap';

/** Owners by their index among `people`; `null` for a gap, and where there is no node. */
export interface MatrixOwners {
  readonly people: readonly Person[];
  /** In the order of the cells. */
  readonly cells: readonly (number | null)[];
  readonly kinds: readonly (OwnerKind | null)[];
  /** Who is assigned to the slot of each row, in all branches at once. */
  readonly rows: readonly (number | null)[];
}

/** The owners of a matrix, as they are in `view`. */
export function matrixOwners({ cells, rows }: TreeMatrix, { owned, owners }: OwnerView): MatrixOwners {
  const places = new Map<string, number>();
  const people: Person[] = [];
  const indexOf = (owner: EffectiveOwner): number | null => {
    if (owner.kind === 'gap') return null;
    const { person } = owner;
    const known = places.get(person.id);
    if (known !== undefined) return known;
    places.set(person.id, people.length);
    return people.push(person) - 1;
  };
  const found = cells.map(({ node }) => node && owned.get(node.path)!.accountable);
  return {
    cells: found.map((owner) => owner && indexOf(owner)),
    kinds: found.map((owner) => owner && kindOf(owner)),
    rows: rows.map(({ template }) => {
      if (template === null) return null;
      const slot = slotTarget(template.key);
      return indexOf(findOwnerAlong([slot], slot, owners));
    }),
    people,
  };
}

function kindOf(owner: EffectiveOwner): OwnerKind {
  if (owner.kind === 'gap') return 'gap';
  return owner.covers.length > 0 ? 'acting' : owner.direct ? 'direct' : 'inherited';
}
