/**
 * A real nginx in front of the real server, with what it sends by itself and with what its guides say: the demo is shut, limits are for each
 * visitor, cookies stay secure, and events and exports pass.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, storesOn } from '@bough/persistence';
import { cookieFor, invited, tokenFor } from '../support/sign-in-builders.js';
import { createDemoDatabase } from '../support/demo-database.js';
import { describeWhere } from '../support/describe-where.js';
import { ended, startServer, type RunningServer } from '../support/builders-server.js';
import type { TestDatabase } from '../support/template-database.js';

/** Debian puts it where the path of people does not lead. */
const NGINX = ['nginx', '/usr/sbin/nginx'].find((path) => spawnSync(path, ['-v'], { stdio: 'ignore' }).status === 0);

/** Who the visitor is: nginx is asked from several addresses of this machine. */
const VISITOR = 'proxy_set_header X-Forwarded-For $http_test_visitor;';
const GUIDE = `proxy_set_header Host $host; proxy_set_header X-Real-IP $remote_addr;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto https;`;

describeWhere(NGINX !== undefined, 'nginx is not installed', 'behind nginx', () => {
  let folder: string;
  let database: TestDatabase;
  let closed: RunningServer;
  let nginx: ChildProcess;
  let token: string;
  let cookie: string;
  const ports = { plain: 0, modern: 0, guide: 0, far: 0 };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bough-nginx-'));
    database = await createDemoDatabase();
    const source = await openDatabase({ url: database.url });
    const stores = storesOn(source);
    const ann = await invited(stores, 'admin', 'ann');
    token = await tokenFor(stores, ann);
    cookie = (await cookieFor(stores, ann)).replace('bough=', '__Host-bough=');
    await source.destroy();
    const variables = { DATABASE_URL: database.url, BOUGH_TRUSTED_PROXIES: '127.0.0.1' };
    closed = await startServer({ folder, variables });
    for (const name of Object.keys(ports)) ports[name as keyof typeof ports] = await freePort();
    writeFileSync(join(folder, 'nginx.conf'), configuration(closed.url));
    nginx = spawn(NGINX!, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')]);
    await answers(`http://127.0.0.1:${ports.plain}/healthz/live`);
  }, 400_000);

  afterAll(async () => {
    if (nginx) await ended(nginx, 'SIGTERM');
    if (closed) await ended(closed.process, 'SIGTERM');
    await database?.drop();
    rmSync(folder, { recursive: true });
  });

  const configuration = (url: string) => `daemon off; pid ${folder}/nginx.pid; user root;
events {}
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${ports.plain}; location / { proxy_pass ${url}; } }
  server { listen 127.0.0.1:${ports.modern}; location / { proxy_pass ${url}; proxy_http_version 1.1; proxy_set_header Host $host; } }
  server { listen 127.0.0.1:${ports.guide}; location / { proxy_pass ${url}; ${GUIDE} } }
  server { listen 127.0.0.1:${ports.far}; location / { proxy_pass ${url}; ${GUIDE} ${VISITOR} } }
}
`;

  const demo = async (port: number, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ query: '{ workspace { name } }' });
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
    return (await fetch(`http://127.0.0.1:${port}/graphql`, init)).status;
  };

  it.each(['plain', 'modern', 'guide'] as const)('the demo is shut with headers: %s', async (name) => {
    expect(await demo(ports[name])).toBe(401);
    expect(await demo(ports[name], { authorization: `Bearer ${token}` })).toBe(200);
  });

  it('the demo is shut without any setting of ours, too, through a proxy with its default headers', async () => {
    const open = await startServer({ folder, variables: { DATABASE_URL: database.url } });
    writeFileSync(join(folder, 'nginx.conf'), configuration(open.url));
    spawnSync(NGINX!, [
      '-p',
      folder,
      '-c',
      join(folder, 'nginx.conf'),
      '-e',
      join(folder, 'error.log'),
      '-s',
      'reload',
    ]);
    await sleep(500);
    const told = [await demo(Number(new URL(open.url).port)), await demo(ports.plain), await demo(ports.guide)];
    await ended(open.process, 'SIGTERM');
    writeFileSync(join(folder, 'nginx.conf'), configuration(closed.url));
    spawnSync(NGINX!, [
      '-p',
      folder,
      '-c',
      join(folder, 'nginx.conf'),
      '-e',
      join(folder, 'error.log'),
      '-s',
      'reload',
    ]);
    await sleep(500);
    expect(told).toEqual([200, 401, 401]);
  });

  it('limits are for each visitor, and nobody can choose an address', async () => {
    const tries = async (visitor: string, claimed: string) => {
      const headers = { 'content-type': 'application/json', 'test-visitor': visitor, 'x-forwarded-for': claimed };
      const init = { method: 'POST', headers, body: JSON.stringify({ login: 'ann', password: 'wrong horse battery' }) };
      return (await fetch(`http://127.0.0.1:${ports.far}/sign-in`, init)).status;
    };
    const told: number[] = [];
    // Whatever somebody claims before the proxy, whom the proxy hears counts.
    for (let at = 0; at < 7; at++) told.push(await tries('203.0.113.7', `198.51.100.${at}`));
    expect(told).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect(await tries('203.0.113.8', '203.0.113.7')).toBe(401);
  }, 60_000);

  it('cookies are secure', async () => {
    const response = await fetch(`http://127.0.0.1:${ports.guide}/sign-out`, { method: 'POST', headers: { cookie } });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-bough=;.*HttpOnly; Secure; SameSite=Lax/);
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age/);
  });

  it('events and exports pass', async () => {
    const headers = { authorization: `Bearer ${token}` };
    const stop = new AbortController();
    const events = await fetch(`http://127.0.0.1:${ports.guide}/events`, { headers, signal: stop.signal });
    const told = await textUntil(events, 'data: {');
    stop.abort();
    expect(told).toContain('data: {');
    const table = await fetch(`http://127.0.0.1:${ports.guide}/export/scorecard.csv?by=industry`, { headers });
    expect([table.status, (await table.text()).split('\n').length > 3]).toEqual([200, true]);
  });
});

/** What a stream says until it has said `wanted`, or ends: how its text is cut into chunks is the proxy's choice. */
async function textUntil({ body }: Response, wanted: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body!) if ((text += decoder.decode(chunk, { stream: true })).includes(wanted)) break;
  return text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function answers(url: string): Promise<void> {
  for (const until = Date.now() + 20_000; ; await sleep(100))
    try {
      return void (await fetch(url));
    } catch (error) {
      if (Date.now() > until) throw error;
    }
}
