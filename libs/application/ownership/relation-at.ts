/** What somebody is to one node now: accountable or responsible, inheritance, teams and cover counted in. */
import {
  findEffectiveOwners,
  selectOwnersAt,
  type Instant,
  type NodeOwnership,
  type OwnedNode,
  type Ownership,
  type Relation,
} from '@bough/domain';

/** `null` for who has no part in it, and for a node that is not there. Accountable is whoever holds it and whoever acts for them. */
export function relationAt(
  nodes: readonly OwnedNode[],
  ownership: Ownership,
  at: Instant,
  person: string,
  path: string,
): Relation | null {
  const owned = findEffectiveOwners(nodes, selectOwnersAt(ownership, at)).get(path);
  if (!owned) return null;
  const { accountable } = owned;
  if (accountable.kind === 'owned' && (accountable.person.id === person || accountable.holder.id === person))
    return 'accountable';
  return isResponsible(owned, ownership, person) ? 'responsible' : null;
}

/** A team is its members. */
function isResponsible({ responsible }: NodeOwnership, { teams }: Ownership, person: string): boolean {
  return responsible.some(({ assignment: { party } }) => {
    if (party === null) return false;
    if ('person' in party) return party.person === person;
    const team = teams.find(({ id }) => id === party.team);
    return team !== undefined && (team.lead === person || team.members.includes(person));
  });
}
