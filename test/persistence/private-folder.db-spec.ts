/** A data folder is closed to the other accounts of the machine, whoever starts Bough. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describeWhere } from '../support/describe-where.js';

/** A process of its own, since what its programs are found by is the environment of a process. */
const LAUNCHER = resolve('dist/libs/persistence/embedded/embedded-postgres.js');
const SCRIPT = `
  import { pathToFileURL } from 'node:url';
  const { startEmbeddedPostgres } = await import(pathToFileURL(process.argv[1]).href);
  const { stop } = await startEmbeddedPostgres({ dataDirectory: process.argv[2], throwaway: true });
  console.log('started');
  process.stdin.resume().once('end', () => stop().then(() => process.exit(0)));
`;

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const NAMES = ['', 'cluster', 'users', 'port', 'server.log', join('cluster', 'bough-password')];
const modesIn = (folder: string) => Promise.all(NAMES.map((name) => modeOf(join(folder, name))));

describeWhere(process.platform !== 'win32', 'this is Windows', 'a data folder', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), `bough-test-${process.pid}-private-`))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The modes while the server runs, and who owns the folder of PostgreSQL. `path`: where the process that starts it looks for programs. */
  async function started(name: string, path = process.env.PATH): Promise<{ modes: string[]; owner: number }> {
    const dataDirectory = join(folder, name);
    const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, LAUNCHER, dataDirectory], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PATH: path },
    });
    await once(child.stdout, 'data');
    const found = { modes: await modesIn(dataDirectory), owner: (await stat(join(dataDirectory, 'cluster'))).uid };
    child.stdin.end();
    await once(child, 'exit');
    return found;
  }

  it('is closed when it is made, and when it was open before', async () => {
    expect((await started('made')).modes).toEqual(['700', '700', '700', '600', '600', '600']);
    await chmod(join(folder, 'made'), 0o755);
    expect((await started('made')).modes[0]).toBe('700');
  });

  it('stays as it is where it holds other things as well; what is secret in it is closed', async () => {
    await mkdir(join(folder, 'shared'), { mode: 0o755 });
    await writeFile(join(folder, 'shared', 'notes.txt'), '');
    expect((await started('shared')).modes).toEqual(['755', '700', '700', '600', '600', '600']);
  });

  describeWhere(process.getuid?.() === 0, 'this is not root', 'of root, without namespaces', () => {
    it('lets the account of PostgreSQL through, and nobody look around', async () => {
      // The programs that are found: without "unshare" PostgreSQL runs as the account "nobody".
      const programs = join(folder, 'programs');
      await mkdir(programs);
      for (const name of ['id', 'chown']) await symlink(join('/usr/bin', name), join(programs, name));
      await chmod(folder, 0o711);
      const { modes, owner } = await started('through', programs);
      expect(modes).toEqual(['711', '700', '700', '600', '600', '600']);
      expect(owner).not.toBe(0);
    });
  });
});
