/**
 * The public RavenStack files (accounts, subscriptions, support tickets of a made-up SaaS company) through the product: what
 * comes out equals figures that plain scripts without Bough computed from the files (REFERENCE.md of the sample data, section
 * "ravenstack_saas": by plan_tier and by industry). Skipped where the files are not.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readContrasts, type Snapshot, type UseCases } from '@bough/application';
import { resolvePreset } from '@bough/domain';
import { importMapping, readMapping, readWorkspace } from '@bough/sources';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { storesOn } from '../../libs/persistence/stores.js';
import { testSystem } from '../support/builders-system.js';
import { OPERATOR } from '../support/builders.js';
import { readScorecard, type ScorecardRow } from '../support/read-scorecard.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';
import { describeWhere } from '../support/describe-where.js';

const EXAMPLE = join(__dirname, '../../examples/ravenstack');
const DATA = resolve(process.env.BOUGH_SAMPLE_DATA ?? '../shared/data', 'ravenstack_saas');
/** Of a quantile that is read from a histogram. */
const SKETCH_ERROR = 0.0109;

/** tickets, mean and median resolution in hours, mean and median first response in minutes, ratings, mean rating, escalated */
const REFERENCE: Readonly<Record<string, readonly number[]>> = {
  'plan_tier/basic': [630, 35.5603, 34.5, 87.2254, 86.5, 366, 4.0437, 23],
  'plan_tier/enterprise': [639, 36.9311, 38, 89.0829, 88, 380, 3.9816, 30],
  'plan_tier/pro': [731, 35.1847, 34, 89.0342, 89, 429, 3.9277, 42],
  'industry/cybersecurity': [394, 35.1345, 34, 87.8426, 88.5, 236, 3.9661, 25],
  'industry/devtools': [425, 34.96, 33, 87.1388, 80, 246, 3.9593, 20],
  'industry/edtech': [316, 36.5316, 35.5, 87.5443, 91, 184, 4.0109, 17],
  'industry/fintech': [457, 36.1335, 36, 88.3479, 88, 267, 4.0187, 19],
  'industry/healthtech': [408, 36.6765, 37, 91.3652, 93, 242, 3.9545, 14],
};

describeWhere(existsSync(DATA), 'no public RavenStack files', 'the public RavenStack files', () => {
  let database: TestDatabase;
  let source: DataSource;
  let rows: Map<string, ScorecardRow>;
  let snapshot: Snapshot;
  let operator: UseCases;

  beforeAll(async () => {
    database = await createTestDatabase();
    source = await openDatabase({ url: database.url });
    const workspace = readWorkspace(readFileSync(join(EXAMPLE, 'workspace.yml'), 'utf8'), 'workspace.yml').workspace!;
    const mapping = readMapping(readFileSync(join(EXAMPLE, 'mapping.yml'), 'utf8'), 'mapping.yml').mapping!;
    const system = testSystem({ stores: storesOn(source), newId: randomUUID });
    operator = system.as(OPERATOR);
    await operator.workspace.apply(workspace);
    const files = importMapping({ mapping, workspace, folder: DATA }, operator.facts.importFile);
    for await (const { summary } of files) expect([summary.failure, summary.rejected]).toEqual([null, 0]);
    const { engine } = system;
    await engine.refresh();
    snapshot = engine.current!;
    const period = resolvePreset('ALL_TIME', snapshot.state.range!, snapshot.state.today);
    const scorecard = await readScorecard(snapshot, period, [...snapshot.model.metrics.keys()]);
    rows = new Map(scorecard.rows.map((row) => [row.id, row]));
  }, 60_000);

  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it.each(Object.entries(REFERENCE))(
    'give the figures of %s',
    (id, [tickets, hours, medianHours, minutes, medianMinutes, ratings, rating, escalated]) => {
      const { measures, metrics } = rows.get(id)!;
      expect([measures.created, measures.ratings, measures.escalated]).toEqual([tickets, ratings, escalated]);
      expect(metrics.resolution_time!.value! / 3600).toBeCloseTo(hours!, 4);
      expect(metrics.first_response_time!.value! / 60).toBeCloseTo(minutes!, 4);
      expect(metrics.csat_mean!.value).toBeCloseTo(rating!, 4);
      expect(metrics.escalation_rate!.value).toBeCloseTo(escalated! / tickets!, 12);
      expectNear(metrics.resolution_time!.quantiles!.median / 3600, medianHours!);
      expectNear(metrics.first_response_time!.quantiles!.median / 60, medianMinutes!);
    },
  );

  it('have no segment that is called different without evidence', async () => {
    const { signals, watched } = await operator.findings.preview();
    expect(watched).toBeGreaterThan(100);
    for (const { kind, evidence } of signals) expect([kind, evidence.length > 0]).not.toEqual([kind, false]);
    // No effect of a segment is known in these files: comparisons and outliers would be false alarms.
    const compared = signals.filter(({ kind }) => ['contrast', 'pattern', 'outlier', 'standard_missed'].includes(kind));
    expect(compared.filter(({ rule }) => rule !== 'uniform_service')).toEqual([]);
    const { contrasts } = (await readContrasts(snapshot))!;
    const warned = contrasts.flatMap(({ cases }) => cases.filter(({ state }) => state === 'warning'));
    expect(warned.filter(({ p }) => p === null || p >= 0.05)).toEqual([]);
  });

  it('give the figures of the whole: p90 of 65 hours and 160.1 minutes, 95 of 2,000 escalated', () => {
    const { measures, metrics } = rows.get('all')!;
    expect([measures.created, measures.ratings, measures.escalated]).toEqual([2000, 1175, 95]);
    expect(metrics.csat_mean!.value).toBeCloseTo(3.981277, 6);
    expect(metrics.csat!.value).toBeCloseTo((405 + 374) / 1175, 12);
    expect(metrics.resolution_time!.value! / 3600).toBeCloseTo(35.861, 3);
    expectNear(metrics.resolution_time!.quantiles!.p90 / 3600, 65);
    expectNear(metrics.first_response_time!.quantiles!.p90 / 60, 160.1);
  });
});

function expectNear(actual: number, wanted: number): void {
  expect(Math.abs(actual / wanted - 1)).toBeLessThanOrEqual(SKETCH_ERROR);
}
