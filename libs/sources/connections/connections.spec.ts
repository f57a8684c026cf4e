import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMapping } from '../mapping/mapping.js';
import { openSecret } from './open-secret.js';

const folder = mkdtempSync(join(tmpdir(), 'bough-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));
const places = { folder, variable: (name: string) => ({ SET: 'hush', EMPTY: '' })[name] };

it('opens a secret where it is kept', async () => {
  writeFileSync(join(folder, 'password'), 'hush hush \n');
  expect(await openSecret({ env: 'SET' }, places)).toBe('hush');
  expect(await openSecret({ file: 'password' }, places)).toBe('hush hush ');
});

it.each([
  [{ env: 'UNSET' }, /variable UNSET/],
  [{ env: 'EMPTY' }, /variable EMPTY/],
  [{ file: 'none' }, /file none .*ENOENT/],
  [{ file: 'empty' }, /file empty .*empty/],
])('refuses a secret that is not there: %j', async (reference, message) => {
  writeFileSync(join(folder, 'empty'), '\n');
  await expect(openSecret(reference, places)).rejects.toMatchObject({
    code: 'SECRET_MISSING',
    message: expect.stringMatching(message),
  });
});

describe('connections of a mapping', () => {
  const read = (password: string, place: string) =>
    readMapping(
      `source: s
connections:
  warehouse: { kind: postgres, host: db, database: d, user: u${password} }
imports:
  - { kind: customers, ${place}, fields: { id: a } }
  - { kind: customers, ${place}, fields: { id: b } }
`,
      'm.yml',
    );
  const QUERY = 'connection: warehouse, query: SELECT a FROM b';

  it('are named by imports that ask a query, which are called by them', () => {
    const { mapping, problems } = read(', password: { env: SECRET }', QUERY);
    expect(problems).toEqual([]);
    expect(mapping!.imports.map(({ file }) => file)).toEqual(['warehouse:customers', 'warehouse:customers 2']);
  });

  it.each([
    [', password: hunter2', QUERY, ['SECRET_IN_FILE connections.warehouse.password']],
    ['', 'query: SELECT 1', ['MISSING_KEY imports.0', 'MISSING_KEY imports.1']],
    ['', 'connection: warehouse', ['MISSING_KEY imports.0', 'MISSING_KEY imports.1']],
    ['', 'connection: wearhouse, query: SELECT 1', ['UNKNOWN_CONNECTION imports.0.connection', 'UNKNOWN_CONNECTION imports.1.connection']], // prettier-ignore
    ['', `file: a.csv, ${QUERY}`, ['TWO_PLACES imports.0.file', 'TWO_PLACES imports.1.file']],
    ['', 'format: csv', ['MISSING_KEY imports.0', 'MISSING_KEY imports.1']],
    [', password: { vault: x }', QUERY, ['MISSING_KEY connections.warehouse.password', 'UNKNOWN_KEY connections.warehouse.password.vault']], // prettier-ignore
  ])('with %j and %s are refused', (password, place, expected) => {
    const { mapping, problems } = read(password, place);
    expect(mapping).toBeNull();
    expect(problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(expected);
  });

  it('never show what was written for a secret', () => {
    const { problems } = read(', password: hunter2', QUERY);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
