import type { AuditEntry } from '../access/audit.store.js';
import { Refusal, type Actor, type Ownership, type OwnershipEdit, type OwnershipWrite } from '@bough/domain';

/** Somebody else changed people or owners since they were read. */
export class OwnershipConflict extends Refusal {
  constructor(
    readonly expected: number,
    readonly current: number,
  ) {
    super(
      'VERSION_CONFLICT',
      `ownership is at version ${current}, not ${expected}: somebody changed it; look again and repeat the change`,
    );
  }
}

/** Two people would be Accountable for one target at the same time, which the database itself refuses. */
export class AccountableOverlap extends Refusal {
  constructor() {
    super('ACCOUNTABLE_OVERLAP', 'somebody else is Accountable for the same target in the same time');
  }
}

export interface OwnershipChangeInfo {
  readonly actor: Actor;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly reason: string | null;
  /** The audit entry, written in the same transaction. */
  readonly entry?: AuditEntry;
  /** The version that the change was made from. */
  readonly expected: number;
}

/** People, teams, assignments and delegations, version after version. */
export abstract class OwnershipStore {
  /** 0 before the first change. */
  abstract version(): Promise<number>;
  /** Everything that is not superseded; with `knownAt` (epoch milliseconds), as it was recorded at that instant. */
  abstract read(knownAt?: number): Promise<Ownership>;
  /** Every change that was saved, oldest first. */
  abstract edits(): Promise<OwnershipEdit[]>;
  /**
   * Saves all or nothing and gives the new version. People who are no longer active lose sessions, tokens, links and password with it.
   * Refuses with `OwnershipConflict` unless `expected` is the newest version, and with `AccountableOverlap` when two people would be
   * Accountable at once.
   */
  abstract save(write: OwnershipWrite, info: OwnershipChangeInfo): Promise<number>;
  /** Deletes every assignment, delegation and team, and the people with these keys. */
  abstract remove(people: readonly string[], info: Omit<OwnershipChangeInfo, 'expected'>): Promise<void>;
}
