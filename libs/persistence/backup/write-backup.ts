/** Writes all of a database into one file, while everybody goes on working. */
import { existsSync } from 'node:fs';
import { link, open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { Refusal } from '@bough/domain';
import { migrate } from '../data-source.js';
import { clusterAt } from '../embedded/cluster.js';
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.js';
import * as sql from './backup.sql.js';
import { BackupWriter, FORMAT, type BackupHead } from './backup-file.js';
import { copyOut } from './table-statements.js';

interface BackupOptions {
  /** `postgres://…` of a database that is migrated. */
  readonly url: string;
  /** It must not exist yet. */
  readonly file: string;
  /** Of Bough. */
  readonly version: string;
  readonly madeAt: Date;
  /** Is told the share that is done, 0 to 1, by the sizes of the tables. */
  readonly onProgress?: (share: number) => void;
  /** Ends it before it is done, with nothing left behind. */
  readonly signal?: AbortSignal;
}

interface Head extends BackupHead {
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[]; readonly bytes: number }[];
}

/** The same for the embedded database of a data folder, which may be in use. Refuses with `NO_DATABASE` where there is none. */
export async function backUpFolder(dataDirectory: string, options: Omit<BackupOptions, 'url'>): Promise<BackupHead> {
  if (!existsSync(clusterAt(dataDirectory).directory))
    throw new Refusal('NO_DATABASE', `${dataDirectory} has no database. Set BOUGH_DATA_DIR to the folder of one.`);
  const server = await startEmbeddedPostgres({ dataDirectory });
  try {
    await migrate(server.url);
    return await writeBackup({ ...options, url: server.url });
  } finally {
    await server.stop();
  }
}

/**
 * Writes the state of one moment; an import that is under way goes on, and what it commits later is not in the file. The file appears
 * under its name when it is whole. Refuses with `FILE_EXISTS`. Gives the head of the file.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupHead> {
  const { file, url, signal } = options;
  const draft = `${file}.${process.pid}.part`;
  if (existsSync(file)) throw fileExists(file); // before the work; `putInPlace` looks again
  const client = new Client({ connectionString: url, application_name: 'bough backup', keepAlive: true });
  await client.connect();
  try {
    await client.query(sql.ONE_MOMENT);
    const head = await headOf(client, options);
    const handle = await open(draft, 'w', 0o600);
    const content = contentOf(client, head, options);
    await pipeline(content, createGzip({ level: 5 }), handle.createWriteStream({ flush: true }), { signal });
    await putInPlace(draft, file);
    return head;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function headOf(client: Client, { version, madeAt }: BackupOptions): Promise<Head> {
  const names = async (query: string) => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name);
  const { rows: tables } = await client.query<Head['tables'][number]>(sql.TABLES);
  const { rows: sequences } = await client.query<{ name: string; value: string }>(sql.SEQUENCES);
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  return {
    format: FORMAT,
    bough: version,
    postgres: rows[0]!.server_version,
    madeAt: madeAt.toISOString(),
    migrations: await names(sql.MIGRATIONS_RUN),
    tables,
    sequences,
  };
}

async function* contentOf(client: Client, head: Head, { onProgress }: BackupOptions): AsyncGenerator<Buffer> {
  const writer = new BackupWriter();
  yield writer.head(head);
  const total = head.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const table of head.tables) {
    for await (const part of client.query(copyTo(copyOut(table)))) yield writer.rows(part as Buffer);
    yield writer.endOfTable();
    done += table.bytes;
    onProgress?.(done / total);
  }
  yield writer.end();
}

/** A link fails where the name is taken; a rename would replace what is there. */
async function putInPlace(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw fileExists(file);
  }
  await rm(draft);
}

function fileExists(file: string): Refusal {
  return new Refusal('FILE_EXISTS', `${file} exists already. Name a new file, so that no back-up is lost.`);
}
