import type { Account } from '@bough/application';
import { OPERATOR, workspace } from '../support/builders.js';
import { graphqlClient } from '../support/graphql-client.js';
import { cookieFor, invited, pageHeaders, tokenFor } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** One's own account: a page without scripts for the password, sessions and tokens; and who asks, in GraphQL. */
const [FIRST, SECOND] = ['correct horse battery', 'another horse battery'];
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0';
let app: TestApp;
let ann: Account;
beforeAll(async () => {
  app = await startTestApp();
  await app.apply(workspace());
  ann = await invited(app, 'viewer', 'ann');
});
afterAll(() => app?.close());

const visit = (cookie: string, path = '/account') =>
  app.http(path, { redirect: 'manual', headers: { accept: 'text/html', cookie } });
const send = (cookie: string, path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  app.http(`/account/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', cookie, ...headers },
    body: new URLSearchParams(form),
  });
const signIn = async (password: string) => {
  const response = await app.http('/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': FIREFOX },
    body: JSON.stringify({ login: 'ann', password }),
  });
  return { status: response.status, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
};
const idsIn = (html: string, action: string) =>
  [...html.matchAll(new RegExp(`action="/account/${action}"><input type="hidden" name="id" value="([^"]+)"`, 'g'))].map(
    ([, id]) => id!,
  );

it('is for who has signed in; others sign in first and come back', async () => {
  for (const cookie of ['', 'bough=x']) {
    const response = await visit(cookie);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?to=/account']);
  }
  const token = { authorization: `Bearer ${await tokenFor(app, ann)}` };
  expect((await app.http('/account', { redirect: 'manual', headers: token })).status).toBe(303);
});

it('is a page without scripts, which stands in no frame and is kept nowhere', async () => {
  const response = await visit(await cookieFor(app, ann));
  const html = await response.text();
  expect([response.status, html.includes('<script'), html.includes('<b>Ann</b>, viewer')]).toEqual([200, false, true]);
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
  expect(response.headers.get('cache-control')).toBe('no-store');
});

it('sets a first password, and then only changes it for who knows it', async () => {
  const cookie = await cookieFor(app, ann);
  const short = await send(cookie, 'password', { next: 'short' });
  expect([short.status, await short.text()]).toEqual([400, expect.stringContaining('role="alert"')]);
  const set = await send(cookie, 'password', { next: FIRST });
  expect([set.status, set.headers.get('location')]).toEqual([303, '/sign-in?to=/account']);
  expect(set.headers.getSetCookie()[0]).toMatch(/^bough=; Max-Age=0; /);
  expect((await visit(cookie)).status).toBe(303); // every session has ended
  const next = await signIn(FIRST);
  expect(next.status).toBe(200);
  for (const present of ['', 'wrong horse battery']) {
    const refused = await send(next.cookie, 'password', { present, next: SECOND });
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('do not belong together')]);
  }
  expect((await send(next.cookie, 'password', { present: FIRST, next: SECOND })).status).toBe(303);
  expect([(await signIn(FIRST)).status, (await signIn(SECOND)).status]).toEqual([401, 200]);
});

it('lists the sessions with their browsers, and ends one', async () => {
  const { cookie } = await signIn(SECOND);
  const other = await cookieFor(app, ann);
  const html = await (await visit(cookie)).text();
  expect(html).toContain('Firefox on Linux');
  expect(html).toContain('this one');
  const ids = idsIn(html, 'sessions/end');
  const bob = await cookieFor(app, await invited(app, 'viewer', 'bob'));
  expect((await send(bob, 'sessions/end', { id: ids[0]! })).status).toBe(400); // not his
  for (const id of ids) expect((await send(cookie, 'sessions/end', { id })).status).toBe(303);
  expect([(await visit(other)).status, (await visit(cookie)).status]).toEqual([303, 200]);
  expect(idsIn(await (await visit(cookie)).text(), 'sessions/end')).toEqual([]);
});

it('lists the tokens that hold, and ends one', async () => {
  const { cookie } = await signIn(SECOND);
  const token = { authorization: `Bearer ${await tokenFor(app, ann)}` };
  const client = graphqlClient(app.url, token);
  expect((await client.ask('{ viewer { name } }')).status).toBe(200);
  for (const id of idsIn(await (await visit(cookie)).text(), 'tokens/end'))
    expect((await send(cookie, 'tokens/end', { id })).status).toBe(303);
  expect((await client.ask('{ viewer { name } }')).status).toBe(401);
  expect(await (await visit(cookie)).text()).toContain('You have none.');
});

it.each<Record<string, string>>([
  { origin: 'https://evil.example.com' },
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'null' },
])('takes nothing from a page of another site: %j', async (headers) => {
  const { cookie } = await signIn(SECOND);
  const sent = { present: SECOND, next: 'a third horse battery' };
  expect((await send(cookie, 'password', sent, headers)).headers.get('location')).toBe('/sign-in?to=/account');
  expect((await visit(cookie)).status).toBe(200);
  expect((await signIn(SECOND)).status).toBe(200); // nothing has changed
});

describe('who asks', () => {
  const VIEWER = '{ viewer { person { key email } accountableFor { key } } }';
  const asked = async (account: Account) =>
    (await graphqlClient(app.url, await pageHeaders(app.url, await cookieFor(app, account))).query(VIEWER)).viewer;

  it('is a person with what they are accountable for, the highest nodes of it', async () => {
    const ida = await invited(app, 'viewer', 'ida');
    expect(await asked(ida)).toEqual({ person: { key: 'ida', email: 'ida@example.com' }, accountableFor: [] });
    const assigned = { kind: 'assign' as const, target: 'pro', role: 'A' as const, party: 'ida' };
    await app.system.as(OPERATOR).ownership.apply([assigned], { actor: { id: null, name: 'cli' } });
    expect(await asked(ida)).toMatchObject({ accountableFor: [{ key: 'pro' }] });
  });

  it('sees and ends sessions of their own', async () => {
    const max = await invited(app, 'viewer', 'max');
    const [cookie, other] = [await cookieFor(app, max), await cookieFor(app, max)];
    const client = graphqlClient(app.url, await pageHeaders(app.url, cookie));
    const { sessions } = await client.query('{ sessions { id device createdAt lastSeenAt isCurrent } }');
    expect(sessions.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent).sort()).toEqual([false, true]);
    const { id } = sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    const end = `mutation { sessionEnd(id: "${id}") { ended } }`;
    expect(await graphqlClient(app.url, app.headers).refusal(end)).toMatch(/^FORBIDDEN/); // a token may not
    expect(await client.query(end)).toEqual({ sessionEnd: { ended: id } });
    expect(await client.refusal(end)).toBe('SESSION_UNKNOWN: There is no such session, or it has ended already.');
    expect([(await visit(other)).status, (await visit(cookie)).status]).toEqual([303, 200]);
  });
});
