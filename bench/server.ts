/** A PostgreSQL server of the benchmark's own, with its default settings, and databases on it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { LOCAL_OPERATOR, type Caller } from '@bough/domain';
import { migrate, startEmbeddedPostgres } from '@bough/persistence';

/** The caller that sets up the benchmarks. */
export const OPERATOR: Caller = { principal: LOCAL_OPERATOR, requestId: 'bench' };

export interface BenchServer {
  readonly folder: string;
  readonly postmaster: number;
  /** A migrated database; an earlier one of the same name is dropped. */
  database(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'bough-bench-'));
  const server = await startEmbeddedPostgres({ dataDirectory: folder });
  const execute = async (statement: string) => {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  const drop = (name: string) => execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return {
    folder,
    postmaster: Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]),
    drop,
    async database(name) {
      await drop(name);
      await execute(`CREATE DATABASE ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
