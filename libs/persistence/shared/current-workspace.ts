/** Reads the current workspace for every step: its time zone and dimensions decide how facts are stored. */
import type { AppliedWorkspace } from '@bough/application';
import type { Workspace } from '@bough/domain';
import type { Session } from './session.js';
import { CURRENT_WORKSPACE } from './current-workspace.sql.js';

/** A row of `workspace_version`. */
export interface WorkspaceVersion {
  readonly version: number;
  readonly definition: Workspace;
  readonly appliedAt: Date;
}

/** The newest version of the workspace; `null` before the first one. */
export async function newestVersion(session: Pick<Session, 'query'>): Promise<AppliedWorkspace | null> {
  const [row] = await session.query<WorkspaceVersion>(CURRENT_WORKSPACE);
  return row ? appliedOf(row) : null;
}

export function appliedOf({ version, definition, appliedAt }: WorkspaceVersion): AppliedWorkspace {
  return { version, workspace: definition, appliedAt };
}
