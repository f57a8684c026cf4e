import { readServerEnvironment } from '../../apps/api/environment.js';
import { cookieFor, invited } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Pages of other sites: those that are listed may call the API with a token, and nobody with a cookie. */
const FRIEND = 'https://dashboards.example.com';
const STRANGER = 'https://evil.example.com';
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ corsOrigins: [FRIEND, 'http://localhost:5173'] });
});
afterAll(() => app?.close());

const ask = (headers: Record<string, string>, path = '/graphql') =>
  app.http(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ viewer { name } }"}',
  });
const preflight = (origin: string, path = '/graphql') =>
  app.http(path, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
const allowed = ({ headers }: Response) => [
  headers.get('access-control-allow-origin'),
  headers.get('access-control-allow-credentials'),
];

it('a listed site may call with a token', async () => {
  const asked = await preflight(FRIEND);
  expect([asked.status, ...allowed(asked)]).toEqual([204, FRIEND, null]);
  expect(asked.headers.get('access-control-allow-headers')).toBe('authorization,content-type,x-request-id');
  expect(asked.headers.get('access-control-allow-methods')).toBe('POST');
  const answer = await ask({ origin: FRIEND, ...app.headers });
  expect([answer.status, ...allowed(answer)]).toEqual([200, FRIEND, null]);
  expect(answer.headers.get('vary')?.toLowerCase()).toContain('origin');
  expect(allowed(await ask({ origin: 'http://localhost:5173', ...app.headers }))[0]).toBe('http://localhost:5173');
});

it.each([STRANGER, 'null', `${FRIEND}.evil.example.com`, 'http://dashboards.example.com'])(
  '%s may not',
  async (origin) => {
    expect(allowed(await preflight(origin))).toEqual([null, null]);
    expect(allowed(await ask({ origin, ...app.headers }))).toEqual([null, null]);
  },
);

it('a cookie is refused, whoever sends it along', async () => {
  const cookie = await cookieFor(app, await invited(app, 'editor', 'ann'));
  for (const origin of [FRIEND, STRANGER]) {
    const answer = await ask({ origin, cookie });
    expect([answer.status, ((await answer.json()) as any).errors[0].extensions.code]).toEqual([403, 'CROSS_ORIGIN']);
  }
});

it('nothing else is open to a listed site', async () => {
  for (const path of ['/sign-in', '/sign-out', '/events', '/schema.graphql', '/export/tree.csv', '/'])
    expect([path, ...allowed(await preflight(FRIEND, path))]).toEqual([path, null, null]);
});

it('nobody is listed unless the variable says so, and it says only origins', () => {
  expect(readServerEnvironment({}).BOUGH_CORS_ORIGINS).toBeUndefined();
  for (const good of [FRIEND, `${FRIEND},http://localhost:5173`, `${FRIEND} , http://10.0.0.1:8080`])
    expect(readServerEnvironment({ BOUGH_CORS_ORIGINS: good }).BOUGH_CORS_ORIGINS).toBe(good);
  for (const bad of [
    '*',
    'null',
    'dashboards.example.com',
    `${FRIEND}/`,
    `${FRIEND}/app`,
    `${FRIEND},`,
    'ftp://x.y',
    'https://*.example.com',
    'https://a:b@example.com',
  ])
    // prettier-ignore
    expect(() => readServerEnvironment({ BOUGH_CORS_ORIGINS: bad })).toThrow(
      /^BOUGH_CORS_ORIGINS must be origins with commas between them/,
    );
});
