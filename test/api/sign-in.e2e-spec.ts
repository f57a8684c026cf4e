import type { Account } from '@bough/application';
import { graphqlClient } from '../support/graphql-client.js';
import { cookieFor, invited, tokenFor } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { firstLink } from '../../apps/api/system.js';
import { readServerEnvironment } from '../../apps/api/environment.js';
import { welcome } from '../../apps/api/welcome.js';
import { documentId } from '../../apps/api/http/web-client.js';
import { webFolder } from '../support/web-folder.js';
import { rmSync } from 'node:fs';
import { request } from 'node:http';

/** Signing in over HTTP: cookies, links, foreign pages, and what the demo lets through. */
const PASSWORD = 'correct horse battery';
let app: TestApp;
let ann: Account;
let folder: string;

beforeAll(async () => {
  folder = webFolder({ 'index.html': 'Bough', 'documents.json': JSON.stringify({ [documentId(VIEWER)]: VIEWER }) });
  app = await startTestApp({ demo: true, web: folder });
  ann = await invited(app, 'editor', 'ann');
  const principal = { person: ann.id, name: 'Ann', role: 'editor', via: 'session', scopes: null } as const;
  await app.system.as({ principal, requestId: 'test' }).access.setPassword(PASSWORD);
}, 180_000);
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  app.http(path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const signIn = (headers?: Record<string, string>, password = PASSWORD) =>
  post('/sign-in', { login: 'ann', password }, headers);
const HTML = { headers: { accept: 'text/html' }, redirect: 'manual' } as const;
const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? '';
const VIEWER = '{ viewer { name via } }';
/** A cookie asks as the web client does, by the id of its document. */
const viewer = async (headers: Record<string, string>) => {
  const body = headers.cookie && !headers.authorization ? { documentId: documentId(VIEWER) } : { query: VIEWER };
  const response = await post('/graphql', body, { accept: 'application/json', ...headers });
  const { data, errors } = (await response.json()) as any;
  if (errors?.[0]?.extensions.code === 'SESSION_ENDED') return 'SESSION_ENDED';
  return data?.viewer ? `${data.viewer.name} ${data.viewer.via}` : response.status;
};
/** fetch sets the header Host itself; this one sends what it is told. */
const withHost = (headers: Record<string, string>) =>
  new Promise<number>((done, fail) => {
    const { port } = new URL(app.url);
    const options = {
      port,
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    };
    const sent = request({ host: '127.0.0.1', ...options }, (response) => done(response.resume().statusCode!));
    sent.on('error', fail).end(JSON.stringify({ query: '{ workspace { name } }' }));
  });

describe('a password', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const response = await signIn();
    expect([response.status, await response.json()]).toEqual([200, { name: 'Ann', role: 'editor' }]);
    const cookie = cookieOf(response);
    expect(cookie).toMatch(/^bough=[\w-]{43}; Max-Age=604800; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    expect(await viewer({ cookie: cookie.split(';')[0]! })).toBe('Ann SESSION');
  });

  it('gives a secure cookie, bound to the host, wherever there is a network', async () => {
    const { port } = new URL(app.url);
    const headers = { 'content-type': 'application/json', host: 'bough.example.com' };
    const cookies = await new Promise<string[]>((done, fail) => {
      const options = { host: '127.0.0.1', port, path: '/sign-in', method: 'POST', headers };
      const sent = request(options, (response) => done(response.resume().headers['set-cookie'] ?? []));
      sent.on('error', fail).end(JSON.stringify({ login: 'ann', password: PASSWORD }));
    });
    expect(cookies[0]).toMatch(/^__Host-bough=[\w-]{43}; .*Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
  });

  it('that is wrong gives none, and looks like a name that nobody has', async () => {
    const wrong = await signIn({ 'x-request-id': 'request-1' }, 'wrong horse battery');
    const unknown = await post('/sign-in', { login: 'bob', password: 'wrong horse battery' });
    expect([wrong.status, await wrong.text(), cookieOf(wrong)]).toEqual([unknown.status, await unknown.text(), '']);
    expect(wrong.status).toBe(401);
    const [event] = await app.audit.list({ action: 'session.refuse' }, 9).then((events) => events.slice(-1));
    expect(event).toMatchObject({
      actor: 'ann',
      requestId: 'request-1',
      changes: [{ field: 'address', after: '127.0.0.1' }],
    });
  });

  it.each([{}, { login: 1, password: ['x'] }, { login: { $ne: 1 }, password: {} }, { login: 'ann' }])(
    'is not %j',
    async (body) => expect((await post('/sign-in', body)).status).toBe(401),
  );

  it('is asked for by a page that runs no script and stands in no frame', async () => {
    const response = await app.http('/sign-in', { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await response.text()).toMatch(/<form method="post" action="\/sign-in">/);
    const body = new URLSearchParams({ login: 'ann', password: PASSWORD });
    const entered = await app.http('/sign-in', {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'text/html' },
      body,
    });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/']);
  });

  it('is asked for where no password is: JSON says which ways there are', async () => {
    const response = await app.http('/sign-in', { headers: { accept: 'application/json' } });
    expect([response.status, await response.json()]).toEqual([200, { openId: false }]);
  });

  it.each([
    ['/findings/17?p=2026-08&q="x"', '/findings/17?p=2026-08&q=%22x%22'],
    ['//evil.example.com', '/'],
    ['/tree\r\nset-cookie: bough=x', '/'],
  ])('leads to %j, if that is one of ours', async (to, location) => {
    const form = new URLSearchParams({ login: 'ann', password: PASSWORD, to });
    const entered = await app.http('/sign-in', { ...HTML, method: 'POST', body: form });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, location]);
    expect(entered.headers.getSetCookie()).toHaveLength(1);
  });

  it('keeps where to go from page to page', async () => {
    const kept = async (answer: Promise<Response>) => /name="to" value="([^"]*)"/.exec(await (await answer).text())![1];
    const to = '/tree?q="x"&by=plan';
    expect(await kept(app.http(`/sign-in?to=${encodeURIComponent(to)}`, HTML))).toBe(
      '/tree?q=&quot;x&quot;&amp;by=plan',
    );
    for (const foreign of [
      '//evil.example.com',
      '/\\evil.example.com',
      'https://evil.example.com/',
      '/\t/evil.example.com',
    ])
      expect(await kept(app.http(`/sign-in?to=${encodeURIComponent(foreign)}`, HTML))).toBe('/');
    const wrong = new URLSearchParams({ login: 'ann', password: 'wrong', to });
    expect(await kept(app.http('/sign-in', { ...HTML, method: 'POST', body: wrong }))).toBe(
      '/tree?q=&quot;x&quot;&amp;by=plan',
    );
  });
});

