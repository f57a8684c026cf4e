import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  workspace,
} from '../../../test/support/builders.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { carriedAttribute, type Conversation, type Heatmap } from '@bough/domain';
import { Engine } from '../trees/engine.js';
import { readHeatmap } from './read-heatmap.js';
import { readUniformity } from './read-uniformity.js';
import type { Snapshot } from '../trees/snapshot.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };
/** Each ten times. Of free: 3 × billing, one login. Of pro: 1 × billing, 2 × login; nobody said what about the last one. */
const ASKED: readonly (readonly [customer: string, given: Partial<Conversation>])[] = [
  ['F1', { topic: 'billing', handleSeconds: 100, journeyStage: 'renewal' }],
  ['F1', { topic: 'billing', handleSeconds: 200 }],
  ['F2', { topic: 'billing', handleSeconds: 300 }],
  ['F2', { topic: 'login', handleSeconds: 400, attributes: { priority: 'high', plan: 'gold' } }],
  ['P1', { topic: 'billing', handleSeconds: 1000, rating: 5 }],
  ['P1', { topic: 'login', handleSeconds: 500, rating: 2 }],
  ['P2', { topic: 'login', handleSeconds: 500, rating: 5 }],
  ['P2', { topic: null, handleSeconds: 1000 }],
];

let snapshot: Snapshot;
const read = (rows: string, columns: string, metric: string) =>
  readHeatmap(snapshot, { rows, columns, metric, period: MARCH });
/** `free: 3 1 = 4`, with the totals; `–` for no value, `*` for a thin one. */
const shown = ({ rows, columns, cells, rowTotals, columnTotals, overall }: Heatmap) => {
  const text = ({ value: { value, marks } }: Heatmap['overall']) =>
    value === null ? '–' : `${+value.toFixed(4)}${marks.includes('INSUFFICIENT_SAMPLE') ? '*' : ''}`;
  const width = columns.items.length;
  return [
    ['', ...columns.items.map(({ name }) => name)].join(' '),
    ...rows.items.map(({ name }, row) =>
      [name, ...cells.slice(row * width, (row + 1) * width).map(text), '=', text(rowTotals[row]!)].join(' '),
    ),
    ['=', ...columnTotals.map(text), '=', text(overall)].join(' '),
  ];
};

beforeAll(async () => {
  const stores = memoryStores();
  const engine = new Engine({ ...stores, today: () => day('2025-04-01') });
  await stores.workspaces.save(workspace({ metrics: [] }), new Date('2025-04-01'));
  const free = { attributes: { plan: 'free', arr: '10' }, activeFrom: day('2025-03-01') };
  const pro = { attributes: { plan: 'pro', arr: '5000' }, activeFrom: day('2025-03-01') };
  const known = [
    customer('F1', free),
    customer('F2', free),
    customer('P1', pro),
    customer('P2', { ...pro, activeFrom: day('2025-03-17') }),
  ];
  await importBatches(stores.facts, [customers(...known)], { kind: 'customers' });
  const times = { createdAt: at('2025-03-20'), resolvedAt: at('2025-03-21'), ratedAt: at('2025-03-22'), touches: 1 };
  const facts = ASKED.flatMap(([customerExternalId, given], index) =>
    Array.from({ length: 10 }, (_, copy) =>
      conversation(`${index}.${copy}`, { ...times, customerExternalId, ...given }),
    ),
  );
  const strays = ['2025-03-01', '2025-03-31'].map((date) => conversation(date, { createdAt: at(date) }));
  await importBatches(stores.facts, [conversations(...facts, ...strays)]);
  const pool = { month: day('2025-03-01'), category: 'pay', amount: 4_000_000 };
  await importBatches(stores.facts, [{ kind: 'cost_pools', facts: [pool] }], { kind: 'cost_pools' });
  await stores.facts.carry({ id: 0 }, [
    'handle_time',
    'rating',
    'resolved_at',
    ...['priority', 'plan'].map(carriedAttribute),
  ]);
  await engine.refresh();
  snapshot = engine.current!;
});

it('segments by topic: how many, and of whom nobody said what about', async () => {
  expect(shown(await read('plan', 'topic', 'conversation_volume'))).toEqual([
    ' billing login no topic',
    'Free 30 10* 0* = 40',
    'Pro 10* 20 10* = 40',
    'Unknown 0* 0* 2* = 2*',
    '= 40 30 12* = 82',
  ]);
});

it('the formula comes after the sums', async () => {
  // handle seconds: free billing 10 · (100 + 200 + 300) over 30; pro login 10 · (500 + 500) over 20
  expect(shown(await read('plan', 'topic', 'handle_time'))).toEqual([
    ' billing login no topic',
    'Free 200 400* – = 250',
    'Pro 1000* 500 1000* = 750',
    'Unknown – – – = –',
    '= 400 466.6667 1000* = 500',
  ]);
});

