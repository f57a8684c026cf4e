/** What was planted in the demo comes out of the product: facts in, rollups, columns, formulas, scorecard. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplyWorkspace, Engine, ImportFacts, readScorecard, type ScorecardRow } from '@bough/application';
import { addMonths, parseDay, timeZone, type Period } from '@bough/domain';
import { loadDemo, type Truths } from '@bough/sources';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { storesOn } from '../../libs/persistence/stores.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

const DEFINITIONS = join(__dirname, '../../examples/demo');
const truths = JSON.parse(readFileSync(join(DEFINITIONS, 'truths.json'), 'utf8')) as Truths;
/** Of a quantile that is read from a histogram. */
const SKETCH_ERROR = 0.0109;

let folder: string;
let database: TestDatabase;
let source: DataSource;
let engine: Engine;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-truths-'));
  database = await createTestDatabase();
  source = await openDatabase({ url: database.url });
  const stores = storesOn(source);
  engine = new Engine({ ...stores, today: (zone) => timeZone(zone).dayAt(Date.now()) });
  const applyWorkspace = new ApplyWorkspace(stores.workspaces, () => new Date());
  await loadDemo(DEFINITIONS, folder, { applyWorkspace, importFacts: new ImportFacts(stores.facts) });
  await engine.refresh();
}, 120_000);

afterAll(async () => {
  await source.destroy();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const from = parseDay(truths.period.from)!;
const month = (text: string): Period => ({ from: parseDay(`${text}-01`)!, to: addMonths(parseDay(`${text}-01`)!, 1) });
const PERIODS: [string, Period, object][] = [
  ['the whole period', { from, to: from + truths.period.days }, truths.whole],
  ...Object.entries(truths.months).map(([key, figures]): [string, Period, object] => [key, month(key), figures]),
];

interface Spread {
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
}
type Figures = Record<string, number | Spread | null>;

async function rowsOf(period: Period): Promise<Map<string, ScorecardRow>> {
  const snapshot = engine.current!;
  const { rows } = await readScorecard(snapshot, period, [...snapshot.model.metrics.keys()]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** `all` has its figures beside the dimensions, which have theirs by segment. */
function expected(figures: object): [string, Figures][] {
  const { all, ...dimensions } = figures as { all: Figures } & Record<string, Record<string, Figures>>;
  const segments = Object.entries(dimensions).flatMap(([dimension, segments]) =>
    Object.entries(segments).map(([key, value]): [string, Figures] => [`${dimension}/${key}`, value]),
  );
  return [['all', all], ...segments];
}

describe.each(PERIODS)('the demo over %s', (_, period, figures) => {
  it.each(expected(figures))('has the figures of %s', async (id, wanted) => {
    const row = (await rowsOf(period)).get(id)!;
    for (const [key, value] of Object.entries(wanted)) {
      const cell = row.metrics[key];
      if (value === null) expect([key, cell!.value]).toEqual([key, null]);
      else if (typeof value === 'number') expectClose(key, cell ? cell.value! : row.measures[key]!, value, 1e-9);
      else {
        expectClose(key, cell!.value!, value.mean, 1e-9);
        expectClose(`${key} median`, cell!.quantiles!.median, value.median, SKETCH_ERROR);
        expectClose(`${key} p90`, cell!.quantiles!.p90, value.p90, SKETCH_ERROR);
      }
    }
  });

  it('splits every measure into its segments without rest', async () => {
    const rows = [...(await rowsOf(period)).values()];
    const all = rows.find(({ id }) => id === 'all')!;
    for (const dimension of ['plan', 'industry', 'arr_band'])
      for (const [measure, total] of Object.entries(all.measures)) {
        if (measure === 'days') continue;
        const parts = rows.filter((row) => row.dimension === dimension).map((row) => row.measures[measure]!);
        expectClose(
          `${measure} by ${dimension}`,
          parts.reduce((sum, part) => sum + part, 0),
          total,
          1e-9,
        );
      }
  });

  it('has a cost to serve that is the product of its five factors, in every segment', async () => {
    for (const { id, metrics } of (await rowsOf(period)).values()) {
      const value = (key: string) => metrics[key]!.value;
      const factors = ['contact_rate', 'issue_complexity', 'throughput', 'handling_efficiency', 'cost_per_hour'].map(
        value,
      );
      if (factors.some((factor) => factor === null)) continue;
      const product = factors.reduce<number>((result, factor) => result * factor!, 1) / 3600; // complexity in hours
      expectClose(`${id} cost to serve`, value('cost_to_serve')!, product, 1e-9);
    }
  });
});

it('recovers the standards of the topics', async () => {
  const rows: { topic: string; seconds: number }[] = await source.query(
    'SELECT topic, seconds FROM bough.topic_standard',
  );
  expect(Object.fromEntries(rows.map(({ topic, seconds }) => [topic, seconds]))).toEqual(truths.topic_standards);
});

it('recovers the mix shift: every plan faster, the total slower', async () => {
  const [july, august] = [await rowsOf(month('2026-07')), await rowsOf(month('2026-08'))];
  const change = (id: string) =>
    august.get(id)!.metrics.resolution_time!.value! / july.get(id)!.metrics.resolution_time!.value! - 1;
  expect(change('all')).toBeGreaterThan(0.03);
  for (const plan of ['free', 'starter', 'pro', 'enterprise', 'unknown'])
    expect(change(`plan/${plan}`)).toBeLessThan(-0.03);
});

function expectClose(what: string, actual: number, wanted: number, error: number): void {
  const off = Math.abs(actual - wanted) / Math.max(1e-12, Math.abs(wanted), error === 1e-9 ? 1e-6 : 0);
  if (!(off <= error)) throw new Error(`${what}: ${actual} instead of ${wanted}`);
}
