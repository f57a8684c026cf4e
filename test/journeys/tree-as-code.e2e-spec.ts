/** The tree as code, as a user works with it: check, diff, apply, export, look back, and prove it with the data. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEN_MISTAKES, TEN_PLACES } from '../fixtures/ten-mistakes.js';
import { bough, hostedBough } from '../support/builders-command.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';

const TREE = `metrics:
  - { key: reopened_share, formula: reopened / resolved, unit: ratio }

tree:
  key: support
  name: Support
  dimension: plan
  headline: conversation_volume
  nodes:
    - key: came_back
      metric: reopen_and_follow_up_rate
      identity: reopens + follow_ups
      children:
        - { key: reopens, metric: reopen_rate, edge: identity }
        - { key: follow_ups, metric: repeat_contact_rate, edge: identity }
    - { key: load, metric: reopened_share, lag: 2, only: [pro] }
    - { key: reviews, planned: not yet }
`;
const WORKSPACE = `name: Test
time_zone: UTC
currency: EUR
dimensions:
  - key: plan
    decision: staffing
    segments: [{ key: free, values: [free] }, { key: pro, values: [pro] }]

`;
/** Five resolved, one of them reopened, one followed by another of the same customer. */
const TICKETS = `id,customer,created,resolved,reopens
1,a,2026-01-05T10:00:00Z,2026-01-05T11:00:00Z,0
2,a,2026-01-08T10:00:00Z,2026-01-08T11:00:00Z,0
3,b,2026-01-09T10:00:00Z,2026-01-09T11:00:00Z,2
4,c,2026-01-20T10:00:00Z,2026-01-20T11:00:00Z,0
5,d,2026-01-31T10:00:00Z,2026-01-31T11:00:00Z,0
`;
const MAPPING = `source: desk
imports:
  - kind: conversations
    file: tickets.csv
    fields: { id: id, customer: customer, created_at: created, resolved_at: resolved, reopen_count: reopens }
`;

let folder: string;
let database: PostgresStores;
const write = (name: string, content: string) => (writeFileSync(join(folder, name), content), join(folder, name));
const tree = (...args: string[]) => hostedBough(database.url, 'tree', ...args);
const lines = (text: string) => text.split('\n').filter((line) => line !== '');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-tree-'));
  database = await postgresStores();
  write('tickets.csv', TICKETS);
  expect((await bough(database.url, 'apply', write('workspace.yml', WORKSPACE + TREE))).code).toBe(0);
  expect((await hostedBough(database.url, 'import', write('mapping.yml', MAPPING))).code).toBe(0);
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true });
});

describe('ten mistakes in a file', () => {
  const placesIn = (text: string) =>
    lines(text).flatMap((line) => {
      const found = /ten\.yml:(\d+:\d+) {2}error {2}(\w+) {2}/.exec(line);
      return found ? [`${found[1]} ${found[2]}`] : [];
    });

  it('are all told by check, without a database', async () => {
    const { code, errors, output } = await hostedBough(
      'postgres://nobody@127.0.0.1:1/none',
      ...['tree', 'check', write('ten.yml', TEN_MISTAKES)],
    );
    expect([code, placesIn(errors), output]).toEqual([1, TEN_PLACES, '']);
    expect(lines(errors).at(-1)).toMatch(/ten\.yml has 10 errors; mend what is above\.$/);
  });

  it.each([['apply'], ['tree', 'apply'], ['tree', 'diff']])(
    'are all told by %s %s, and nothing is applied',
    async (...args) => {
      const told = await hostedBough(database.url, ...args.filter(Boolean), write('ten.yml', TEN_MISTAKES));
      expect([told.code, placesIn(told.errors)]).toEqual([1, TEN_PLACES]);
      expect((await database.workspaces.current())!.version).toBe(1);
    },
  );
});

it('says of a sound file that it is', async () => {
  const { code, output } = await tree('check', write('sound.yml', TREE));
  expect([code, output]).toEqual([0, `${join(folder, 'sound.yml')} is sound: 5 nodes under every segment.\n`]);
});

it('exports what was applied, and applying that changes nothing', async () => {
  const first = await tree('export');
  expect(first.output).toBe(TREE);
  expect((await tree('apply', write('exported.yml', first.output))).output).toBe('Nothing changes.\n');
  expect((await tree('export', '--output', join(folder, 'again.yml'))).code).toBe(0);
  expect(readFileSync(join(folder, 'again.yml'), 'utf8')).toBe(TREE);
  expect((await database.workspaces.current())!.version).toBe(1);
});

