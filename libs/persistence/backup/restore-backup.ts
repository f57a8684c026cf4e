/** Fills an empty database, or makes an embedded one, from the file of a back-up. */
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Refusal } from '@bough/domain';
import { MIGRATIONS } from '../../../migrations/index.js';
import { migrate } from '../data-source.js';
import { clusterAt } from '../embedded/cluster.js';
import { startEmbeddedPostgres } from '../embedded/embedded-postgres.js';
import { makePrivate } from '../embedded/private-folder.js';
import * as sql from './backup.sql.js';
import { BackupReader, newer, type BackupHead } from './backup-file.js';
import { copyIn, disabled, emptied, enabled, type Trigger } from './table-statements.js';

interface RestoreOptions {
  readonly file: string;
  /** Is told the number of the table that is done, and of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Ends it before it is done, with nothing left behind. */
  readonly signal?: AbortSignal;
}

interface Restored {
  readonly head: BackupHead;
  /** Names of the migrations that ran after the restore, since this Bough is newer than the back-up. */
  readonly migrated: readonly string[];
}

/**
 * Makes the embedded database of a data folder that has none, whole or not at all: it is filled beside its place and moved there at the
 * end. The file is read once before anything is made. Refuses with `FOLDER_IN_USE`, `NOT_A_BACKUP`, `BACKUP_DAMAGED` or `BACKUP_NEWER`.
 */
export async function restoreFolder(dataDirectory: string, options: RestoreOptions): Promise<Restored> {
  const { directory } = clusterAt(dataDirectory);
  const refuseUsed = () => {
    if (existsSync(directory))
      throw new Refusal(
        'FOLDER_IN_USE',
        `${dataDirectory} has a database already. Set BOUGH_DATA_DIR to an empty folder, or move this one away.`,
      );
  };
  refuseUsed();
  await checkBackup(options.file, options.signal);
  await makePrivate(dataDirectory);
  const draft = join(dataDirectory, `restore-${process.pid}`);
  try {
    const server = await startEmbeddedPostgres({ dataDirectory: draft });
    const restored = await fillDatabase(server.url, options).finally(() => server.stop());
    options.signal?.throwIfAborted();
    refuseUsed(); // somebody may have started meanwhile
    await rename(clusterAt(draft).directory, directory);
    return restored;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Fills an empty database, in one transaction, and brings it up to date. Its account must be a superuser, since the rows come in without
 * triggers.
 */
export async function fillDatabase(url: string, options: RestoreOptions): Promise<Restored> {
  const { file } = options;
  const reader = new BackupReader(file);
  try {
    const head = await reader.head();
    refuseNewer(file, head);
    await migrate(url, head.migrations);
    await copyRows(url, reader, head, options);
    return { head, migrated: await migrate(url) };
  } finally {
    await reader.close();
  }
}

/** Reads the whole file and compares its sum; changes nothing. Gives its head. */
export async function checkBackup(file: string, signal?: AbortSignal): Promise<BackupHead> {
  const reader = new BackupReader(file);
  try {
    const head = await reader.head();
    refuseNewer(file, head);
    for (const _ of head.tables) for await (const _part of reader.rows()) signal?.throwIfAborted();
    await reader.end();
    return head;
  } finally {
    await reader.close();
  }
}

function refuseNewer(file: string, head: BackupHead): void {
  const known = new Set(MIGRATIONS.map(({ name }) => name));
  if (head.migrations.some((name) => !known.has(name))) throw newer(file, head);
}

async function copyRows(
  url: string,
  reader: BackupReader,
  { tables, sequences }: BackupHead,
  { onProgress, signal }: RestoreOptions,
): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'bough restore', keepAlive: true });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(sql.WITHOUT_FOREIGN_KEYS);
    const { rows: triggers } = await client.query<Trigger>(sql.TRIGGERS);
    for (const trigger of triggers) await client.query(disabled(trigger));
    await client.query(emptied(tables.map(({ name }) => name)));
    for (const [index, table] of tables.entries()) {
      const rows = Readable.from(reader.rows(), { objectMode: false });
      await pipeline(rows, client.query(copyFrom(copyIn(table))), { signal });
      onProgress?.(index + 1, tables.length);
    }
    for (const { name, value } of sequences) await client.query(sql.SET_SEQUENCE, [name, value]);
    for (const trigger of triggers) await client.query(enabled(trigger));
    await reader.end();
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
