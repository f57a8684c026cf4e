import { day, workspace } from '../../../../test/support/builders.js';
import { leafColumns } from '../../rollups/fill-columns.js';
import { MEASURES, STORED_MEASURES } from '../../rollups/measures.js';
import { evaluatePeriod } from './evaluate.js';
import type { DataState } from './data-state.js';
import { availabilityStatus, metricValue, missingEverywhere } from './metric-value.js';
import { type Workspace } from '../../workspace/workspace.js';
import { modelOf } from '../model-of-workspace.js';
import { METRIC_DEFAULTS } from '../../metrics/metric.js';
import { MINIMUM_SAMPLE } from '../../metrics/thin-sample.js';

/** Facts from 11 to 30 January 2026, all on the first of these days but one on the last. */
const [FROM, TO] = [day('2026-01-11'), day('2026-01-31')];
const JANUARY = { from: FROM, to: TO };
const EVERYTHING = new Set([...MEASURES.values()].flatMap(({ requires }) => [...requires]));
const SOUND: DataState = { range: JANUARY, carried: EVERYTHING, costMonths: new Set([day('2026-01-01')]), today: TO };
const OWN = { ...METRIC_DEFAULTS, minimumSample: MINIMUM_SAMPLE };
const METRICS = [
  { ...OWN, key: 'root', name: 'Root', formula: '(resolved - created) ^ 50%' },
  { ...OWN, key: 'nps_rate', name: 'NPS', formula: 'nps / created' },
  { ...OWN, key: 'growth', name: 'Growth', formula: 'created / lag(created, 7)' },
  { ...OWN, key: 'last_days', name: 'Last days', formula: 'created / rolling(created, 3)' },
  { ...OWN, key: 'before_last_days', name: 'Before', formula: 'created + lag(rolling(resolved / created, 3), 2)' },
  { ...OWN, key: 'rolling_csat', name: 'CSAT, 14 days', formula: 'rolling(csat, 14)' },
  { ...OWN, key: 'csat_before', name: 'CSAT change', formula: 'csat - lag(csat, 7)' },
  { ...OWN, key: 'cost_per_month', name: 'Cost, 30 days', formula: 'rolling(cost, 30) / rolling(resolved, 30)' },
  { ...OWN, key: 'mood', name: 'Mood', formula: 'max(csat, 0)' },
  { ...OWN, key: 'customers', name: 'Customers', formula: 'customer_days / days' },
];

interface Given {
  readonly state?: Partial<DataState>;
  readonly period?: { from: number; to: number };
  readonly workspace?: Partial<Workspace>;
  readonly distinct?: number;
}

/** The value of a metric for all segments, with what happened. */
function read(metric: string, happened: Record<string, number>, given: Given = {}) {
  const nps = { key: 'nps', name: 'NPS', unit: 'points' } as const;
  const model = modelOf(workspace({ measures: [nps], metrics: METRICS, ...given.workspace }));
  const block = (at: number, sums: Record<string, number>) => ({
    day: at,
    segments: ['all'],
    values: Float64Array.from(STORED_MEASURES, ({ key }) => sums[key] ?? 0),
  });
  const pools = [{ month: day('2026-01-01'), category: 'pay', amount: 3_100_000 }];
  const blocks = [block(FROM, happened), block(TO - 1, { efforts: 1 })];
  const columns = leafColumns(
    blocks,
    model.segments.map(({ id }) => id),
    pools,
    () => false,
  );
  const withReadings = { ...columns, daily: new Map([...columns.daily, ['nps', columns.daily.get('touches')!]]) };
  const period = given.period ?? JANUARY;
  const state = { ...SOUND, ...given.state };
  const distinct = given.distinct === undefined ? undefined : Float64Array.of(given.distinct);
  return metricValue({ model, state, values: evaluatePeriod(model, withReadings, period) }, metric, 0, distinct);
}
const PLENTY = {
  created: 40,
  resolved: 40,
  replied: 40,
  ratings: 40,
  satisfied: 30,
  customers_change: 40,
  handle_seconds: 4,
};

