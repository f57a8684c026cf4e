import type { Action, Caller, Ownership, OwnershipChange, Relation } from '@bough/domain';
import { isAllowed, refusalFor } from '@bough/domain';
import { authorise } from '../access/authorise.js';

/**
 * Asks for every change whether the caller may make it. Nobody but an admin gives accountability to themselves. `relationTo`
 * says what somebody is to a target; it is only asked when their role does not say enough.
 */
export function authoriseChanges(
  { principal }: Caller,
  changes: readonly OwnershipChange[],
  before: Ownership,
  relationTo: (person: string, target: string) => Relation | null,
): void {
  const self = before.people.find(({ id }) => id === principal?.person)?.key ?? null;
  for (const change of changes) {
    const isOwn = change.kind === 'cover' && self !== null && change.person === self;
    const target = change.kind === 'assign' || change.kind === 'end' ? change.target : null;
    const person = principal?.person ?? null;
    const action = actionOf(change);
    const asks = target !== null && person !== null && !isAllowed(principal, action, null);
    authorise(principal, action, isOwn ? 'self' : asks ? relationTo(person, target) : null);
    const takes = change.kind === 'assign' && change.role === 'A' && self !== null && change.party === self;
    if (takes && principal?.role !== 'admin') throw refusalFor(principal);
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
