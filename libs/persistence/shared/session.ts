/** A connection taken from the pool, with COPY beside plain statements. */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import { setLocal, setSession, WORK } from './patience.js';
import type { WatchedClient } from './watched-client.js';

export interface Session {
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Like `query`, for a statement that comes again and again: the connection plans it only a few times. */
  prepared<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs a statement and gives the number of rows that it touched. */
  run(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** Runs `COPY … FROM STDIN (FORMAT binary)` with an encoded stream. */
  copy(sql: string, data: Buffer): Promise<void>;
  /** The rest of the transaction may take as long as an import or a refresh does. */
  takeTime(): Promise<void>;
}

type PooledClient = PoolClient & WatchedClient;

/**
 * Opens a session on one connection, outside of any transaction, for long work: it has the patience for that. The caller must end
 * it. Whatever it holds, such as a lock, ends with it.
 */
export async function openDatabaseSession(source: DataSource): Promise<Session & { end(): Promise<void> }> {
  const runner = source.createQueryRunner();
  const client = (await runner.connect()) as PooledClient;
  const usual = client.patience;
  const end = async () => {
    client.patience = usual;
    // What cannot be set back would stay for the next one who gets the connection.
    await client.query(`SELECT pg_advisory_unlock_all(); ${setSession(usual)}`).catch(() => client.abandon());
    await runner.release();
  };
  try {
    await client.query(setSession(WORK));
    client.patience = WORK;
    return { ...sessionOn(client), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Runs long work while a session holds a lock, and gives its result; `lock` is the statement that waits for it. */
export async function holding<T>(source: DataSource, lock: string, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openDatabaseSession(source);
  try {
    await session.query(lock);
    return await work(session);
  } finally {
    await session.end();
  }
}

/** The same if nobody else holds the lock; else gives `null` at once. */
export async function ifAlone<T>(source: DataSource, tryLock: string, work: () => Promise<T>): Promise<T | null> {
  const session = await openDatabaseSession(source);
  try {
    const [row] = await session.query<Record<string, boolean>>(tryLock);
    return Object.values(row!)[0] ? await work() : null;
  } finally {
    await session.end();
  }
}

/** Runs `work` in one transaction (READ COMMITTED) and gives its result; rolls back when it throws. */
export async function inTransaction<T>(source: DataSource, work: (session: Session) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  const client = (await runner.connect()) as PooledClient;
  const usual = client.patience;
  try {
    await client.query('BEGIN');
    const result = await work(sessionOn(client));
    const { command } = await client.query('COMMIT');
    // PostgreSQL answers so to the COMMIT of a transaction in which a statement failed, whoever caught its error.
    if (command === 'ROLLBACK') throw new Error('A statement of the transaction had failed, so nothing was written.');
    return result;
  } catch (error) {
    // A connection whose transaction may still be open must not go back to the pool.
    await client.query('ROLLBACK').catch(() => client.abandon());
    throw error;
  } finally {
    client.patience = usual;
    await runner.release();
  }
}

/** The same for work that may take long from its start on, such as a batch of an import or the roll-up of a day. */
export function inLongTransaction<T>(source: DataSource, work: (session: Session) => Promise<T>): Promise<T> {
  return inTransaction(source, async (session) => {
    await session.takeTime();
    return work(session);
  });
}

function sessionOn(client: PooledClient): Session {
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query(sql, [...parameters])).rows as Row[],
    prepared: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await client.query({ name: nameOf(text), text, values: [...parameters] })).rows as Row[],
    run: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rowCount ?? 0,
    copy: (sql, data) => pipeline(Readable.from([data], { objectMode: false }), client.query(copyFrom(sql))),
    takeTime: async () => {
      await client.query(setLocal(WORK));
      client.patience = WORK;
    },
  };
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) names.set(sql, (name = `bough_${names.size}`));
  return name;
}
