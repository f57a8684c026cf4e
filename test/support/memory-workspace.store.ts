import {
  VersionConflict,
  WorkspaceStore,
  type AppliedWorkspace,
  type AuditEntry,
  type DemoState,
} from '@bough/application';
import type { Workspace } from '@bough/domain';
import type { MemoryDatabase } from './memory-database.js';

/** Versions in a list. What the rollups depend on makes them dirty. */
export class MemoryWorkspaceStore extends WorkspaceStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  async current(): Promise<AppliedWorkspace | null> {
    return this.database.workspace;
  }

  async version(version: number): Promise<AppliedWorkspace | null> {
    return this.database.workspaces[version - 1] ?? null;
  }

  async versions(after = 0): Promise<AppliedWorkspace[]> {
    return this.database.workspaces.slice(after);
  }

  async demo(): Promise<DemoState> {
    const { demoVersions, workspaces } = this.database;
    if (!demoVersions.has(workspaces.length)) return 'none';
    const runs = [...this.database.runs.values()].map(({ record }) => record);
    if (runs.some(({ demo }) => !demo)) return 'mixed';
    return runs.some(({ kind, state }) => kind === 'cost_pools' && state === 'finished') ? 'whole' : 'partly';
  }

  async save(
    workspace: Workspace,
    appliedAt: Date,
    expected?: number,
    entry?: AuditEntry,
    demo: boolean | null = false,
  ): Promise<AppliedWorkspace> {
    const { workspaces } = this.database;
    if (expected !== undefined && expected !== workspaces.length)
      throw new VersionConflict(expected, workspaces.length);
    const before = this.database.workspace?.workspace;
    const applied = { version: workspaces.length + 1, workspace, appliedAt };
    if (demo ?? this.database.demoVersions.has(workspaces.length)) this.database.demoVersions.add(applied.version);
    workspaces.push(applied);
    if (entry) this.database.appendAudit(entry);
    const hasFacts = this.database.conversations.size + this.database.customers.size > 0;
    if (hasFacts && cuts(before) !== cuts(workspace)) this.database.dirty = true;
    return applied;
  }

  async removeFacts(entry?: AuditEntry): Promise<void> {
    if (entry) this.database.appendAudit(entry);
    this.database.removeFacts();
  }
}

function cuts(workspace: Workspace | undefined): string {
  const { timeZone, dimensions, revenue, referencePeriod, businessHours, activityBegins } = workspace ?? {};
  return JSON.stringify([timeZone, dimensions, revenue, referencePeriod, businessHours, activityBegins]);
}
