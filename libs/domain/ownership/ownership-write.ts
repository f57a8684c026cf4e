/** What one change of ownership writes. Assignments are never edited in place: a row is superseded, and others are added. */
import type { Assignment, Delegation } from './assignment.js';
import type { Person, Team } from './person.js';

export interface OwnershipWrite {
  /** People who are new or who changed, as they are from now on. */
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  /** Ids of assignments and delegations that no longer hold as they were recorded. */
  readonly superseded: readonly string[];
  readonly assignments: readonly Assignment[];
  readonly delegations: readonly Delegation[];
}

export const NO_WRITE: OwnershipWrite = { people: [], teams: [], superseded: [], assignments: [], delegations: [] };

/** Whether the write changes nothing. */
export function isEmptyWrite(write: OwnershipWrite): boolean {
  return Object.values(write).every((list: readonly unknown[]) => list.length === 0);
}
