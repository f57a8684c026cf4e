/** Going from the demo to one's own workspace: made-up data goes, one's own never does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bough, hostedBough } from '../support/builders-command.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';

let folder: string;
let database: PostgresStores;
const write = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name));
const workspace = (name: string) =>
  write(
    `${name}.yml`,
    `name: ${name}\ntime_zone: UTC\ncurrency: EUR\ndimensions:\n  - { key: plan, decision: staffing, segments: [{ key: pro, values: [pro] }] }\n`,
  );
const mapping = (source: string, file: string) =>
  write(
    `${source}-${file}.yml`,
    `source: ${source}\nimports:\n  - { kind: conversations, file: ${file}, fields: { id: id, created_at: created } }\n`,
  );
const sources = async () =>
  (await database.source.query('SELECT DISTINCT source FROM bough.conversation ORDER BY 1')).map(
    (row: { source: string }) => row.source,
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-leave-'));
  database = await postgresStores();
  write('tickets.csv', 'id,created\n1,2025-01-31\n');
  await bough(database.url, 'apply', workspace('Demo'));
  await hostedBough(database.url, 'import', mapping('demo', 'tickets.csv'));
});
/** What the loader of the demo does beside. */
const mark = async () => {
  for (const table of ['workspace_version', 'import_run'])
    await database.source.query(`UPDATE bough.${table} SET demo = true`);
};
afterEach(async () => {
  await database?.close();
  rmSync(folder, { recursive: true });
});

it('is nothing that happens to a workspace that is only called so', async () => {
  expect((await hostedBough(database.url, 'apply', workspace('Acme'))).code).toBe(0);
  expect(await sources()).toEqual(['demo']);
});

it('works after an import of a file that was not there', async () => {
  await mark();
  expect((await hostedBough(database.url, 'import', mapping('own', 'none.csv'))).code).toBe(1);
  expect((await database.facts.listRuns(1))[0]).toMatchObject({ source: 'own', state: 'failed' });
  for (const key of ['olga', 'erik', 'mine']) await hostedBough(database.url, 'people', 'put', key);
  expect((await hostedBough(database.url, 'access', 'invite', 'erik', '--role', 'viewer')).code).toBe(0);
  await hostedBough(database.url, 'owners', 'assign', 'pro', 'A', 'olga');
  expect((await hostedBough(database.url, 'apply', workspace('Acme'))).code).toBe(0);
  expect(await sources()).toEqual([]);
  // Olga and Erik are the demo's people, but Erik may sign in now, so somebody uses that name.
  expect((await database.audit.list({ action: 'ownership.remove' }, 5)).map(({ actor }) => actor)).toEqual(['cli']);
  const { people, assignments } = await database.ownership.read();
  expect([people.map(({ key }) => key).sort(), assignments]).toEqual([['erik', 'mine'], []]);
});

it('is refused beside data of one’s own, which stays', async () => {
  await mark();
  expect((await hostedBough(database.url, 'import', mapping('own', 'tickets.csv'))).code).toBe(0);
  const { code, errors } = await hostedBough(database.url, 'apply', workspace('Acme'));
  expect([code, errors]).toEqual([1, expect.stringContaining('holds data of your own')]);
  expect(await sources()).toEqual(['demo', 'own']);
});
