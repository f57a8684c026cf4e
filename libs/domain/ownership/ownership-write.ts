/** What one change of ownership writes. Nothing is edited in place: a row is superseded, and others are added. */
import type { Assignment, Delegation } from './assignment.js';
import type { Person, Team } from './person.js';

export interface OwnershipWrite {
  /** New, or as they are from now on; by id. */
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  /** Ids of assignments and delegations that no longer hold as they were recorded. */
  readonly superseded: readonly string[];
  readonly assignments: readonly Assignment[];
  readonly delegations: readonly Delegation[];
}

export const NO_WRITE: OwnershipWrite = { people: [], teams: [], superseded: [], assignments: [], delegations: [] };

export function isEmptyWrite(write: OwnershipWrite): boolean {
  return Object.values(write).every((list: readonly unknown[]) => list.length === 0);
}