it('cost is that of the segment, by handle time; each customer counts for every topic', async () => {
  // 4,000 over 40,000 s: 0.1 a second. Free: two customers all March, so 600 / 2 and 400 / 2; pro: 31 + 15 of 31 days, 46 / 31.
  const found = await read('plan', 'topic', 'cost_to_serve');
  const pro = 46 / 31;
  const value = (row: number, column: number) => found.cells[row * 3 + column]!.value.value;
  expect([value(0, 0), value(0, 1), value(0, 2)]).toEqual([300, 200, 0].map((each) => expect.closeTo(each, 9)));
  expect([value(1, 0), value(1, 1)]).toEqual([1000 / pro, 1000 / pro].map((each) => expect.closeTo(each, 9)));
  expect(found.rowTotals[1]!.value.value).toBeCloseTo(3000 / pro, 9);
  expect(found.overall.value.value).toBeCloseTo(4000 / (2 + pro), 9);
  expect(found.notes).toHaveLength(2);
});

it('two customer dimensions: the customers of both', async () => {
  expect(shown(await read('plan', 'size', 'contact_rate'))).toEqual([
    ' Small Large Unknown',
    'Free 20* – – = 20*',
    `Pro – ${(40 / (46 / 31)).toFixed(4)}* – = ${(40 / (46 / 31)).toFixed(4)}*`,
    'Unknown – – – = –',
    `= 20* ${(40 / (46 / 31)).toFixed(4)}* – = ${+(82 / (108 / 31)).toFixed(4)}*`,
  ]);
  const { cells } = await read('plan', 'size', 'conversation_volume');
  expect(cells.map(({ customers: count }) => count)).toEqual([2, 0, 0, 0, 2, 0, 0, 0, 0]);
});

it('topics by stage, and turned round', async () => {
  const found = shown(await read('stage', 'topic', 'conversation_volume'));
  // ten of renewal are rare, and the only rare one, so it stays
  expect(found).toEqual([
    ' billing login no topic',
    'renewal 10* 0* 0* = 10*',
    'no journey stage 30 30 12* = 72',
    '= 40 30 12* = 82',
  ]);
  expect(shown(await read('topic', 'plan', 'conversation_volume'))[1]).toBe('billing 30 10* 0* = 40');
});

it('an attribute of conversations, also where a dimension of customers has its name', async () => {
  expect(shown(await read('topic', 'priority', 'conversation_volume'))).toEqual([
    ' high no priority',
    'billing 0* 40 = 40',
    'login 10* 20 = 30',
    'no topic 0* 12* = 12*',
    '= 10* 72 = 82',
  ]);
  expect(shown(await read('plan', 'conversation_plan', 'conversation_volume')).slice(0, 2)).toEqual([
    ' gold no conversation plan',
    'Free 10* 30 = 40',
  ]);
});

it('against the whole, but never for a thin cell', async () => {
  const { cells } = await read('plan', 'topic', 'handle_time');
  expect(cells[0]!.versusOverall).toEqual({ absolute: -300, relative: -0.6 });
  expect(cells.slice(1, 4).map(({ versusOverall }) => versusOverall)).toEqual([null, null, null]);
});

it('says why the rows cannot be judged', async () => {
  expect((await read('plan', 'topic', 'handle_time')).uniformity).toMatchObject({
    kind: 'none',
    reason: 'TOO_FEW_SEGMENTS',
  });
  expect(await readUniformity(snapshot, 'effort_score', 'plan', MARCH)).toMatchObject({ kind: 'none' });
  const before = { from: day('2024-01-01'), to: day('2024-02-01') };
  expect(await readUniformity(snapshot, 'csat', 'plan', before)).toMatchObject({
    reason: 'NO_VALUES',
    message: 'the first data is of 2025-03-01',
  });
});

it.each([
  ['plan', 'plan', 'csat', 'SAME_DIMENSION'],
  ['plan', 'topics', 'csat', 'UNKNOWN_DIMENSION'],
  ['plan', 'topic', 'cast', 'UNKNOWN_METRIC'],
  ['plan', 'topic', 'backlog', 'METRIC_NOT_ON_HEATMAP'],
  ['plan', 'size', 'cost_revenue_ratio', 'METRIC_NOT_ON_HEATMAP'],
  ['plan', 'size', 'repeat_contact_customers', 'METRIC_NOT_ON_HEATMAP'],
  ['plan', 'topic', 'effort_score', 'NO_DATA'],
])('%s by %s of %s is refused: %s', async (rows, columns, metric, code) => {
  const refused = async () => read(rows, columns, metric);
  await expect(refused()).rejects.toMatchObject({ code });
});

it('asks once for the same numbers', async () =>
  expect(await read('plan', 'topic', 'csat')).toBe(await read('plan', 'topic', 'csat')));