describe('there is no value because', () => {
  it.each<[string, string, Record<string, number>, Given, string, string[]]>([
    [
      'nothing was imported',
      'csat',
      PLENTY,
      { state: { range: null, carried: new Set() } },
      'SOURCE_NOT_CONNECTED nothing has been imported yet; start with "bough import <mapping.yml>"',
      [],
    ],
    [
      'no import carries a field',
      'csat',
      PLENTY,
      { state: { carried: new Set(['rated_at']) } },
      'SOURCE_NOT_CONNECTED no import carries rating',
      ['satisfied'],
    ],
    [
      'the desk has no hours',
      'resolution_business_time',
      PLENTY,
      { state: { carried: new Set(['resolved_at']) } },
      'SOURCE_NOT_CONNECTED the workspace file has no business_hours',
      ['resolution_business_seconds'],
    ],
    [
      '… which is said before the period',
      'csat',
      PLENTY,
      { state: { carried: new Set() }, period: { from: 0, to: 1 } },
      'SOURCE_NOT_CONNECTED no import carries rating',
      ['satisfied'],
    ],
    ['nobody brings readings', 'nps_rate', PLENTY, {}, 'SOURCE_NOT_CONNECTED no import carries reading:nps', ['nps']],
    [
      'the period is before the data',
      'csat',
      PLENTY,
      { period: { from: FROM - 9, to: FROM } },
      'BEFORE_FIRST_DATA the first data is of 2026-01-11',
      [],
    ],
    [
      'the period is after the data',
      'csat',
      PLENTY,
      { period: { from: TO, to: TO + 9 } },
      'NO_DATA_IN_PERIOD the last data is of 2026-01-30',
      [],
    ],
    [
      'nothing of it happened',
      'csat',
      {},
      {},
      'NO_DATA_IN_PERIOD nothing of it happened in 2026-01-11 to 2026-01-30',
      [],
    ],
    [
      'nothing of it happened, though customers were there',
      'contact_rate',
      { customers_change: 0 },
      {},
      'NO_DATA_IN_PERIOD nothing of it happened in 2026-01-11 to 2026-01-30',
      [],
    ],
    ['the denominator is zero', 'throughput', { resolved: 3 }, {}, 'ZERO_DENOMINATOR created is zero', []],
    [
      'a denominator that is a formula is zero',
      'contact_rate',
      { created: 3 },
      {},
      'ZERO_DENOMINATOR customer_days / days is zero',
      [],
    ],
    [
      'an input has none',
      'automation_rate',
      { created: 3 },
      {},
      'INPUT_UNAVAILABLE bot_resolution_rate has no value',
      ['bot_resolution_rate'],
    ],
    [
      'a window begins before the data',
      'growth',
      PLENTY,
      {},
      'INPUT_UNAVAILABLE created 7 days earlier has no value',
      ['created'],
    ],
    [
      'a window of a metric begins before the data',
      'csat_before',
      { ...PLENTY },
      { period: { from: FROM, to: FROM + 6 } },
      'INPUT_UNAVAILABLE csat 7 days earlier has no value',
      ['csat'],
    ],
    [
      'a window of the denominator is zero',
      'last_days',
      PLENTY,
      {},
      'ZERO_DENOMINATOR rolling(created, 3) is zero',
      [],
    ],
    [
      'a denominator is zero in a window',
      'before_last_days',
      PLENTY,
      {},
      'ZERO_DENOMINATOR created over 3 days, 2 days earlier is zero',
      [],
    ],
    [
      'nothing of it happened in the period, nor in its window',
      'growth',
      { resolved: 3 },
      { period: { from: TO - 7, to: TO } },
      'NO_DATA_IN_PERIOD nothing of it happened in 2026-01-24 to 2026-01-30',
      [],
    ],
    [
      'nothing of it happened in its window',
      'rolling_csat',
      { created: 3 },
      { period: { from: TO - 1, to: TO } },
      'NO_DATA_IN_PERIOD nothing of it happened in 2026-01-30',
      [],
    ],
    [
      'no month of its window has a cost pool',
      'cost_per_month',
      PLENTY,
      {
        state: { range: { from: FROM - 60, to: TO }, costMonths: new Set() },
        period: { from: TO - 1, to: TO },
      },
      'NO_DATA_IN_PERIOD no cost pool for 2026-01',
      ['cost'],
    ],
    [
      'the formula has none',
      'root',
      { created: 3, resolved: 2 },
      {},
      'NOT_COMPUTABLE the formula has no value here',
      [],
    ],
    [
      'no month has a cost pool',
      'cost_per_conversation',
      PLENTY,
      { state: { costMonths: new Set() } },
      'NO_DATA_IN_PERIOD no cost pool for 2026-01',
      ['cost'],
    ],
    [
      'no customer contacted',
      'repeat_contact_customers',
      {},
      { distinct: NaN },
      'NO_DATA_IN_PERIOD nothing of it happened in 2026-01-11 to 2026-01-30',
      [],
    ],
  ])('%s: %s', (_, metric, happened, given, expected, blockedBy) => {
    const found = read(metric, happened, given);
    expect(`${found.reason} ${found.message}`).toBe(expected);
    expect([found.value, found.marks, found.blockedBy, availabilityStatus(found)]).toEqual([
      null,
      [],
      blockedBy,
      'UNAVAILABLE',
    ]);
  });

  it('says how little happened where that is known', () => {
    expect(read('throughput', { resolved: 3 }).sample).toBe(0);
    expect(read('csat', PLENTY, { state: { range: null } }).sample).toBeNull();
  });
});

