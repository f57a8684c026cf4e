/** The workspace in PostgreSQL. Saving a new version also adapts the stored facts to it, in the same transaction. */
import type { DataSource } from 'typeorm';
import {
  VersionConflict,
  WorkspaceStore,
  type AppliedWorkspace,
  type AuditEntry,
  type DemoState,
} from '@bough/application';
import { DAY_OPEN_END, UNKNOWN, type Workspace } from '@bough/domain';
import { writeAudit } from '../access/postgres-audit.store.js';
import { REDATE_CONVERSATIONS } from '../facts/conversation.sql.js';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import { LOG_ALL_DAYS, LOG_RESOLVED_DAYS } from '../rollups/rollup.sql.js';
import { cellSegments, Cells, writeMembership } from '../segments/keep-membership.js';
import { KNOWN_CUSTOMERS_AFTER, SET_UNKNOWN_CELL } from '../segments/membership.sql.js';
import { appliedOf, newestVersion, type WorkspaceVersion } from '../shared/current-workspace.js';
import { inTransaction, type Session } from '../shared/session.js';
import * as sql from './workspace.sql.js';

const CUSTOMERS_AT_ONCE = 5000;

export class PostgresWorkspaceStore extends WorkspaceStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  current(): Promise<AppliedWorkspace | null> {
    return newestVersion({ query: (text, parameters = []) => this.source.query(text, [...parameters]) });
  }

  async version(version: number): Promise<AppliedWorkspace | null> {
    const [row] = await this.source.query<WorkspaceVersion[]>(sql.WORKSPACE_VERSION, [version]);
    return row ? appliedOf(row) : null;
  }

  async versions(after = 0): Promise<AppliedWorkspace[]> {
    return (await this.source.query<WorkspaceVersion[]>(sql.WORKSPACE_VERSIONS_AFTER, [after])).map(appliedOf);
  }

  removeFacts(entry?: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.query(sql.LOCK_WORKSPACE);
      await session.takeTime();
      await session.run(sql.REMOVE_FACTS);
      await session.run(sql.RESET_STANDARDS);
      await session.run(sql.EMPTY_DAYS);
      if (entry) await writeAudit(session, entry);
    });
  }

  async demo(): Promise<DemoState> {
    const [row] = await this.source.query<{ workspace: boolean; whole: boolean; mixed: boolean }[]>(sql.DEMO_MARKS);
    if (!row!.workspace) return 'none';
    if (row!.mixed) return 'mixed';
    return row!.whole ? 'whole' : 'partly';
  }

  save(
    workspace: Workspace,
    appliedAt: Date,
    expected?: number,
    entry?: AuditEntry,
    demo: boolean | null = false,
  ): Promise<AppliedWorkspace> {
    return inTransaction(this.source, async (session) => {
      await session.query(sql.LOCK_WORKSPACE);
      await session.takeTime(); // it may change the segments of every customer
      const before = await newestVersion(session);
      const newest = before?.version ?? 0;
      if (expected !== undefined && expected !== newest) throw new VersionConflict(expected, newest);
      const version = newest + 1;
      await session.run(sql.SAVE_WORKSPACE_VERSION, [version, JSON.stringify(workspace), appliedAt, demo]);
      await follow(session, before?.workspace ?? null, workspace);
      if (entry) await writeAudit(session, entry);
      return { version, workspace, appliedAt };
    });
  }
}

async function follow(session: Session, before: Workspace | null, workspace: Workspace): Promise<void> {
  const moved = before !== null && before.timeZone !== workspace.timeZone;
  const recut =
    JSON.stringify([before?.dimensions, before?.revenue, before?.activityBegins]) !==
    JSON.stringify([workspace.dimensions, workspace.revenue, workspace.activityBegins]);
  if (moved) {
    await session.run(LOG_ALL_DAYS, [NO_CUSTOMER, DAY_OPEN_END]);
    await session.run(REDATE_CONVERSATIONS, [workspace.timeZone]);
  }
  if (recut) await recutCustomers(session, workspace);
  // The standards of topics are measured there; a refresh measures them again when it has anything to do.
  if (JSON.stringify(before?.referencePeriod) !== JSON.stringify(workspace.referencePeriod))
    await session.run(LOG_RESOLVED_DAYS, [NO_CUSTOMER]);
  // The refresh writes the opening hours anew; whatever is counted in business time changes with them.
  const reopened = JSON.stringify(before?.businessHours) !== JSON.stringify(workspace.businessHours);
  if (moved || recut || reopened) await session.run(LOG_ALL_DAYS, [NO_CUSTOMER, DAY_OPEN_END]);
}

async function recutCustomers(session: Session, workspace: Workspace): Promise<void> {
  const { dimensions } = workspace;
  const unknown = cellSegments(
    dimensions,
    dimensions.map(() => UNKNOWN),
  );
  const [cell] = await new Cells(session).idsOf([unknown]);
  await session.run(SET_UNKNOWN_CELL, [cell]);
  for (let last = NO_CUSTOMER; ;) {
    const rows = await session.query<{ customer_id: string }>(KNOWN_CUSTOMERS_AFTER, [last, CUSTOMERS_AT_ONCE]);
    if (rows.length === 0) return;
    await writeMembership(
      session,
      workspace,
      rows.map((row) => row.customer_id),
    );
    last = rows.at(-1)!.customer_id;
  }
}
