/** People who may sign in, in PostgreSQL. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AccountStore, type Account, type AuditEntry, type Identity, type NewAccount } from '@bough/application';
import { inTransaction, type Session } from '../shared/session.js';
import * as sql from './account.sql.js';
import { writeAudit } from './postgres-audit.store.js';

export class PostgresAccountStore extends AccountStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  accounts(): Promise<Account[]> {
    return this.source.query(sql.ACCOUNTS);
  }

  byId(id: string): Promise<Account | null> {
    return this.one(sql.ACCOUNT_BY_ID, [id]);
  }

  byLogin(login: string): Promise<Account | null> {
    return this.one(sql.ACCOUNT_BY_LOGIN, [login]);
  }

  byIdentity({ issuer, subject }: Identity): Promise<Account | null> {
    return this.one(sql.ACCOUNT_BY_IDENTITY, [issuer, subject]);
  }

  async save({ key, name, email, role }: NewAccount, at: Date, entry: AuditEntry): Promise<Account> {
    const id = await inTransaction(this.source, async (session) => {
      await countChange(session, at, entry);
      const [found] = await session.query<{ id: string }>(sql.PERSON_ID, [key]);
      const person = found?.id ?? randomUUID();
      if (!found) await session.run(sql.ADD_PERSON, [person, key, name, email, at]);
      await session.run(sql.SAVE_ROLE, [person, role, at]);
      await writeAudit(session, entry);
      return person;
    });
    return (await this.byId(id))!;
  }

  bind(id: string, { issuer, subject }: Identity, entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      if ((await session.run(sql.BIND, [issuer, subject, id])) > 0) await writeAudit(session, entry);
    });
  }

  private async one(text: string, parameters: unknown[]): Promise<Account | null> {
    const [row] = await this.source.query<Account[]>(text, parameters);
    return row ?? null;
  }
}

/** Who has read people and owners can tell that it no longer holds. */
async function countChange(session: Session, at: Date, { person, actor }: AuditEntry): Promise<void> {
  await session.query(sql.LOCK_PEOPLE);
  await session.run(sql.COUNT_CHANGE, [at, person, actor]);
}
