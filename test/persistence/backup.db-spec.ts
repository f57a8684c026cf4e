/** What `bough backup` writes is what `bough restore` brings back: every row of every table, on every version, from any moment. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { migrate } from '../../libs/persistence/data-source.js';
import { checkBackup, fillDatabase } from '../../libs/persistence/backup/restore-backup.js';
import { writeBackup } from '../../libs/persistence/backup/write-backup.js';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  importBatches,
  request,
  workspace,
} from '../support/builders.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { createTestDatabase, testServers } from '../support/template-database.js';

const MADE = { version: '0.1.0', madeAt: new Date('2026-01-02T03:04:05Z') };
const HOSTILE = 'a\tb\\.\n\\N "é" 東京 👍🏽 \\';

let folder: string;
let stores: PostgresStores;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bough-backup-'));
  stores = await postgresStores();
  await stores.workspaces.save(workspace(), new Date('2025-01-01'));
  await importBatches(stores.facts, [customers(customer('A', { attributes: { plan: HOSTILE } }))], {
    kind: 'customers',
  });
  const facts = Array.from({ length: 3000 }, (_, index) =>
    conversation(`c${index}`, {
      customerExternalId: 'A',
      topic: HOSTILE,
      resolvedAt: at('2025-03-11'),
      rating: index % 5,
    }),
  );
  await importBatches(stores.facts, [conversations(...facts)]);
  await stores.rollups.refresh(null);
}, 60_000);
afterAll(async () => {
  await stores?.close();
  await rm(folder, { recursive: true, force: true });
});

let number = 0;
async function backup(url = stores.url): Promise<string> {
  const file = join(folder, `${++number}.bough`);
  await writeBackup({ url, file, ...MADE });
  return file;
}

async function withDatabase<T>(serverUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const database = await createTestDatabase(serverUrl);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query('DROP SCHEMA IF EXISTS bough CASCADE');
  await client.end();
  try {
    return await work(database.url);
  } finally {
    await database.drop();
  }
}

/** Rows and their sum by table, and where the sequences go on. */
async function contentOf(url: string): Promise<Record<string, unknown>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'bough' AND tablename <> 'migration' ORDER BY 1`,
  );
  const content: Record<string, unknown> = {};
  for (const { name } of rows) {
    const sum = `SELECT count(*)::int AS rows, md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) AS sum FROM bough.${name} t`;
    content[name] = (await client.query(sum)).rows[0];
  }
  const triggers = `SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`;
  content.triggers = (await client.query(triggers)).rows;
  const sequences = `SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'bough' ORDER BY 1`;
  content.sequences = (await client.query(sequences)).rows;
  content.migrations = (await client.query('SELECT name FROM bough.migration ORDER BY id')).rows;
  await client.end();
  return content;
}

it.each(testServers())('brings every row back on PostgreSQL ($name)', async ({ url: server }) => {
  const file = await backup();
  await withDatabase(server, async (url) => {
    const { head, migrated } = await fillDatabase(url, { file });
    expect([head.bough, head.madeAt, migrated]).toEqual(['0.1.0', '2026-01-02T03:04:05.000Z', []]);
    expect(await contentOf(url)).toEqual(await contentOf(stores.url));
  });
});

it('goes on where the original is: the next row gets the next number', async () => {
  const file = await backup();
  await withDatabase(testServers()[0]!.url, async (url) => {
    await fillDatabase(url, { file });
    const restored = await postgresStores(testServers()[0]!.url, url);
    const run = await restored.facts.startRun(request({ fingerprint: 'next' }));
    expect(run).toMatchObject({ id: (await stores.facts.listRuns(1))[0]!.id + 1, fresh: false });
    await restored.facts.abandonRun(run);
    await restored.close();
  });
});

it('holds one moment, while an import goes on', async () => {
  const run = await stores.facts.startRun(request({ fingerprint: 'under way' }));
  await stores.facts.applyBatch(run, 1, conversations(conversation('first')));
  const file = await backup();
  await stores.facts.applyBatch(run, 2, conversations(conversation('second')));
  await withDatabase(testServers()[0]!.url, async (url) => {
    await fillDatabase(url, { file });
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      `SELECT external_id FROM bough.conversation WHERE external_id IN ('first', 'second')`,
    );
    await client.end();
    expect(rows).toEqual([{ external_id: 'first' }]);
  });
  await stores.facts.abandonRun(run);
});

it('restores what an older Bough wrote, and brings it up to date', async () => {
  const all = (await checkBackup(await backup())).migrations;
  const [older, last] = [all.slice(0, -1), all.at(-1)];
  const server = testServers()[0]!.url;
  await withDatabase(server, async (old) => {
    await migrate(old, older);
    const file = await backup(old);
    expect((await checkBackup(file)).migrations).toEqual(older);
    await withDatabase(server, async (url) => expect((await fillDatabase(url, { file })).migrated).toEqual([last]));
  });
});

it('never replaces a file, and leaves no half of one behind', async () => {
  const file = await backup();
  const before = await readFile(file);
  await expect(writeBackup({ url: stores.url, file, ...MADE })).rejects.toMatchObject({ code: 'FILE_EXISTS' });
  expect(await readFile(file)).toEqual(before);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).filter((name) => !/^\d+\.bough$/.test(name))).toEqual([]);
});

it.each(['a back-up', 'a restore'])('%s that is aborted ends at once, and leaves nothing behind', async (what) => {
  const file = await backup();
  const abort = new AbortController();
  const stop = () => abort.abort();
  const aborted = expect.objectContaining({ name: 'AbortError' });
  if (what === 'a back-up') {
    const unwritten = join(folder, 'unwritten.bough');
    const writing = writeBackup({ url: stores.url, file: unwritten, ...MADE, onProgress: stop, signal: abort.signal });
    await expect(writing).rejects.toEqual(aborted);
    expect((await readdir(folder)).filter((name) => !/^\d+\.bough$/.test(name))).toEqual([]);
  } else
    await withDatabase(testServers()[0]!.url, async (url) => {
      await expect(fillDatabase(url, { file, onProgress: stop, signal: abort.signal })).rejects.toEqual(aborted);
      expect(await contentOf(url)).toMatchObject({ conversation: { rows: 0 }, customer: { rows: 0 } });
    });
});

describe('a file that is not as it was written is refused, and nothing of it goes in', () => {
  const damages: Readonly<Record<string, (plain: Buffer) => Buffer>> = {
    'a changed letter': (plain) => Buffer.from(plain.toString('latin1').replace('c1234', 'c1235'), 'latin1'),
    'a lost end': (plain) => plain.subarray(0, -100),
    'a lost sum': (plain) => plain.subarray(0, -72),
    'something after the end': (plain) => Buffer.concat([plain, Buffer.from('x')]),
    'a length that is none': (plain) => Buffer.from(plain.toString('latin1').replace(/\n(\d+)\n/, '\n-$1\n'), 'latin1'),
    'a head that is none': (plain) => Buffer.from(plain.toString('latin1').replace('{', ''), 'latin1'),
  };

  it.each(Object.entries(damages))('%s', async (name, damage) => {
    const file = join(folder, `${name}.bough`);
    const plain = gunzipSync(await readFile(await backup()));
    const damaged = damage(plain);
    expect(damaged.equals(plain)).toBe(false);
    await writeFile(file, gzipSync(damaged));
    await expect(checkBackup(file)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    await rm(file);
  });

  it('a file that was cut', async () => {
    const file = join(folder, 'cut.bough');
    const whole = await readFile(await backup());
    await writeFile(file, whole.subarray(0, whole.length / 2));
    await expect(checkBackup(file)).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' });
    await rm(file);
  });

  it.each([
    ['no gzip', Buffer.from('id,created_at\n1,2026-01-01\n')],
    ['another gzip', gzipSync('id,created_at\n1,2026-01-01\n')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_, content) => {
    const file = join(folder, 'other.bough');
    await writeFile(file, content);
    await expect(checkBackup(file)).rejects.toMatchObject({ code: 'NOT_A_BACKUP' });
    await rm(file);
  });

  it.each([
    [/"migrations":\["/, '"migrations":["FromTomorrow1999999999999","'],
    [/"format":1/, '"format":2'],
  ])('one of a newer Bough: %s', async (pattern, now) => {
    const file = join(folder, 'newer.bough');
    const plain = gunzipSync(await readFile(await backup())).toString('latin1');
    await writeFile(file, gzipSync(Buffer.from(plain.replace(pattern, now), 'latin1')));
    await expect(checkBackup(file)).rejects.toMatchObject({ code: 'BACKUP_NEWER' });
    await rm(file);
  });

  it('a missing file says so', async () =>
    await expect(checkBackup(join(folder, 'missing.bough'))).rejects.toMatchObject({ code: 'ENOENT' }));
});

it('packs with what everybody can unpack', async () => {
  const file = await backup();
  const copy = join(folder, '99.bough');
  await pipeline(createReadStream(file), createGunzip(), createGzip({ level: 1 }), createWriteStream(copy));
  expect(await checkBackup(copy)).toEqual(await checkBackup(file));
});