describe('a value that is there', () => {
  const [WEEK, LATE] = [
    { from: FROM, to: FROM + 7 },
    { from: TO - 7, to: TO },
  ];
  it.each<[string, string, Record<string, number>, Given, [number, string[], string | null]]>([
    ['is without doubt', 'throughput', PLENTY, {}, [1, [], null]],
    ['may be zero', 'csat', { ratings: 20 }, { period: WEEK }, [0, [], null]],
    [
      'is thin',
      'throughput',
      { created: 19, resolved: 19 },
      {},
      [1, ['INSUFFICIENT_SAMPLE'], 'thin: 19 of at least 20'],
    ],
    ['is just not thin', 'throughput', { created: 20, resolved: 20 }, {}, [1, [], null]],
    ['is immature', 'csat', PLENTY, {}, [0.75, ['PERIOD_INCOMPLETE'], 'immature: still moves until 2026-02-07']],
    [
      'moves as long as what it is computed from',
      'mood',
      PLENTY,
      {},
      [0.75, ['PERIOD_INCOMPLETE'], 'immature: csat still moves until 2026-02-07'],
    ],
    [
      'is thin where what it is computed from is',
      'mood',
      { ...PLENTY, ratings: 10, satisfied: 5 },
      { period: WEEK },
      [0.5, ['INSUFFICIENT_SAMPLE'], 'thin: csat has 10 of at least 20'],
    ],
    ['is mature after its days', 'csat', PLENTY, { period: { from: FROM, to: TO - 7 } }, [0.75, [], null]],
    [
      'begins before the data',
      'throughput',
      PLENTY,
      { period: { from: FROM - 1, to: TO } },
      [1, ['PERIOD_INCOMPLETE'], 'data begins on 2026-01-11'],
    ],
    [
      'ends after the data',
      'csat',
      PLENTY,
      { period: { from: FROM, to: TO + 9 } },
      [0.75, ['PERIOD_INCOMPLETE'], 'data ends on 2026-01-30'],
    ],
    [
      'is stale',
      'throughput',
      PLENTY,
      { workspace: { freshnessDays: 2 }, state: { today: TO + 2 } },
      [1, ['SOURCE_STALE'], 'stale: the last data is of 2026-01-30'],
    ],
    [
      'is just not stale',
      'throughput',
      PLENTY,
      { workspace: { freshnessDays: 2 }, state: { today: TO + 1 } },
      [1, [], null],
    ],
    [
      'of a past period does not get stale',
      'throughput',
      PLENTY,
      { period: WEEK, workspace: { freshnessDays: 2 }, state: { today: TO + 99 } },
      [1, [], null],
    ],
    [
      'never gets stale',
      'throughput',
      PLENTY,
      { workspace: { freshnessDays: null }, state: { today: TO + 999 } },
      [1, [], null],
    ],
    [
      'counts distinct customers',
      'repeat_contact_customers',
      { created: 40 },
      { distinct: 0.25, period: { from: FROM, to: TO - 14 } },
      [0.25, [], null],
    ],
    [
      'needs no event',
      'customers',
      { customers_change: 40 },
      { period: LATE },
      [40, ['INSUFFICIENT_SAMPLE'], 'thin: 0 of at least 20'],
    ],
  ])('%s: %s', (_, metric, happened, given, [value, marks, message]) => {
    const found = read(metric, happened, given);
    expect([found.value, found.marks, found.message]).toEqual([value, marks, message]);
    expect([found.reason, availabilityStatus(found)]).toEqual([
      null,
      marks.length > 0 ? 'LOW_CONFIDENCE' : 'AVAILABLE',
    ]);
  });

  it('names the months without a cost pool, where another has one', () => {
    const range = { from: day('2025-12-01'), to: TO };
    const found = read('cost_per_conversation', PLENTY, { state: { range }, period: range });
    expect([found.marks, found.message]).toEqual([['PERIOD_INCOMPLETE'], 'no cost pool for 2025-12']);
  });

  it('carries every doubt, each once', () => {
    const given = {
      period: { from: FROM - 1, to: TO },
      workspace: { freshnessDays: 0 },
      state: { today: TO },
    };
    expect(read('csat', { ratings: 1 }, given)).toMatchObject({
      marks: ['INSUFFICIENT_SAMPLE', 'PERIOD_INCOMPLETE', 'SOURCE_STALE'],
      message:
        'thin: 1 of at least 20; data begins on 2026-01-11; immature: still moves until 2026-02-07; stale: the last data is of 2026-01-30',
    });
  });
});

it('tells what is missing for every segment without looking at the columns', () => {
  const model = modelOf(workspace());
  const missing = (metric: string, state: Partial<DataState>, period = JANUARY) =>
    missingEverywhere({ model, state: { ...SOUND, ...state } }, metric, period)?.reason ?? null;
  expect(missing('csat', {})).toBeNull();
  expect(missing('csat', { range: null })).toBe('SOURCE_NOT_CONNECTED');
  expect(missing('csat', {}, { from: TO, to: TO + 1 })).toBe('NO_DATA_IN_PERIOD');
  expect(missing('csat', { costMonths: new Set() })).toBeNull();
  expect(missing('cost_to_serve', { costMonths: new Set() })).toBe('NO_DATA_IN_PERIOD');
});
