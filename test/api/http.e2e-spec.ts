import { DEEPEST } from '../../apps/api/graphql/depth-limit.js';
import { workspace } from '../support/builders.js';
import { invited, tokenFor } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** The door itself: what is refused and how, limits, pages, health. No data is needed for that. */
let app: TestApp;
let admin: Record<string, string>;
beforeAll(async () => {
  app = await startTestApp();
  admin = { authorization: `Bearer ${await tokenFor(app, await invited(app, 'admin', 'door'))}` };
});
afterAll(() => app?.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  app.http('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const NAME = { query: '{ __typename }' };

describe('without a workspace', () => {
  it.each([
    '{ tree { key } }',
    '{ metrics { totalCount } }',
    '{ dimensions { totalCount } }',
    '{ segments { totalCount } }',
    '{ node(id: "nod_x") { id } }',
  ])('%s is refused, with what to do', async (query) =>
    expect(await app.refusal(query)).toBe(
      'WORKSPACE_MISSING: There is no workspace yet; run "bough apply <workspace.yml>" first.',
    ),
  );

  it('says that there is none, and lists no imports', async () =>
    expect(await app.query('{ workspace { name } imports { totalCount nodes { id } } }')).toEqual({
      workspace: null,
      imports: { totalCount: 0, nodes: [] },
    }));

  it('is answered once there is one, without data', async () => {
    const other = await startTestApp();
    await other.apply(workspace());
    const query =
      '{ tree { root { reading(period: { preset: LAST_28_DAYS }) { current { value availability { reason } } } sparkline(period: { preset: LAST_28_DAYS }, points: 2) } } workspace { dataThrough unknown { dimension } } }';
    expect(await other.query(query)).toEqual({
      tree: {
        root: {
          reading: { current: { value: null, availability: { reason: 'SOURCE_NOT_CONNECTED' } } },
          sparkline: [null, null],
        },
      },
      workspace: { dataThrough: null, unknown: [] },
    });
    await other.close();
  });
});

describe('errors', () => {
  it.each<[string, string, number, RegExp]>([
    ['a syntax error', '{ tree', 400, /^GRAPHQL_PARSE_FAILED: Syntax Error/],
    ['an unknown field', '{ trees { key } }', 400, /^GRAPHQL_VALIDATION_FAILED: Cannot query field "trees"/],
    ['an argument of a wrong type', '{ imports(first: "x") { totalCount } }', 400, /^GRAPHQL_VALIDATION_FAILED: /],
    [
      'two keys of a @oneOf',
      '{ tree { root { reading(period: { preset: ALL_TIME, range: { start: "2026-01-01", endExclusive: "2026-02-01" } }) { current { value } } } } }',
      400,
      /^GRAPHQL_VALIDATION_FAILED: .*exactly one key/,
    ],
    [
      'no key of a @oneOf',
      '{ tree { root { reading(period: {}) { current { value } } } } }',
      400,
      /^GRAPHQL_VALIDATION_FAILED: .*exactly one key/,
    ],
    [
      'a subscription',
      'subscription { x }',
      400,
      /^GRAPHQL_VALIDATION_FAILED: There is no subscription in this API\.$/,
    ],
    [
      'a day that is none',
      '{ tree { root { reading(period: { range: { start: "2026-02-30", endExclusive: "2026-03-01" } }) { current { value } } } } }',
      400,
      /^BAD_USER_INPUT: Date cannot be "2026-02-30"/,
    ],
    ['something that does not hold', '{ imports(first: 0) { totalCount } }', 200, /^BAD_USER_INPUT: /],
  ])('%s', async (_, query, status, expected) => {
    const answer = await app.ask(query);
    expect([answer.status, `${answer.errors![0]!.extensions.code}: ${answer.errors![0]!.message}`]).toEqual([
      status,
      expect.stringMatching(expected),
    ]);
    expect(answer.text).not.toMatch(/stacktrace|node_modules|\.ts:\d|\bat [\w.<>]+ \(/);
  });

  it('of a missing variable say which', async () =>
    expect(await app.refusal('query($key: Key!) { metric(key: $key) { key } }')).toMatch(/^BAD_USER_INPUT: .*"\$key"/));
});

describe('a fault inside', () => {
  let broken: TestApp;
  beforeAll(async () => {
    const fail = () => Promise.reject(new Error('relation "secret_table" does not exist'));
    broken = await startTestApp({
      replace: ({ facts, rollups }) => {
        facts.listRuns = fail;
        return { rollups: Object.assign(Object.create(rollups), { dataVersion: fail }), facts };
      },
    });
  });
  afterAll(() => broken?.close());

  it('is hidden, with a number to find it by', async () => {
    const one = await broken.ask('{ workspace { name } imports { totalCount } }');
    const two = await broken.ask('{ imports { totalCount } }');
    for (const { status, text, errors } of [one, two]) {
      expect([status, errors!.length, errors![0]!.message]).toEqual([200, 1, 'Internal error']);
      expect(errors![0]).toMatchObject({ path: ['imports'], extensions: { code: 'INTERNAL_SERVER_ERROR' } });
      expect(Object.keys(errors![0]!.extensions)).toEqual(['code', 'requestId']);
      expect(errors![0]!.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(text).not.toMatch(/secret|stack/);
    }
    expect(one.errors![0]!.extensions.requestId).not.toBe(two.errors![0]!.extensions.requestId);
  });

  it('does not touch what works', async () =>
    expect(await broken.query('{ workspace { name } }')).toEqual({ workspace: null }));

  it('leaves the process alive, but not ready', async () => {
    expect((await broken.http('/healthz/live')).status).toBe(200);
    const ready = await broken.http('/healthz/ready');
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'database unreachable' }]);
  });
});

it('a database that went away is told as such, and nothing of it', async () => {
  const gone = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' });
  const lost = await startTestApp({
    replace: ({ facts }) => ({ facts: Object.assign(facts, { listRuns: () => Promise.reject(gone) }) }),
  });
  const { errors, text } = await lost.ask('{ imports { totalCount } }');
  await lost.close();
  expect(errors).toEqual([
    {
      message: 'The database does not answer; try again in a moment.',
      locations: [{ line: 1, column: 3 }],
      path: ['imports'],
      extensions: { code: 'DATABASE_UNAVAILABLE' },
    },
  ]);
  expect(text).not.toContain('5432');
});

describe('limits', () => {
  const nested = (levels: number) =>
    `{ tree { root { ${'parent { '.repeat(levels - 3)} key ${'} '.repeat(levels - 3)} } } }`;

  it('let the deepest honest query through', async () => {
    await expect(app.refusal(nested(DEEPEST))).resolves.toMatch(/^WORKSPACE_MISSING/); // it was let in
    expect(
      (await app.query('{ __schema { types { fields { args { type { ofType { ofType { ofType { name } } } } } } } } }'))
        .__schema.types.length,
    ).toBeGreaterThan(30);
  });

  it.each([
    ['a query', () => nested(DEEPEST + 1)],
    [
      'a fragment',
      () =>
        `{ tree { ...A } } fragment A on MetricTree { root { ${'parent { '.repeat(DEEPEST)} key ${'} '.repeat(DEEPEST)} } }`,
    ],
    [
      'an inline fragment',
      () => `{ tree { ... on MetricTree { root { ${'parent { '.repeat(DEEPEST)} key ${'} '.repeat(DEEPEST)} } } } }`,
    ],
  ])('stop %s that nests deeper', async (_, query) => {
    const { status, errors } = await app.ask(query());
    expect(status).toBe(400);
    expect(errors![0]!.message).toMatch(/^The query nests \d+ levels; at most 16 are allowed/);
    expect(errors![0]!.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limit: DEEPEST });
  });

  it('stop fragments that lead to each other', async () =>
    expect(
      await app.refusal(
        '{ tree { ...A } } fragment A on MetricTree { root { ...B } } fragment B on TreeNode { tree { ...A } }',
      ),
    ).toMatch(/^GRAPHQL_VALIDATION_FAILED: Cannot spread fragment/));

  it('stop documents of too many tokens', async () => {
    const tokens = (count: number) => `{ imports { totalCount } nodes(ids: [${'"x" '.repeat(count - 16)}]) { id } }`;
    expect(await app.refusal(tokens(1001))).toMatch(/^GRAPHQL_PARSE_FAILED: .*1000 tokens/);
    expect(await app.refusal(tokens(1000))).toMatch(/^BAD_USER_INPUT: At most 100 ids/);
  });

  it('stop bodies that are too large', async () => {
    const answer = await post({ query: `{ __typename } # ${'x'.repeat(300_000)}` });
    expect(answer.status).toBe(413);
    expect(await answer.text()).not.toMatch(/node_modules|\bat [\w.<>]+ \(/);
  });
});

describe('HTTP', () => {
  it.each<[string, () => Promise<Response>, number]>([
    ['a query', () => post(NAME), 200],
    ['a query that wants the newer type', () => post(NAME, { accept: 'application/graphql-response+json' }), 200],
    ['no JSON', () => post('{'), 400],
    ['JSON without a query', () => post({}, admin), 400],
    ['a list of queries', () => post([NAME], admin), 400],
    ['a query that is no text', () => post({ query: 1 }, admin), 400],
    ['a query that is no text, of somebody who has not signed in', () => post({ query: 1 }), 401],
    ['another method', () => app.http('/graphql', { method: 'PUT' }), 400], // another site could send it
    [
      'another method with a preflight',
      () => app.http('/graphql', { method: 'PUT', headers: { 'apollo-require-preflight': '1', ...admin } }),
      405,
    ],
    ['an unknown address', () => app.http('/nothing'), 404],
    ['GET without a preflight', () => app.http('/graphql?query=%7B__typename%7D'), 400],
    [
      'GET with a preflight',
      () => app.http('/graphql?query=%7B__typename%7D', { headers: { 'apollo-require-preflight': '1' } }),
      200,
    ],
    ['a form of another site', () => post('{"query":"{__typename}"}', { 'content-type': 'text/plain' }), 400],
    ['an encoded form', () => post('query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }), 400],
  ])('%s', async (_, ask, status) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/node_modules|stacktrace/);
  });

  it('says that a simple POST could come from another site', async () => {
    const answer = await post('{"query":"{__typename}"}', { 'content-type': 'text/plain' });
    expect(await answer.text()).toMatch(/Cross-Site Request Forgery/);
  });

  it('answers in the type that was asked for, and does not say what it runs on', async () => {
    const type = async (accept: string) => (await post(NAME, { accept })).headers.get('content-type');
    expect(await type('application/json')).toBe('application/json; charset=utf-8');
    expect(await type('application/graphql-response+json')).toBe('application/graphql-response+json; charset=utf-8');
    expect((await post(NAME)).headers.get('x-powered-by')).toBeNull();
  });

  it('allows no other site to read', async () =>
    expect(
      (await post(NAME, { origin: 'https://example.org' })).headers.get('access-control-allow-origin'),
    ).toBeNull());
});

describe('GraphiQL', () => {
  it('knows the schema in production, which is how the server runs', async () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    const started = await startTestApp().finally(() => (process.env.NODE_ENV = before));
    const { queryType } = (await started.query('{ __schema { queryType { name } } }')).__schema;
    await started.close();
    expect(queryType).toEqual({ name: 'Query' });
  });

  const page = () => app.http('/graphql', { headers: { accept: 'text/html,*/*' } });

  it('is a page for browsers, from this server alone', async () => {
    const answer = await page();
    const html = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(html).not.toMatch(/https?:\/\/|["'(]\/\//);
    expect(html).not.toMatch(/<script>/);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
  });

  it('has its five files, and runs no code but theirs', async () => {
    const assets = [...(await (await page()).text()).matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, path]) => path!);
    expect(assets).toHaveLength(5);
    for (const path of assets) {
      const answer = await app.http(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-type')).toMatch(path.endsWith('.css') ? /^text\/css/ : /javascript/);
      expect((await answer.text()).length).toBeGreaterThan(path.endsWith('start.js') ? 300 : 5_000);
    }
    expect(await (await app.http('/graphql/assets/start.js')).text()).toContain('LAST_COMPLETE_MONTH'); // the first query
  });

  it('leaves queries in the address to the API', async () => {
    const answer = await app.http('/graphql?query=%7B__typename%7D', {
      headers: { accept: 'text/html', 'apollo-require-preflight': '1' },
    });
    expect(answer.headers.get('content-type')).not.toMatch(/html/);
  });
});

it('is alive and ready', async () => {
  const [live, ready] = [await app.http('/healthz/live'), await app.http('/healthz/ready')];
  expect([live.status, await live.json()]).toEqual([200, { status: 'ok' }]);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok', dataVersion: 0 }]);
});
