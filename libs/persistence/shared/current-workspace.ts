/** The workspace as every step reads it: time zone and dimensions decide how facts are stored. */
import type { AppliedWorkspace } from '@bough/application';
import type { Workspace } from '@bough/domain';
import type { Session } from './session.js';
import { CURRENT_WORKSPACE } from './current-workspace.sql.js';

/** The newest version; `null` before the first one. */
export async function newestVersion(session: Pick<Session, 'query'>): Promise<AppliedWorkspace | null> {
  const [row] = await session.query<{ version: number; definition: Workspace; appliedAt: Date }>(CURRENT_WORKSPACE);
  return row ? { version: row.version, workspace: row.definition, appliedAt: row.appliedAt } : null;
}
