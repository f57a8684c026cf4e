/** A disk that is full, and files that cannot be written: words instead of stacks, and the same command goes on once there is room. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOf, hostedBough } from '../support/builders-command.js';
import { SOUND_FILES } from '../support/sound-files.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';

let folder: string;
let database: PostgresStores;
const inFolder = (name: string) => join(folder, name);
const bough = (...args: string[]) => hostedBough(database.url, ...args);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-full-'));
  database = await postgresStores();
  const { workspace, mapping, tickets, customers, nps, costs, log } = SOUND_FILES;
  const files = {
    'workspace.yml': workspace,
    'mapping.yml': mapping,
    'tickets.csv': tickets,
    'customers.csv': customers,
    'nps.csv': nps,
    'costs.csv': costs,
    'log.csv': log,
    'ratings.csv': 'id,stars\n1,4\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(inFolder(name), text);
  expect(await bough('apply', inFolder('workspace.yml'))).toMatchObject({ code: 0, errors: '' });
}, 120_000);
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true });
});

/** What PostgreSQL says when a table cannot grow. */
async function fill(table: string): Promise<void> {
  await database.source.query(`CREATE OR REPLACE FUNCTION public.no_space() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'could not extend file "base/5/16384": No space left on device' USING ERRCODE = '53100'; END $$`);
  await database.source.query(
    `CREATE TRIGGER no_space BEFORE INSERT ON bough.${table} FOR EACH STATEMENT EXECUTE FUNCTION public.no_space()`,
  );
}

it('an import says so, and goes on when there is room', async () => {
  await fill('conversation');
  const stopped = await bough('import', inFolder('mapping.yml'));
  expect(stopped.code).toBe(1);
  expect(stopped.errors).toMatch(/The disk of the database is full; .*an import goes on where it stopped\.\n$/);
  expect(stopped.errors).not.toMatch(/^ +at /m);
  await database.source.query('DROP TRIGGER no_space ON bough.conversation');
  const done = await bough('import', inFolder('mapping.yml'));
  expect(done.code).toBe(0);
  expect(countsOf(done.output, 'tickets.csv')).toMatchObject({ read: 5, new: 3, rejected: 0 });
});

it('so does a change', async () => {
  await fill('audit_event');
  const { code, errors } = await bough('people', 'put', 'zoe', '--name', 'Zoe');
  await database.source.query('DROP TRIGGER no_space ON bough.audit_event');
  expect([code, errors]).toEqual([
    1,
    expect.stringMatching(/^The disk of the database is full; nothing of this was kept\. [^\n]*\n$/),
  ]);
});

const FULL = '/dev/full';
(existsSync(FULL) ? it : it.skip).each([
  ['tree', 'export', '--output'],
  ['owners', 'export', '--output'],
  ['interventions', 'export', '--output'],
])('%s %s into a full disk', async (...command) => {
  const { code, errors } = await bough(...command, FULL);
  expect([code, errors]).toEqual([
    1,
    expect.stringMatching(/^The disk is full, so \/dev\/full was not written\. [^\n]*\n$/),
  ]);
});

it.each([
  ['a folder', () => folder],
  ['nowhere', () => inFolder('none/tree.yml')],
])('an export to %s', async (_, path) => {
  const { code, errors } = await bough('tree', 'export', '--output', path());
  expect([code, errors]).toEqual([1, `${path()} cannot be opened; check the name and the folder.\n`]);
});

it.each([['apply'], ['import'], ['tree', 'check'], ['owners', 'apply'], ['interventions', 'import']])(
  '%s %s of a device',
  async (...command) => {
    const { code, errors } = await bough(...command.filter(Boolean), '/dev/zero');
    expect([code, errors]).toEqual([1, expect.stringMatching(/^\/dev\/zero: this is a pipe or a device; [^\n]*\n$/)]);
  },
);
