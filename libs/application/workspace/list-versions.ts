/** Lists the versions of the workspace. */
import { describeWorkspaceChange, type Principal } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { WorkspaceStore } from './workspace.store.js';

/** One version with its changes. */
export interface VersionSummary {
  readonly version: number;
  readonly appliedAt: Date;
  /** What it changed of the version before, one line per difference. */
  readonly changes: readonly string[];
}

/** The newest versions of the workspace with what each changed, the newest first. */
export class ListVersions {
  constructor(private readonly workspaces: WorkspaceStore) {}

  async run(principal: Principal | null, most: number): Promise<VersionSummary[]> {
    authorise(principal, 'read_model');
    const newest = (await this.workspaces.current())?.version ?? 0;
    // One more than is shown, for what the oldest of them changed.
    const versions = await this.workspaces.versions(Math.max(0, newest - most - 1));
    const told = versions.map(({ version, appliedAt, workspace }, index) => ({
      version,
      appliedAt,
      changes: describeWorkspaceChange(versions[index - 1]?.workspace ?? null, workspace),
    }));
    return told.reverse().slice(0, most);
  }
}
