import type { Workspace } from '@bough/domain';

export interface AppliedWorkspace {
  readonly version: number;
  readonly workspace: Workspace;
  readonly appliedAt: Date;
}

/** Where the workspace is kept, version after version. */
export abstract class WorkspaceStore {
  /** The newest version; `null` before the first `apply`. */
  abstract current(): Promise<AppliedWorkspace | null>;
  /**
   * Saves a new version and makes the stored facts agree with it: a new time zone puts them on other days, new dimensions
   * put customers into other cells. The days concerned are logged for refresh.
   */
  abstract save(workspace: Workspace, appliedAt: Date): Promise<AppliedWorkspace>;
  /** Removes everything that was imported; the workspace stays. */
  abstract removeFacts(): Promise<void>;
}
