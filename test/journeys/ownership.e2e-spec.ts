/** Who answers for what, as a user works with it: people and owners in the workspace file, changes in the terminal, CSV. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bough, hostedBough } from '../support/builders-command.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { invited } from '../support/sign-in-builders.js';

const WORKSPACE = `name: Test
time_zone: Europe/Berlin
currency: EUR
dimensions:
  - key: plan
    decision: staffing
    segments: [{ key: free, values: [free] }, { key: pro, values: [pro] }]
`;
const OWNERS = `people:
  - { key: ana, name: Ana, email: Ana@Example.com }
  - { key: ben, name: Ben }
  - { key: petra, name: Petra }
teams:
  - { key: product, name: Product, lead: petra, members: [petra] }
owners:
  - { target: pro, accountable: ana, from: 2025-01-01, informed: ['team:product'] }
  - { target: '*/demand_intensity', accountable: petra }
  - { target: free, unowned: { until: 2150-01-01, reason: nobody pays } }
`;

let folder: string;
let database: PostgresStores;
const write = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name));
const run = (...args: string[]) => hostedBough(database.url, ...args);
const owners = (...args: string[]) => run('owners', ...args);
const ownerOf = async (node: string, ...args: string[]) =>
  (await owners('show', node, ...args)).output.split('\n')[0]!.replace('Accountable: ', '');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-owners-'));
  database = await postgresStores();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

it('says everything that is wrong in the file, with line and column, and applies nothing', async () => {
  const wrong = OWNERS.replace('lead: petra', 'lead: perta').replace('target: pro,', 'target: prp,');
  const told = await bough(database.url, 'apply', write('wrong.yml', WORKSPACE + wrong));
  expect(told.code).toBe(1);
  expect(told.errors).toMatch(/wrong\.yml:13:\d+ {2}error {2}.*there is no person "perta", did you mean "petra"\?/);
  expect(told.errors).toMatch(/wrong\.yml:15:\d+ {2}error {2}.*no node, slot or segment "prp", did you mean "pro"\?/);
  expect(await database.workspaces.current()).toBeNull();
  const days = OWNERS.replace('2025-01-01', '2025-02-30').replace(
    "'*/demand_intensity', accountable: petra",
    'pro, unowned: {}',
  );
  const shape = await run('apply', write('shape.yml', WORKSPACE + days));
  expect(shape.errors).toMatch(/shape\.yml:15:\d+ {2}error {2}.*there is no 2025-02-30 in the calendar/);
  expect(shape.errors).toMatch(/shape\.yml:16:\d+ {2}error/);
});

it('applies people and owners with the workspace; the same file again changes nothing', async () => {
  const file = write('workspace.yml', WORKSPACE + OWNERS);
  const preview = await run('apply', file, '--dry-run');
  expect(preview.output).toContain('pro/cost_to_serve: nobody → Ana, inherited from Pro');
  expect(await database.ownership.version()).toBe(0);
  expect((await run('apply', file)).output).toContain('Changed hands:');
  expect((await run('apply', file)).output).toBe('Nothing changes.\n');
  expect(await database.people.findByEmail('ana@example.com')).toMatchObject({ name: 'Ana' });
});

it('says who answers for a node and why, today and on a past date', async () => {
  const { output } = await owners('show', 'pro/cost_to_serve');
  expect(output).toMatch(
    /^Accountable: Ana, inherited from Pro\n {2}Ana is Accountable for Pro since 1 January 2025, assigned by \w+\n {2}inherited from Pro\nInformed: Product\n$/,
  );
  expect(await ownerOf('pro/demand_intensity')).toBe('Petra, who holds Demand intensity in every branch');
  expect(await ownerOf('free/cost_to_serve')).toBe('Deliberately unowned until 1 January 2150 (Free): nobody pays');
  expect(await ownerOf('pro', '--at', '2025-01-01')).toBe('Ana');
  expect(await ownerOf('pro', '--at', '2024-12-31')).toBe('Nobody is Accountable, here or further up');
  expect(await ownerOf('pro', '--known', '2025-06-01')).toBe('Nobody is Accountable, here or further up');
  expect((await owners('show', 'prp')).errors).toBe('There is no node or segment "prp", did you mean "pro"?\n');
});

it('refuses a second Accountable, previews and makes a replacement', async () => {
  const refused = await owners('assign', 'pro', 'A', 'ben');
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('Ana is Accountable for Pro') as string });
  const preview = await owners('assign', 'pro', 'A', 'ben', '--replace', '--dry-run');
  expect(preview.output).toContain('Would change hands:\n  pro: Ana → Ben\n');
  expect(await ownerOf('pro')).toBe('Ana');
  expect((await owners('assign', 'pro', 'A', 'ben', '--replace', '--by', 'Edith')).output).toContain(
    '  pro: Ana → Ben\n',
  );
  expect((await owners('show', 'pro')).output).toContain('assigned by Edith');
});

it('covers somebody who is away, and hands over what somebody holds who leaves', async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  expect((await owners('cover', 'ben', 'ana', '--until', day(10))).output).toContain(
    'pro: Ben → Ben; Ana acts for Ben until',
  );
  expect((await owners('back', 'ben')).code).toBe(0);
  expect(await ownerOf('pro')).toBe('Ben');
  expect((await run('people', 'leave', 'ben')).errors).toBe('Ben still has a role at "pro": name a successor\n');
  expect((await owners('handover', 'ben', 'ana', '--dry-run')).output).toContain('  pro: Ben → Ana\n');
  expect((await run('people', 'leave', 'ben', '--successor', 'ana')).output).toContain('  pro: Ben → Ana\n');
  expect((await run('people', 'list')).output).toMatch(/ben +Ben +left/);
});

it('tells gaps, load and the matrix', async () => {
  const gaps = (await owners('gaps')).output.split('\n');
  expect(gaps[0]).toMatch(/^Of \d+ nodes, \d+ % have an Accountable: \d+ % directly, \d+ % below the root\.$/);
  expect(gaps).toContain('  all: Nobody is Accountable, here or further up');
  // Demand has 6 nodes in each of 3 branches, Pro 16 others.
  expect((await owners('load')).output).toMatch(/Petra +1 +18 +0 +0\nAna +1 +16 +0 +0/);
  const mine = (await owners('of', 'petra')).output.split('\n');
  expect(mine.slice(0, 2)).toEqual(['Accountable (18):', '  free/demand_intensity']);
  expect(mine).toContain('Informed (22):');
  expect((await owners('of', 'perta')).errors).toBe('There is no person "perta", did you mean "petra"?\n');
  expect((await owners('matrix')).output).toMatch(/^Node +Petra +Ana +Product|^Node .*Ana.*Product/);
});

it('writes the owners as CSV and reads them back', async () => {
  const file = join(folder, 'owners.csv');
  await owners('export', '--output', file);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^target,role,party,from,until,reason\r\n\*\/demand_intensity,A,petra,\d{4}-\d\d-\d\d,,/);
  expect((await owners('apply', file)).output).toBe('Nothing changes.\n');
  const changed = write(
    'changed.csv',
    `${text}pro/cost_to_serve,A,petra,,,\r\npro/cost_to_serve,C,ana,,,"=1+1, why"\r\n`,
  );
  expect((await owners('preview', changed)).output).toContain('  pro/cost_to_serve: Ana, inherited from Pro → Petra\n');
  expect((await owners('apply', changed)).code).toBe(0);
  expect((await owners('export')).output).toContain(`pro/cost_to_serve,C,ana,`);
  expect((await owners('export')).output).toContain(`"'=1+1, why"`);
  const wrong = await owners('apply', write('wrong.csv', 'target,role,party\nprp,A,ana\npro,X,ana\npro,R,zoe\n'));
  expect(wrong.errors).toMatch(/wrong\.csv:3 role {2}error {2}"X" is no role/);
});

it('writes people and owners for the workspace file, which changes nothing when it is applied', async () => {
  const file = join(folder, 'owners.yml');
  await owners('export', '--output', file);
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^people:\n {2}- \{ key: ana, name: Ana, email: ana@example.com \}\n {2}- \{ key: petra/);
  expect(text).toContain('  - { key: product, name: Product, lead: petra, members: [petra] }\n');
  expect((await owners('apply', file)).output).toBe('Nothing changes.\n');
});

it('makes, lists and ends API tokens', async () => {
  await invited(database, 'viewer', 'petra');
  const access = (...args: string[]) => run('access', 'token', ...args);
  const { output: token } = await access('create', 'petra', 'nightly report', '--scopes', 'read,write_model');
  expect(token).toMatch(/^bough_\w{36}\n$/);
  expect((await access('list')).output).toMatch(/bough_\w{8} +petra +nightly report +read, write_model +20/);
  expect((await access('revoke', token.slice(0, 14))).output).toBe('The token for "nightly report" is ended.\n');
  expect((await database.sessions.tokens(null))[0]!.revokedAt).not.toBeNull();
});
