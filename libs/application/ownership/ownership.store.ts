import type { AuditEntry } from '../access/audit.store.js';
import { Refusal, type Actor, type Ownership, type OwnershipWrite } from '@bough/domain';

/** Somebody else changed people or owners since they were looked at. */
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

/** The database itself holds that at most one is Accountable for a target at any instant. */
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
  /** For the audit, in the same transaction. */
  readonly entry?: AuditEntry;
  /** The version that the change was made from. */
  readonly expected: number;
}

/** People, teams, assignments and delegations, version after version. */
export abstract class OwnershipStore {
  /** 0 before the first change. */
  abstract version(): Promise<number>;
  /** Everything that is not superseded. With `knownAt` (epoch milliseconds): as it was recorded at that instant. */
  abstract read(knownAt?: number): Promise<Ownership>;
  /**
   * All or nothing; gives the new version. Whoever is no longer active loses sessions, tokens, links and password with it. Refuses with `OwnershipConflict` unless `expected` is the newest version, and with
   * `AccountableOverlap` when two would be Accountable at once.
   */
  abstract save(write: OwnershipWrite, info: OwnershipChangeInfo): Promise<number>;
  /** Forgets every assignment, delegation and team, and the people with these keys, as if they had never been. */
  abstract remove(people: readonly string[], info: Omit<OwnershipChangeInfo, 'expected'>): Promise<void>;
}
