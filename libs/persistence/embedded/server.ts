import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { giveToAccount, type Privileges } from './privileges.js';

export type Settings = Readonly<Record<string, string | number>>;

/** One attempt to run the server: it may refuse and exit, for example because another process was faster. */
export interface ServerAttempt {
  readonly port: number;
  hasExited(): boolean;
  /** The text that the server wrote to its log since this attempt began. */
  said(): string;
}

/**
 * Starts a server that listens on 127.0.0.1 only, without a unix socket. It is detached, so that Ctrl-C in a terminal reaches
 * Node and not the server.
 */
export function spawnServer(
  cluster: Cluster,
  binaries: Binaries,
  privileges: Privileges,
  port: number,
  settings: Settings,
): ServerAttempt {
  giveToAccount(cluster.directory, privileges);
  const before = size(cluster.log);
  const log = openSync(cluster.log, before < MEGABYTE ? 'a' : 'w', 0o600);
  const [command = '', ...args] = [...privileges.prefix, ...serverCommand(cluster, binaries, port, settings)];
  const child = spawn(command, args, {
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
    cwd: '/',
    ...privileges.account,
  });
  closeSync(log);
  let exited = false;
  let problem = '';
  child.once('error', (error) => ((exited = true), (problem = error.message)));
  child.once('exit', (code) => (exited = process.platform !== 'win32' || code !== 0));
  child.unref();
  const from = before < MEGABYTE ? before : 0;
  return { port, hasExited: () => exited, said: () => problem || readFileSync(cluster.log).subarray(from).toString() };
}

const MEGABYTE = 1_000_000;

function serverCommand(cluster: Cluster, binaries: Binaries, port: number, settings: Settings): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    log_checkpoints: 'off',
    timezone: 'UTC',
    ...settings,
  };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  if (process.platform !== 'win32') return [binaries.postgres, '-D', cluster.directory, '-p', String(port), ...options];
  // On Windows pg_ctl starts the server with an administrator's rights taken away, without which it refuses to run.
  return [binaries.pgCtl, 'start', '-W', '-D', cluster.directory, '-o', ['-p', port, ...options].join(' ')];
}

/** Asks for a fast shutdown: sessions are ended, and everything is written to disk. */
export function askToStop(cluster: Cluster, binaries: Binaries, pid: number): void {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-W', '-m', 'fast', '-D', cluster.directory], { stdio: 'ignore' });
  } else {
    try {
      process.kill(pid, 'SIGINT');
    } catch {
      // it is gone already
    }
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

function size(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
