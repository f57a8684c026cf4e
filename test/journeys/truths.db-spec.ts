/** What was planted in the demo comes out of the product: facts in, rollups, columns, formulas, scorecard. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stores, System } from '@bough/application';
import { addMonths, parseDay, type Period, type Signal } from '@bough/domain';
import { loadDemoInterventions, type Truths } from '@bough/sources';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { storesOn } from '../../libs/persistence/stores.js';
import { claims } from '../../libs/sources/demo/truths/claims.js';
import type { Claim } from '../../libs/sources/demo/truths/claim.js';
import type { Cut } from '../../libs/sources/demo/truths/compute-truths.js';
import { testSystem } from '../support/builders-system.js';
import { OPERATOR } from '../support/builders.js';
import { createDemoDatabase } from '../support/demo-database.js';
import { disagreements } from '../support/mix-agreement.js';
import { readScorecard, type ScorecardRow } from '../support/read-scorecard.js';
import type { TestDatabase } from '../support/template-database.js';

const DEFINITIONS = join(__dirname, '../../examples/demo');
const truths = JSON.parse(readFileSync(join(DEFINITIONS, 'truths.json'), 'utf8')) as Truths & {
  claims: Claim[];
};
/** Of a quantile that is read from a histogram. */
const SKETCH_ERROR = 0.0109;

const COUNTS = `
  SELECT (SELECT count(*)::int FROM bough.customer WHERE known) AS customers,
    (SELECT rows_read::int FROM bough.import_run WHERE kind = 'customers') AS customer_rows,
    (SELECT count(*)::int FROM (
      SELECT FROM bough.customer_cell m JOIN bough.cell c ON c.id = m.cell_id
      GROUP BY m.customer_id HAVING bool_and('plan/unknown' = ANY (c.segments))) t) AS customers_without_plan,
    (SELECT count(*)::int FROM bough.conversation) AS conversations,
    (SELECT rows_left_out::int FROM bough.import_run WHERE kind = 'conversations') AS left_out,
    (SELECT count(*)::int FROM bough.conversation LEFT JOIN bough.customer USING (customer_id)
      WHERE known IS NOT TRUE) AS customer_not_known`;

let database: TestDatabase;
let source: DataSource;
let stores: Stores;
let system: System;
let engine: System['engine'];

beforeAll(async () => {
  database = await createDemoDatabase();
  source = await openDatabase({ url: database.url });
  stores = storesOn(source);
  system = testSystem({ stores, newId: randomUUID });
  ({ engine } = system);
  await engine.refresh();
}, 120_000);

afterAll(async () => {
  await source.destroy();
  await database.drop();
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
  const wanted = Object.entries(truths.topic_standards).map(([topic, mean]) => [topic, expect.closeTo(mean, 7)]);
  expect(Object.fromEntries(rows.map(({ topic, seconds }) => [topic, seconds]))).toEqual(Object.fromEntries(wanted));
});

it('recovers the mix shift: every plan faster, the total slower', async () => {
  const [july, august] = [await rowsOf(month('2026-07')), await rowsOf(month('2026-08'))];
  const change = (id: string) =>
    august.get(id)!.metrics.resolution_time!.value! / july.get(id)!.metrics.resolution_time!.value! - 1;
  expect(change('all')).toBeGreaterThan(0.03);
  for (const plan of ['free', 'starter', 'pro', 'enterprise', 'unknown'])
    expect(change(`plan/${plan}`)).toBeLessThan(-0.03);
});

it('recovers what is counted over everything', async () => {
  const [counted] = await source.query(COUNTS);
  const { backlog } = (await rowsOf(PERIODS[0]![1])).get('all')!.metrics;
  expect({ ...counted, open_at_end: backlog!.value }).toEqual(truths.counts);
});

it('recovers every planted claim, with its evidence', async () => {
  const [whole, july, august] = await Promise.all(PERIODS.map(([, period]) => cutOf(period)));
  const found = claims({ ...truths, whole: whole!, months: { '2026-07': july!, '2026-08': august! } });
  expect(found.filter(({ holds }) => !holds)).toEqual([]);
  expect(found.map(({ key }) => key)).toEqual(truths.claims.map(({ key }) => key));
  for (const [index, { key, evidence }] of found.entries())
    for (const [name, value] of Object.entries(evidence)) {
      const wanted = truths.claims[index]!.evidence[name]!;
      // The deviation of one quantile from another one has the error of both.
      if (/median|p90/.test(name)) expect(Math.abs(value - wanted)).toBeLessThan(2.1 * SKETCH_ERROR);
      else expectClose(`${key} ${name}`, value, wanted, 1e-9);
    }
});

