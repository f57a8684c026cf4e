import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { clockFrom } from '@bough/application';
import { day, OPERATOR, workspace } from '../support/builders.js';
import { signal } from '../support/builders-findings.js';
import { cookieFor, invited } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { webFolder } from '../support/web-folder.js';

/** Clients hear that something has changed, all of them and soon, for as long as they may. */
let app: TestApp;
let folder: string;
beforeAll(async () => {
  folder = webFolder({ 'index.html': 'Bough' });
  app = await startTestApp({ web: folder, today: () => day('2026-10-31') });
  await app.apply(workspace());
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A stream as a client has it: what came so far, and whether it is over. */
async function listen(headers: Record<string, string> = app.headers, to: TestApp = app) {
  const leave = new AbortController();
  const response = await to.http('/events', { headers, signal: leave.signal });
  const heard: { type: string; data: any }[] = [];
  let text = '';
  let isOver = false;
  const reading = (async () => {
    for await (const piece of response.body!) {
      text += Buffer.from(piece).toString();
      const whole = text.split('\n\n');
      text = whole.pop()!;
      for (const message of whole) {
        const [, type = 'message'] = /^event: (.*)$/m.exec(message) ?? [];
        const [, data] = /^data: (.*)$/m.exec(message) ?? [];
        if (data) heard.push({ type, data: JSON.parse(data) });
      }
    }
  })();
  void reading.catch(() => undefined).finally(() => (isOver = true));
  return { response, heard, leave: () => leave.abort(), isOver: () => isOver };
}
type Listener = Awaited<ReturnType<typeof listen>>;

async function within(seconds: number, holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < seconds * 20 && !holds(); tries++) await wait(50);
  return holds();
}
const newest = ({ heard }: Listener) => heard.filter(({ type }) => type === 'message').at(-1)?.data;

it('gives the versions at once, as the schema does, and is nothing to keep', async () => {
  const client = await listen({ ...app.headers, 'accept-encoding': 'gzip, br' });
  expect(await within(3, () => client.heard.length > 0)).toBe(true);
  const { versions } = await app.query('{ versions { workspace data ownership findings interventions build } }');
  expect(newest(client)).toEqual(versions);
  expect(versions).toMatchObject({ workspace: '1', build: expect.stringMatching(/^[\w-]{22}$/) });
  const { headers } = client.response;
  expect([headers.get('content-type'), headers.get('content-encoding')]).toEqual(['text/event-stream', null]);
  expect(headers.get('cache-control')).toContain('no-store');
  client.leave();
});

it('tells two clients of a change within 5 seconds, and of nothing else', async () => {
  const clients = [await listen(), await listen()];
  expect(await within(3, () => clients.every(({ heard }) => heard.length === 1))).toBe(true);
  const changes: [string, () => Promise<unknown>][] = [
    ['workspace', () => app.apply(workspace({ name: 'Other' }))],
    ['ownership', () => invited(app, 'viewer', 'newcomer')],
    ['findings', () => app.system.at(clockFrom(() => Date.UTC(2026, 9, 31))).as(OPERATOR).findings.raise([signal({ path: 'pro' })], day('2026-10-31'))],
  ]; // prettier-ignore
  for (const [name, change] of changes) {
    const before = clients.map(newest);
    await change();
    expect([name, await within(5, () => clients.every((client, at) => newest(client)[name] !== before[at][name]))]).toEqual([name, true]); // prettier-ignore
  }
  const counts = clients.map(({ heard }) => heard.length);
  await wait(2500);
  expect(clients.map(({ heard }) => heard.length)).toEqual(counts);
  for (const { leave } of clients) leave();
});

it('is for who may read', async () => {
  const nobody = await app.http('/events');
  expect([nobody.status, ((await nobody.json()) as any).code]).toEqual([401, 'UNAUTHENTICATED']);
  const cookie = await cookieFor(app, await invited(app, 'viewer', 'eve'));
  const foreign = await app.http('/events', { headers: { cookie, origin: 'https://evil.example.com' } });
  expect([foreign.status, ((await foreign.json()) as any).code]).toEqual([403, 'CROSS_ORIGIN']);
});

it('ends with the session', async () => {
  const cookie = await cookieFor(app, await invited(app, 'viewer', 'tom'));
  const client = await listen({ cookie });
  expect(await within(3, () => client.heard.length === 1)).toBe(true);
  await app.http('/sign-out', { method: 'POST', headers: { cookie } });
  expect(await within(12, client.isOver)).toBe(true);
  expect(client.heard.at(-1)).toEqual({ type: 'ended', data: { code: 'SESSION_ENDED' } });
  expect((await app.http('/events', { headers: { cookie } })).status).toBe(401);
}, 30_000);

it('has room for ten of somebody, and for others', async () => {
  const [ida, max] = [
    { cookie: await cookieFor(app, await invited(app, 'viewer', 'ida')) },
    { cookie: await cookieFor(app, await invited(app, 'viewer', 'max')) },
  ];
  const clients = await Promise.all(Array.from({ length: 10 }, () => listen(ida)));
  const refused = await app.http('/events', { headers: ida });
  expect([refused.status, await refused.json()]).toEqual([
    429,
    { code: 'TOO_MANY_STREAMS', message: 'You have 10 streams of events open; close one before you open another.' },
  ]);
  const other = await listen(max);
  expect(other.response.status).toBe(200);
  clients[0]!.leave();
  const isLetIn = async () => {
    const next = await listen(ida);
    if (next.response.status === 200) clients.push(next);
    return next.response.status === 200;
  };
  let letIn = false;
  for (let tries = 0; tries < 40 && !(letIn = await isLetIn()); tries++) await wait(50);
  expect(letIn).toBe(true);
  for (const { leave } of [...clients, other]) leave();
});

it('ends when the server does, which does not wait for who listens', async () => {
  const short = await startTestApp();
  await short.apply(workspace());
  const client = await listen(short.headers, short);
  expect(await within(3, () => client.heard.length === 1)).toBe(true);
  const began = Date.now();
  await short.close();
  expect(Date.now() - began).toBeLessThan(5000);
  expect(await within(1, client.isOver)).toBe(true);
});
