/** People, teams and effective owners of the domain as models. */
import {
  explainOwner,
  summariseOwner,
  type EffectiveOwner,
  type AssignmentAtNode,
  type NodeOwnership,
  type OwnersAt,
  type Party,
  type Person,
  type Team,
} from '@bough/domain';
import { uuidId } from '../graphql/ids.js';
import type { GrownTree } from '../trees/grown-tree.js';
import type { OwnerView } from '@bough/application';
import {
  CoverageStatus,
  type EffectiveOwnerModel,
  type NodeOwnershipModel,
  type OwnershipStepEnum,
  type PersonModel,
  type TeamModel,
} from './ownership.model.js';

export function personModel({ id, key, name, email, agentNames }: Person, owners: OwnersAt): PersonModel {
  return { id: personId(id), key, name, active: owners.active.has(id), agentNames, address: email };
}

export function teamModel({ id, key, name, lead, members }: Team, owners: OwnersAt): TeamModel {
  const person = (each: string) => personModel(owners.people.get(each)!, owners);
  return { id: teamId(id), key, name, lead: lead === null ? null : person(lead), members: members.map(person) };
}

export const personId = (id: string): string => uuidId('per', id);
export const teamId = (id: string): string => uuidId('tea', id);
export const partyGlobalId = (party: Party): string =>
  'person' in party ? personId(party.person) : teamId(party.team);

export function partyModel(party: Party, owners: OwnersAt): PersonModel | TeamModel {
  return 'person' in party
    ? personModel(owners.people.get(party.person)!, owners)
    : teamModel(owners.teams.get(party.team)!, owners);
}

export function nodeOwnershipModel(found: NodeOwnership, view: OwnerView, tree: GrownTree): NodeOwnershipModel {
  const { accountable } = found;
  const parties = (held: readonly AssignmentAtNode[]) =>
    held.map(({ assignment }) => partyModel(assignment.party!, view.owners));
  return {
    at: view.at,
    status: statusOf(accountable),
    text: summariseOwner(accountable, view.words),
    steps: explainOwner(accountable, view.words).map(({ kind, text }) => ({ kind: kind as OwnershipStepEnum, text })),
    accountable: ownerModel(accountable, view, tree),
    responsible: parties(found.responsible),
    consulted: parties(found.consulted),
    informed: parties(found.informed),
  };
}

/** `null` for a gap. */
export function ownerModel(
  owner: EffectiveOwner,
  { owners }: Pick<OwnerView, 'owners'>,
  tree: GrownTree,
): EffectiveOwnerModel | null {
  if (owner.kind === 'gap') return null;
  const { person, holder, direct, from } = owner;
  return {
    person: personModel(person, owners),
    holder: personModel(holder, owners),
    acting: person.id !== holder.id,
    direct,
    from: tree.byPath.get(from.path) ?? null,
    target: from.assignment.target,
    since: new Date(from.assignment.validFrom),
    assignedBy: from.assignment.assignedBy.name,
  };
}

/** How it comes that somebody, or nobody, answers. */
export function statusOf(owner: EffectiveOwner): CoverageStatus {
  if (owner.kind === 'gap')
    return { NOBODY: CoverageStatus.UNOWNED, STOPPED: CoverageStatus.STOPPED, UNAVAILABLE: CoverageStatus.UNAVAILABLE }[
      owner.reason
    ];
  if (owner.covers.length > 0) return CoverageStatus.COVERED;
  if (owner.passedOver.length > 0) return CoverageStatus.ESCALATED;
  return owner.direct ? CoverageStatus.DIRECT : CoverageStatus.INHERITED;
}
