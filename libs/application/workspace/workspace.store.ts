import type { AuditEntry } from '../access/audit.store.js';
import { Refusal, type Workspace } from '@bough/domain';

/** One version of the workspace. */
export interface AppliedWorkspace {
  readonly version: number;
  readonly workspace: Workspace;
  readonly appliedAt: Date;
}

/** Somebody else changed the workspace after the caller read it. */
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

/**
 * Whether the database holds the demo: `partly`, while it is loaded or since that was interrupted; `mixed`, beside imports of
 * somebody's own.
 */
export type DemoState = 'none' | 'partly' | 'whole' | 'mixed';

/** Stores the versions of the workspace. */
export abstract class WorkspaceStore {
  /** The newest version; `null` before the first `apply`. */
  abstract current(): Promise<AppliedWorkspace | null>;
  /** The version with this number; `null` when there is none. */
  abstract version(version: number): Promise<AppliedWorkspace | null>;
  /** The versions after one, the oldest first; after 0 (the default) all of them. */
  abstract versions(after?: number): Promise<AppliedWorkspace[]>;
  /**
   * Saves a new version and makes the stored facts agree with it: a new time zone puts them on other days, new dimensions put customers
   * into other cells. The days concerned are logged for the next refresh. If `expected` is given and is not the newest version, it throws
   * a `VersionConflict`; nobody can save another version in between. `entry` goes to the audit in the same transaction. `demo`: the loader
   * of the demo marks its workspace so; an edit leaves the mark as it is (`null`).
   */
  abstract save(
    workspace: Workspace,
    appliedAt: Date,
    expected?: number,
    entry?: AuditEntry,
    demo?: boolean | null,
  ): Promise<AppliedWorkspace>;
  /** What there is of the demo, by the marks of its loader. */
  abstract demo(): Promise<DemoState>;
  /** Removes everything that was imported, but not the workspace. */
  abstract removeFacts(entry?: AuditEntry): Promise<void>;
}
