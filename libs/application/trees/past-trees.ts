import { structureOverToday, structureVersion, type Workspace } from '@bough/domain';
import { Recent } from './recent.js';
import type { Snapshot } from './snapshot.js';
import type { WorkspaceStore } from '../workspace/workspace.store.js';

const KEPT_VERSIONS = 4;

/** The tree and the metrics as they were in an earlier version, over the numbers of today. The last few are kept. */
export class PastTrees {
  private readonly known = new WeakMap<Snapshot, Recent<number, Promise<Snapshot | null>>>();

  constructor(private readonly workspaces: WorkspaceStore) {}

  /** `null` when there is no such version, or it is newer than what `today` knows. */
  async snapshotOf(today: Snapshot, version: number): Promise<Snapshot | null> {
    if (version === today.workspaceVersion) return today;
    if (version < 1 || version > today.workspaceVersion) return null;
    let kept = this.known.get(today);
    if (!kept) this.known.set(today, (kept = new Recent(KEPT_VERSIONS)));
    return kept.get(version, () => this.read(today, version));
  }

  /** The tree, owners and standards of an instant; `null` when there was no workspace yet. An instant to come has the tree of today. */
  async snapshotAt(today: Snapshot, at: Date): Promise<Snapshot | null> {
    const applied = (await this.workspaces.versions()).findLast(({ appliedAt }) => appliedAt <= at);
    if (!applied) return null;
    const then = await this.snapshotOf(today, Math.min(applied.version, today.workspaceVersion));
    return then && then.seenAt(at);
  }

  private async read(today: Snapshot, version: number): Promise<Snapshot | null> {
    const versions = (await this.workspaces.versions()).filter((each) => each.version <= version);
    const then = versions.at(-1);
    if (then?.version !== version) return null;
    return withStructure(today, then.workspace, version, structureVersion(versions));
  }
}

/** Another structure over the numbers of a snapshot. */
export function withStructure(today: Snapshot, then: Workspace, version: number, structure: number): Snapshot {
  const { workspace, branches } = structureOverToday(then, today.model.workspace);
  return today.over(workspace, branches, version, structure);
}
