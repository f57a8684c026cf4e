/** A connection taken from the pool, with COPY beside plain statements. */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource, QueryRunner } from 'typeorm';

export interface Session {
  query<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Like `query`, for a statement that comes again and again: the connection plans it only a few times. */
  prepared<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs a statement and gives the number of rows that it touched. */
  run(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** Runs `COPY … FROM STDIN (FORMAT binary)` with an encoded stream. */
  copy(sql: string, data: Buffer): Promise<void>;
}

/** Opens a session on one connection, outside of any transaction. The caller must end it. */
export async function openDatabaseSession(source: DataSource): Promise<Session & { end(): Promise<void> }> {
  const runner = source.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  return { ...sessionOn(client), end: () => runner.release() };
}

/** Runs `work` in one transaction (READ COMMITTED) and gives its result; rolls back when it throws. */
export async function inTransaction<T>(source: DataSource, work: (session: Session) => Promise<T>): Promise<T> {
  const runner: QueryRunner = source.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    await client.query('BEGIN');
    const result = await work(sessionOn(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

function sessionOn(client: PoolClient): Session {
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query(sql, [...parameters])).rows as Row[],
    prepared: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await client.query({ name: nameOf(text), text, values: [...parameters] })).rows as Row[],
    run: async (sql, parameters = []) => (await client.query(sql, [...parameters])).rowCount ?? 0,
    copy: (sql, data) => pipeline(Readable.from([data], { objectMode: false }), client.query(copyFrom(sql))),
  };
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) names.set(sql, (name = `bough_${names.size}`));
  return name;
}
