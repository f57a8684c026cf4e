import {
  describeWorkspaceChange,
  editWorkspace,
  problem,
  Refusal,
  type Problem,
  type Workspace,
  type WorkspaceEdit,
} from '@bough/domain';
import { VersionConflict, type WorkspaceStore } from './workspace.store.js';

export interface StructureChange {
  /** The version that now holds. */
  readonly version: number;
  /** One line per difference; what would differ, after a dry run. */
  readonly changes: readonly string[];
  /** Why nothing was changed; empty when it was. */
  readonly problems: readonly Problem[];
}

/** Changes the tree or the metrics, unless somebody else did since the caller looked. Nothing is saved when a rule is broken. */
export class EditStructure {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly now: () => Date,
  ) {}

  /** `expected` is the version that the caller has seen. With `dryRun` nothing is saved. */
  async run(edit: WorkspaceEdit, expected: number, { dryRun = false } = {}): Promise<StructureChange> {
    const current = await this.workspaces.current();
    if (!current) throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply" first.');
    const { version } = current;
    if (version !== expected) return conflict(new VersionConflict(expected, version));
    const { workspace, problems } = editWorkspace(current.workspace, edit);
    if (problems.length > 0) return { version, changes: [], problems };
    const changes = describeWorkspaceChange(current.workspace, workspace);
    if (changes.length === 0 || dryRun) return { version, changes, problems: [] };
    return this.save(workspace, changes, expected);
  }

  private async save(workspace: Workspace, changes: readonly string[], expected: number): Promise<StructureChange> {
    try {
      const { version } = await this.workspaces.save(workspace, this.now(), expected);
      return { version, changes, problems: [] };
    } catch (error) {
      if (error instanceof VersionConflict) return conflict(error);
      throw error;
    }
  }
}

function conflict({ code, message, current }: VersionConflict): StructureChange {
  return { version: current, changes: [], problems: [problem(code, ['expectedVersion'], message)] };
}
