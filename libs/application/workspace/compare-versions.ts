import { Refusal, versionChanges, type TreeChange, type Principal, type VersionSections } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { WorkspaceStore } from './workspace.store.js';

/** What differs between the structures of two versions. */
export class CompareVersions {
  constructor(private readonly workspaces: WorkspaceStore) {}

  async run(principal: Principal | null, from: number, to: number): Promise<TreeChange[]> {
    authorise(principal, 'read_model');
    const [before, after] = await Promise.all([this.sections(from), this.sections(to)]);
    return versionChanges(before, after);
  }

  /** What a version says about tree, metrics and standards, or a refusal that says which versions there are. */
  async sections(version: number): Promise<VersionSections> {
    const found = await this.workspaces.version(version);
    if (found) return found.workspace;
    const newest = (await this.workspaces.current())?.version ?? 0;
    throw new Refusal('VERSION_UNKNOWN', `There is no version ${version}; the newest is ${newest}.`);
  }
}