describe('what is planted is found, and nothing else', () => {
  /** By rule, segment and metric: the truth (its number in TRUTHS.md), and the node that it lands on. */
  const PLANTED: readonly (readonly [truth: number, kind: string, rule: string, segment: string | null, metric: string, path: string])[] = [
    [1, 'contrast', 'resolution_order', 'plan/enterprise', 'resolution_time', 'enterprise/handling_efficiency/resolution_time'],
    [1, 'standard_missed', 'at_most', 'plan/enterprise', 'resolution_time', 'enterprise/handling_efficiency/resolution_time'],
    [2, 'contrast', 'contact_rate', 'plan/free', 'contact_rate', 'free/demand_intensity/contact_rate'],
    [3, 'pattern', 'misaligned_resources', 'industry/healthcare', 'issue_complexity', ''],
    [4, 'contrast', 'satisfaction_spread', 'industry/fintech', 'csat', ''],
    [4, 'standard_missed', 'at_least', 'industry/fintech', 'csat', ''],
    [5, 'contrast', 'uniform_service', null, 'first_response_time', ''],
    [5, 'standard_missed', 'at_most', 'arr_band/from_110k', 'first_response_time', ''],
    [5, 'standard_missed', 'at_most', 'arr_band/from_200k', 'first_response_time', ''],
    [8, 'contrast', 'uniform_service', null, 'bot_first_ratio', ''],
    [14, 'spike', 'rising', 'topic/login_access', 'conversation_volume', ''],
  ]; // prettier-ignore

  it('each once, on its node, with evidence and what it was compared with', async () => {
    const { signals, watched, expectedByChance } = await system.as(OPERATOR).findings.preview();
    const key = (parts: readonly unknown[]) => parts.join(' ');
    const found = signals.map(({ kind, rule, segment, metric, path }) => key([kind, rule, segment, metric, path]));
    expect(found.sort()).toEqual(PLANTED.map(([, ...parts]) => key(parts)).sort());
    for (const { evidence, watched: own, baseline, touched } of signals) {
      expect([evidence.length >= 2, own, baseline !== null, touched.customers > 0]).toEqual([
        true,
        watched,
        true,
        true,
      ]);
    }
    expect(expectedByChance).toBeCloseTo(PLANTED.length / 10, 12);
    const value = (rule: string, segment: string) =>
      signals.flatMap(({ evidence, rule: own }) => (own === rule ? evidence : [])).find((each) => each.segment === segment)!.value!; // prettier-ignore
    expect(value('resolution_order', 'plan/enterprise') / value('resolution_order', 'plan/free')).toBeGreaterThan(1.25);
    expect(value('contact_rate', 'plan/free') / value('contact_rate', 'plan/enterprise')).toBeGreaterThan(1.5);
    expect(value('satisfaction_spread', 'industry/fintech')).toBeLessThan(0.7);
  });

  it('in sentences that their own mix agrees with', async () => {
    const { signals } = await system.as(OPERATOR).findings.preview();
    const { contrasts } = (await system.as(OPERATOR).findings.contrasts())!;
    const cases = contrasts
      .flatMap((each) => each.cases)
      .filter(({ state }) => state === 'warning' || state === 'watch');
    expect([...signals, ...cases].flatMap(disagreements)).toEqual([]);
    const words = (rule: string, segment: string) =>
      signals.find((each) => each.rule === rule && each.segment === segment)!.words;
    expect(words('misaligned_resources', 'industry/healthcare')).toMatch(/Its questions are harder: by Topic[^.]*\.$/);
    expect(words('resolution_order', 'plan/enterprise')).toContain('We are slower at the same questions');
    const missed = signals.find(({ kind, segment }) => kind === 'standard_missed' && segment === 'plan/enterprise')!;
    expect(missed.words).toContain('We are slower at the same questions');
  });

  it('not before it happened: the outage was not there a week earlier', async () => {
    const { range } = engine.current!.state;
    const { signals } = await system.as(OPERATOR).findings.preview({ asOf: range!.to - 7 });
    expect(signals.filter(({ kind }) => kind === 'spike')).toEqual([]);
  });
});

