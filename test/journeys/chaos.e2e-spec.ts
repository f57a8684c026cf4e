/**
 * Everything that can be killed is killed, at moments that a seed chooses, while files come in, people are added, days are added up and
 * detection runs: what was acknowledged is there, once; nothing is left over; and the server answers again within ten seconds, whoever brought
 * the database back.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, startEmbeddedPostgres, storesOn } from '@bough/persistence';
import { ROWS, writeBigFiles } from '../fixtures/big-files.js';
import { contentOf } from '../support/builders-content.js';
import { childrenOf, command, ended, heard, isRunning, postmasterOf, processesOf, startServer, told, type RunningServer } from '../support/builders-server.js'; // prettier-ignore
import { describeWhere } from '../support/describe-where.js';
import { howMany, testSeed } from '../support/how-much.js';

const seed = testSeed();
const KILLS = howMany(2, 60);
const ANSWERS_WITHIN = 10_000;
/** Machines of tests are slower and busier than what the promise is for. */
const PATIENCE = 3 * ANSWERS_WITHIN;

const hasOwnServer = Boolean(process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL);
const canRun = process.platform === 'linux' && !hasOwnServer;

describeWhere(canRun, 'it kills embedded servers, on Linux', `chaos (seed ${seed})`, () => {
  let folder: string;
  let files: string;
  let server: RunningServer;
  let port: number;
  let token: string;
  let importing: ChildProcess | null = null;
  let imported = false;
  const acknowledged = new Set<string>();
  const tried = new Set<string>();
  const chance = chanceFrom(seed);
  const between = (least: number, most: number) => least + chance() * (most - least);
  const slowest = { answer: 0 };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bough-chaos-'));
    files = mkdtempSync(join(tmpdir(), 'bough-chaos-files-'));
    writeBigFiles(files);
    server = await startServer({ folder });
    port = Number(new URL(server.url).port);
    await done('apply', join(files, 'workspace.yml'));
    await done('access', 'invite', 'ann', '--name', 'Ann', '--role', 'admin');
    const made = await done('access', 'token', 'create', 'ann', 'chaos', '--scopes', 'read,admin_identity');
    token = /bough_\w{36}/.exec(made)![0];
  }, 400_000);

  afterAll(async () => {
    if (importing) await ended(importing, 'SIGKILL');
    if (server) await ended(server.process, 'SIGKILL');
    const left = folder ? postmasterOf(folder) : null;
    if (left) process.kill(left, 'SIGKILL');
    for (const each of [folder, files]) if (each) rmSync(each, { recursive: true, force: true });
  });

  async function done(...args: string[]): Promise<string> {
    const { code, output } = await told(command({ folder }, ...args));
    if (code !== 0) throw new Error(`bough ${args.join(' ')}: ${output}`);
    return output;
  }

  async function ask(query: string): Promise<{ data?: any; errors?: { extensions: { code: string } }[] }> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const init = { method: 'POST', headers, body: JSON.stringify({ query }), signal: AbortSignal.timeout(PATIENCE) };
    return (await (await fetch(`http://127.0.0.1:${port}/graphql`, init)).json()) as never;
  }

  /** Adds a person; whatever comes back is no defect. */
  async function addPerson(): Promise<void> {
    const key = `p${tried.size}`;
    tried.add(key);
    const { data, errors } = await ask(
      `mutation { personSave(person: { key: "${key}", name: "${key}" }) { userErrors { code } } }`,
    ).catch(() => ({ data: null, errors: [] })); // the server is gone
    for (const { extensions } of errors ?? []) expect(extensions.code).toMatch(/^DATABASE_(UNAVAILABLE|TIMEOUT)$/);
    if (data?.personSave?.userErrors.length === 0) acknowledged.add(key);
  }

  /** People come in one after the other while `work` goes on. */
  async function busily(work: Promise<unknown>): Promise<void> {
    let goesOn = true;
    const ends = work.finally(() => (goesOn = false));
    while (goesOn) await addPerson().then(() => sleep(20));
    await ends;
  }

  function keepImporting(): void {
    if (importing && importing.exitCode === null && importing.signalCode === null) return;
    imported ||= importing?.exitCode === 0;
    importing = command({ folder }, 'import', join(files, imported ? 'update.yml' : 'first.yml'));
    for (const stream of [importing.stdout!, importing.stderr!]) stream.resume();
  }

  /** How long until the server answers from the database again. */
  async function answersAgain(): Promise<void> {
    const began = performance.now();
    for (;;) {
      const { data } = await ask('{ imports { totalCount } }').catch(() => ({ data: null }));
      if (data?.imports) break;
      if (performance.now() - began > PATIENCE)
        throw new Error(`no answer in ${PATIENCE} ms: ${server.said().slice(-3000)}`);
      await sleep(50);
    }
    slowest.answer = Math.max(slowest.answer, performance.now() - began);
  }

  const start = async () => void (server = await startServer({ folder, port }));
  const postmaster = async () => {
    for (;;) {
      const pid = postmasterOf(folder);
      if (pid) return pid;
      await sleep(20);
    }
  };

  const CHAOS: Readonly<Record<string, () => Promise<void>>> = {
    'the server is killed': async () => {
      await ended(server.process, 'SIGKILL');
      await start();
    },
    'the database is killed': async () => void process.kill(await postmaster(), 'SIGKILL'),
    'a connection of the database is killed': async () => {
      const children = childrenOf(await postmaster());
      const victim = children[Math.floor(chance() * children.length)];
      if (victim && isRunning(victim)) process.kill(victim, 'SIGKILL');
    },
    'a command is killed': async () => {
      if (importing) await ended(importing, 'SIGKILL');
    },
    'server and database are killed, and a command comes first': async () => {
      const pid = await postmaster();
      server.process.kill('SIGKILL');
      process.kill(pid, 'SIGKILL');
      await ended(server.process, 'SIGKILL');
      if (importing) await ended(importing, 'SIGKILL');
      await done('access', 'list');
      await start();
    },
    'the database is killed under a frozen server, and a command comes and goes': async () => {
      server.process.kill('SIGSTOP');
      process.kill(await postmaster(), 'SIGKILL');
      await done('access', 'list');
      const pid = await postmaster();
      server.process.kill('SIGCONT');
      expect(isRunning(pid)).toBe(true);
    },
    'the database hangs for a while': async () => {
      const pid = await postmaster();
      const frozen = [pid, ...childrenOf(pid)];
      for (const each of frozen) if (isRunning(each)) process.kill(each, 'SIGSTOP');
      const began = performance.now();
      const ready = await fetch(`http://127.0.0.1:${port}/healthz/ready`);
      expect([ready.status, performance.now() - began < 4_000]).toEqual([503, true]);
      await sleep(between(0, 2_000));
      for (const each of frozen) if (isRunning(each)) process.kill(each, 'SIGCONT');
    },
    'the server ends in order and comes back': async () => {
      expect(await ended(server.process, 'SIGTERM')).toBe(0);
      await start();
    },
    'a detection run and a refresh are killed': async () => {
      for (const args of [['detect'], ['refresh', '--rebuild']]) {
        const child = command({ folder }, ...args);
        await sleep(between(300, 2_000));
        await ended(child, 'SIGKILL');
      }
    },
  };
  const kinds = Object.keys(CHAOS);

  it(
    `keeps what it acknowledged through ${KILLS} kills`,
    async () => {
      for (let at = 0; at < KILLS; at++) {
        const kind = kinds[(at + seed) % kinds.length]!;
        keepImporting();
        await busily(sleep(between(100, 1_500)));
        await busily(CHAOS[kind]!()).catch((error: Error) => {
          throw new Error(`${kind}: ${error.message}`, { cause: error });
        });
        await answersAgain();
      }
      console.log(
        `chaos: the slowest answer after a kill took ${Math.round(slowest.answer)} ms, ${acknowledged.size} people`,
      );
    },
    60_000 + KILLS * 40_000,
  );

  it('has everything that was acknowledged, once, and numbers that agree with the facts', async () => {
    if (importing) await ended(importing, 'SIGKILL');
    for (const name of ['first', 'update']) await done('import', join(files, `${name}.yml`));
    expect(await ended(server.process, 'SIGTERM')).toBe(0);
    await expectConsistent();
  }, 200_000);

  /** Every conversation once, and roll-ups that are those of adding everything up anew. */
  async function expectConsistent(): Promise<void> {
    const database = await startEmbeddedPostgres({ dataDirectory: folder });
    const source = await openDatabase({ url: database.url });
    const stores = storesOn(source);
    const [row] = await source.query<{ rows: number }[]>('SELECT count(*)::integer AS rows FROM bough.conversation');
    const rejected = Math.ceil(ROWS / 1000);
    expect(row!.rows).toBeGreaterThanOrEqual(ROWS - rejected);
    const people = (await source.query<{ key: string }[]>('SELECT key FROM bough.person')).map(({ key }) => key);
    expect([...acknowledged].filter((key) => !people.includes(key))).toEqual([]);
    expect(people.filter((key) => /^p\d+$/.test(key) && !tried.has(key))).toEqual([]);
    expect(new Set(people).size).toBe(people.length);
    await stores.rollups.refresh(null);
    const { blocks, conversation } = await contentOf(source, stores);
    await stores.rollups.markAllDirty();
    await stores.rollups.refresh(null);
    expect(await contentOf(source, stores)).toMatchObject({ blocks, conversation });
    await source.destroy();
    await database.stop();
  }

  it('leaves no process, draft, user or lock behind', async () => {
    expect(processesOf(folder)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.init') || name.endsWith('.password'))).toEqual([]);
    expect(readdirSync(join(folder, 'users'))).toEqual([]);
    expect(existsSync(join(folder, 'cluster', 'postmaster.pid'))).toBe(false);
    expect(statSync(join(folder, 'port')).isFile()).toBe(true);
  });

  it('a first start that is killed is begun anew, and leaves nothing behind', async () => {
    for (let at = 0; at < howMany(2, 12); at++) {
      const fresh = mkdtempSync(join(tmpdir(), 'bough-chaos-first-'));
      const child = command({ folder: fresh }, 'access', 'list');
      await sleep(between(200, 2_500));
      await ended(child, 'SIGKILL');
      const { code, output } = await told(command({ folder: fresh }, 'access', 'list'));
      expect([code, output]).toEqual([0, expect.stringContaining('signed in') as string]);
      expect([readdirSync(fresh).filter((name) => name.includes('.init')), processesOf(fresh)]).toEqual([[], []]);
      rmSync(fresh, { recursive: true });
    }
  }, 200_000);

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'npm start ends in order when npm gets %s',
    async (signal) => {
      const fresh = mkdtempSync(join(tmpdir(), 'bough-chaos-npm-'));
      const env = { ...process.env, BOUGH_DATA_DIR: fresh, PORT: '0', DATABASE_URL: '', BOUGH_DEMO: 'off' };
      const npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      await heard(npm);
      await ended(npm, signal);
      for (const until = Date.now() + PATIENCE; processesOf(fresh).length > 0 || hasServer(fresh); await sleep(100))
        if (Date.now() > until) throw new Error(`still there: ${processesOf(fresh).join(', ')}`);
      rmSync(fresh, { recursive: true });
    },
    100_000,
  );
});

/** Whether a process has the folder in its variables: the server does not name it. */
function hasServer(folder: string): boolean {
  return existsSync(join(folder, 'users')) && readdirSync(join(folder, 'users')).length > 0;
}

/** A linear congruential generator (Numerical Recipes): any numbers will do, if they are the same again. */
function chanceFrom(start: number): () => number {
  let state = start >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
}
