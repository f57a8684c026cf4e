/** Back-up and restore of the embedded database. A PostgreSQL server of one's own has tools of its own. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { formatLocalMinute, Refusal } from '@bough/domain';
import { backUpFolder, restoreFolder } from '@bough/persistence';
import { fileTrouble } from '@bough/sources';
import { systemClock, untilSignal } from './connect.js';
import type { Environment } from './environment.js';
import { print } from './terminal/print.js';
import { ProgressLine } from './terminal/progress.js';

export function addBackupCommands(program: Command, environment: Environment): void {
  program
    .command('backup')
    .summary('write the embedded database into a file, while it runs')
    .argument('<file>', 'a new file')
    .action((file: string) => backUp(resolve(file), environment));
  program
    .command('restore')
    .summary('make the embedded database of an empty folder from such a file')
    .argument('<file>', 'what "bough backup" wrote')
    .addHelpText(
      'after',
      '\nThe folder is that of BOUGH_DATA_DIR: BOUGH_DATA_DIR=/srv/bough-2 bough restore monday.bough',
    )
    .action((file: string) => restore(resolve(file), environment));
}

async function backUp(file: string, { databaseUrl, dataDirectory }: Environment): Promise<void> {
  refuseOwnServer(databaseUrl, 'pg_dump --format=custom --schema=bough --file=bough.dump "$DATABASE_URL"');
  const progress = new ProgressLine();
  try {
    const onProgress = (share: number) => progress.show('Writing', share);
    const version = await versionOfBough();
    const about = { file, version, madeAt: systemClock.date(), onProgress };
    const { tables } = await untilSignal((signal) => backUpFolder(dataDirectory, { ...about, signal }));
    progress.clear();
    print(
      `Wrote ${tables.length} tables to ${file}. It holds people, sessions and conversations: keep it as safe as the database.`,
    );
  } catch (error) {
    throw fileTrouble(error, file) ?? error;
  } finally {
    progress.clear();
  }
}

async function restore(file: string, { databaseUrl, dataDirectory }: Environment): Promise<void> {
  refuseOwnServer(databaseUrl, 'pg_restore --dbname "$DATABASE_URL" bough.dump');
  const progress = new ProgressLine();
  try {
    const onProgress = (done: number, of: number) => progress.show('Restoring', done / of);
    const restored = untilSignal((signal) => restoreFolder(dataDirectory, { file, onProgress, signal }));
    const { head, migrated } = await restored;
    progress.clear();
    const newer = migrated.length > 0 ? ` It was brought up to date (${migrated.length} migrations).` : '';
    print(
      `${dataDirectory} holds what Bough ${head.bough} wrote at ${formatLocalMinute(Date.parse(head.madeAt), 'UTC')} UTC.${newer}`,
    );
  } finally {
    progress.clear();
  }
}

function refuseOwnServer(databaseUrl: string | null, command: string): void {
  if (databaseUrl !== null)
    throw new Refusal(
      'NOT_EMBEDDED',
      `DATABASE_URL names a PostgreSQL server, and its own tools do this: ${command}\ndocs/operations.md says more.`,
    );
}

/** Of the package that this command belongs to. */
async function versionOfBough(): Promise<string> {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}
