/** Which assignments and covers a question is about. */
import { holdsAt, type Assignment, type Delegation, type Ownership, type Party } from './assignment.js';
import { isSameParty } from './changes/assign-roles.js';
import type { Instant } from './person.js';

export interface AssignmentQuestion {
  readonly at: Instant;
  /** Also those that are over and those that are to come. */
  readonly history: boolean;
  readonly target?: string;
  readonly party?: Party;
}

/** Assignments by target, role and start. */
export function selectAssignments({ assignments }: Ownership, asked: AssignmentQuestion): Assignment[] {
  const { at, history, target, party } = asked;
  return assignments.filter(
    (each) =>
      (history || holdsAt(each, at)) &&
      (target === undefined || each.target === target) &&
      (!party || (each.party !== null && isSameParty(each.party, party))),
  );
}

/** Covers that hold at some instant of a half-open range, those that begin first first. */
export function selectDelegations(
  { delegations }: Ownership,
  range: { readonly start: Instant; readonly endExclusive: Instant },
): Delegation[] {
  const { start, endExclusive } = range;
  return delegations
    .filter(({ validFrom, validTo }) => validFrom < endExclusive && start < validTo)
    .sort((a, b) => a.validFrom - b.validFrom || (a.id < b.id ? -1 : 1));
}
