/** Signing in with an OpenID provider: the server as it starts, against a real provider, both as processes of their own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { graphqlClient } from '../support/graphql-client.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { invited, pageHeaders } from '../support/sign-in-builders.js';

let stores: PostgresStores;
let folder: string;
let own: string;
let provider: ChildProcess;
let server: ChildProcess;

beforeAll(async () => {
  stores = await postgresStores();
  for (const key of ['ann', 'eve']) await invited(stores, 'editor', key);
  folder = mkdtempSync(join(tmpdir(), 'bough-openid-'));
  const port = await freePort();
  own = `http://127.0.0.1:${port}`;
  provider = run(resolve('test/support/openid-provider.mjs'), [`${own}/sign-in/openid/back`]);
  const issuer = await line(provider, /^(http:\S+)/m);
  server = run(resolve('dist/apps/api/main.js'), [], {
    DATABASE_URL: stores.url,
    BOUGH_DATA_DIR: folder,
    BOUGH_DEMO: 'off',
    PORT: String(port),
    BOUGH_URL: own,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'bough',
    OIDC_CLIENT_SECRET: 'a-secret-of-the-test',
  });
  await line(server, /(Bough is at)/);
}, 60_000);
afterAll(async () => {
  for (const child of [server, provider])
    if (child && child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
  await stores?.close();
  rmSync(folder, { recursive: true, force: true });
});

const who = async (browser: Browser) => {
  const cookie = browser.cookieHeader(own);
  return (
    (await graphqlClient(own, await pageHeaders(own, cookie)).ask('{ viewer { name role } }')).data?.viewer ?? null
  );
};

it('is offered on the page', async () => {
  const page = await (await fetch(`${own}/sign-in`, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('<a href="/sign-in/openid">');
});

it('lets in who was invited with the address that the provider has verified', async () => {
  const browser = new Browser();
  const { status, url } = await browser.signIn('ann');
  expect([status, url]).toEqual([200, `${own}/graphql`]); // where it wanted to go
  expect(await who(browser)).toEqual({ name: 'Ann', role: 'EDITOR' });
  const again = new Browser();
  await again.signIn('ann');
  expect(await who(again)).toEqual({ name: 'Ann', role: 'EDITOR' });
  const [identity] = await stores.source.query<{ subject: string }[]>('SELECT * FROM bough.account_identity');
  expect(identity!.subject).toBe('ann');
});

it.each(['eve', 'bob'])('does not let in %s, whose address is not verified or whom nobody invited', async (login) => {
  const browser = new Browser();
  const { status, text } = await browser.signIn(login);
  expect([status, text]).toEqual([403, expect.stringContaining('ask an admin to invite you')]);
  expect(await who(browser)).toBeNull();
});

it('takes no answer that this browser has not asked for', async () => {
  const victim = new Browser();
  for (const path of ['/sign-in/openid/back?code=stolen&state=x', '/sign-in/openid/back'])
    expect((await victim.visit(`${own}${path}`)).status).toBe(401);
  const begun = new Browser();
  await begun.visit(`${own}/sign-in/openid`, 1);
  expect((await begun.visit(`${own}/sign-in/openid/back?code=stolen&state=another`)).status).toBe(401);
  expect([await who(victim), await who(begun)]).toEqual([null, null]);
});

/** As much of a browser as a sign-in needs: cookies per host, redirects, and the forms of the provider's own pages. */
class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  cookieHeader(address: string): string {
    return [...(this.jars.get(new URL(address).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Follows redirects, at most so many. */
  async visit(
    address: string,
    most = 10,
    form?: URLSearchParams,
  ): Promise<{ url: string; status: number; text: string }> {
    const headers = { accept: 'text/html', cookie: this.cookieHeader(address) };
    const body = form && { method: 'POST', body: form };
    const response = await fetch(address, { redirect: 'manual', headers, ...body });
    const { host } = new URL(address);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      jar.set(pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1));
    }
    const next = response.headers.get('location');
    if (next !== null && most > 1) return this.visit(new URL(next, address).href, most - 1);
    return { url: address, status: response.status, text: await response.text() };
  }

  /** Through the two pages of the provider: who one is, and that one agrees. */
  async signIn(login: string) {
    let page = await this.visit(`${own}/sign-in/openid?to=/graphql`);
    for (let pages = 0; pages < 2; pages++) {
      const action = /<form[^>]* action="([^"]+)"/.exec(page.text)?.[1];
      const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1];
      if (!action || !prompt) break;
      const form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) });
      page = await this.visit(new URL(action, page.url).href, 10, form);
    }
    return page;
  }
}

function run(script: string, args: string[], variables: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [script, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The first match in what a process says; what it said when it ends before. */
function line(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (piece: Buffer) => {
        const match = pattern.exec((said += piece.toString()));
        if (match) done(match[1]!);
      });
    child.once('close', () => fail(new Error(`it ended, saying: ${said}`)));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
