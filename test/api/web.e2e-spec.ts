import { rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { webFolder } from '../support/web-folder.js';

/** How the web client reaches a browser: its page, its files, and what the browser is told to allow. */
const INDEX = '<!doctype html><title>Bough</title><script type="module" src="/assets/main-B1x2.js"></script>';
const SCRIPT = `console.log(${JSON.stringify('Bough '.repeat(500))});`;
const DECODE: Record<string, (body: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  identity: (body) => body,
};
let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = webFolder({
    'index.html': INDEX,
    'assets/main-B1x2.js': SCRIPT,
    'assets/main-B1x2.css': 'body { margin: 0 }',
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'documents.json': '{}',
    '.vite/manifest.json': '{}',
  });
  app = await startTestApp({ web: folder });
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** fetch decodes and sends headers of its own; this gives what comes over the line. */
async function plain(path: string, headers: Record<string, string> = {}) {
  const response = await new Promise<IncomingMessage>((done, fail) => {
    get(`${app.url}${path}`, { headers }, done).on('error', fail);
  });
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) };
}

describe('the page', () => {
  it.each([
    '/',
    '/tree',
    '/tree?p=2026-08&view=branch',
    '/scorecard',
    '/heatmap',
    '/explain',
    '/demand',
    '/owners',
    '/findings',
    '/findings/17',
    '/work',
    '/interventions',
    '/interventions/3',
  ])('is at %s', async (path) => {
    const answer = await app.http(path);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      INDEX,
    ]);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/nothing',
    '/trees',
    '/tree/x',
    '/work/1',
    '/findings/1/2',
    '/findings/x.js',
    '/index.html',
    '/index',
    '/assets/',
    '/assets/other-1.js',
    '/assets/main-B1x2.js.br',
    '/assets/%2e%2e/documents.json',
    '/assets/..%2fdocuments.json',
    '/documents.json',
    '/.vite/manifest.json',
    '//tree',
  ])('is not at %s', async (path) => {
    const { status, body } = await plain(path);
    expect([path, status, body.includes('doctype')]).toEqual([path, 404, false]);
  });

  it('is given to who looks, and to nobody who sends', async () => {
    const head = await app.http('/tree', { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', expect.stringMatching(/^"/)]);
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await app.http('/tree', { method })).status).toBe(404);
  });

  it('lets a browser do what the client needs, and nothing else', async () => {
    const { headers } = await plain('/tree', { host: 'bough.example.com' });
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      'strict-transport-security': 'max-age=31536000',
    });
    expect((await plain('/tree')).headers).not.toHaveProperty('strict-transport-security'); // this machine has no TLS
  });

  it('is sent again only if it changed', async () => {
    const { etag } = (await plain('/')).headers;
    for (const known of [etag!, `"other", ${etag}`, `W/${etag}`]) {
      const again = await plain('/tree', { 'if-none-match': known });
      expect([again.status, again.body.length]).toEqual([304, 0]);
      expect(again.headers).toMatchObject({ etag, 'cache-control': 'no-cache' });
      expect(again.headers['content-security-policy']).toContain('require-trusted-types-for');
    }
    expect((await plain('/', { 'if-none-match': '"other"' })).status).toBe(200);
    rmSync(folder, { recursive: true }); // what is served is what was there at the start
    expect((await plain('/', { 'if-none-match': etag! })).status).toBe(304);
  });
});

describe('a file', () => {
  it('whose name says what is in it is kept for a year', async () => {
    const { headers } = await plain('/assets/main-B1x2.js');
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect((await plain('/favicon.svg')).headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-type': 'image/svg+xml',
    });
  });

  it.each([
    [undefined, undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['*', 'br'],
    ['zstd', undefined],
  ])('comes in the smallest form that a browser takes: %s', async (accepted, expected) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-encoding': accepted };
    for (const path of ['/assets/main-B1x2.js', '/']) {
      const answer = await plain(path, headers);
      expect([answer.status, answer.headers['content-encoding']]).toEqual([200, expected]);
      expect(answer.headers.vary?.toLowerCase()).toContain('accept-encoding');
      expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
      expect(DECODE[expected ?? 'identity']!(answer.body).toString()).toBe(path === '/' ? INDEX : SCRIPT);
    }
  });

  it('has a mark of its own in every form', async () => {
    const marks = ['identity', 'gzip', 'br'].map(
      async (encoding) => (await plain('/', { 'accept-encoding': encoding })).headers.etag,
    );
    expect(new Set(await Promise.all(marks)).size).toBe(3);
  });
});

describe('without a built client', () => {
  let bare: TestApp;
  beforeAll(async () => {
    bare = await startTestApp();
  });
  afterAll(() => bare?.close());

  it('a page says so, and the API works', async () => {
    for (const path of ['/', '/findings/17']) {
      const answer = await bare.http(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(await answer.text()).toMatch(/was not built[^]*<code>npm start<\/code>/);
    }
    expect(await bare.query('{ workspace { name } }')).toEqual({ workspace: null });
  });
});

describe('an answer of text', () => {
  const SCHEMA = JSON.stringify({ query: '{ __schema { types { name description } } }' });
  const ask = (body: string, accepted = 'gzip') =>
    app.http('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': accepted, ...app.headers },
      body,
    });

  it('over 1 kB is compressed, GraphQL included', async () => {
    const [small, large] = [await ask('{"query":"{ __typename }"}'), await ask(SCHEMA)];
    expect([small.headers.get('content-encoding'), await small.json()]).toEqual([
      null,
      { data: { __typename: 'Query' } },
    ]);
    expect(large.headers.get('content-encoding')).toBe('gzip');
    expect(((await large.json()) as any).data.__schema.types.length).toBeGreaterThan(100);
    expect((await ask(SCHEMA, 'br')).headers.get('content-encoding')).toBe('br');
    expect((await ask(SCHEMA, 'identity')).headers.get('content-encoding')).toBeNull();
  });

  it('that is no page allows no page anything', async () => {
    const { headers } = await ask(SCHEMA);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
  });
});
