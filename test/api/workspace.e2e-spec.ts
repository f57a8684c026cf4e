import {
  conversation,
  conversations,
  customer,
  customers,
  importBatches,
  PLAN,
  workspace,
} from '../support/builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { at, day } from '../support/builders.js';
import type { Conversation, TemplateNode, Workspace } from '@bough/domain';

/**
 * A small workspace whose numbers are known by heart: every reason and every mark, and answers that follow the data.
 * Facts from 1 January to 28 February 2026; it is 3 March.
 */
const TODAY = day('2026-03-03');
const node = (key: string, metric: string | null, planned: string | null = null): TemplateNode => ({
  key,
  parent: null,
  name: key,
  metric,
  edge: 'influence',
  family: null,
  planned,
  identity: null,
  note: null,
});
const NODES = [
  node('volume', 'conversation_volume'),
  node('throughput', 'throughput'),
  node('csat', 'csat'),
  node('effort', 'effort_score'),
  node('contact', 'contact_rate'),
  node('automation', 'automation_rate'),
  node('cost', 'cost_per_conversation'),
  node('return', 'repeat_contact_customers'),
  node('sentiment', null, 'no source yet'),
];
const SMALL: Partial<Workspace> = {
  dimensions: [PLAN],
  freshnessDays: 2,
  tree: { key: 'support', name: 'Support', dimension: 'plan', headline: 'conversation_volume', nodes: NODES },
};
const FIELDS = ['resolved_at', 'rating', 'bot_took_part', 'resolved_by', 'handle_time', 'first_reply_at', 'touches'];

let app: TestApp;
let files = 0;
const bring = (...facts: readonly Conversation[]) =>
  importBatches(app.facts, [conversations(...facts)], { fingerprint: `file ${++files}`, file: `${files}.csv` });
const read = async (key: string, start: string, endExclusive: string) => {
  const query = `query($key: String!, $period: PeriodInput!) { tree { node(key: $key) { reading(period: $period, compareTo: { preset: PREVIOUS_PERIOD }) {
    current { value availability { status reason marks message sampleSize minimumSampleSize blockedBy } } comparison { tone relativeChange absoluteChange { value availability { status } } } } } } }`;
  return (await app.query(query, { key, period: { range: { start, endExclusive } } })).tree.node.reading;
};

beforeAll(async () => {
  app = await startTestApp({ today: () => TODAY });
  await app.apply(workspace(SMALL));
  await app.facts.carry({ id: 0 }, FIELDS);
  await importBatches(
    app.facts,
    [customers(customer('x', { attributes: { plan: 'pro' }, activeFrom: day('2026-01-01') }))],
    { kind: 'customers' },
  );
  const january = Array.from({ length: 30 }, (_, index) => {
    const createdAt = at('2026-01-01 09:00') + index * 86_400_000;
    const resolvedAt = createdAt + 3_600_000;
    const rated = { rating: index < 20 ? 5 : 1, ratedAt: resolvedAt };
    return conversation(`j${index}`, { customerExternalId: 'x', createdAt, resolvedAt, handleSeconds: 600, ...rated });
  });
  const open = conversation('f', { customerExternalId: 'x', createdAt: at('2026-02-28 09:00') });
  const stray = conversation('s', { createdAt: at('2026-01-15 09:00') }); // of nobody
  await bring(...january, open, stray);
  await importBatches(
    app.facts,
    [{ kind: 'cost_pools', facts: [{ month: day('2026-01-01'), category: 'pay', amount: 3_100_000 }] }],
    { kind: 'cost_pools' },
  );
  await app.engine.refresh();
});
afterAll(() => app?.close());

describe('a value is missing because', () => {
  it.each<[string, string, string, string, string, string[]]>([
    ['the node is planned', 'pro/sentiment', '2026-01-01', '2026-02-01', 'PLANNED no source yet', []],
    [
      'no import carries it',
      'pro/effort',
      '2026-01-01',
      '2026-02-01',
      'SOURCE_NOT_CONNECTED no import carries effort',
      ['effort_sum'],
    ],
    [
      'it is before the first data',
      'pro/csat',
      '2025-12-01',
      '2026-01-01',
      'BEFORE_FIRST_DATA the first data is of 2026-01-01',
      [],
    ],
    [
      'it is after the last data',
      'pro/csat',
      '2026-03-01',
      '2026-04-01',
      'NO_DATA_IN_PERIOD the last data is of 2026-02-28',
      [],
    ],
    [
      'nothing of it happened',
      'pro/csat',
      '2026-02-10',
      '2026-02-12',
      'NO_DATA_IN_PERIOD nothing of it happened in 2026-02-10 to 2026-02-11',
      [],
    ],
    [
      'it would divide by zero',
      'unknown/contact',
      '2026-01-15',
      '2026-01-16',
      'ZERO_DENOMINATOR customer_days / days is zero',
      [],
    ],
    [
      'an input has none',
      'pro/automation',
      '2026-01-01',
      '2026-02-01',
      'INPUT_UNAVAILABLE bot_resolution_rate has no value',
      ['bot_resolution_rate'],
    ],
    [
      'no cost pool covers it',
      'pro/cost',
      '2026-02-01',
      '2026-03-01',
      'NO_DATA_IN_PERIOD no cost pool for 2026-02',
      ['cost'],
    ],
    [
      'nobody contacted',
      'free/return',
      '2026-01-01',
      '2026-02-01',
      'NO_DATA_IN_PERIOD nothing of it happened in Jan 2026',
      [],
    ],
  ])('%s', async (_, key, start, end, expected, blockedBy) => {
    const { current } = await read(key, start, end);
    const { status, reason, message, marks } = current.availability;
    expect([`${reason} ${message}`, current.value, status, marks]).toEqual([expected, null, 'UNAVAILABLE', []]);
    expect(current.availability.blockedBy).toEqual(blockedBy);
  });
});

