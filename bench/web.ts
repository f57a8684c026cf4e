/**
 * The tree on a screen: what the API takes for it with a slice, as the screen was asked for first, and with the matrix; and what the first
 * questions behind it take after a start.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '@bough/persistence';
import { loadDemo, readMapping, readWorkspace } from '@bough/sources';
import { readerToken, startApi, type ApiProcess } from './api-process.js';
import { MAPPING_TEXT, writeConversations } from './conversations.js';
import { cpuOfTree } from './cpu.js';
import type { BenchServer } from './server.js';
import { benchSystem, fill } from './system.js';
import { ratio, type BenchTable } from './table.js';
import { FIRST_QUESTIONS, MATRIX, SLICE } from './web-queries.js';

const CUSTOMERS = 10_000;
const [DAYS, PER_DAY] = [90, 1000];
const [ROUNDS, WARM_UP] = [60, 30];
const PAGE = 500;
/** The slice of so many segments takes seconds. */
const MANY = 512;
/** Segments, with the part of the slice's CPU that the matrix may take; `null`: it is shown, and has no goal. */
const SIZES = [
  [8, 0.5],
  [64, 0.35],
  [MANY, null],
] as const;
const MOST_FIRST = 500;
const GIVEN = { period: { preset: 'LAST_28_DAYS' }, compareTo: { preset: 'PREVIOUS_PERIOD' } };

interface SliceAnswer {
  readonly tree: { readonly slice: { readonly hasMore: boolean; readonly endCursor: string } };
}
interface MatrixAnswer {
  readonly tree: { readonly matrix: { readonly cells: { readonly value: readonly number[] } } };
}
interface NodeAnswer {
  readonly tree: { readonly node: { readonly id: string } };
}

/** The tree side by side: the slice of the screen against the matrix. */
export async function benchWeb(server: BenchServer): Promise<BenchTable> {
  const rows: string[][] = [];
  for (const [segments, goal] of SIZES) rows.push(...(await compare(server, segments, goal)));
  return {
    title: 'The tree on a screen',
    columns: ['tree', 'way', 'CPU ms', 'answer', 'requests', '× slice'],
    rows,
    notes: [
      `${(DAYS * PER_DAY).toLocaleString('en-GB')} conversations. CPU of the server's process for one screen, mean of ${ROUNDS} (3 at ${MANY} segments) after some to warm up, taken in turns; answers with owners are never kept. Goals: at most 0.50 × at 8 segments and 0.35 × at 64.`,
      `The slice is what the screen asked for before, in pages of ${PAGE} nodes. The matrix also has gaps, noise, standards and findings below, which the slice did not.`,
    ],
  };
}

async function compare(server: BenchServer, segments: number, goal: number | null): Promise<string[][]> {
  const { url, token } = await prepare(server, segments);
  const api = await startApi(url, token);
  try {
    const [slice, matrix] = [() => askSlice(api), () => askMatrix(api)];
    const [warmUp, rounds] = segments < MANY ? [WARM_UP, ROUNDS] : [1, 3];
    for (let round = 0; round < warmUp; round++) for (const ask of [slice, matrix]) await ask();
    const [old, now] = [
      { cpu: 0, bytes: 0, requests: 0 },
      { cpu: 0, bytes: 0, requests: 0 },
    ];
    // In turns, so that both meet the same machine.
    for (let round = 0; round < rounds; round++)
      for (const [ask, to] of [
        [slice, old],
        [matrix, now],
      ] as const) {
        const before = api.cpu();
        const { bytes, requests } = await ask();
        Object.assign(to, { cpu: to.cpu + api.cpu() - before, bytes, requests });
      }
    const part = now.cpu / old.cpu;
    const name = `${segments} × 22`;
    const line = (way: string, { cpu, bytes, requests }: typeof old, share: string) => [
      ...[name, way, (cpu / rounds).toFixed(0), `${Math.round(bytes / 1024)} kB`, String(requests), share],
    ];
    const mark = goal !== null && part > goal ? ' (too much)' : '';
    return [line('slice', old, '1.00'), line('matrix', now, ratio(part) + mark)];
  } finally {
    await api.stop();
    await server.drop(`bench_web_${segments}`);
  }
}

