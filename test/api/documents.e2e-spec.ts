import { rmSync } from 'node:fs';
import type { Account } from '@bough/application';
import { documentId } from '../../apps/api/http/web-client.js';
import { workspace } from '../support/builders.js';
import { cookieFor, invited, pageHeaders, tokenFor } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { webFolder } from '../support/web-folder.js';

/** What a session may run: with its cookie the documents of the web client, on the page of GraphiQL anything. */
const KNOWN = 'query Who($skip: Boolean = false) { viewer { name via role @skip(if: $skip) } }';
const OTHER = '{ viewer { name via } }';
let app: TestApp;
let folder: string;
let ann: Account;
let cookie: string;
beforeAll(async () => {
  folder = webFolder({ 'index.html': 'Bough', 'documents.json': JSON.stringify({ [documentId(KNOWN)]: KNOWN }) });
  app = await startTestApp({ web: folder });
  await app.apply(workspace());
  ann = await invited(app, 'editor', 'ann');
  cookie = await cookieFor(app, ann);
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function send(body: unknown, headers: Record<string, string>, path = '/graphql') {
  const response = await app.http(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const { data, errors } = (await response.json()) as any;
  return errors ? `${response.status} ${errors[0].extensions.code}` : data.viewer;
}

describe('a cookie', () => {
  it('runs a document of the web client, with variables', async () => {
    const asked = { documentId: documentId(KNOWN) };
    expect(await send(asked, { cookie })).toEqual({ name: 'Ann', via: 'SESSION', role: 'EDITOR' });
    expect(await send({ ...asked, variables: { skip: true } }, { cookie })).toEqual({ name: 'Ann', via: 'SESSION' });
  });

  it.each<[string, object, string]>([
    ['any other document', { query: OTHER }, '400 DOCUMENT_REQUIRED'],
    ['the text of a known one', { query: KNOWN }, '400 DOCUMENT_REQUIRED'],
    ['nothing at all', {}, '400 DOCUMENT_REQUIRED'],
    ['a list', [{ query: OTHER }], '400 DOCUMENT_REQUIRED'],
    ['a persisted query of Apollo', { query: OTHER, extensions: { persistedQuery: { version: 1, sha256Hash: documentId(OTHER).slice(7) } } }, '400 DOCUMENT_REQUIRED'], // prettier-ignore
    ['an id that nobody knows', { documentId: documentId(OTHER) }, '400 DOCUMENT_UNKNOWN'],
    ['an id of another kind', { documentId: 'constructor' }, '400 DOCUMENT_UNKNOWN'],
    ['an id that is no text', { documentId: [documentId(KNOWN)] }, '400 DOCUMENT_UNKNOWN'],
    ['an id and a text', { documentId: documentId(KNOWN), query: OTHER }, '400 BAD_REQUEST'],
  ])('does not run %s', async (_, body, expected) => expect(await send(body, { cookie })).toBe(expected));

  it('does not run what stands in the address', async () => {
    const path = `/graphql?query=${encodeURIComponent(OTHER)}`;
    const headers = { cookie, 'apollo-require-preflight': '1' };
    expect((await app.http(path, { headers })).status).toBe(400);
    expect(await send({ documentId: documentId(KNOWN) }, headers, path)).toEqual({ name: 'Ann', via: 'SESSION', role: 'EDITOR' }); // prettier-ignore
  });

  it('tells an old page what to do', async () => {
    const { errors } = (await (
      await app.http('/graphql', {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ documentId: 'sha256:old' }),
      })
    ).json()) as any;
    expect(errors[0].message).toBe('This server does not know the document; load the page again to get its newest.');
  });
});

it('a token runs anything, known by its id or not', async () => {
  const headers = { authorization: `Bearer ${await tokenFor(app, ann)}` };
  expect(await send({ query: OTHER }, headers)).toEqual({ name: 'Ann', via: 'TOKEN' });
  expect(await send({ query: OTHER }, { ...headers, cookie })).toEqual({ name: 'Ann', via: 'TOKEN' });
  expect(await send({ documentId: documentId(KNOWN) }, headers)).toEqual({ name: 'Ann', via: 'TOKEN', role: 'EDITOR' });
});

it('nobody learns from a document what it is about without signing in', async () => {
  for (const body of [{ documentId: documentId(KNOWN) }, { query: '{ __schema { types { name } } }' }])
    expect(await send(body, {})).toBe('401 UNAUTHENTICATED');
});

describe('GraphiQL', () => {
  const page = (headers: Record<string, string> = {}) =>
    app.http('/graphql', { headers: { accept: 'text/html', ...headers } });

  it('runs anything for whoever has signed in, as what they are', async () => {
    const headers = await pageHeaders(app.url, cookie);
    expect(await send({ query: OTHER }, headers)).toEqual({ name: 'Ann', via: 'SESSION' });
    expect(await send({ query: OTHER }, { ...headers, cookie })).toEqual({ name: 'Ann', via: 'SESSION' });
    const mutation = 'mutation { apiTokenCreate(token: { name: "x", scopes: [READ] }) { secret } }';
    expect(await send({ query: mutation }, headers)).toBeUndefined(); // data, without a viewer
    expect((await app.sessions.tokens(ann.id)).map(({ name }) => name)).not.toContain('GraphiQL');
  });

  it('gives its token to nobody else, and keeps no copy', async () => {
    expect(await (await page()).text()).not.toContain('data-token');
    expect(await (await page({ cookie: 'bough=x' })).text()).not.toContain('data-token');
    const { headers } = await page({ cookie });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('ends with the session', async () => {
    const own = await cookieFor(app, ann);
    const headers = await pageHeaders(app.url, own);
    await app.http('/sign-out', { method: 'POST', headers: { cookie: own } });
    expect(await send({ query: OTHER }, headers)).toBe('401 SESSION_ENDED');
    expect(await send({ query: OTHER }, { authorization: 'Bearer page_x' })).toBe('401 SESSION_ENDED');
    expect((await app.audit.list({ action: 'api_token.refuse' }, 9)).length).toBe(0);
  });
});

describe('the schema as text', () => {
  it('is for who may read, and the same as the committed one', async () => {
    const { readFile } = await import('node:fs/promises');
    for (const headers of [{ cookie }, app.headers]) {
      const response = await app.http('/schema.graphql', { headers });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(await response.text()).toBe(await readFile('apps/api/schema.graphql', 'utf8'));
    }
  });

  it('is for nobody else', async () => {
    const nobody = await app.http('/schema.graphql');
    expect([nobody.status, await nobody.json()]).toEqual([
      401,
      { code: 'UNAUTHENTICATED', message: 'Sign in to do this: open /sign-in, or send an API token.' },
    ]);
    const over = await app.http('/schema.graphql', { headers: { cookie: 'bough=x' } });
    expect([over.status, ((await over.json()) as any).code]).toEqual([401, 'SESSION_ENDED']);
  });
});
