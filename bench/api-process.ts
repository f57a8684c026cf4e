/** The API as a process of its own, as users run it, so that its CPU time can be told from that of the benchmark. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { UseCases } from '@bough/application';
import { SCOPES } from '@bough/domain';
import { cpuOfTree } from './cpu.js';

/** An answer, and how long its text is. */
export interface ApiAnswer {
  readonly data: unknown;
  readonly bytes: number;
  /** Milliseconds that it was estimated at, where that was asked for; 0 for one that is kept. */
  readonly cost: number;
}

export interface ApiProcess {
  readonly process: ChildProcess;
  /** Asks with variables; throws when there are errors. */
  ask(query: string, variables?: object, extensions?: object): Promise<ApiAnswer>;
  /** CPU milliseconds of the process so far. */
  cpu(): number;
  stop(): Promise<void>;
}

interface Told {
  readonly data: unknown;
  readonly errors?: unknown;
  readonly extensions?: { readonly cost: { readonly milliseconds: number } };
}

const AWAKE = 200;

/** Starts the API on a database and waits until it is ready and rests. Background detection is off. */
export async function startApi(url: string, token: string): Promise<ApiProcess> {
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: url, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production' };
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../dist/apps/api/main.js', import.meta.url))], {
    env: { ...env, BOUGH_DETECT_MINUTES: '0', BOUGH_CHECK_MINUTES: '0', BOUGH_CPU_PER_MINUTE: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const ask: ApiProcess['ask'] = async (query, variables = {}, asked = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables, extensions: asked }),
    });
    const text = await response.text();
    const { data, errors, extensions } = JSON.parse(text) as Told;
    if (errors) throw new Error(JSON.stringify(errors).slice(0, 2000));
    return { data, bytes: text.length, cost: extensions?.cost.milliseconds ?? 0 };
  };
  const cpu = () => cpuOfTree(child.pid!);
  await untilReady(ask, cpu);
  return { process: child, ask, cpu, stop: () => (child.kill(), ended) };
}

async function untilReady(ask: ApiProcess['ask'], cpu: () => number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const isThere = await ask('{ __typename }').then(
      () => true,
      () => false,
    );
    if (isThere) break;
    if (attempt === 300) throw new Error('the API did not start');
    await later(AWAKE);
  }
  for (let before = cpu(); ; before = cpu()) {
    await later(1000);
    if (!(cpu() - before > 30)) return;
  }
}

/** A token of somebody who may read; of an admin: everything. */
export async function readerToken({ access }: UseCases, role: 'viewer' | 'admin' = 'viewer'): Promise<string> {
  const { id } = await access.invite({ key: 'reader', name: 'Reader', email: null, role });
  const scopes = role === 'admin' ? SCOPES : (['read'] as const);
  return (await access.createToken(id, { name: 'bench', scopes, days: 1 })).secret;
}

export function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
