import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Binaries } from './binaries.js';
import { failed } from './failure.js';
import { findPrivileges, giveToAccount, majorVersion, type Privileges } from './privileges.js';

/** The folders and files of one embedded server. */
export interface Cluster {
  readonly directory: string;
  readonly password: string;
  readonly pidFile: string;
  readonly log: string;
  /** The port that the server had last: everybody who uses it has it in their address. */
  readonly port: string;
  /** Who uses the folder, a file each. */
  readonly users: string;
}

export const USER = 'bough';
const PASSWORD_FILE = 'bough-password';

export function clusterAt(dataDirectory: string): Cluster {
  const directory = join(resolve(dataDirectory), 'cluster');
  return {
    directory,
    password: join(directory, PASSWORD_FILE),
    pidFile: join(directory, 'postmaster.pid'),
    log: join(resolve(dataDirectory), 'server.log'),
    port: join(resolve(dataDirectory), 'port'),
    users: join(resolve(dataDirectory), 'users'),
  };
}

/**
 * Creates a cluster under a temporary name and renames it, so that a cluster either exists whole or not at all. Of two processes
 * that create one at the same time, one wins.
 */
export async function createCluster(cluster: Cluster, binaries: Binaries, throwaway: boolean): Promise<void> {
  if (existsSync(cluster.directory)) return;
  const home = join(cluster.directory, '..');
  await removeAbandoned(home);
  const draft = `${cluster.directory}.${process.pid}-${randomBytes(4).toString('hex')}.init`;
  try {
    await initialise(draft, binaries, throwaway);
    await rename(draft, cluster.directory).catch(unlessThere(cluster));
  } finally {
    await rm(draft, { recursive: true, force: true });
    await rm(`${draft}.password`, { force: true });
  }
}

async function initialise(draft: string, binaries: Binaries, throwaway: boolean): Promise<void> {
  const privileges = findPrivileges(draft, false);
  const major = majorVersion(binaries.initdb, privileges);
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  await mkdir(draft, { mode: 0o700 });
  for (const path of [draft, passwordFile]) giveToAccount(path, privileges);
  await runInitdb(binaries.initdb, initdbArguments(draft, passwordFile, major, throwaway), privileges);
  await rename(passwordFile, join(draft, PASSWORD_FILE));
}

/**
 * The arguments of initdb. C.UTF-8 sorts the same on every machine; the builtin provider, which has it everywhere, came with
 * PostgreSQL 17.
 */
function initdbArguments(directory: string, passwordFile: string, major: number, throwaway: boolean): string[] {
  const locale = major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C.UTF-8'];
  const login = ['-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  return ['-D', directory, ...login, '-E', 'UTF8', ...locale, ...(throwaway ? ['--no-sync'] : [])];
}

async function runInitdb(initdb: string, args: string[], privileges: Privileges): Promise<void> {
  const [command = '', ...rest] = [...privileges.prefix, initdb, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], cwd: '/', ...privileges.account });
  let said = '';
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw failed('PostgreSQL could not make its data folder.', said);
}

/** Ignores an error when another process has created the cluster first; its cluster is used then. */
function unlessThere(cluster: Cluster): (error: unknown) => void {
  return (error) => {
    if (!existsSync(cluster.directory)) throw error;
  };
}

/**
 * Removes drafts of starts that were killed. The name contains the pid of the process that made it: cluster.<pid>-<random>.init
 */
async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = /^cluster\.(\d+)-\w+\.init/.exec(name)?.[1];
    if (maker && !isAlive(Number(maker))) await rm(join(home, name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export async function readPassword(cluster: Cluster): Promise<string> {
  return (await readFile(cluster.password, 'utf8')).trim();
}