async function askMatrix(api: ApiProcess) {
  const { data, bytes } = await api.ask(MATRIX, GIVEN);
  if ((data as MatrixAnswer).tree.matrix.cells.value.length === 0) throw new Error('the matrix is empty');
  return { bytes, requests: 1 };
}

async function askSlice(api: ApiProcess) {
  let [bytes, requests, after] = [0, 0, null as string | null];
  do {
    const answer = await api.ask(SLICE, { ...GIVEN, maxDepth: 9, first: PAGE, after });
    bytes += answer.bytes;
    requests++;
    const { slice } = (answer.data as SliceAnswer).tree;
    after = slice.hasMore ? slice.endCursor : null;
  } while (after !== null);
  return { bytes, requests };
}

async function prepare(server: BenchServer, segments: number): Promise<{ url: string; token: string }> {
  const url = await server.database(`bench_web_${segments}`);
  const folder = join(server.folder, `web-${segments}`);
  mkdirSync(folder);
  const source = await openDatabase({ url });
  try {
    const customers = Array.from({ length: CUSTOMERS }, (_, index) => `c${index},t${index % segments}`);
    writeFileSync(join(folder, 'customers.csv'), ['id,team', ...customers, ''].join('\n'));
    await writeConversations(join(folder, 'conversations.csv'), DAYS * PER_DAY, PER_DAY);
    const { system, operator } = benchSystem(source);
    const mapping = readMapping(
      MAPPING_TEXT.replace('{ plan: plan, arr: arr }', '{ team: team }'),
      'benchmark',
    ).mapping!;
    await fill(operator, { mapping, workspace: workspaceOf(segments), folder });
    await system.engine.refresh();
    return { url, token: await readerToken(operator) };
  } finally {
    await source.destroy();
    rmSync(folder, { recursive: true });
  }
}

/** The built-in tree over so many segments. */
function workspaceOf(segments: number) {
  const list = Array.from({ length: segments }, (_, index) => `      - { key: t${index}, values: [t${index}] }`);
  const text = `
name: Benchmark
time_zone: UTC
currency: EUR
freshness_days: null
dimensions:
  - key: team
    decision: staffing
    segments:
${list.join('\n')}
`;
  return readWorkspace(text, 'benchmark').workspace!;
}

/** The first questions on the demo, each to a process that has just started. */
export async function benchFirst(server: BenchServer): Promise<BenchTable> {
  const url = await server.database('bench_first');
  const source = await openDatabase({ url });
  const { system, operator } = benchSystem(source);
  const folder = mkdtempSync(join(server.folder, 'first-'));
  await loadDemo('examples/demo', folder, operator);
  await system.engine.refresh();
  const token = await readerToken(operator);
  await source.destroy();
  const rows: string[][] = [];
  for (const [name, query] of Object.entries(FIRST_QUESTIONS)) rows.push(await firstOf(server, { url, token }, name, query)); // prettier-ignore
  await server.drop('bench_first');
  return {
    title: 'First questions after a start',
    columns: ['question', 'server CPU ms', 'database CPU ms', 'again', ''],
    rows,
    notes: [
      `On the demo, each to a process that has just started. Goal: at most ${MOST_FIRST} ms of CPU of the server.`,
    ],
  };
}

async function firstOf(
  server: BenchServer,
  { url, token }: { readonly url: string; readonly token: string },
  name: string,
  query: string,
): Promise<string[]> {
  const api = await startApi(url, token);
  try {
    const { data } = await api.ask('{ tree { node(key: "enterprise") { id } } }');
    const ask = async () => {
      const [own, database] = [api.cpu(), cpuOfTree(server.postmaster)];
      await api.ask(query, { node: (data as NodeAnswer).tree.node.id });
      return { own: api.cpu() - own, database: cpuOfTree(server.postmaster) - database };
    };
    const [first, again] = [await ask(), await ask()];
    const mark = first.own > MOST_FIRST ? 'too much' : '';
    return [name, first.own.toFixed(0), first.database.toFixed(0), again.own.toFixed(0), mark];
  } finally {
    await api.stop();
  }
}
