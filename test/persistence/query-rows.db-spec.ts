/** Rows of a PostgreSQL database as the source of facts: read only, as texts, some at a time, and never with its secret in a message. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { importMapping, readMapping } from '@bough/sources';
import type { QueriedRows } from '@bough/application';
import { PostgresRows } from '../../libs/persistence/warehouse/postgres-rows.js';
import { at, OPERATOR, workspace } from '../support/builders.js';
import { testSystem } from '../support/builders-system.js';
import { memoryStores } from '../support/memory-stores.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

const SECRET = 'correct horse battery';
let database: TestDatabase;
let folder: string;
/** The connection as a mapping writes it, in one line. */
let written: string;
let spec: ConstructorParameters<typeof PostgresRows>[1];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'bough-query-'));
  const { hostname, port, pathname, username } = new URL(database.url);
  const [host, user] = [hostname, decodeURIComponent(username)];
  spec = { host, port: Number(port || 5432), database: pathname.slice(1), user, tls: false };
  written = JSON.stringify({ kind: 'postgres', ...spec, password: { env: 'DESK_PASSWORD' } });
  await asked(
    `CREATE TABLE public.tickets (id int, who text, opened timestamptz, solved timestamptz, minutes numeric, bot boolean, more jsonb)`,
  );
  await asked(`INSERT INTO public.tickets VALUES
    (1, 'a', '2025-03-10 10:00+01', '2025-03-11 09:00Z', 2.5, true, '{"a": 1}'), (2, NULL, '2025-03-10 12:00Z', NULL, NULL, false, NULL)`);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function asked(sql: string): Promise<void> {
  const client = new Client(database.url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

const openRows = (...given: ConstructorParameters<typeof PostgresRows>) => new PostgresRows(...given);
/** The password of the test server, where it has one. */
const password = () => decodeURIComponent(new URL(database.url).password) || null;

async function rowsOf(sql: string, mostRows?: number): Promise<QueriedRows[]> {
  const parts: QueriedRows[] = [];
  for await (const part of new PostgresRows('desk', spec, password(), mostRows).run(sql)) parts.push(part);
  return parts;
}

it('gives every value as a text, whatever the zone of the server, and nothing for none', async () => {
  expect(await rowsOf('SELECT * FROM public.tickets ORDER BY id')).toEqual([
    {
      header: ['id', 'who', 'opened', 'solved', 'minutes', 'bot', 'more'],
      rows: [
        ['1', 'a', '2025-03-10 09:00:00+00', '2025-03-11 09:00:00+00', '2.5', 't', '{"a": 1}'],
        ['2', null, '2025-03-10 12:00:00+00', null, null, 'f', null],
      ],
    },
  ]);
});

it('gives the header of a result without a row, and many rows some at a time', async () => {
  expect(await rowsOf('SELECT 1 AS one WHERE false')).toEqual([{ header: ['one'], rows: [] }]);
  const parts = await rowsOf('SELECT n FROM generate_series(1, 4100) n');
  expect(parts.map(({ rows }) => rows.length)).toEqual([2000, 2000, 100]);
  expect(await rowsOf('SELECT n FROM generate_series(1, 4000) n')).toHaveLength(2);
});

it.each([
  ['a second statement', 'SELECT 1; DROP TABLE public.tickets'],
  ['a statement that writes', 'DELETE FROM public.tickets RETURNING id'],
  ['a function that writes', `SELECT setval(pg_get_serial_sequence('bough.import_run', 'id'), 9)`],
  ['a way out of the cursor', `SELECT 1) TO PROGRAM 'true' --`],
  ['nonsense', 'SELECT FROM WHERE'],
])('refuses %s', async (_, sql) => {
  await expect(rowsOf(sql)).rejects.toMatchObject({ code: 'QUERY_FAILED', message: expect.stringMatching(/^desk: /) });
  expect(await rowsOf('SELECT count(*) AS n FROM public.tickets')).toEqual([{ header: ['n'], rows: [['2']] }]);
});

it('refuses more rows than it may', async () => {
  await expect(rowsOf('SELECT generate_series(1, 10)', 5)).rejects.toMatchObject({ code: 'QUERY_TOO_LARGE' });
});

it('says where it cannot go, without the secret', async () => {
  const wrong = new PostgresRows('desk', { ...spec, port: 1 }, SECRET);
  const failure: unknown = await wrong.run('SELECT 1').next().catch((error: unknown) => error); // prettier-ignore
  expect(failure).toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  expect(String(failure)).toMatch(/desk: .*:1 cannot be reached/);
  expect(JSON.stringify([String(failure), (failure as Error).stack])).not.toContain(SECRET);
});

describe('a mapping with a query', () => {
  const text = () => `
source: desk
connections:
  warehouse: ${written}
imports:
  - kind: conversations
    connection: warehouse
    query: SELECT id, who, opened, solved, minutes, bot, more FROM public.tickets ORDER BY id
    fields:
      id: id
      customer: who
      created_at: opened
      resolved_at: solved
      handle_time: { column: minutes, unit: minutes }
      bot_took_part: bot
`;

  async function bring(variables: Readonly<Record<string, string>> = { DESK_PASSWORD: password() ?? SECRET }) {
    const { mapping, problems } = readMapping(text(), 'mapping.yml');
    expect(problems).toEqual([]);
    const stores = memoryStores();
    await stores.workspaces.save(workspace(), new Date());
    const { importFile } = testSystem({ stores }).as(OPERATOR).facts;
    const given = {
      mapping: mapping!,
      workspace: workspace(),
      folder,
      variable: (name: string) => variables[name],
      openRows,
    };
    const told = [];
    for (let time = 0; time < 2; time++)
      for await (const { spec: one, summary } of importMapping(given, importFile))
        told.push({ file: one.file, ...summary });
    return { told, stores };
  }

  it('brings its rows as a file would, again and again', async () => {
    const { told, stores } = await bring();
    expect(told.map(({ file, failure, new: added, unchanged }) => [file, failure, added, unchanged])).toEqual([
      ['warehouse:conversations', null, 2, 0],
      ['warehouse:conversations', null, 0, 2],
    ]);
    const [first] = await stores.facts.conversations('desk', ['1']);
    expect(first).toMatchObject({
      customerExternalId: 'a',
      createdAt: at('2025-03-10 09:00'),
      resolvedAt: at('2025-03-11 09:00'),
      handleSeconds: 150,
      botTookPart: true,
    });
  });

  it('needs its secret', async () => {
    await expect(bring({})).rejects.toMatchObject({
      code: 'SECRET_MISSING',
      message: expect.stringContaining('DESK_PASSWORD'),
    });
  });

  it('keeps nothing of the secret in what the import leaves behind', async () => {
    writeFileSync(join(folder, 'unused'), SECRET);
    const { stores } = await bring({ DESK_PASSWORD: SECRET }).catch(() => bring());
    const left = [await stores.facts.listRuns(9), await stores.audit.list({}, 9)];
    expect(JSON.stringify(left)).not.toContain(SECRET);
  });
});
