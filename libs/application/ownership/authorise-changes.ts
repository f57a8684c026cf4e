/**
 * Who may change people and owners: asked for every change on its own, so that a list of them is no way round. Nobody but an
 * admin makes themselves Accountable, drops what they are Accountable for, or changes the past.
 */
import {
  isAllowed,
  Refusal,
  refusalFor,
  type Action,
  type Assignment,
  type Caller,
  type Instant,
  type Ownership,
  type OwnershipChange,
  type Person,
  type Principal,
  type Relation,
} from '@bough/domain';
import { authorise } from '../access/authorise.js';

/**
 * Refuses unless the caller may make every change. `relationTo` says what somebody is to a target; it is only asked when their
 * role does not say enough. `at`: what begins before it is in the past.
 */
export function authoriseChanges(
  { principal }: Caller,
  changes: readonly OwnershipChange[],
  before: Ownership,
  at: Instant,
  relationTo: (person: string, target: string) => Relation | null,
): void {
  const self = before.people.find(({ id }) => id === principal?.person) ?? null;
  for (const change of changes) {
    const action = actionOf(change);
    const asks = 'target' in change && principal?.person != null && !isAllowed(principal, action, null);
    const relation = asks ? relationTo(principal.person!, change.target) : relationToSelf(change, self);
    authorise(principal, action, relation);
    if (isForThemselves(change, self, before, at) && principal?.role !== 'admin') throw refusalFor(principal);
    if (opensDoor(change, before)) authorise(principal, 'write_access');
    if (isPast(change, at)) authorisePast(principal);
  }
}

function actionOf(change: OwnershipChange): Action {
  switch (change.kind) {
    case 'assign':
    case 'end':
      return change.role === 'A' ? 'assign_accountable' : 'assign';
    case 'stop':
    case 'handover':
      return 'assign_accountable';
    case 'cover':
    case 'end-cover':
      return 'delegate';
    case 'person':
    case 'team':
    case 'deactivate':
      return 'write_people';
  }
}

function relationToSelf(change: OwnershipChange, self: Person | null): Relation | null {
  const isCover = change.kind === 'cover' || change.kind === 'end-cover';
  return isCover && self !== null && change.person === self.key ? 'self' : null;
}

/** Takes accountability, or drops it without another who takes it. */
function isForThemselves(change: OwnershipChange, self: Person | null, before: Ownership, at: Instant): boolean {
  if (self === null) return false;
  if (change.kind === 'handover') return change.to === self.key;
  if (change.kind === 'assign') return change.role === 'A' && change.party === self.key;
  const drops = change.kind === 'stop' || (change.kind === 'end' && change.role === 'A');
  return drops && isHeldBy(self, change.target, before, change.from ?? at);
}

function isHeldBy({ id }: Person, target: string, { assignments }: Ownership, from: Instant): boolean {
  const isTheirs = ({ party }: Assignment) => party !== null && 'person' in party && party.person === id;
  return assignments.some((row) => row.target === target && row.role === 'A' && row.validTo > from && isTheirs(row));
}

/** Another address for somebody who is there: a provider that vouches for it would let its holder in. */
function opensDoor(change: OwnershipChange, { people }: Ownership): boolean {
  if (change.kind !== 'person' || change.email === undefined) return false;
  const person = people.find(({ key }) => key === change.key);
  return person !== undefined && person.email !== (change.email?.toLowerCase() ?? null);
}

function isPast(change: OwnershipChange, at: Instant): boolean {
  return 'from' in change && change.from != null && change.from < at;
}

function authorisePast(principal: Principal | null): void {
  if (isAllowed(principal, 'backdate')) return;
  throw new Refusal(
    'FORBIDDEN',
    'What begins in the past is changed by an admin who has signed in, and with a reason.',
  );
}
