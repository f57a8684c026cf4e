/** Importing conversations against bare COPY of the finished rows into the same keyed table. */
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { openDatabase } from '@bough/persistence';
import { importMapping } from '@bough/sources';
import { MAPPING, WORKSPACE, writeConversations } from './conversations.js';
import { cpuOfTree, peakMemory } from './cpu.js';
import type { BenchServer } from './server.js';
import { benchSystem } from './system.js';
import { median, ratio, seconds, type BenchTable } from './table.js';

const ROWS = 1_000_000;
const ROUNDS = 3;

interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

export async function benchImport(server: BenchServer, rows = ROWS): Promise<BenchTable> {
  const folder = join(server.folder, 'import');
  mkdirSync(folder);
  await writeConversations(join(folder, 'conversations.csv'), rows);
  const finished = join(folder, 'finished.csv');
  const costs = { copy: [] as Cost[], first: [] as Cost[], again: [] as Cost[] };
  for (let round = 0; round < ROUNDS; round++) {
    const url = await server.database('bench_import');
    costs.first.push(await timed(server, () => importAll(url, folder, rows)));
    costs.again.push(await timed(server, () => importAll(url, folder, 0)));
    if (round === 0) await exportRows(url, finished);
    const bare = await server.database('bench_copy');
    costs.copy.push(await timed(server, () => bareCopy(bare, finished)));
  }
  rmSync(folder, { recursive: true });
  const [copy, first, again] = [costs.copy, costs.first, costs.again].map(best);
  const row = (name: string, cost: Cost) => [
    name,
    seconds(cost.wall),
    ratio(cost.wall / copy!.wall),
    seconds(cost.cpu),
    ratio(cost.cpu / copy!.cpu),
  ];
  return {
    title: `Import of ${rows.toLocaleString('en-GB')} conversations`,
    columns: ['way', 'wall', '× bare COPY', 'CPU (client + server)', '× bare COPY'],
    rows: [
      row('bare `COPY … (FORMAT csv)` of finished rows into the same keyed table', copy!),
      row('`bough import`, the first time: parsed, validated, ids made, days put beside, idempotent', first!),
      row('the same file again: 0 new, 0 changed', again!),
    ],
    notes: [
      `Best of ${ROUNDS} rounds, the ways taken in turns. Goal for the first import: at most 1.3 × (wall).`,
      `Peak memory of the importing process: ${Math.round(peakMemory(process.pid))} MB (this benchmark's own included).`,
    ],
  };
}

function best(costs: readonly Cost[]): Cost {
  return { wall: Math.min(...costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) };
}

async function timed(server: BenchServer, work: () => Promise<void>): Promise<Cost> {
  const cpu = () => cpuOfTree(server.postmaster) + process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
  const [began, used] = [performance.now(), cpu()];
  await work();
  return { wall: performance.now() - began, cpu: cpu() - used };
}

/** Imports the conversations of the folder; `expected` rows must be new. */
export async function importAll(url: string, folder: string, expected: number): Promise<void> {
  const database = await openDatabase({ url });
  try {
    const { operator } = benchSystem(database);
    await operator.workspace.apply(WORKSPACE);
    const mapping = { ...MAPPING, imports: MAPPING.imports.filter(({ kind }) => kind === 'conversations') };
    for await (const { summary } of importMapping(
      { mapping, workspace: WORKSPACE, folder },
      operator.facts.importFile,
    )) {
      if (summary.failure) throw summary.failure;
      if (summary.new !== expected || summary.changed > 0)
        throw new Error(`expected ${expected} new, got ${summary.new}`);
    }
  } finally {
    await database.destroy();
  }
}

async function exportRows(url: string, path: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await pipeline(client.query(copyTo('COPY bough.conversation TO STDOUT (FORMAT csv)')), createWriteStream(path));
  await client.end();
}

async function bareCopy(url: string, path: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await pipeline(createReadStream(path), client.query(copyFrom('COPY bough.conversation FROM STDIN (FORMAT csv)')));
  await client.end();
}
