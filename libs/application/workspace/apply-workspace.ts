import { describeWorkspaceChange, workspaceAuditChanges, type Workspace } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';

/** What applying a workspace changed. */
export interface WorkspaceChange {
  /** One line per difference; empty when nothing changes. */
  readonly changes: readonly string[];
  /** The version that now holds; `null` after a dry run without any before. */
  readonly version: number | null;
}

/**
 * Sets the workspace up as its file says; applying the same again changes nothing. `workspace` has passed `checkWorkspace`. With `dryRun`
 * nothing is saved. With `demo` it is marked as the demo's, by its loader alone.
 */
export async function applyWorkspace(
  { caller, stores, clock }: UseCaseContext,
  workspace: Workspace,
  { dryRun = false, demo = false } = {},
): Promise<WorkspaceChange> {
  authorise(caller.principal, 'write_model');
  const current = await stores.workspaces.current();
  const changes = describeWorkspaceChange(current?.workspace ?? null, workspace);
  if (changes.length === 0 || dryRun) return { changes, version: current?.version ?? null };
  const audited = workspaceAuditChanges(current?.workspace ?? null, workspace);
  const entry = auditEntry(caller, clock.date(), 'workspace.apply', audited);
  const { version } = await stores.workspaces.save(workspace, entry.at, undefined, entry, demo);
  return { changes, version };
}
