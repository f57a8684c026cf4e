import type { AuditEntry } from '../access/audit.store.js';
import { Refusal, type Workspace } from '@bough/domain';

export interface AppliedWorkspace {
  readonly version: number;
  readonly workspace: Workspace;
  readonly appliedAt: Date;
}

/** Somebody else changed the workspace since it was looked at. */
export class VersionConflict extends Refusal {
  constructor(
    readonly expected: number,
    /** 0 when there is no workspace. */
    readonly current: number,
  ) {
    super(
      'VERSION_CONFLICT',
      `the workspace is at version ${current}, not ${expected}: somebody changed it; look again and repeat the change`,
    );
  }
}

/** Where the workspace is kept, version after version. */
export abstract class WorkspaceStore {
  /** The newest version; `null` before the first `apply`. */
  abstract current(): Promise<AppliedWorkspace | null>;
  /** One version; `null` when there is none with this number. */
  abstract version(version: number): Promise<AppliedWorkspace | null>;
  /** The versions that came after one, the oldest first; all of them after 0. */
  abstract versions(after?: number): Promise<AppliedWorkspace[]>;
  /**
   * Saves a new version and makes the stored facts agree with it: a new time zone puts them on other days, new dimensions
   * put customers into other cells. The days concerned are logged for refresh. With `expected` it refuses
   * (`VersionConflict`) unless that is the newest version, which nobody can change meanwhile.
   * `entry` goes to the audit in the same transaction.
   */
  abstract save(
    workspace: Workspace,
    appliedAt: Date,
    expected?: number,
    entry?: AuditEntry,
  ): Promise<AppliedWorkspace>;
  /** Removes everything that was imported; the workspace stays. */
  abstract removeFacts(entry?: AuditEntry): Promise<void>;
}
