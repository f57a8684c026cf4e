import { Refusal, treeChanges, type TreeChange } from '@bough/domain';
import type { AppliedWorkspace, WorkspaceStore } from './workspace.store.js';

/** What differs between the structures of two versions. */
export class CompareVersions {
  constructor(private readonly workspaces: WorkspaceStore) {}

  async run(from: number, to: number): Promise<TreeChange[]> {
    const [before, after] = await Promise.all([this.version(from), this.version(to)]);
    return treeChanges(before.workspace, after.workspace);
  }

  private async version(version: number): Promise<AppliedWorkspace> {
    const found = await this.workspaces.version(version);
    if (found) return found;
    const newest = (await this.workspaces.current())?.version ?? 0;
    throw new Refusal('VERSION_UNKNOWN', `There is no version ${version}; the newest is ${newest}.`);
  }
}