it('has a backlog of what was open plus what came minus what was resolved, in every segment and month', async () => {
  for (let start = from; start < from + truths.period.days - 62; start = addMonths(start, 1)) {
    const next = { from: addMonths(start, 1), to: addMonths(start, 2) };
    const before = await rowsOf({ from: start, to: next.from });
    for (const { id, measures } of (await rowsOf(next)).values()) {
      const { created, resolved, open_at_end: open } = measures;
      expect([id, open]).toEqual([id, before.get(id)!.measures.open_at_end! + created! - resolved!]);
    }
  }
});

/** The product's figures in the shape of the truths. */
async function cutOf(period: Period): Promise<Cut> {
  const own = [...(await rowsOf(period)).values()].map(({ id, measures, metrics }) => {
    const figures = Object.entries(truths.whole.all).map(([key, shape]) => {
      const { value, quantiles } = metrics[key] ?? { value: measures[key]!, quantiles: null };
      return [key, typeof shape === 'object' ? { mean: value, ...quantiles } : value];
    });
    return [id, Object.fromEntries(figures) as Cut['all']] as const;
  });
  const cut = (dimension: string) =>
    Object.fromEntries(own.flatMap(([id, f]) => (id.startsWith(`${dimension}/`) ? [[id.split('/')[1]!, f]] : [])));
  return { all: new Map(own).get('all')!, plan: cut('plan'), industry: cut('industry'), arr_band: cut('arr_band') };
}

function expectClose(what: string, actual: number, wanted: number, error: number): void {
  const off = Math.abs(actual - wanted) / Math.max(1e-12, Math.abs(wanted), error === 1e-9 ? 1e-6 : 0);
  if (!(off <= error)) throw new Error(`${what}: ${actual} instead of ${wanted}`);
}

it('judges the five interventions of the demo as they were planted, in their order', async () => {
  await loadDemoInterventions(system, OPERATOR);
  const latest = await stores.interventions.latestAssessments();
  const told = (await stores.interventions.list()).reverse().map(({ id, number }) => {
    const { verdict, grade, guardrails, effect, naive } = latest.get(id)!.result;
    const outcomes = guardrails.map(({ outcome }) => outcome);
    return { number, verdict, grade, outcomes, effect: effect?.relative?.value, naive: naive?.relative };
  });
  expect(told).toMatchObject([
    { number: 1, grade: 'A', verdict: { kind: 'verified_improvement', atACost: false, exploratory: false } },
    { number: 2, grade: 'A', verdict: { kind: 'no_effect', exploratory: false }, outcomes: ['safe'] },
    { number: 3, verdict: { kind: 'verified_improvement', atACost: true }, outcomes: ['breached'] },
    { number: 4, verdict: { kind: 'confounded' } },
    { number: 5, grade: 'X', verdict: { exploratory: true } },
  ]);
  // Everybody worked faster from August on: a plain look takes that for an effect of the second one.
  expect(Math.abs(told[1]!.effect!)).toBeLessThan(0.05);
  expect(told[1]!.naive!).toBeLessThan(-0.15);
});

it('lands what is found on whoever answers for the node', async () => {
  const methods = { registeredChanges: async () => [] };
  await testSystem({ stores, newId: randomUUID, engine, methods }).as(OPERATOR).findings.detect();
  const people = new Map((await stores.ownership.read()).people.map(({ id, key }) => [id, key]));
  const found = (await stores.findings.unsettled()).filter(({ signal }) => signal.kind !== 'impact_verdict');
  // The eleven above, and a standard whose review has come.
  expect(found).toHaveLength(12);
  // A node lands on its owner; a segment of another dimension on its own, else on who holds the metric; the rest on the root's.
  const SEGMENTS: Readonly<Record<string, string>> = {
    'industry/fintech': 'tom',
    'industry/healthcare': 'tom',
    'arr_band/from_110k': 'erik',
    'arr_band/from_200k': 'erik',
    'topic/login_access': 'petra',
  };
  const owner = ({ path, segment }: Signal) => {
    if (path !== '') return path.startsWith('free/demand_intensity') ? 'petra' : 'erik';
    return (segment !== null && SEGMENTS[segment]) || 'olga';
  };
  for (const { signal, routing } of found)
    expect([signal.title, people.get(routing.at(-1)!.person!)]).toEqual([signal.title, owner(signal)]);
});