describe('a value is doubtful because', () => {
  it.each<[string, string, string, string, number, string[]]>([
    ['nothing: it is not', 'pro/csat', '2026-01-01', '2026-02-01', 20 / 30, []],
    ['it is thin', 'pro/csat', '2026-01-01', '2026-01-11', 1, ['INSUFFICIENT_SAMPLE']],
    ['it began before the data', 'pro/csat', '2025-12-15', '2026-02-01', 20 / 30, ['PERIOD_INCOMPLETE']],
    [
      'it still moves, and the source is late',
      'pro/csat',
      '2026-01-01',
      '2026-03-01',
      20 / 30,
      ['PERIOD_INCOMPLETE', 'SOURCE_STALE'],
    ],
    ['the source is late', 'pro/throughput', '2026-01-01', '2026-03-01', 30 / 31, ['SOURCE_STALE']],
    ['a month has no cost pool', 'pro/cost', '2026-01-01', '2026-02-03', 100, ['PERIOD_INCOMPLETE']],
  ])('%s', async (_, key, start, end, value, marks) => {
    const { current } = await read(key, start, end);
    expect(current.value).toBeCloseTo(value === 100 ? 3100 / 30 : value, 9);
    expect(current.availability).toMatchObject({
      marks,
      reason: marks[0] ?? null,
      status: marks.length > 0 ? 'LOW_CONFIDENCE' : 'AVAILABLE',
    });
  });

  it('says how many events there are, and how many there should be', async () =>
    expect((await read('pro/csat', '2026-01-01', '2026-01-11')).current.availability).toMatchObject({
      message: 'thin: 10 of at least 20',
      sampleSize: 10,
      minimumSampleSize: 20,
    }));

  it('does not compare what is thin, and says so of the change', async () => {
    const { comparison } = await read('pro/csat', '2026-01-21', '2026-01-31');
    expect(comparison).toMatchObject({ tone: 'NEUTRAL', relativeChange: -1 });
    expect(comparison.absoluteChange).toEqual({ value: -1, availability: { status: 'LOW_CONFIDENCE' } });
  });

  it('has no change against what is missing', async () =>
    expect((await read('pro/csat', '2026-01-01', '2026-02-01')).comparison).toEqual({
      tone: 'NEUTRAL',
      relativeChange: null,
      absoluteChange: { value: null, availability: { status: 'UNAVAILABLE' } },
    }));
});

it('shares what has no label', async () => {
  const { workspace: found } = await app.query(
    '{ workspace { name version dataThrough unknown { dimension customers conversations } } }',
  );
  expect(found).toEqual({
    name: 'Test',
    version: 1,
    dataThrough: '2026-03-01T00:00:00.000Z',
    unknown: [{ dimension: 'plan', customers: 0, conversations: 1 / 32 }],
  });
});

it('draws gaps where nothing is known', async () => {
  const sparkline = async (key: string, start: string, endExclusive: string) => {
    const query =
      'query($key: String!, $period: PeriodInput!) { tree { node(key: $key) { sparkline(period: $period, points: 3) } } }';
    return (await app.query(query, { key, period: { range: { start, endExclusive } } })).tree.node.sparkline;
  };
  expect(await sparkline('pro/volume', '2026-01-01', '2026-02-01')).toEqual([null, null, 30]);
  expect(await sparkline('pro/volume', '2026-03-01', '2026-04-01')).toEqual([30, 1, null]);
  expect(await sparkline('pro/cost', '2026-02-01', '2026-03-01')).toEqual([null, 3100 / 30, null]);
  expect(await sparkline('pro/effort', '2026-02-01', '2026-03-01')).toEqual([null, null, null]);
});