describe('a change', () => {
  const changed = TREE.replace('metric: reopened_share, lag: 2', 'metric: conversation_volume')
    .replace('    - { key: reviews, planned: not yet }\n', '    - { key: mood, metric: csat }\n')
    .replace('headline: conversation_volume', 'headline: reopened_share');
  const told = [
    '  tree headline: conversation_volume → reopened_share',
    '  node mood: added',
    '  node reviews: removed',
    '  node load: name Load → Conversation volume',
    '  node load: metric reopened_share → conversation_volume',
    '  node load: lag 2 → none',
  ];

  it('is told by node and field before it is made', async () => {
    const { output } = await tree('diff', write('changed.yml', changed));
    expect(lines(output).slice(0, -1).sort()).toEqual([...told].sort());
    expect(lines(output).at(-1)).toBe('tree changed; 1 node added, 1 removed, 1 changed');
    const dry = await tree('apply', join(folder, 'changed.yml'), '--dry-run');
    expect(lines(dry.output)[0]).toBe('Would change:');
    expect((await database.workspaces.current())!.version).toBe(1);
  });

  it('makes a new version of the tree and leaves the rest of the workspace alone', async () => {
    const { output } = await tree('apply', join(folder, 'changed.yml'));
    expect(lines(output)[0]).toBe('Changed, version 2:');
    expect(await database.workspaces.current()).toMatchObject({ version: 2, workspace: { name: 'Test' } });
  });

  it('can be looked back on', async () => {
    const versions = lines((await tree('versions')).output);
    expect(versions[0]).toMatch(/^2 {2}20\d\d-/);
    expect(
      versions
        .slice(1, 7)
        .map((line) => line.slice(1))
        .sort(),
    ).toEqual([...told].sort());
    expect(versions[7]).toMatch(/^1 {2}20\d\d-/);
    expect((await tree('export', '--version', '1')).output).toBe(TREE);
    expect((await tree('diff', '--from', '2', '--to', '1')).output).toContain('  node load: lag none → 2\n');
    expect((await tree('diff', '--from', '1', join(folder, 'exported.yml'))).output).toBe('No difference.\n');
    expect((await tree('diff', '--from', '7')).errors).toBe('There is no version 7; the newest is 2.\n');
  });

  it('leaves the old tree to be shown with the numbers of today', async () => {
    const now = await tree('show', '--period', '2026-01');
    const then = await tree('show', '--period', '2026-01', '--version', '1');
    // 1 of 5.
    expect(now.output).toMatch(/Support: Reopened share +20\.0% /);
    expect(now.output).not.toContain('Reviews');
    expect(then.output).toMatch(/Support: Conversation volume +5 /);
    expect(then.output).toContain('Reviews');
    expect((await tree('show', '--version', '3')).errors).toBe('There is no version 3; the newest is 2.\n');
  });
});

describe('an identity', () => {
  const wrong = TREE.replace('reopens + follow_ups', 'reopens - follow_ups');

  it('that the data bears out is silent', async () => {
    const told = await tree('check', '--data', '--period', '2026-01');
    expect([told.code, told.output]).toEqual([0, 'No identity is contradicted by the data in Jan 2026.\n']);
    expect((await tree('show', '--period', '2026-01')).output).not.toContain('≠');
  });

  it('that it does not is told before it is applied, and never hidden after', async () => {
    const path = write('wrong.yml', wrong);
    // 1 of 5 reopened, 1 of 5 followed up: together 40 %, their difference 0 %.
    const before = await tree('check', path, '--data', '--period', '2026-01');
    expect(before.code).toBe(1);
    expect(lines(before.errors)).toEqual([
      'unknown/came_back  error  IDENTITY_BROKEN  40.0% ≠ 0.0% from its children: reopens - follow_ups does not hold in the data',
      'The data contradicts 1 identity in Jan 2026.',
    ]);
    expect((await tree('apply', path)).code).toBe(0);
    const shown = await tree('show', '--period', '2026-01', '--segment', 'unknown');
    const [own, below] = lines(shown.output).slice(lines(shown.output).findIndex((line) => line.includes('40.0%')));
    expect(own).toMatch(/├─ Reopen and follow-up rate +40\.0% .* contradicted$/);
    expect(below).toBe('   │  │  40.0% ≠ 0.0% from its children: reopens - follow_ups does not hold in the data');
    const json = JSON.parse((await tree('show', '--period', '2026-01', '--segment', 'unknown', '--json')).output);
    expect(json.nodes.find(({ path: at }: { path: string }) => at === 'unknown/came_back').identity).toEqual({
      formula: 'reopens - follow_ups',
      holds: false,
      actual: 0.4,
      expected: 0,
      difference: 0.4,
      missing: [],
    });
  });
});

it('needs a file or a question', async () => {
  expect((await tree('check')).errors).toBe('Name a file, or prove the applied tree with --data.\n');
  expect((await tree('diff')).errors).toBe('Name a file to compare with, or versions: --from 3 --to 5\n');
  expect((await tree('diff', '--to', '1', join(folder, 'sound.yml'))).errors).toBe(
    'Name a file or --to: both say what to compare with.\n',
  );
  expect((await tree('apply', join(folder, 'none.yml'))).errors).toMatch(
    /none\.yml: the file does not exist; check its name and the folder\n$/,
  );
  expect((await tree('export', '--version', 'x')).errors).toContain('It must be a whole number, 1 or more.');
});
