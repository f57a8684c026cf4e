import { describeWorkspaceChange } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';

/** One version with its changes. */
export interface VersionSummary {
  readonly version: number;
  readonly appliedAt: Date;
  /** What it changed of the version before, one line per difference. */
  readonly changes: readonly string[];
}

/** The newest versions of the workspace with what each changed, the newest first; `most` of them. */
export async function listVersions({ caller, stores }: UseCaseContext, most: number): Promise<VersionSummary[]> {
  authorise(caller.principal, 'read_model');
  const newest = (await stores.workspaces.current())?.version ?? 0;
  // One more than is shown, for what the oldest of them changed.
  const versions = await stores.workspaces.versions(Math.max(0, newest - most - 1));
  const summaries = versions.map(({ version, appliedAt, workspace }, index) => ({
    version,
    appliedAt,
    changes: describeWorkspaceChange(versions[index - 1]?.workspace ?? null, workspace),
  }));
  return summaries.reverse().slice(0, most);
}
