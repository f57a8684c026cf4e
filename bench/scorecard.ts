/**
 * The scorecard of 512 segments × 20 metrics: what the server computes for it, against one SQL statement over the facts, written by hand
 * for the same table. Values and those of the period before are checked to be the same, medians to be close.
 */
import { writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { AssessedScorecard } from '@bough/application';
import type { Period } from '@bough/domain';
import { openDatabase } from '@bough/persistence';
import { readMapping, readWorkspace } from '@bough/sources';
import { MAPPING_TEXT, writeConversations } from './conversations.js';
import { cpuOfTree } from './cpu.js';
import { METRIC_KEYS, SCORECARD, type HandRow } from './scorecard-query.js';
import type { BenchServer } from './server.js';
import { benchSystem, fill, type BenchSystem } from './system.js';
import { ratio, type BenchTable } from './table.js';

const SEGMENTS = 512;
const CUSTOMERS = 50_000;
const [DAYS, PER_DAY, LENGTH] = [90, 2000, 28];
const ROUNDS = 10;

const WORKSPACE = readWorkspace(
  `
name: Benchmark
time_zone: UTC
currency: EUR
freshness_days: null
dimensions:
  - key: team
    decision: staffing
    segments:
${Array.from({ length: SEGMENTS }, (_, index) => `      - { key: t${index}, values: [t${index}] }`).join('\n')}
tree:
  headline: resolution_time
  nodes:
    - { key: volume, metric: conversation_volume }
`,
  'benchmark',
).workspace!;
const MAPPING = readMapping(MAPPING_TEXT.replace('{ plan: plan, arr: arr }', '{ team: team }'), 'benchmark').mapping!;

export async function benchScorecard(server: BenchServer): Promise<BenchTable> {
  const url = await server.database('bench_scorecard');
  const source = await openDatabase({ url });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { system, operator } = await prepare(server, source);
    const snapshot = system.engine.current!;
    const first = snapshot.state.range!.from;
    const periodOf = (round: number): Period => ({ from: first + 30 + round, to: first + 30 + round + LENGTH });
    const product = (period: Period) =>
      operator.comparisons.scorecard(snapshot, { period, dimension: 'team', metrics: METRIC_KEYS });
    const byHand = async ({ from, to }: Period) =>
      (await client.query<HandRow>(SCORECARD, [from - LENGTH, from, to])).rows;
    checkEqual(await product(periodOf(0)), await byHand(periodOf(0)));
    const others = () => cpuOfTree(server.postmaster);
    // Another period each round, so that nothing is kept of it.
    const hand = await cpu((round) => byHand(periodOf(round + 1)), others);
    const computed = await cpu((round) => product(periodOf(round + 1)), others);
    const kept = await cpu(() => product(periodOf(1)), others);
    return table(hand, computed, kept);
  } finally {
    await client.end();
    await source.destroy();
  }
}

interface Cpu {
  readonly own: number;
  readonly database: number;
}

function table(hand: Cpu, computed: Cpu, kept: Cpu): BenchTable {
  const row = (name: string, { own, database }: Cpu) => [
    ...[name, own.toFixed(0), database.toFixed(0), (own + database).toFixed(0)],
    ratio((own + database) / (hand.own + hand.database)),
  ];
  return {
    title: `Scorecard of ${SEGMENTS} segments × ${METRIC_KEYS.length} metrics`,
    columns: ['way', 'own CPU ms', 'database CPU ms', 'together', '× by hand'],
    rows: [
      row('one SQL statement over the facts, written by hand', hand),
      row('Bough, a period that nobody asked for yet', computed),
      row('Bough, the same period again', kept),
    ],
    notes: [
      `${(DAYS * PER_DAY).toLocaleString('en-GB')} conversations of ${CUSTOMERS.toLocaleString('en-GB')} customers; ${LENGTH} days beside the ${LENGTH} before, with median and p90 of two durations. Mean of ${ROUNDS} rounds, another period each. Values are checked to be the same, medians within 10 %.`,
      'Bough’s answer also has differences from the whole, ranks, shrunk values with intervals, and Kaplan–Meier medians with the share still open, for which it reads every conversation of the period; the SQL leaves all of these out. The same period again is not free: intervals, ranks and verdicts are worked out anew.',
    ],
  };
}

async function prepare(server: BenchServer, source: Awaited<ReturnType<typeof openDatabase>>): Promise<BenchSystem> {
  const folder = join(server.folder, 'scorecard');
  mkdirSync(folder);
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => `c${index},t${index % SEGMENTS}`);
  writeFileSync(join(folder, 'customers.csv'), ['id,team', ...customers, ''].join('\n'));
  await writeConversations(join(folder, 'conversations.csv'), DAYS * PER_DAY, PER_DAY);
  const { system, operator } = benchSystem(source);
  await fill(operator, { mapping: MAPPING, workspace: WORKSPACE, folder });
  rmSync(folder, { recursive: true });
  await system.engine.refresh();
  await source.query('VACUUM ANALYZE');
  return { system, operator };
}

function checkEqual({ rows }: AssessedScorecard, hand: readonly HandRow[]): void {
  const bySegment = new Map(hand.map((row) => [row.segment, row]));
  if (bySegment.size !== SEGMENTS) throw new Error(`${bySegment.size} segments instead of ${SEGMENTS}`);
  for (const { segment, cells } of rows) {
    const row = bySegment.get(segment.id);
    if (!row) continue; // Unknown, of which there is none
    for (const { metric, current, previous, quantiles } of cells) {
      const of = `${metric.key} of ${segment.id}`;
      same(of, current.value, row[metric.key]!, 1e-9);
      same(`${of} before`, previous.value, row[`${metric.key}_before`]!, 1e-9);
      const known = metric.quantiles && row[`${metric.quantiles}_quantiles` as 'resolution_quantiles'];
      // Between two ranks SQL interpolates, and buckets are 2.2 % wide: equal within both.
      if (known && quantiles) same(`median of ${of}`, quantiles.median, known[0]!, 0.1);
    }
  }
}

function same(what: string, ours: number | null, theirs: number | null, tolerance: number): void {
  const equal =
    ours === null || theirs === null ? ours === theirs : Math.abs(ours - theirs) <= tolerance * Math.abs(theirs);
  if (!equal) throw new Error(`${what}: ${ours} instead of ${theirs}`);
}

/** CPU milliseconds per run, of this process and of the database, which has ticks of 10 ms only. */
async function cpu(run: (round: number) => Promise<unknown>, others: () => number): Promise<Cpu> {
  const [before, start] = [others(), process.cpuUsage()];
  for (let round = 0; round < ROUNDS; round++) await run(round);
  const { user, system } = process.cpuUsage(start);
  return { own: (user + system) / 1000 / ROUNDS, database: (others() - before) / ROUNDS };
}