describe('a session', () => {
  it('that somebody planted is not the one that is opened', async () => {
    const planted = 'x'.repeat(43);
    const opened = cookieOf(await signIn({ cookie: `bough=${planted}` })).split(';')[0]!;
    expect(opened).not.toContain(planted);
    expect(await viewer({ cookie: `bough=${planted}` })).toBe('SESSION_ENDED');
    expect(await viewer({ cookie: opened })).toBe('Ann SESSION');
    // The one before ends with the next sign-in.
    const next = cookieOf(await signIn({ cookie: opened })).split(';')[0]!;
    expect([await viewer({ cookie: opened }), await viewer({ cookie: next })]).toEqual([
      'SESSION_ENDED',
      'Ann SESSION',
    ]);
  });

  it('ends with signing out', async () => {
    const cookie = await cookieFor(app, ann);
    const left = await post('/sign-out', {}, { cookie });
    expect([left.status, cookieOf(left)]).toEqual([200, expect.stringMatching(/^bough=; Max-Age=0; /)]);
    expect(await viewer({ cookie })).toBe('SESSION_ENDED');
  });

  it('that is over says so and takes its cookie away, and does not go on as the demo', async () => {
    const old = new Date(Date.now() - 13 * 3_600_000);
    const cookie = await cookieFor(app, ann, old);
    const response = await post('/graphql', { query: VIEWER }, { cookie });
    expect([response.status, cookieOf(response)]).toEqual([401, expect.stringMatching(/^bough=; Max-Age=0; /)]);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Your session has ended. Sign in again: open /sign-in.',
          extensions: { code: 'SESSION_ENDED' },
        },
      ],
    });
    expect(await viewer({})).toBe('demo DEMO');
  });

  it('is of no use to a page of another site', async () => {
    const cookie = await cookieFor(app, ann);
    const { host } = new URL(app.url);
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example.com' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect(await viewer({ cookie, ...headers })).toBe(403);
      expect((await signIn(headers)).status).toBe(403);
      expect((await post('/sign-out', {}, { cookie, ...headers })).status).toBe(403);
    }
    expect(await viewer({ cookie, origin: `http://${host}` })).toBe('Ann SESSION');
    // A form of our own page that passes no referrer on.
    expect(await viewer({ cookie, origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe('Ann SESSION');
    const form = {
      method: 'POST',
      headers: { cookie, 'content-type': 'text/plain' },
      body: '{"query":"{ viewer { name } }"}',
    };
    expect((await app.http('/graphql', form)).status).toBe(400);
    expect((await app.http('/graphql?query={viewer{name}}', { headers: { cookie } })).status).toBe(400);
  });
});

