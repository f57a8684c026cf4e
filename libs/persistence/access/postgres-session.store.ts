/** Sessions and API tokens in PostgreSQL. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { SessionTimes } from '@bough/domain';
import { SessionStore, type ApiToken, type AuditEntry, type Holder, type OpenSession } from '@bough/application';
import { inTransaction } from '../shared/session.js';
import { isUuid } from '../shared/uuid.js';
import { writeAudit } from './postgres-audit.store.js';
import * as sql from './session.sql.js';

export class PostgresSessionStore extends SessionStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  open(person: string, hash: string, at: Date, entry: AuditEntry, device: string | null = null): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.run(sql.OPEN_SESSION, [hash, person, at, randomUUID(), device]);
      await session.run(sql.SET_SIGNED_IN, [person, at]);
      await writeAudit(session, entry);
    });
  }

  sessions(person: string): Promise<OpenSession[]> {
    return this.source.query(sql.SESSIONS, [person]);
  }

  async endOne(person: string, id: string, entry: AuditEntry): Promise<boolean> {
    if (!isUuid(id)) return false;
    return inTransaction(this.source, async (session) => {
      const isEnded = (await session.run(sql.END_ONE_SESSION, [person, id])) > 0;
      if (isEnded) await writeAudit(session, entry);
      return isEnded;
    });
  }

  async session(hash: string): Promise<(SessionTimes & { readonly account: Holder }) | null> {
    const [row] = await this.source.query<(SessionTimes & { account: Holder })[]>(sql.SESSION_BY_HASH, [hash]);
    return row ?? null;
  }

  async seen(hash: string, at: Date): Promise<void> {
    await this.source.query(sql.SET_SESSION_SEEN, [hash, at]);
  }

  end(hash: string): Promise<boolean> {
    return inTransaction(this.source, async (session) => (await session.run(sql.END_SESSION, [hash])) > 0);
  }

  addToken(token: ApiToken, hash: string, entry: AuditEntry): Promise<void> {
    const { id, person, name, prefix, scopes, createdAt, expiresAt } = token;
    return inTransaction(this.source, async (session) => {
      await session.run(sql.ADD_TOKEN, [id, hash, person, name, prefix, scopes, createdAt, expiresAt]);
      await writeAudit(session, entry);
    });
  }

  async token(hash: string): Promise<(ApiToken & { readonly account: Holder }) | null> {
    const [row] = await this.source.query<(ApiToken & { account: Holder })[]>(sql.TOKEN_BY_HASH, [hash]);
    return row ?? null;
  }

  async tokenUsed(id: string, at: Date): Promise<void> {
    await this.source.query(sql.SET_TOKEN_USED, [id, at]);
  }

  tokens(person: string | null): Promise<ApiToken[]> {
    return this.source.query(sql.TOKENS, [person]);
  }

  revokeToken(id: string, at: Date, entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.run(sql.REVOKE_TOKEN, [id, at]);
      await writeAudit(session, entry);
    });
  }
}
