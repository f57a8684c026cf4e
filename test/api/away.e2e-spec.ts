/** A database that is away is told to everybody in the same words, and to the log in one line; it comes back without a restart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, storesOn } from '@bough/persistence';
import { ended, startServer, type RunningServer } from '../support/builders-server.js';
import { createDemoDatabase } from '../support/demo-database.js';
import { cookieFor, invited, tokenFor } from '../support/sign-in-builders.js';
import { wireTo, type Wire } from '../support/tcp-proxy.js';
import type { TestDatabase } from '../support/template-database.js';

/** Nothing listens there. */
const NOWHERE = 1;

let folder: string;
let database: TestDatabase;
let wire: Wire;
let server: RunningServer;
let token: string;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-away-'));
  database = await createDemoDatabase();
  const source = await openDatabase({ url: database.url });
  const stores = storesOn(source);
  const ann = await invited(stores, 'admin', 'ann');
  [token, cookie] = [await tokenFor(stores, ann), await cookieFor(stores, ann)];
  await source.destroy();
  const address = new URL(database.url);
  wire = await wireTo(Number(address.port || 5432));
  address.hostname = '127.0.0.1';
  address.port = String(wire.port);
  server = await startServer({ folder, variables: { DATABASE_URL: address.href } });
}, 400_000);
afterAll(async () => {
  if (server) await ended(server.process, 'SIGTERM');
  await wire?.close();
  await database?.drop();
  rmSync(folder, { recursive: true });
});

const get = async (path: string, headers: Record<string, string>) => {
  const response = await fetch(`${server.url}${path}`, { headers });
  const text = path === '/events' && response.ok ? '' : await response.text();
  if (path === '/events') await response.body?.cancel().catch(() => undefined);
  return { status: response.status, text };
};
const ask = async (headers: Record<string, string> = {}) => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
  const body = JSON.stringify({ query: '{ imports { totalCount } }' });
  return (await (await fetch(`${server.url}/graphql`, { ...init, body })).json()) as {
    data?: { imports: unknown };
    errors?: { message: string; extensions: { code: string } }[];
  };
};
const bearer = () => ({ authorization: `Bearer ${token}` });

it('is told to everybody, and once to the log', async () => {
  expect((await ask()).data?.imports).toBeDefined();
  wire.leadTo(NOWHERE);
  wire.cut();
  await sleep(2_500); // the watcher notices, and what is known of the demo gets old
  const before = server.said().length;
  for (let round = 0; round < 3; round++) {
    for (const headers of [{}, bearer()]) {
      const codes = (await ask(headers)).errors?.map(({ extensions }) => extensions.code);
      expect(codes).toEqual(['DATABASE_UNAVAILABLE']);
    }
    for (const [path, headers] of [
      ['/export/scorecard.csv?by=industry', bearer()],
      ['/events', bearer()],
      ['/schema.graphql', bearer()],
      ['/account', { cookie }],
      ['/export/scorecard.csv?by=industry', { cookie }],
    ] as const)
      expect(await get(path, headers)).toEqual({
        status: 503,
        text: JSON.stringify({
          code: 'DATABASE_UNAVAILABLE',
          message: 'The database does not answer; try again in a moment.',
        }),
      });
    for (const path of ['/account', '/graphql']) {
      const { status, text } = await get(path, { cookie, accept: 'text/html' });
      expect([status, text.includes('The database does not answer')]).toEqual([503, true]);
    }
    expect((await get('/healthz/ready', {})).status).toBe(503);
    expect((await get('/healthz/live', {})).status).toBe(200);
  }
  expect(server.said().slice(before)).toBe('');
  expect(server.said().match(/ERROR/g)).toHaveLength(1);
  expect(server.said()).not.toMatch(/^ +at /m);
});

it('answers again without a restart', async () => {
  wire.leadTo(Number(new URL(database.url).port || 5432));
  for (const until = Date.now() + 20_000; !(await ask(bearer())).data?.imports; await sleep(100))
    expect(Date.now()).toBeLessThan(until);
  expect((await get('/healthz/ready', {})).status).toBe(200);
});

it('that hangs keeps nobody from ending the server', async () => {
  wire.hang();
  const ready = performance.now();
  expect((await get('/healthz/ready', {})).status).toBe(503);
  expect(performance.now() - ready).toBeLessThan(5_000);
  const [told, began] = [await ask(bearer()), performance.now()];
  expect(told.errors?.[0]?.extensions.code).toBe('DATABASE_UNAVAILABLE');
  await ended(server.process, 'SIGTERM');
  expect(performance.now() - began).toBeLessThan(12_000);
}, 90_000);
