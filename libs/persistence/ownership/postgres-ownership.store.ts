/**
 * People, teams, assignments and delegations in PostgreSQL. There is one writer at a time, and a reader gets everything in one
 * version.
 */
import type { DataSource } from 'typeorm';
import { AccountableOverlap, OwnershipConflict, OwnershipStore, type OwnershipChangeInfo } from '@bough/application';
import type { Ownership, OwnershipEdit, OwnershipWrite } from '@bough/domain';
import { LOCK_OWNERSHIP } from '../access/account.sql.js';
import { endAccess } from '../access/end-access.js';
import { writeAudit } from '../access/postgres-audit.store.js';
import { inTransaction, type Session } from '../shared/session.js';
import * as sql from './ownership.sql.js';

/** PostgreSQL's code for a row that an exclusion constraint refuses. */
const EXCLUSION_VIOLATION = '23P01';
/**
 * PostgreSQL's code for a deadlock. Writers that take the lock first cannot cause one, but another program on the same tables
 * can, so a save is tried once more.
 */
const DEADLOCK = '40P01';

export class PostgresOwnershipStore extends OwnershipStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  async version(): Promise<number> {
    const [row] = await this.source.query<{ version: number }[]>(sql.OWNERSHIP_VERSION);
    return row!.version;
  }

  async read(knownAt?: number): Promise<Ownership> {
    const [row] = await this.source.query<Ownership[]>(sql.READ_OWNERSHIP, [knownAt ?? null]);
    return row!;
  }

  edits(): Promise<OwnershipEdit[]> {
    return this.source.query<OwnershipEdit[]>(sql.OWNERSHIP_EDITS);
  }

  async save(write: OwnershipWrite, info: OwnershipChangeInfo): Promise<number> {
    const once = () => inTransaction(this.source, (session) => saveOver(session, write, info));
    try {
      return await once().catch((error: unknown) => (codeOf(error) === DEADLOCK ? once() : Promise.reject(error)));
    } catch (error) {
      throw codeOf(error) === EXCLUSION_VIOLATION ? new AccountableOverlap() : error;
    }
  }

  remove(people: readonly string[], info: Omit<OwnershipChangeInfo, 'expected'>): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.query(LOCK_OWNERSHIP);
      await begin(session, info);
      for (const statement of [
        sql.REMOVE_ASSIGNMENTS,
        sql.REMOVE_DELEGATIONS,
        sql.REMOVE_ALL_MEMBERS,
        sql.REMOVE_TEAMS,
      ])
        await session.run(statement);
      await session.run(sql.REMOVE_PEOPLE, [people]);
      if (info.entry) await writeAudit(session, info.entry);
    });
  }
}

/** Records a change under the next version of ownership, so that readers notice it. Gives that version. */
async function begin(session: Session, { actor, at, reason }: Omit<OwnershipChangeInfo, 'expected'>): Promise<number> {
  const [newest] = await session.query<{ version: number }>(sql.OWNERSHIP_VERSION);
  const version = newest!.version + 1;
  await session.run(sql.SAVE_OWNERSHIP_CHANGE, [version, at, actor.id, actor.name, reason]);
  return version;
}

async function saveOver(session: Session, write: OwnershipWrite, info: OwnershipChangeInfo): Promise<number> {
  await session.query(LOCK_OWNERSHIP);
  const version = await begin(session, info);
  if (version !== info.expected + 1) throw new OwnershipConflict(info.expected, version - 1);
  await writeAll(session, write, info.at);
  if (info.entry) await writeAudit(session, info.entry);
  return version;
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}

/** Writes people and teams, and ends superseded assignments before it adds those that take their time. */
async function writeAll(session: Session, write: OwnershipWrite, at: number): Promise<void> {
  const { people, teams, superseded, assignments, delegations } = write;
  const teamIds = teams.map(({ id }) => id);
  if (people.length > 0) await session.run(sql.SAVE_PEOPLE, [JSON.stringify(people)]);
  for (const { id } of people.filter(({ active }) => !active)) await endAccess(session, id, new Date(at));
  if (teams.length > 0) {
    await session.run(sql.SAVE_TEAMS, [JSON.stringify(teams)]);
    await session.run(sql.REMOVE_MEMBERS, [teamIds]);
    await session.run(sql.SAVE_MEMBERS, [JSON.stringify(teams)]);
  }
  if (superseded.length > 0) {
    await session.run(sql.SUPERSEDE_ASSIGNMENTS, [superseded, at]);
    await session.run(sql.SUPERSEDE_DELEGATIONS, [superseded, at]);
  }
  if (assignments.length > 0) await session.run(sql.SAVE_ASSIGNMENTS, [JSON.stringify(assignments)]);
  if (delegations.length > 0) await session.run(sql.SAVE_DELEGATIONS, [JSON.stringify(delegations)]);
}
