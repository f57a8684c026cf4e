import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isRunning } from '../support/builders-server.js';
import { describeWhere } from '../support/describe-where.js';

/** The launcher of the embedded server, as other processes see it: each "user" is a Node process of its own. */
const LAUNCHER = resolve('dist/libs/persistence/embedded/embedded-postgres.js');
const SCRIPT = `
  import { pathToFileURL } from 'node:url';
  const { startEmbeddedPostgres } = await import(pathToFileURL(process.argv[1]).href);
  const { url, owned, stop, onMoved } = await startEmbeddedPostgres({ dataDirectory: process.argv[2] });
  console.log(JSON.stringify({ url, owned }));
  onMoved((url) => console.log(url));
  process.stdin.resume().once('end', () => stop().then(() => process.exit(0)));
`;

interface User {
  readonly process: ChildProcess;
  readonly url: string;
  readonly owned: boolean;
}

const hasOwnServer = Boolean(process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL);

describeWhere(!hasOwnServer, 'the tests run on a server that was named', 'the embedded PostgreSQL', () => {
  let folder: string;
  const users: User[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), `bough-test-${process.pid}-launcher-`));
  });

  afterEach(async () => {
    for (const user of users.splice(0)) await leave(user);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function arrive(at = folder): Promise<User> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, LAUNCHER, at], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const user = { process: child, ...(JSON.parse(line) as { url: string; owned: boolean }) };
    users.push(user);
    return user;
  }

  const serverPid = async () =>
    Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);

  /** Resolves once its port is free. */
  async function killServer(): Promise<void> {
    const pid = await serverPid();
    process.kill(pid, 'SIGKILL');
    while (isRunning(pid)) await sleep(10);
  }

  it('is made by the first of two starts at once, and both can use it', async () => {
    const [one, two] = await Promise.all([arrive(), arrive()]);
    expect([one.owned, two.owned].sort()).toEqual([false, true]);
    expect(two.url).toBe(one.url);
    expect(await query(one.url, 'SELECT current_database() AS is')).toEqual([{ is: 'bough' }]);
  });

  it('listens on 127.0.0.1 only, wants the password, and sorts the same everywhere', async () => {
    const { url } = await arrive();
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'SELECT')).rejects.toThrow(/password authentication failed/);
    const settings = `SELECT current_setting('listen_addresses') AS on, current_setting('unix_socket_directories') AS socket,
      (SELECT datlocale FROM pg_database WHERE datname = current_database()) AS locale`;
    expect(await query(url, settings)).toEqual([{ on: '127.0.0.1', socket: '', locale: 'C.UTF-8' }]);
  });

  it('stays when the process that started it leaves while another one uses it, and stops with the last', async () => {
    const starter = await arrive();
    const adopter = await arrive();
    expect(adopter.owned).toBe(false);
    await leave(starter);
    expect(await query(adopter.url, 'SELECT 1 AS is')).toEqual([{ is: 1 }]);
    await leave(adopter);
    await expect(query(adopter.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('keeps an acknowledged row through kill -9 of Node, and is adopted by the next start', async () => {
    const first = await arrive();
    await query(first.url, 'CREATE TABLE kept (step text); INSERT INTO kept VALUES ($$node killed$$)');
    await kill(first.process);
    const second = await arrive();
    expect(second.owned).toBe(false);
    expect(await query(second.url, 'SELECT step FROM kept')).toEqual([{ step: 'node killed' }]);
  });

  it('keeps an acknowledged row through kill -9 of both', async () => {
    const first = await arrive();
    await query(first.url, 'INSERT INTO kept VALUES ($$both killed$$)');
    const pid = await serverPid();
    await kill(first.process);
    process.kill(pid, 'SIGKILL');
    const second = await arrive();
    expect(second.owned).toBe(true);
    expect(await query(second.url, 'SELECT step FROM kept')).toEqual([
      { step: 'node killed' },
      { step: 'both killed' },
    ]);
  });

  it('comes back on the same port when it is killed under a process that uses it', async () => {
    const user = await arrive();
    process.kill(await serverPid(), 'SIGKILL');
    expect(await rowsKept(user, 8_000)).toEqual([{ rows: 2 }]);
  });

  it('comes back when what kept it from starting is gone, a while later', async () => {
    const user = await arrive();
    const [cluster, away] = [join(folder, 'cluster'), join(folder, 'away')];
    const pid = await serverPid();
    await rename(cluster, away);
    process.kill(pid, 'SIGKILL');
    await expect(rowsKept(user, 1_000)).rejects.toThrow(/ECONNREFUSED/);
    await rename(away, cluster);
    expect(await rowsKept(user, 15_000)).toEqual([{ rows: 2 }]);
  });

  it('has the same port at the next start, and nobody is left in the list of users', async () => {
    const first = await arrive();
    await leave(first);
    const second = await arrive();
    expect([second.owned, second.url]).toEqual([true, first.url]);
    await leave(second);
    expect(await readdir(join(folder, 'users'))).toEqual([]);
  });

  it('is not stopped by who leaves while another user has lost it for a moment', async () => {
    const frozen = await arrive();
    frozen.process.kill('SIGSTOP');
    await killServer();
    await leave(await arrive());
    expect(await query(frozen.url, 'SELECT 1 AS is')).toEqual([{ is: 1 }]);
    frozen.process.kill('SIGCONT');
    await leave(frozen);
    await expect(query(frozen.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('tells its users where it is when its port was taken meanwhile', async () => {
    const user = await arrive();
    const told = once(createInterface(user.process.stdout!), 'line') as Promise<[string]>;
    user.process.kill('SIGSTOP');
    await killServer();
    const thief = createServer().listen(Number(new URL(user.url).port), '127.0.0.1');
    await once(thief, 'listening');
    user.process.kill('SIGCONT');
    const [url] = await told;
    thief.close();
    expect(new URL(url).port).not.toBe(new URL(user.url).port);
    expect(await query(url, 'SELECT count(*)::integer AS rows FROM kept')).toEqual([{ rows: 2 }]);
    await leave(user);
  });

  it('is found through a symbolic link, and through the new name of its folder', async () => {
    const [link, moved] = [join(folder, '..', `${basename(folder)}-link`), `${folder}-moved`];
    await symlink(folder, link);
    const user = await arrive();
    expect(await arrive(link)).toMatchObject({ owned: false, url: user.url });
    await rename(folder, moved);
    expect(await arrive(moved)).toMatchObject({ owned: false, url: user.url });
    await rename(moved, folder);
    await rm(link);
  });

  describe.each(['runs', 'does not run'])('whose folder is copied while it %s', (state) => {
    it('is never entered from the copy, nor the copy from the original', async () => {
      const copy = `${folder}-copy`;
      const [before, marked] = [await arrive(), `INSERT INTO kept VALUES ($$in the copy$$)`];
      if (state === 'does not run') await leave(before);
      await cp(folder, copy, { recursive: true });
      const stranger = await arrive(copy);
      expect(stranger.owned).toBe(true);
      await query(stranger.url, marked);
      const own = await arrive();
      expect(new URL(own.url).port).not.toBe(new URL(stranger.url).port);
      const rows = `SELECT count(*)::integer AS rows FROM kept WHERE step = 'in the copy'`;
      expect([await query(own.url, rows), await query(stranger.url, rows)]).toEqual([[{ rows: 0 }], [{ rows: 1 }]]);
      for (const user of users.splice(0)) await leave(user);
      await rm(copy, { recursive: true });
    });
  });

  async function rowsKept(user: User, patience: number): Promise<unknown> {
    const deadline = Date.now() + patience;
    const answer = async (): Promise<unknown> =>
      query(user.url, 'SELECT count(*)::integer AS rows FROM kept').catch(async (error: unknown) => {
        if (Date.now() > deadline) throw error;
        await sleep(50);
        return answer();
      });
    return answer();
  }
});

async function query(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function leave({ process: child }: User): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGCONT'); // a failed test may have left it stopped
  child.stdin?.end();
  await once(child, 'exit');
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}
