/** The built command line as a user calls it, on a database of the test's. */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface Told {
  /** `null` when it was killed. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const COMMAND = resolve('apps/cli/bough.mjs');
/** The same without the look at what is built: for tests that measure or kill. */
const BUILT = resolve('dist/apps/cli/main.js');
const HOST = resolve('test/support/command-host.mjs');

/** In a process of its own, as users start it. */
export function bough(databaseUrl: string, ...args: string[]): Promise<Told> {
  return told(start(COMMAND, databaseUrl, args));
}

export function builtBough(databaseUrl: string, ...args: string[]): Promise<Told> {
  return told(start(BUILT, databaseUrl, args));
}

/** In a process that has run the commands of the file before: for everything that does not need one of its own, which takes a second to start. */
export function hostedBough(databaseUrl: string, ...args: string[]): Promise<Told> {
  return hosted({ databaseUrl }, args);
}

export interface CommandPlace {
  readonly databaseUrl: string;
  /** The folder that it runs in. */
  readonly folder: string;
  /** Characters of the terminal; left out: none, as for a pipe. */
  readonly width?: string;
}

/** The same in a folder, for a terminal of a width. */
export function hostedBoughIn(place: CommandPlace, ...args: string[]): Promise<Told> {
  return hosted(place, args);
}

/** Kills -9 after so many milliseconds; true when the command was not done by then. */
export async function killed(after: number, databaseUrl: string, ...args: string[]): Promise<boolean> {
  const child = start(BUILT, databaseUrl, args);
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  const { code } = await told(child);
  clearTimeout(timer);
  return code === null;
}

/** The row of a file in the table that an import prints: `{ read: 3, new: 0, changed: 0, … }`. */
export function countsOf(output: string, file: string): Record<string, number> {
  const lines = output.split('\n').map((line) => line.trim().split(/ {2,}/));
  const head = lines.find(([first]) => first === 'file');
  const row = lines.find(([first]) => first === file);
  if (!head || !row) throw new Error(`no counts of ${file} in:\n${output}`);
  return Object.fromEntries(head.slice(1).map((name, index) => [name, Number(row[index + 1]!.replaceAll(',', ''))]));
}

let host: ChildProcess | null = null;
let last: Promise<unknown> = Promise.resolve();
afterAll(() => host?.kill());

/** Commands come one after the other: their answers have no names. */
function hosted({ databaseUrl, folder, width }: Partial<CommandPlace>, args: readonly string[]): Promise<Told> {
  const child = (host ??= fork(HOST, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }));
  const env = { ...variables(databaseUrl!), ...(width !== undefined && { COLUMNS: width }) };
  const answer = last.then(async () => {
    child.send({ args, folder, env });
    return (await once(child, 'message'))[0] as Told;
  });
  last = answer;
  return answer;
}

const variables = (databaseUrl: string) => ({ DATABASE_URL: databaseUrl, NO_COLOR: '1' });

function start(script: string, databaseUrl: string, args: readonly string[]): ChildProcess {
  const env = { ...process.env, ...variables(databaseUrl) };
  return spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function told(child: ChildProcess): Promise<Told> {
  let [output, errors] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (piece: string) => (output += piece));
  child.stderr!.setEncoding('utf8').on('data', (piece: string) => (errors += piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
}
