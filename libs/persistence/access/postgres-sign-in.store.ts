/** Passwords, one-time links and the number of attempts, in PostgreSQL. */
import type { DataSource } from 'typeorm';
import { SignInStore, type AuditEntry, type PasswordHash } from '@bough/application';
import { inTransaction } from '../shared/session.js';
import { writeAudit } from './postgres-audit.store.js';
import { END_SESSIONS } from './session.sql.js';
import * as sql from './sign-in.sql.js';

export class PostgresSignInStore extends SignInStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  async password(person: string): Promise<PasswordHash | null> {
    const [row] = await this.source.query<PasswordHash[]>(sql.PASSWORD, [person]);
    return row ?? null;
  }

  setPassword(person: string, given: PasswordHash, at: Date, entry: AuditEntry): Promise<void> {
    const { hash, salt, cost, blockSize, parallel } = given;
    return inTransaction(this.source, async (session) => {
      await session.run(sql.SET_PASSWORD, [person, hash, salt, cost, blockSize, parallel, at]);
      await session.run(END_SESSIONS, [person]);
      await writeAudit(session, entry);
    });
  }

  removePassword(person: string, entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      for (const statement of [sql.REMOVE_PASSWORD, END_SESSIONS]) await session.run(statement, [person]);
      await writeAudit(session, entry);
    });
  }

  addLink(person: string, hash: string, expiresAt: Date, entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.run(sql.REMOVE_LINKS, [person]);
      await session.run(sql.ADD_LINK, [hash, person, expiresAt]);
      await writeAudit(session, entry);
    });
  }

  link(hash: string, now: Date, take: boolean): Promise<string | null> {
    return inTransaction(this.source, async (session) => {
      const text = take ? sql.TAKE_LINK : sql.PEEK_LINK;
      const [row] = await session.query<{ person_id: string }>(text, [hash, now]);
      return row?.person_id ?? null;
    });
  }

  countTry(key: string, at: Date, since: Date): Promise<number> {
    return inTransaction(this.source, async (session) => {
      const [row] = await session.query<{ tries: number }>(sql.COUNT_TRY, [key, at, since]);
      return row!.tries;
    });
  }

  async tries(keys: readonly string[], since: Date): Promise<number[]> {
    const rows = await this.source.query<{ key: string; tries: number }[]>(sql.TRIES, [keys, since]);
    return keys.map((key) => rows.find((row) => row.key === key)?.tries ?? 0);
  }

  forgetTries(key: string, since: Date, known: Date): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.run(sql.FORGET_TRIES, [key, since, known]);
    });
  }

  clearTries(account: string, address: string | null, entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, async (session) => {
      await session.run(sql.CLEAR_TRIES, [account, address]);
      await writeAudit(session, entry);
    });
  }
}
