/**
 * Who may change people and owners. Every change of a list is authorised by itself, so that a list is no way round a right. Only an admin
 * may make themselves Accountable, drop what they are Accountable for, or change the past.
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

/** What decides whether changes are allowed, beside who asks. */
export interface AuthorisationBasis {
  /** Ownership before the changes. */
  readonly before: Ownership;
  /** What begins before this instant is in the past. */
  readonly at: Instant;
  /** What a person (id) is to a target; only asked when their role does not decide. */
  readonly relationTo: (person: string, target: string) => Relation | null;
}

/** Refuses unless the caller may make every change. */
export function authoriseChanges(
  { principal }: Caller,
  changes: readonly OwnershipChange[],
  { before, at, relationTo }: AuthorisationBasis,
): void {
  const self = before.people.find(({ id }) => id === principal?.person) ?? null;
  for (const change of changes) {
    const action = actionOf(change);
    const asks = 'target' in change && principal?.person != null && !isAllowed(principal, action, null);
    const relation = asks ? relationTo(principal.person!, change.target) : relationToSelf(change, self);
    authorise(principal, action, relation);
    if (isForThemselves(change, self, before, at) && principal?.role !== 'admin') throw refusalFor(principal);
    if (changesAddress(change, before)) authorise(principal, 'write_access');
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

/** Whether the caller takes accountability, or drops it without anybody else who takes it. */
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

/** Whether somebody who exists gets another address: an identity provider that vouches for it would let its holder sign in. */
function changesAddress(change: OwnershipChange, { people }: Ownership): boolean {
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
