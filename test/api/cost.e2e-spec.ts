import { PLAN, workspace } from '../support/builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { COST_LIMIT } from '../../apps/api/graphql/cost/cost-limit.js';

/** What a query may cost, over HTTP: it is refused before it is executed, and says what to ask instead. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const segments = Array.from({ length: 20 }, (_, index) => ({ key: `p${index}`, name: `Plan ${index}`, values: [`p${index}`] })); // prettier-ignore
  await app.apply(workspace({ dimensions: [{ ...PLAN, segments }] }));
}, 120_000);
afterAll(() => app?.close());

const PERIOD = 'period: { preset: LAST_28_DAYS }';
const days = (count: number) =>
  Array.from({ length: count }, (_, day) => `{ range: { start: "2026-0${1 + (day % 9)}-0${1 + Math.floor(day / 9)}", endExclusive: "2026-10-01" } }`); // prettier-ignore

const DEAR: Readonly<Record<string, string>> = {
  'sparklines of all nodes over thirty periods': `{ tree { slice(first: 2000, maxDepth: 9) { nodes { ${days(30)
    .map((period, at) => `s${at}: sparkline(period: ${period}, points: 60)`)
    .join(' ')} } } } }`,
  'contributions of all nodes': `{ tree { slice(first: 2000, maxDepth: 9) { nodes { ${days(4)
    .map(
      (period, at) =>
        `c${at}: contributions(period: ${period}, compareTo: { preset: PREVIOUS_PERIOD }) { change { formatted } }`,
    )
    .join(' ')} } } } }`,
  'children of children': `{ ${Array.from({ length: 20 }, (_, at) => `t${at}: tree { slice(first: 2000, maxDepth: 9) { nodes { children(first: 200) { nodes { key name ancestors { key name } } } } } }`).join(' ')} }`,
  'by fragments': `query { tree { ...A ...B } } fragment A on MetricTree { a: slice(first: 2000) { nodes { ...N } } } fragment B on MetricTree { b: slice(first: 2000) { nodes { ...N } } }
    fragment N on TreeNode { ${days(6)
      .map(
        (period, at) =>
          `c${at}: contributions(period: ${period}, compareTo: { preset: PREVIOUS_PERIOD }) { tolerance }`,
      )
      .join(' ')} }`,
};

describe('a query that would cost too much', () => {
  it.each(Object.entries(DEAR))('is refused: %s', async (_, query) => {
    const began = process.cpuUsage();
    const { status, errors, data } = await app.ask(query);
    const { user, system } = process.cpuUsage(began);
    expect([status, errors?.[0]?.extensions.code, data]).toEqual([400, 'QUERY_TOO_COMPLEX', undefined]);
    expect((user + system) / 1000).toBeLessThan(500);
  });

  it('says its cost, the limit and what to ask instead', async () => {
    const { errors } = await app.ask(DEAR['contributions of all nodes']!);
    const { extensions, message } = errors![0]!;
    expect(extensions).toMatchObject({ limit: COST_LIMIT / 1000, field: 'TreeNode.contributions' });
    expect(extensions.cost).toBeGreaterThan(COST_LIMIT / 1000);
    expect(message).toMatch(/^The query would take about \d+ ms of CPU; at most 2000 ms are allowed\. \d+ ms are of TreeNode\.contributions: ask for fewer items \("first"\), for it in fewer places, or in several queries\.$/); // prettier-ignore
  });

  it('is refused whichever way it comes', async () => {
    const query = DEAR['contributions of all nodes']!;
    const byGet = await app.http(`/graphql?query=${encodeURIComponent(query)}`, { headers: { ...app.headers, 'apollo-require-preflight': '1' } }); // prettier-ignore
    expect([byGet.status, ((await byGet.json()) as any).errors[0].extensions.code]).toEqual([400, 'QUERY_TOO_COMPLEX']);
    const mutations = Array.from({ length: 40 }, (_, at) => `m${at}: treeNodeRemove(key: "volume", expectedVersion: 1, dryRun: true) { version }`); // prettier-ignore
    expect(await app.refusal(`mutation { ${mutations.join(' ')} }`)).toMatch(/^QUERY_TOO_COMPLEX/);
  });

  it('may not ask for more periods than are kept', async () => {
    const query = `{ tree { root { ${days(9)
      .map((period, at) => `s${at}: sparkline(period: ${period}, points: 2)`)
      .join(' ')} } } }`;
    const { errors } = await app.ask(query);
    expect(errors![0]).toMatchObject({
      message: 'The query asks TreeNode.sparkline with 9 different arguments; at most 8 are allowed. Ask in several queries.', // prettier-ignore
      extensions: { code: 'QUERY_TOO_COMPLEX', field: 'TreeNode.sparkline', different: 9, limit: 8 },
    });
  });
});

describe('what a query costs', () => {
  const QUERY = `{ tree { slice(first: 50) { nodes { key reading(${PERIOD}) { current { formatted } } } } } }`;
  const ask = async (query: string, body: object = {}) => {
    const response = await app.http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...app.headers },
      body: JSON.stringify({ query, ...body }),
    });
    return (await response.json()) as any;
  };

  it('is told where it is asked for, and nowhere else', async () => {
    const { extensions } = await ask(QUERY, { extensions: { cost: true } });
    expect(extensions.cost).toMatchObject({ limit: COST_LIMIT / 1000, dearest: { field: expect.any(String) } });
    expect(extensions.cost.milliseconds).toBeGreaterThan(0);
    expect((await ask(QUERY)).extensions).toBeUndefined();
  });

  it('is nothing for an answer that is kept', async () => {
    const query = QUERY.replace('50', '51');
    const [first, again] = [await ask(query, { extensions: { cost: true } }), await ask(query, { extensions: { cost: true } })]; // prettier-ignore
    expect([first.extensions.cost.milliseconds > 0, again.extensions.cost.milliseconds]).toEqual([true, 0]);
  });

  it('leaves out what is skipped', async () => {
    const query = `query ($no: Boolean!) { tree { key root { contributions(${PERIOD}, compareTo: { preset: PREVIOUS_PERIOD }) @include(if: $no) { tolerance } } } }`; // prettier-ignore
    const cost = async (no: boolean) => (await ask(query, { variables: { no }, extensions: { cost: true } })).extensions.cost.milliseconds; // prettier-ignore
    expect([await cost(false), (await cost(true)) > 50]).toEqual([1, true]);
  });
});

describe('whoever has not signed in', () => {
  const nobody = async (query: string) => {
    const body = JSON.stringify({ query });
    const response = await app.http('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body }); // prettier-ignore
    return `${response.status} ${await response.text()}`;
  };

  it.each([
    ['a field that there is', '{ tree { name } }'],
    ['a field with a slip', '{ tre { name } }'],
    ['what does not parse', '{ tree'],
    ['the schema', '{ __schema { types { name } } }'],
    ['nothing', ''],
    ['equal names', `{ ${'tree { name } '.repeat(240)} }`],
  ])('learns nothing of the schema from %s', async (_, query) => {
    const answer = await nobody(query);
    expect(answer).toMatch(/^401 .*"UNAUTHENTICATED"/);
    expect(answer).not.toMatch(/Did you mean|Syntax|tree/);
  });

  it('may ask whether the server answers', async () =>
    expect(await nobody('{ __typename }')).toMatch(/^200 .*"Query"/));
});

it('equal names over and over are refused before they are compared', async () => {
  const { status, errors } = await app.ask(`{ ${'tree { name } '.repeat(240)} }`);
  expect([status, errors![0]!.extensions.code]).toEqual([400, 'QUERY_TOO_COMPLEX']);
});
