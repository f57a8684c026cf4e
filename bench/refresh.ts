/** Measures the refresh of one dirty day, with a short and with a long history behind it. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '@bough/application';
import { timeZone } from '@bough/domain';
import { openDatabase, type DataSource } from '@bough/persistence';
import { MAPPING, PER_DAY, WORKSPACE, writeConversations, writeCustomers } from './conversations.js';
import { cpuOfTree, peakMemory } from './cpu.js';
import type { BenchServer } from './server.js';
import { benchSystem, fill } from './system.js';
import { median, ratio, type BenchTable } from './table.js';

const ROUNDS = 15;

interface History {
  readonly rows: number;
  readonly database: DataSource;
  readonly engine: Engine;
  readonly rebuild: number;
  readonly days: number[];
  readonly cpu: number[];
}

export async function benchRefresh(server: BenchServer, sizes = [1_000_000, 5_000_000]): Promise<BenchTable> {
  const folder = join(server.folder, 'refresh');
  mkdirSync(folder);
  await writeCustomers(join(folder, 'customers.csv'));
  const histories: History[] = [];
  for (const rows of sizes) histories.push(await prepare(server, folder, rows));
  for (let round = 0; round < ROUNDS; round++)
    for (const history of histories) await refreshOneDay(server, history, round);
  const [short] = histories;
  const rows = histories.map((history) => [
    history.rows.toLocaleString('en-GB'),
    `${Math.round(median(history.days))} ms`,
    ratio(median(history.days) / median(short!.days)),
    `${Math.round(median(history.cpu))} ms`,
    ratio(median(history.cpu) / median(short!.cpu)),
    `${Math.round(history.rebuild)} ms`,
  ]);
  for (const { database } of histories) await database.destroy();
  rmSync(folder, { recursive: true });
  return {
    title: 'Refresh of one dirty day',
    columns: ['conversations in all', 'wall', '× short history', 'CPU', '× short history', 'rebuild, per day'],
    rows,
    notes: [
      `${PER_DAY.toLocaleString('en-GB')} conversations a day, 8 × 4 segments; a day about a month before the end is changed, then added up (cells, two histograms, block, resident columns). Median of ${ROUNDS}. Goal: at most 1.15 ×.`,
      `Peak memory of this process: ${Math.round(peakMemory(process.pid))} MB.`,
    ],
  };
}

async function prepare(server: BenchServer, folder: string, rows: number): Promise<History> {
  await writeConversations(join(folder, 'conversations.csv'), rows);
  const database = await openDatabase({ url: await server.database(`bench_refresh_${rows}`) });
  const { system, operator } = benchSystem(database);
  await fill(operator, { mapping: MAPPING, workspace: WORKSPACE, folder });
  await database.query('ANALYZE');
  const { engine } = system;
  const began = performance.now();
  const days = await engine.refresh();
  const rebuild = (performance.now() - began) / days;
  await database.query('VACUUM ANALYZE');
  return { rows, database, engine, rebuild, days: [], cpu: [] };
}

/** Changes some conversations of a day, as a late correction does, and refreshes. */
async function refreshOneDay(
  server: BenchServer,
  { rows, database, engine, days, cpu }: History,
  round: number,
): Promise<void> {
  const last = Math.floor(rows / PER_DAY);
  const day = timeZone('UTC').dayAt(Date.UTC(2025, 0, 1)) + last - 40 + (round % 20);
  await database.query(
    'UPDATE bough.conversation SET touches = touches + 1 WHERE created_day = $1 AND resolved_day = $1',
    [day],
  );
  await database.query(
    `INSERT INTO bough.rollup_dirty (customer_id, day, spread) VALUES ('00000000-0000-0000-0000-000000000000', $1, true)`,
    [day],
  );
  const used = () => cpuOfTree(server.postmaster) + process.cpuUsage().user / 1000;
  const [began, before] = [performance.now(), used()];
  const done = await engine.refresh();
  if (done !== 1) throw new Error(`${done} days were added up instead of 1`);
  days.push(performance.now() - began);
  cpu.push(used() - before);
}
