/** People who may sign in, in PostgreSQL. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { accountRefusal, type AccountSeen, type Role } from '@bough/domain';
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

  async save(account: NewAccount, at: Date, entry: AuditEntry): Promise<Account> {
    const { key, name, email, role } = account;
    const id = await inTransaction(this.source, async (session) => {
      await session.query(sql.LOCK_OWNERSHIP);
      const found = await allowed(session, account);
      const person = found ?? randomUUID();
      await session.run(sql.ADD_OWNERSHIP_CHANGE, [at, entry.person, entry.actor]);
      if (found === null) await session.run(sql.ADD_PERSON, [person, key, name, email, at]);
      await session.run(sql.SAVE_ROLE, [person, role, at]);
      await writeAudit(session, entry);
      return person;
    });
    return (await this.byId(id))!;
  }

  bind(id: string, { issuer, subject }: Identity, entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      if ((await session.run(sql.BIND_IDENTITY, [issuer, subject, id])) > 0) await writeAudit(session, entry);
    });
  }

  private async one(text: string, parameters: unknown[]): Promise<Account | null> {
    const [row] = await this.source.query<Account[]>(text, parameters);
    return row ?? null;
  }
}

interface Seen extends Pick<AccountSeen, 'rival' | 'hasOtherAdmin'> {
  readonly id: string | null;
  readonly name: string;
  readonly active: boolean;
  readonly role: Role | null;
}

/** The id of the person with this key, or `null` for a new person. Refuses a role that must not be given. */
async function allowed(session: Session, account: NewAccount): Promise<string | null> {
  const [seen] = await session.query<Seen>(sql.CHECK_ACCOUNT, [account.key, account.email]);
  const { id, rival, hasOtherAdmin, ...person } = seen!;
  const refusal = accountRefusal(account, { person: id === null ? null : person, rival, hasOtherAdmin });
  if (refusal) throw refusal;
  return id;
}
