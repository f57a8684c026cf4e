/** The tree query over HTTP: the product's server against a hand-written one that asks PostgreSQL and answers the same JSON. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { openDatabase } from '@bough/persistence';
import { freePort, readerToken } from './api-process.js';
import { MAPPING, WORKSPACE, writeConversations, writeCustomers } from './conversations.js';
import { cpuOfTree, peakMemory } from './cpu.js';
import { QUERY, type Answer } from './raw-server-query.js';
import type { BenchServer } from './server.js';
import { benchSystem, fill } from './system.js';
import { median, ratio, type BenchTable } from './table.js';

const DAYS = 90;
const PER_DAY = 1000;
const REQUESTS = 1500;
const CONNECTIONS = 8;
const ROUNDS = 5;

interface Candidate {
  readonly name: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** The token of somebody who may read; the server written by hand ignores it. */
  readonly token: string;
  /** The body of the i-th request. */
  readonly body: (i: number) => string;
  readonly cpu: number[];
  readonly database: number[];
  readonly rate: number[];
}

export async function benchQuery(server: BenchServer): Promise<BenchTable> {
  const { url, token } = await prepare(server);
  const started = async (file: string) => ({ ...(await start(file, url)), token });
  const [raw, product] = [await started('dist/bench/raw-server.js'), await started('dist/apps/api/main.js')];
  // Another maxDepth is another query for the cache, with the same answer: every one is computed.
  const body = (maxDepth: number) => JSON.stringify({ query: QUERY, variables: { maxDepth } });
  const candidates: Candidate[] = [
    { ...raw, name: 'node:http + pg, written by hand', body: () => body(9), cpu: [], database: [], rate: [] },
    {
      ...product,
      name: 'Bough, answer kept under Apollo Server',
      body: () => body(9),
      cpu: [],
      database: [],
      rate: [],
    },
    { ...product, name: 'Bough, every answer computed', body: (i) => body(10 + i), cpu: [], database: [], rate: [] },
  ];
  try {
    await checkSameAnswer(candidates);
    for (const candidate of candidates) await load(candidate, 300, 1_000_000);
    for (let round = 0; round < ROUNDS; round++)
      for (const candidate of candidates) await measure(server, candidate, (round + 1) * REQUESTS);
    return table(candidates, await answer(candidates[0]!, 0));
  } finally {
    for (const { process } of candidates) process.kill();
  }
}

function table(candidates: readonly Candidate[], text: string): BenchTable {
  const all = ({ cpu, database }: Candidate) => median(cpu.map((own, i) => own + database[i]!));
  const base = all(candidates[0]!);
  return {
    title: 'Tree query over HTTP',
    columns: ['server', 'server CPU', 'database CPU', '× by hand', 'requests/s', 'peak memory'],
    rows: candidates.map((candidate) => [
      candidate.name,
      `${median(candidate.cpu).toFixed(3)} ms`,
      `${median(candidate.database).toFixed(3)} ms`,
      ratio(all(candidate) / base),
      String(Math.round(median(candidate.rate))),
      `${Math.round(peakMemory(candidate.process.pid!))} MB`,
    ]),
    notes: [
      `12 metrics × 8 segments with value, previous value and change: ${(text.length / 1024).toFixed(1)} kB of JSON, checked to be the same. ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${REQUESTS} requests. Goal: at most 1.0 × (CPU of server and database).`,
      'Bough answers from resident columns. As long as neither the data nor the workspace changes, it keeps answers; the last row shows what an answer costs that is not kept.',
      'Every request to Bough carries an API token, which is looked up in the database; the server written by hand asks for none.',
    ],
  };
}

async function prepare(server: BenchServer): Promise<{ url: string; token: string }> {
  const folder = join(server.folder, 'query');
  mkdirSync(folder);
  await writeCustomers(join(folder, 'customers.csv'));
  await writeConversations(join(folder, 'conversations.csv'), DAYS * PER_DAY, PER_DAY);
  const url = await server.database('bench_query');
  const database = await openDatabase({ url });
  const { system, operator } = benchSystem(database);
  await fill(operator, { mapping: MAPPING, workspace: WORKSPACE, folder });
  await system.engine.refresh();
  const token = await readerToken(operator);
  await database.query('VACUUM ANALYZE');
  await database.destroy();
  rmSync(folder, { recursive: true });
  return { url, token };
}

async function start(file: string, url: string): Promise<{ port: number; process: ChildProcess }> {
  const port = await freePort();
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    BOUGH_CPU_PER_MINUTE: '0',
  };
  const child = spawn(process.execPath, [path], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  for (let attempt = 0; attempt < 200; attempt++) {
    const ready = await post({ port, token: '' }, JSON.stringify({ query: '{ __typename }' }), new Agent()).then(
      () => true,
      () => false,
    );
    if (ready) return { port, process: child };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${file} did not start`);
}

async function checkSameAnswer(candidates: readonly Candidate[]): Promise<void> {
  const [first, ...others] = await Promise.all(candidates.map((candidate) => answer(candidate, 0)));
  for (const other of others)
    if (!isDeepStrictEqual(rounded(first!), rounded(other)))
      throw new Error(`the servers answer differently:\n${first}\n${other}`);
}

/** Rounds numbers, since sums in another order may differ in the last digits. */
function rounded(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(10)) : value,
  ) as Answer;
}

function answer(candidate: Candidate, i: number): Promise<string> {
  return post(candidate, candidate.body(i), new Agent());
}

async function measure(server: BenchServer, candidate: Candidate, offset: number): Promise<void> {
  const cpu = () => cpuOfTree(candidate.process.pid!);
  const [began, own, database] = [performance.now(), cpu(), cpuOfTree(server.postmaster)];
  await load(candidate, REQUESTS, offset);
  candidate.rate.push((REQUESTS * 1000) / (performance.now() - began));
  candidate.cpu.push((cpu() - own) / REQUESTS);
  candidate.database.push((cpuOfTree(server.postmaster) - database) / REQUESTS);
}

async function load(candidate: Candidate, count: number, offset: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let next = 0;
  const worker = async () => {
    while (next < count) await post(candidate, candidate.body(offset + next++), agent);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  agent.destroy();
}

async function post({ port, token }: Pick<Candidate, 'port' | 'token'>, body: string, agent: Agent): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', agent, headers });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
