/** What somebody is to one node now: Accountable or Responsible, with inheritance, teams and cover counted in. */
import {
  findEffectiveOwners,
  selectOwnersAt,
  type Instant,
  type NodeOwnership,
  type OwnedNode,
  type Ownership,
  type Relation,
} from '@bough/domain';

/** The tree and the owners at one instant. */
export interface OwnedTree {
  readonly nodes: readonly OwnedNode[];
  readonly ownership: Ownership;
  readonly at: Instant;
}

/**
 * The relation of a person (id) to the node at a path. Both the holder and whoever acts for them are accountable. `null` for somebody who
 * has no part in the node, and for a node that does not exist.
 */
export function relationAt(tree: OwnedTree, person: string, path: string): Relation | null {
  const owned = findEffectiveOwners(tree.nodes, selectOwnersAt(tree.ownership, tree.at)).get(path);
  if (!owned) return null;
  const { accountable } = owned;
  if (accountable.kind === 'owned' && (accountable.person.id === person || accountable.holder.id === person))
    return 'accountable';
  return isResponsible(owned, tree.ownership, person) ? 'responsible' : null;
}

/** Whether a person is Responsible, by name or as a member of a team. */
function isResponsible({ responsible }: NodeOwnership, { teams }: Ownership, person: string): boolean {
  return responsible.some(({ assignment: { party } }) => {
    if (party === null) return false;
    if ('person' in party) return party.person === person;
    const team = teams.find(({ id }) => id === party.team);
    return team !== undefined && (team.lead === person || team.members.includes(person));
  });
}