describe('answers', () => {
  const VOLUME = '{ tree { root { reading(period: { preset: ALL_TIME }) { current { value } } } } }';
  const RUNS = '{ imports { totalCount nodes { file state read new } } }';
  const volume = async () => (await app.query(VOLUME)).tree.root.reading.current.value;

  it('are the same, without a statement but whose token it is, until the data changes', async () => {
    const before = await app.ask(VOLUME);
    expect(await app.countStatements(async () => expect((await app.ask(VOLUME)).text).toBe(before.text))).toBe(1);
    await bring(conversation('late', { customerExternalId: 'x', createdAt: at('2026-02-01 09:00') }));
    expect(await volume()).toBe(32); // not yet added up
    await app.engine.refresh();
    expect(await volume()).toBe(33);
  });

  it('are kept apart by variables and by the name of the operation', async () => {
    const query =
      'query A($key: String!) { tree { node(key: $key) { key } } } query B($key: String!) { tree { node(key: $key) { name } } }';
    const ask = async (operationName: string, key: string) => {
      const body = JSON.stringify({ query, operationName, variables: { key } });
      const response = await app.http('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...app.headers },
        body,
      });
      return ((await response.json()) as { data: { tree: { node: object } } }).data.tree.node;
    };
    for (let turn = 0; turn < 2; turn++) {
      expect(await ask('A', 'pro')).toEqual({ key: 'pro' });
      expect(await ask('A', 'free')).toEqual({ key: 'free' });
      expect(await ask('B', 'pro')).toEqual({ name: 'Pro' });
    }
  });

  it('are not kept when they are errors', async () => {
    const query =
      '{ tree { root { reading(period: { range: { start: "2026-01-02", endExclusive: "2026-01-01" } }) { current { value } } } } }';
    const first = await app.ask(query);
    expect(first.errors).toHaveLength(1);
    expect((await app.ask(query)).text).toBe(first.text);
  });

  it('about imports are never old', async () => {
    const before = (await app.query(RUNS)).imports.totalCount;
    await bring(conversation('again', { createdAt: at('2026-02-02 09:00') }));
    expect((await app.query(RUNS)).imports.totalCount).toBe(before + 1);
    const beside = `{ workspace { name } ...Runs } fragment Runs on Query { imports { totalCount } }`;
    expect((await app.query(beside)).imports.totalCount).toBe(before + 1);
    await bring(conversation('third', { createdAt: at('2026-02-03 09:00') }));
    expect((await app.query(beside)).imports.totalCount).toBe(before + 2);
  });

  it('follow the workspace', async () => {
    const query =
      '{ workspace { currency version } tree { structureVersion slice { structureVersion nodes { key } } } }';
    const { tree } = await app.query(query);
    await app.apply(workspace({ ...SMALL, currency: 'USD', tree: { ...SMALL.tree!, nodes: NODES.slice(1) } }));
    const after = await app.query(query);
    expect(after.workspace).toEqual({ currency: 'USD', version: 2 });
    expect(after.tree.structureVersion).toBeGreaterThan(tree.structureVersion);
    expect(after.tree.slice.nodes).toHaveLength(tree.slice.nodes.length - 3);
  });

  it('refuse a cursor whose node is gone', async () => {
    const slice = 'slice(first: 3, after: $after) { endCursor nodes { key } }';
    const query = `query($after: String) { tree { ${slice} } }`;
    const { tree } = await app.query(query);
    expect(tree.slice.nodes.at(-1).key).toBe('free/throughput');
    await app.apply(workspace({ ...SMALL, tree: { ...SMALL.tree!, nodes: NODES.slice(2) } }));
    expect(await app.refusal(query, { after: tree.slice.endCursor })).toBe(
      'BAD_USER_INPUT: The node of this cursor is no longer there; begin again without "after".',
    );
  });
});

it('conversations of customers who were not active are a figure of the workspace', async () => {
  const query = '{ workspace { inactiveCustomers { conversations share contactRate contactRateWithout words } } }';
  expect((await app.query(query)).workspace.inactiveCustomers).toMatchObject({ conversations: 0, words: null });
  const later = customer('later', { attributes: { plan: 'pro' }, activeFrom: day('2026-02-20') });
  await importBatches(app.facts, [customers(later)], { kind: 'customers', fingerprint: 'later', file: 'later.csv' });
  await bring(conversation('early', { customerExternalId: 'later', createdAt: at('2026-02-10 09:00') }));
  await app.engine.refresh();
  const { inactiveCustomers } = (await app.query(query)).workspace;
  const { conversations: count, share, contactRate, contactRateWithout, words } = inactiveCustomers;
  expect(count).toBe(1);
  expect(share).toBeGreaterThan(0);
  expect(contactRateWithout / contactRate).toBeCloseTo(1 - share, 12);
  expect(words).toContain('began on a day on which their customer was not active');
});
