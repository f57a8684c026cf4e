/** What a user sees of an import: nothing twice, every bad row with its place, every good row in. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bough, countsOf, hostedBough } from '../support/builders-command.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { BAD_ROWS, badFile, GOOD_IDS, lineOfBad, MAPPING, ODD_ROW } from '../fixtures/bad-rows.js';

const WORKSPACE = `
name: Test
time_zone: UTC
currency: EUR
dimensions:
  - { key: plan, name: Plan, decision: staffing, attribute: plan, segments: [{ key: pro, name: Pro, values: [pro] }] }
`;

let folder: string;
let database: PostgresStores;
const path = (name: string) => join(folder, name);
const write = (name: string, content: string | Buffer) => (writeFileSync(path(name), content), path(name));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-import-'));
  database = await postgresStores();
  write('tickets.csv', badFile());
  write('mapping.yml', MAPPING);
  const { code } = await bough(database.url, 'apply', write('workspace.yml', WORKSPACE));
  expect(code).toBe(0);
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true });
});

const idsIn = async (source: string) => {
  const rows: { id: string }[] = await database.source.query(
    'SELECT external_id AS id FROM bough.conversation WHERE source = $1',
    [source],
  );
  return rows.map(({ id }) => id).sort();
};
/** `tickets.csv:7 NOT_A_DATE created` from each line about a row. */
const placesIn = (text: string) =>
  text.split('\n').flatMap((line) => {
    const found = /^(\S+:\d+) {2}(?:error|warning) {2}(\S+) {2}(\w+)(?: \(column (\w+)\))?/.exec(line);
    return found ? [`${found[1]} ${found[2]} ${found[4] ?? found[3]}`] : [];
  });

describe('a file with every kind of bad row', () => {
  const PLACES = BAD_ROWS.map(
    ({ code, column }, index) => `tickets.csv:${lineOfBad(index)} ${code} ${column ?? 'row'}`,
  );

  it('brings all good rows in, and counts the bad ones', async () => {
    expect(new Set(BAD_ROWS.map(({ code }) => code)).size).toBeGreaterThanOrEqual(20);
    const { code, output, errors } = await bough(
      database.url,
      'import',
      path('mapping.yml'),
      '--rejects',
      path('rejects.csv'),
    );
    expect([code, placesIn(errors)]).toEqual([0, PLACES.slice(0, 20)]);
    const [read, rejected] = [GOOD_IDS.length + BAD_ROWS.length, BAD_ROWS.length];
    expect(countsOf(output, 'tickets.csv')).toEqual({
      read,
      new: GOOD_IDS.length,
      changed: 0,
      unchanged: 0,
      rejected,
      'left out': 0,
      removed: 0,
      warnings: 0,
    });
    expect(await idsIn('desk')).toEqual([...GOOD_IDS].sort());
  });

  it('shows every one of them with line, column and code afterwards', async () => {
    const { output } = await hostedBough(database.url, 'import', 'rejects');
    expect(placesIn(output)).toEqual(PLACES);
    expect(output).toContain(`rating (column score) "6" must be a whole number from 1 to 5`);
  });

  it('writes them to a file that a spreadsheet reads', () => {
    const [head, ...lines] = readFileSync(path('rejects.csv'), 'utf8').trimEnd().split('\r\n');
    expect(head).toBe('file,line,severity,code,field,column,value,reason');
    const cells = lines.map((line) => line.split(','));
    const places = cells.map(([file, line, , code, , column]) => `${file}:${line} ${code} ${column || 'row'}`);
    expect(places).toEqual(PLACES);
    expect(lines.find((line) => line.includes('RATING_OUT_OF_RANGE'))).toContain(',rating,score,6,');
  });

  it('imported a second time says 0 new and 0 changed', async () => {
    const { output } = await bough(database.url, 'import', path('mapping.yml'));
    expect(countsOf(output, 'tickets.csv')).toMatchObject({ new: 0, changed: 0, unchanged: GOOD_IDS.length });
    expect(output).toContain('Everything is up to date.');
  });

  it('stops at --max-rejects, and says what is in', async () => {
    const mapping = write('strict.yml', MAPPING.replace('desk', 'strict'));
    const { code, errors } = await hostedBough(database.url, 'import', mapping, '--max-rejects', '3');
    expect(code).toBe(1);
    expect(errors).toContain('more than 3 rows were rejected');
    const [run] = await database.facts.listRuns(1);
    expect(run).toMatchObject({ source: 'strict', state: 'failed' });
  });

  it('with --dry-run is only checked', async () => {
    const mapping = write('dry.yml', MAPPING.replace('desk', 'dry'));
    const { output } = await hostedBough(database.url, 'import', mapping, '--dry-run');
    expect(countsOf(output, 'tickets.csv')).toMatchObject({ rejected: BAD_ROWS.length });
    expect(await idsIn('dry')).toEqual([]);
  });

  it('keeps what is only odd, with a warning', async () => {
    write('odd.csv', `${badFile().subarray(0, badFile().indexOf(10)).toString()}\n${ODD_ROW}\n`);
    const mapping = write('odd.yml', MAPPING.replace('desk', 'odd').replace('tickets.csv', 'odd.csv'));
    const { output, errors } = await hostedBough(database.url, 'import', mapping);
    expect(placesIn(errors)).toEqual(['odd.csv:2 REPLY_AFTER_RESOLVED answered']);
    expect(countsOf(output, 'odd.csv')).toMatchObject({ new: 1, rejected: 0, warnings: 1 });
  });
});

