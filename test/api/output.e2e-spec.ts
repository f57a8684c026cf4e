/** Output is data, not commands: hostile names through every table, picture and page that the server gives away. */
import Papa from 'papaparse';
import { EXPORT_TABLES } from '../../apps/api/export/export-tables.js';
import {
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  OPERATOR,
  workspace,
} from '../support/builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const NAMES = [
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '=cmd()',
  '+1;=cmd()',
  '-2\t@SUM(A1)',
  '@x, "y"',
  '\uff1dcmd()',
  'two\nlines',
  'a\u202eb',
  "' or 1=1",
];
const name = (index: number) => NAMES[index % NAMES.length]!;
const FIELDS = ['topic', 'channel', 'resolved_at', 'first_reply_at', 'rating'];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ today: () => day('2026-06-10') });
  const segments = NAMES.map((each, index) => ({ key: `s${index}`, name: each, values: [`v${index}`] }));
  const plain = workspace();
  const nodes = plain.tree.nodes.map((node, index) => ({ ...node, name: name(index), note: name(index + 1) }));
  const plan = { ...plain.dimensions[0]!, name: name(0), decision: name(1), segments };
  await app.apply(workspace({ name: name(2), dimensions: [plan], tree: { ...plain.tree, name: name(0), nodes } }));
  await app.facts.carry({ id: 0 }, FIELDS);
  const people = NAMES.map((each, index) =>
    customer(`c${index}`, { name: each, attributes: { [plan.attribute]: `v${index}` }, activeFrom: day('2026-01-01') }),
  );
  await importBatches(app.facts, [customers(...people)], { kind: 'customers', fingerprint: 'who' });
  const facts = Array.from({ length: 60 }, (_, index) => {
    const createdAt = Date.UTC(2026, 4, 1 + (index % 28), 9);
    const given = {
      topic: name(index),
      channel: name(index + 1),
      assignee: name(index + 2),
      resolvedAt: createdAt + 3_600_000,
    };
    return conversation(`${name(index)} ${index}`, {
      customerExternalId: `c${index % NAMES.length}`,
      createdAt,
      ...given,
    });
  });
  await importBatches(app.facts, [conversations(...facts)]);
  const put = NAMES.map((each, index) => ({ kind: 'person' as const, key: `p${index}`, name: each }));
  const owned = NAMES.map((_, index) => ({
    kind: 'assign' as const,
    target: `s${index}`,
    role: 'A' as const,
    party: `p${index}`,
    reason: name(index),
  }));
  const { problems } = await app.operator.ownership.apply([...put, ...owned], {
    actor: { id: null, name: 'test' },
    reason: 'test',
  });
  expect(problems).toEqual([]);
  await app.engine.refresh();
  await app.system.as(OPERATOR).findings.detect();
}, 120_000);
afterAll(() => app?.close());

const ADDRESSES: Readonly<Record<string, string>> = {
  heatmap: 'p=2026-05&rows=plan&cols=topic&metric=contact_rate',
  conversations: 'p=2026-05&node=s2',
};

it.each(Object.keys(EXPORT_TABLES))('the table of %s runs nothing in a spreadsheet', async (table) => {
  const response = await app.http(`/export/${table}.csv?${ADDRESSES[table] ?? 'p=2026-05'}`, { headers: app.headers });
  const text = await response.text();
  expect([response.status, response.status === 200 ? '' : text]).toEqual([200, '']);
  expect(
    Object.fromEntries(
      ['x-content-type-options', 'content-type', 'content-disposition'].map((each) => [
        each,
        response.headers.get(each),
      ]),
    ),
  ).toEqual({
    'x-content-type-options': 'nosniff',
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="bough-${table}.csv"`,
  });
  expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const { data, errors } = Papa.parse<string[]>(text.trimEnd(), { delimiter: ',' });
  expect(errors).toEqual([]);
  expect(new Set(data.map((row) => row.length)).size).toBe(1);
  for (const delimiter of [',', ';', '\t'])
    for (const cell of Papa.parse<string[]>(text, { delimiter, quoteChar: delimiter === ',' ? '"' : '\0' }).data.flat())
      if (!/^-?[\d.]+(e-?\d+)?$/.test(cell)) expect(cell).not.toMatch(/^ *[=+\-@\uff1d]/);
  if (['tree', 'scorecard', 'demand', 'conversations'].includes(table)) expect(text).toContain('cmd()');
});

it('every page says what may run in it, and may be framed by nobody', async () => {
  for (const path of [
    '/sign-in',
    '/account',
    '/graphql',
    '/nothing',
    '/schema.graphql',
    '/sign-in?to=%22%3E%3Csvg%20onload%3Dx%3E',
    '/export/none.csv',
    '/interventions/1.svg',
  ]) {
    const response = await app.http(path, { headers: { ...app.headers, accept: 'text/html' } });
    const text = await response.text();
    expect([path, response.headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    expect([path, response.headers.get('content-security-policy')]).toEqual([
      path,
      expect.stringContaining("frame-ancestors 'none'"),
    ]);
    expect([path, text.includes('<svg onload')]).toEqual([path, false]);
  }
});