describe('a link', () => {
  it('for the first admin is printed, works once, and then never again', async () => {
    const link = (await firstLink(app.system))!;
    const printed = welcome('http://127.0.0.1:3000', readServerEnvironment({}), link, true);
    const [, token] = /http:\/\/localhost:3000\/sign-in\?token=([\w-]{43})\n/.exec(printed)!;
    expect(printed).toContain('on this machine it may be read without signing in');
    for (let looks = 0; looks < 2; looks++)
      expect(await (await app.http(`/sign-in?token=${token}`)).text()).toContain('<b>Admin</b>');
    expect(printed).toContain('Bough is at http://localhost:3000/ ');
    expect((await post('/sign-in/link', { token, password: 'short' })).status).toBe(400);
    const entered = await post('/sign-in/link', { token, password: 'a long new password' });
    expect([entered.status, await entered.json()]).toEqual([200, { name: 'Admin', role: 'admin' }]);
    expect((await post('/sign-in/link', { token })).status).toBe(410);
    expect((await app.http(`/sign-in?token=${token}`)).status).toBe(410);
    expect(await firstLink(app.system)).toBeNull();
    expect((await post('/sign-in', { login: 'admin', password: 'a long new password' })).status).toBe(200);
  });

  it('shows names as text', async () => {
    const response = await app.http('/sign-in?token=%3Cscript%3E');
    expect([response.status, (await response.text()).includes('<script>')]).toEqual([410, false]);
  });
});

describe('a token', () => {
  it.each(['', 'Bearer', 'Bearer x', 'Bearer bough_000000000000000000000000000000000000', 'Basic YW5uOnB3'])(
    'that is no good is refused, also where the demo would answer: %j',
    async (authorization) => expect(await viewer({ authorization })).toBe(401),
  );

  it('that is no good is in the audit, those that nobody knows together', async () => {
    const told = await app.audit.list({ action: 'api_token.refuse' }, 9);
    expect(told).toMatchObject([{ actor: 'nobody', changes: [{ subject: 'token:unknown', after: 'MALFORMED' }, {}] }]);
  });

  it('goes before a cookie', async () => {
    const authorization = `Bearer ${await tokenFor(app, ann)}`;
    expect(await viewer({ authorization, cookie: 'bough=x' })).toBe('Ann TOKEN');
    expect(await viewer({ authorization, origin: 'https://elsewhere.example.com' })).toBe('Ann TOKEN');
  });
});

/** Of nginx, Apache, HAProxy, Caddy, Envoy, Cloudflare, Akamai, AWS, Azure, Fastly, Fly and others. */
const PROXY_HEADERS = ['via', 'forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-prefix', 'x-forwarded-server', 'x-real-ip', 'true-client-ip', 'cf-connecting-ip', 'cf-ray', 'x-client-ip', 'x-envoy-external-address', 'x-amzn-trace-id', 'x-azure-clientip', 'fastly-client-ip', 'fly-client-ip', 'cdn-loop']; // prettier-ignore

describe('the demo', () => {
  it('is read without signing in, on the machine itself only', async () => {
    const { port } = new URL(app.url);
    expect(await withHost({ host: `localhost:${port}` })).toBe(200);
    expect(await withHost({ host: 'evil.example.com' })).toBe(401);
    expect(await withHost({ host: `127.0.0.1.evil.example.com:${port}` })).toBe(401);
    for (const name of PROXY_HEADERS)
      expect(await withHost({ host: `localhost:${port}`, [name]: '203.0.113.7' })).toBe(401);
  });

  it('changes for nobody who has not signed in', async () => {
    const mutation = 'mutation { metricRemove(key: "csat", expectedVersion: 1) { version } }';
    const told = await graphqlClient(app.url).refusal(mutation);
    expect(told).toBe('UNAUTHENTICATED: Sign in to do this: open /sign-in, or send an API token.');
    expect(await graphqlClient(app.url).refusal('{ audit { totalCount } }')).toMatch(/^UNAUTHENTICATED/);
  });
});

it('refuses to go on after five tries, with a status and a time, and the owner still comes in elsewhere', async () => {
  await invited(app, 'viewer', 'eve');
  const tries = () => post('/sign-in', { login: 'eve', password: 'wrong horse battery' });
  const told = await Promise.all(Array.from({ length: 12 }, tries));
  const count = (status: number) => told.filter((response) => response.status === status).length;
  expect([count(401), count(429)]).toEqual([5, 7]);
  const refused = told.find(({ status }) => status === 429)!;
  expect(refused.headers.get('retry-after')).toBe('900');
});

it('takes an account, a password and nothing else: no provider unless one is set', async () => {
  expect((await app.http('/sign-in/openid', { redirect: 'manual' })).status).toBe(404);
  expect(() => readServerEnvironment({ OIDC_ISSUER: 'https://login.example.com' })).toThrow(/belong together/);
});