it('writes a rejected formula so that no spreadsheet runs it', async () => {
  write('formula.csv', 'id,created,score\nrun,2025-01-31T10:00:00Z,"=HYPERLINK(""http://x"",1)"\n');
  const fields = '{ id: id, created_at: created, rating: score }';
  const mapping = write(
    'formula.yml',
    `source: formula\nimports: [{ kind: conversations, file: formula.csv, fields: ${fields} }]\n`,
  );
  await hostedBough(database.url, 'import', mapping, '--rejects', path('formulas.csv'));
  const [, row] = readFileSync(path('formulas.csv'), 'utf8').split('\n');
  expect(row).toContain(`,rating,score,"'=HYPERLINK(""http://x"",1)",`);
});

it('rejects a conversation of the year 2199, which would move every preset there', async () => {
  write('future.csv', 'id,created\nnow,2025-01-31T10:00:00Z\nlater,2199-01-31T10:00:00Z\n');
  const mapping = write(
    'future.yml',
    'source: future\nimports:\n  - { kind: conversations, file: future.csv, fields: { id: id, created_at: created } }\n',
  );
  const { errors } = await hostedBough(database.url, 'import', mapping);
  expect(errors).toContain(
    'future.csv:3  error  DATE_IN_FUTURE  created_at (column created) "2199-01-31T10:00:00Z" lies in the future',
  );
  expect(await idsIn('future')).toEqual(['now']);
});

it('takes back what an import brought first, then what its source brought, after showing it', async () => {
  const fields = '{ id: id, created_at: created, topic: topic }';
  const mapping = write(
    'back.yml',
    `source: back\nimports:\n  - { kind: conversations, file: back.csv, fields: ${fields} }\n`,
  );
  write('back.csv', 'id,created,topic\n1,2025-01-31T10:00:00Z,login\n2,2025-01-31T11:00:00Z,login\n');
  await hostedBough(database.url, 'import', mapping);
  write('back.csv', 'id,created,topic\n1,2025-01-31T10:00:00Z,billing\n3,2025-01-31T12:00:00Z,login\n');
  await hostedBough(database.url, 'import', mapping);
  const [{ id: second }] = (await database.facts.listRuns(1)) as unknown as [{ id: number }];
  const remove = (...options: string[]) =>
    hostedBough(database.url, 'import', 'remove', '--source', 'back', ...options);

  const shown = await remove('--run', String(second), '--dry-run');
  expect(shown.output).toContain(
    `Dry run: nothing was removed. What import ${second} of "back" brought first: 1 conversation, 0 customers, 0 cost pools and 0 readings.`,
  );
  expect(shown.output).toContain('1 fact that it only changed stays as it left it; import the file again');
  expect(await idsIn('back')).toEqual(['1', '2', '3']);

  const removed = await remove('--run', String(second));
  expect([removed.code, removed.output]).toEqual([
    0,
    expect.stringContaining(`Removed what import ${second} of "back"`),
  ]);
  expect(await idsIn('back')).toEqual(['1', '2']);
  expect((await remove('--run', String(second))).errors).toContain('was taken back already');

  expect((await remove()).output).toContain('Removed what the source "back" brought: 2 conversations, ');
  expect(await idsIn('back')).toEqual([]);
  const { output } = await hostedBough(database.url, 'import', mapping);
  expect(countsOf(output, 'back.csv')).toMatchObject({ new: 2, rejected: 0 });
  const unknown = await hostedBough(database.url, 'import', 'remove', '--source', 'bakc');
  expect([unknown.code, unknown.errors]).toEqual([
    1,
    expect.stringContaining('nothing was imported from a source "bakc"'),
  ]);
});

