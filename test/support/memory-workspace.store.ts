import { WorkspaceStore, type AppliedWorkspace } from '@bough/application';
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

  async save(workspace: Workspace, appliedAt: Date): Promise<AppliedWorkspace> {
    const { workspaces } = this.database;
    const before = this.database.workspace?.workspace;
    const applied = { version: workspaces.length + 1, workspace, appliedAt };
    workspaces.push(applied);
    const hasFacts = this.database.conversations.size + this.database.customers.size > 0;
    if (hasFacts && cuts(before) !== cuts(workspace)) this.database.dirty = true;
    return applied;
  }

  async removeFacts(): Promise<void> {
    this.database.removeFacts();
  }
}

function cuts(workspace: Workspace | undefined): string {
  return JSON.stringify([workspace?.timeZone, workspace?.dimensions, workspace?.revenue, workspace?.referencePeriod]);
}
