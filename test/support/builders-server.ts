/** The built server as an operator runs it: a process of its own, with a data folder of its own, that tests ask, stop and kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const SERVER = resolve('dist/apps/api/main.js');
const COMMAND = resolve('dist/apps/cli/main.js');
const STARTS_WITHIN = 240_000;

export interface RunningServer {
  readonly process: ChildProcess;
  readonly url: string;
  /** Everything that it has printed. */
  said(): string;
}

export interface ServerPlace {
  readonly folder: string;
  /** Left out: any free port. */
  readonly port?: number;
  readonly variables?: Readonly<Record<string, string>>;
}

const environmentOf = ({ folder, port = 0, variables = {} }: ServerPlace) => ({
  ...process.env,
  BOUGH_DATA_DIR: folder,
  DATABASE_URL: '',
  PORT: String(port),
  BOUGH_DEMO: 'off',
  NO_COLOR: '1',
  ...variables,
});

/** Starts the server; the promise resolves once it can be asked. */
export async function startServer(place: ServerPlace): Promise<RunningServer> {
  return heard(spawn(process.execPath, [SERVER], { env: environmentOf(place), stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** Waits until a server says where it is. */
export async function heard(child: ChildProcess): Promise<RunningServer> {
  let said = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (piece) => (said += String(piece)));
  const until = Date.now() + STARTS_WITHIN;
  for (;;) {
    const url = /Bough is at (http:\S+?)\/ /.exec(said)?.[1]?.replace('localhost', '127.0.0.1');
    if (url) return { process: child, url, said: () => said };
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > until)
      throw new Error(`the server did not start: ${said}`);
    await sleep(50);
  }
}

/** The command line on the same folder. */
export function command(place: ServerPlace, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [COMMAND, ...args], { env: environmentOf(place), stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function told(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (piece) => (output += String(piece)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

/** Ends a child of ours, however it is; resolves once it is gone. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return child.exitCode;
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^State:\s+Z/m.test(statusOf(pid)); // whoever is only waiting to be buried runs no more
}

/** The process of the embedded server; `null` if none runs. */
export function postmasterOf(folder: string): number | null {
  const file = join(folder, 'cluster', 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  return pid > 0 && isRunning(pid) ? pid : null;
}

/** The processes that a process has started. Linux. */
export function childrenOf(parent: number): number[] {
  return processes().filter((pid) => Number(/^PPid:\s+(\d+)/m.exec(statusOf(pid))?.[1]) === parent);
}

/** Processes whose command line names a text, such as a folder. Linux. */
export function processesOf(text: string): number[] {
  return processes().filter((pid) => pid !== process.pid && read(`/proc/${pid}/cmdline`).includes(text));
}

const processes = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
const statusOf = (pid: number) => read(`/proc/${pid}/status`);

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
}