it('takes the demo whatever the clock says', async () => {
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString();
  write('made-up.csv', `id,created\nlater,${inAMonth}\n`);
  const fields = '{ id: id, created_at: created }';
  const mapping = write(
    'demo.yml',
    `source: demo\nimports: [{ kind: conversations, file: made-up.csv, fields: ${fields} }]\n`,
  );
  await hostedBough(database.url, 'import', mapping);
  expect(await idsIn('demo')).toEqual(['later']);
});

it('rejects readings of what the workspace does not have, with column and value', async () => {
  write(
    'figures.csv',
    'what,on,plan,views\nviews,2025-01-31,prro,5\nvisits,2025-01-31,pro,5\nviews,2025-01-31,pro,5\n',
  );
  write('workspace.yml', `${WORKSPACE}measures: [{ key: views }]\n`);
  await hostedBough(database.url, 'apply', path('workspace.yml'));
  const fields = '{ measure: what, day: on, dimension: { constant: plan }, segment: plan, value: views }';
  const mapping = write(
    'figures.yml',
    `source: web\nimports:\n  - { kind: readings, file: figures.csv, fields: ${fields} }\n`,
  );
  const { output, errors } = await hostedBough(database.url, 'import', mapping);
  expect(errors.trimEnd().split('\n')).toEqual([
    'figures.csv:2  error  UNKNOWN_SEGMENT  segment (column plan) "prro" is no segment of dimension "plan", did you mean "pro"?',
    'figures.csv:3  error  UNKNOWN_MEASURE  measure (column what) "visits" is not under "measures" in the workspace file',
    'figures.csv  1 row  error  UNKNOWN_SEGMENT  segment (column plan) is no segment of dimension "plan", did you mean "pro"?; in line 2',
    'figures.csv  1 row  error  UNKNOWN_MEASURE  measure (column what) is not under "measures" in the workspace file; in line 3',
  ]);
  expect(countsOf(output, 'figures.csv')).toMatchObject({ read: 3, new: 1, rejected: 2 });
});

describe('a file that cannot be read to its end', () => {
  const HEADER = 'id,created\n';
  const ROWS = Array.from({ length: 40_000 }, (_, i) => `t${i},2025-01-01T00:00:${String(i % 60).padStart(2, '0')}Z\n`);
  const WHOLE = HEADER + ROWS.join('');
  const packed = gzipSync(WHOLE, { level: 1 });
  const sourceOf = (file: string) => file.split('.')[0]!;
  const mapping = (file: string, column = 'created') =>
    `source: ${sourceOf(file)}\nimports:\n  - kind: conversations\n    file: ${file}\n    fields:\n      id: id\n      created_at: ${column}\n`;

  it.each<[string, string, Buffer | string | null, RegExp]>([
    [
      'that is cut off gzip',
      'cut.csv.gz',
      packed.subarray(0, packed.length / 2),
      /cut\.csv\.gz:\d+: the gzip file ends in the middle; copy/,
    ],
    [
      'that is damaged gzip',
      'bent.csv.gz',
      Buffer.concat([packed.subarray(0, packed.length - 999), Buffer.alloc(999, 7)]),
      /bent\.csv\.gz:\d+: the gzip file is damaged/,
    ],
    ['that is not there', 'none.csv', null, /none\.csv: the file does not exist; check its name/],
    ['that is empty', 'empty.csv', '', /empty\.csv: the file is empty; export it again/],
    ['with a column twice', 'twice.csv', `id,created,id\n`, /twice\.csv:1: the header names "id" more than once/],
    [
      'that is a workbook',
      'book.csv',
      Buffer.from('PK\x03\x04rest'),
      /book\.csv: this is a zip file or an Excel workbook/,
    ],
  ])('%s stops with its place, after the good rows', async (_, name, content, message) => {
    if (content !== null) write(name, content);
    const { code, errors } = await hostedBough(database.url, 'import', write('unreadable.yml', mapping(name)));
    expect(code).toBe(1);
    expect(errors).toMatch(message);
    const [run] = await database.facts.listRuns(1);
    const ids = await idsIn(sourceOf(name));
    expect(run).toMatchObject({ source: sourceOf(name), state: 'failed', new: ids.length });
    expect(run!.message).toMatch(message);
    expect(ids.length > 1000).toBe(name.endsWith('.gz'));
  });

  it('is told where the mapping names a column that it does not have', async () => {
    write('plain.csv', WHOLE);
    const { code, errors } = await hostedBough(
      database.url,
      'import',
      write('misspelt.yml', mapping('plain.csv', 'craeted')),
    );
    expect(code).toBe(1);
    expect(errors).toMatch(/misspelt\.yml:7:\d+ .*no column "craeted", did you mean "created"\?/);
    expect(await idsIn('plain')).toEqual([]);
  });
});
