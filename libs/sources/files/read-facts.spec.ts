import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { timeZone, type Conversation, type Customer } from '@bough/domain';
import type { ImportSpec } from '../mapping/import-spec.js';
import type { FilePart } from './fact-reading.js';
import { readFacts, type MappingDoesNotFit } from './read-facts.js';
import type { UnreadableFile } from './unreadable-file.js';
import { describeWhere } from '../../../test/support/describe-where.js';

const UTC = timeZone('UTC');
const folder = mkdtempSync(join(tmpdir(), 'bough-facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function all(spec: ImportSpec, path: string, rowsPerPart = 20_000, chunkBytes?: number) {
  const batches: FilePart[] = [];
  let error: unknown;
  try {
    for await (const batch of readFacts(spec, path, { timeZone: UTC, rowsPerPart, chunkBytes })) batches.push(batch);
  } catch (thrown) {
    error = thrown;
  }
  return {
    batches,
    error,
    facts: batches.flatMap(({ facts, lines }) => facts.map((fact, i) => ({ fact, line: lines[i]! }))),
    rejects: batches.flatMap((batch) => batch.rejects),
    warnings: batches.flatMap((batch) => batch.warnings),
  };
}

const TICKETS: ImportSpec = {
  kind: 'conversations',
  file: 'tickets.csv',
  leave_out: [
    { column: 'status', is: 'spam' },
    { column: 'status', is: 'test' },
  ],
  fields: {
    id: 'id',
    customer: 'customer',
    created_at: 'created',
    resolved_at: 'resolved',
    first_human_reply_at: { after: 'created_at', column: 'reply_minutes', unit: 'minutes' },
    handle_time: { column: 'aht', unit: 'minutes' },
    touches: 'touches',
    escalated: 'escalated',
    rating: 'rating',
    resolved_by: 'by',
    effort: 'effort',
    rated_at: 'rated',
    topic: 'topic',
  },
};
const HEADER = 'id,customer,created,resolved,reply_minutes,aht,touches,escalated,rating,by,effort,rated,topic,status';
const GOOD = {
  id: '',
  customer: 'A',
  created: '2025-01-31T10:00:00Z',
  resolved: '2025-01-31T12:00:00Z',
  reply_minutes: '5',
  aht: '10',
  touches: '2',
  escalated: 'false',
  rating: '4',
  by: 'human',
  effort: '3',
  rated: '2025-01-31T13:00:00Z',
  topic: 'login',
  status: 'ok',
};
const row = (change: Partial<typeof GOOD>) => Object.values({ ...GOOD, ...change }).join(',');

/** Each a line of a file, and the codes and columns that must come out. */
const BAD: readonly (readonly [string, string, string])[] = [
  ['too few columns', 'a,b,c', 'WRONG_COLUMN_COUNT'],
  ['too many columns', `${row({ id: 'x' })},more`, 'WRONG_COLUMN_COUNT'],
  ['a misplaced quote', row({ id: '"x"y' }), 'BAD_QUOTE'],
  ['NUL', row({ id: 'x', topic: 'a\0b' }), 'NUL_CHARACTER topic'],
  ['not UTF-8', row({ id: 'x', topic: 'gr\uDC00n' }), 'INVALID_UTF8 topic'],
  ['a row of 2 MB', row({ id: 'x', topic: 'y'.repeat(2_000_000) }), 'ROW_TOO_LONG'],
  ['no id', row({}), 'MISSING_VALUE id'],
  ['no creation', row({ id: 'x', created: '' }), 'MISSING_VALUE created'],
  ['a date that does not exist', row({ id: 'x', created: '2025-02-30' }), 'NOT_A_DATE created'],
  ['a date in another format', row({ id: 'x', resolved: '31.01.2025' }), 'NOT_A_DATE resolved'],
  ['resolved before created', row({ id: 'x', resolved: '2025-01-30T00:00:00Z' }), 'RESOLVED_BEFORE_CREATED resolved'],
  ['replied before created', row({ id: 'x', reply_minutes: '-5' }), 'REPLY_BEFORE_CREATED reply_minutes'],
  ['a duration that is none', row({ id: 'x', aht: '5 min' }), 'NOT_A_DURATION aht'],
  ['a negative duration', row({ id: 'x', aht: '-1' }), 'DURATION_OUT_OF_RANGE aht'],
  ['half a touch', row({ id: 'x', touches: '2.5' }), 'NOT_A_WHOLE_NUMBER touches'],
  ['negative touches', row({ id: 'x', touches: '-2' }), 'COUNT_OUT_OF_RANGE touches'],
  ['neither true nor false', row({ id: 'x', escalated: 'perhaps' }), 'NOT_A_BOOLEAN escalated'],
  ['a rating out of range', row({ id: 'x', rating: '6' }), 'RATING_OUT_OF_RANGE rating'],
  ['half a star', row({ id: 'x', rating: '4.5' }), 'RATING_OUT_OF_RANGE rating'],
  ['a rating in words', row({ id: 'x', rating: 'good' }), 'NOT_A_NUMBER rating'],
  ['an unknown resolver', row({ id: 'x', by: 'robot' }), 'UNKNOWN_VALUE by'],
  ['an effort out of range', row({ id: 'x', effort: '11' }), 'EFFORT_OUT_OF_RANGE effort'],
  ['rated before created', row({ id: 'x', rated: '2025-01-30T00:00:00Z' }), 'RATED_BEFORE_CREATED rated'],
  ['a year out of range', row({ id: 'x', created: '1970-01-01T00:00:00Z' }), 'DATE_OUT_OF_RANGE created'],
  ['a label that is a novel', row({ id: 'x', topic: 'y'.repeat(501) }), 'TEXT_TOO_LONG topic'],
  ['a duplicate key', row({ id: 'good-0' }), 'DUPLICATE_KEY id'],
  ['a quote that is never closed', row({ id: '"x' }), 'UNTERMINATED_QUOTE'],
];

describe('readFacts', () => {
  it('reports every kind of bad row with its line, and all good rows go in', async () => {
    const lines = [HEADER];
    BAD.forEach(([, bad], i) => lines.push(row({ id: `good-${i}` }), bad));
    lines.push(row({ id: 'last' }));
    // A lone surrogate stands for the byte that is not UTF-8.
    const bytes = Buffer.from(lines.join('\n').replaceAll('\uDC00', '\u0001'), 'utf8').map((byte) =>
      byte === 1 ? 0xfc : byte,
    );
    for (const chunkBytes of [999, 262_144]) {
      const { facts, rejects, error } = await all(TICKETS, write('bad.csv', Buffer.from(bytes)), 10, chunkBytes);
      expect(error).toBeUndefined();
      const found = rejects.map(({ line, problems }) => [
        line,
        problems.map((p) => `${p.code}${p.column ? ` ${p.column}` : ''}`).join(),
      ]);
      expect(found).toEqual(BAD.map(([, , expected], i) => [2 * i + 3, expected]));
      expect(facts.map(({ fact, line }) => `${line} ${(fact as Conversation).externalId}`)).toEqual([
        ...BAD.map((_, i) => `${2 * i + 2} good-${i}`),
        `${2 * BAD.length + 2} last`,
      ]);
    }
  });

  it('names the line of the first one of a duplicate', async () => {
    const { rejects } = await all(
      TICKETS,
      write('dup.csv', [HEADER, row({ id: 'a' }), row({ id: 'b' }), row({ id: 'a' })].join('\n')),
    );
    expect(rejects[0]).toMatchObject({
      line: 4,
      problems: [{ code: 'DUPLICATE_KEY', value: 'a', message: expect.stringContaining('line 2') }],
    });
  });

  it('a row that was rejected does not make the next one a duplicate', async () => {
    const { facts } = await all(
      TICKETS,
      write('dup.csv', [HEADER, row({ id: 'a', rating: '9' }), row({ id: 'a' })].join('\n')),
    );
    expect(facts.map(({ line }) => line)).toEqual([3]);
  });

  it('gives the same batches whatever the size of chunks, with counts that add up', async () => {
    const lines = [HEADER];
    for (let i = 0; i < 100; i++)
      lines.push(
        i % 10 === 3
          ? 'bad'
          : row({ id: `${i}`, status: i % 7 === 0 ? 'spam' : 'ok', rating: i % 9 === 0 ? '7' : '5' }),
      );
    const path = write('batches.csv', lines.join('\n'));
    const summary = async (chunkBytes: number) =>
      (await all(TICKETS, path, 16, chunkBytes)).batches.map(({ facts, rejects, leftOut, rowsRead }) => [
        facts.length,
        rejects.map(({ line }) => line),
        leftOut,
        rowsRead,
      ]);
    const expected = await summary(1_000_000);
    expect(await summary(1)).toEqual(expected);
    expect(await summary(333)).toEqual(expected);
    const { batches } = await all(TICKETS, path, 16);
    for (const { facts, rejects, leftOut, rowsRead } of batches)
      expect(facts.length + rejects.length + leftOut[0]! + leftOut[1]!).toBe(rowsRead);
    expect(batches.map(({ rowsRead }) => rowsRead)).toEqual([16, 16, 16, 16, 16, 16, 4]);
    expect(batches.at(-1)).toMatchObject({
      bytesRead: Buffer.byteLength(lines.join('\n')),
      totalBytes: Buffer.byteLength(lines.join('\n')),
    });
  });

  it('refuses a header that does not fit before any row', async () => {
    const { batches, error } = await all(TICKETS, write('header.csv', 'id,creatd\n1,2\n'));
    expect(batches).toEqual([]);
    expect((error as MappingDoesNotFit).problems.map(({ code }) => code)).toContain('MISSING_COLUMN');
  });

  it('delivers what comes before the damage of a gzip file', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => row({ id: `${i}-${Math.sin(i)}` }));
    const packed = gzipSync([HEADER, ...lines].join('\n'));
    const { facts, error } = await all(TICKETS, write('cut.csv.gz', packed.subarray(0, packed.length >> 1)), 1000);
    expect((error as UnreadableFile).code).toBe('GZIP_TRUNCATED');
    expect(facts.length).toBeGreaterThan(1000);
    expect(facts.length).toBe((error as UnreadableFile).line! - 2);
  });

  it('reads NDJSON by dotted names', async () => {
    const spec: ImportSpec = {
      kind: 'conversations',
      file: 'x',
      fields: { id: 'id', created_at: { column: 'created', format: 'unix' }, customer: 'contact.id' },
    };
    const path = write('x.ndjson', '{"id":7,"created":1738317600,"contact":{"id":"A"}}\n{"id":8,"created":"x"}\n');
    const { facts, rejects } = await all(spec, path);
    expect(facts).toMatchObject([
      { line: 1, fact: { externalId: '7', createdAt: Date.UTC(2025, 0, 31, 10), customerExternalId: 'A' } },
    ]);
    expect(rejects).toMatchObject([{ line: 2, problems: [{ code: 'NOT_A_DATE', column: 'created', value: 'x' }] }]);
  });
});

describe('readFacts: customers', () => {
  const plans: ImportSpec = {
    kind: 'customers',
    file: 'x',
    fields: { id: 'id', valid_from: 'from' },
    attributes: { plan: 'plan' },
  };
  const sums: ImportSpec = {
    kind: 'customers',
    file: 'x',
    fields: { id: 'id', name: 'name' },
    attributes: { arr: { column: 'arr', sum: true, when: { column: 'end', empty: true } }, plan: 'plan' },
  };

  it('statements with different valid_from are no duplicates', async () => {
    const { facts, rejects } = await all(
      plans,
      write('p.csv', 'id,from,plan\nA,2025-01-01,pro\nA,2025-02-01,free\nA,2025-01-01,free\nA,,pro\n'),
    );
    expect(facts.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(rejects).toEqual([]);
  });

  it('rows of a log that say the same of a customer and a day are no duplicates', async () => {
    const log =
      'id,from,plan\nA,2025-01-01,pro\nA,2025-01-01,pro\nB,2025-01-01,pro\nA,2025-01-01,free\nA,2025-01-01,pro\n';
    const { facts, rejects, warnings } = await all(plans, write('log.csv', log));
    expect(facts.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(rejects).toEqual([]);
    expect(warnings).toHaveLength(1); // of line 5; line 6 says what was said before
  });

  it('tells how often rows of one customer disagree, with an example', async () => {
    const log = 'id,from,plan\nA,,pro\nB,,pro\nA,,pro\nA,,team\nB,,free\nC,2025-01-01,pro\nC,2025-02-01,free\nA,,\n';
    const { facts, rejects, warnings } = await all(plans, write('log.csv', log));
    expect([facts.length, rejects]).toEqual([8, []]);
    const problem = { code: 'ROWS_DISAGREE', field: 'id', column: 'id', value: 'A', severity: 'warning' };
    const message = 'is described otherwise in line 2; the last row holds. In all, 3 rows of 2 customers disagree so';
    expect(warnings).toEqual([{ line: 5, row: null, problems: [{ ...problem, message }] }]);
  });

  it('tells how often rows of one customer disagree that are added up, with an example; the last one holds', async () => {
    const text =
      'id,name,arr,end,plan\nA,Aye,10,,starter\nB,,5,,pro\nA,Aye,20,,pro\nB,,5,,\nA,Aye,30,,team\nC,,1,,pro\nC,,1,,free\n';
    const { facts, warnings } = await all(sums, write('s.csv', text));
    expect(facts.map(({ fact }) => (fact as Customer).attributes)).toEqual([
      { arr: '60', plan: 'team' },
      { arr: '10', plan: 'pro' },
      { arr: '2', plan: 'free' },
    ]);
    expect(warnings).toHaveLength(1);
    const [{ line, problems }] = warnings as [(typeof warnings)[number]];
    const found = {
      code: 'ROWS_DISAGREE',
      field: 'attributes.plan',
      column: 'plan',
      value: 'pro',
      severity: 'warning',
    };
    expect([line, problems]).toMatchObject([4, [found]]);
    expect(problems[0]!.message).toBe(
      'was kept for the customer "A", although line 2 says "starter"; the newest row holds. In all, 3 rows of 2 customers disagree so',
    );
  });

  it('lets the newest version hold where rows disagree', async () => {
    const versioned = { ...sums, fields: { ...sums.fields, version: 'v' } };
    const text = 'id,name,arr,end,plan,v\nA,,10,,pro,2\nA,,20,,starter,1\n';
    const { facts, warnings } = await all(versioned, write('s.csv', text));
    expect(facts).toMatchObject([{ fact: { attributes: { arr: '30', plan: 'pro' }, version: 2 } }]);
    expect(warnings).toMatchObject([{ line: 2, problems: [{ value: 'pro' }] }]);
  });

  it('adds up the rows of a customer exactly, at the end of the file', async () => {
    const text = [
      'id,name,arr,end,plan',
      'A,,0.1,,',
      'B,Bee,5,2024-01-01,free',
      'A,Aye,0.2,,pro',
      'A,Other,100,2024-01-01,free',
      'C,,x,,',
      'B,,,,',
    ].join('\n');
    const { batches, facts, rejects } = await all(sums, write('s.csv', text), 3);
    expect(
      facts.map(({ fact, line }) => [
        line,
        (fact as Customer).externalId,
        (fact as Customer).name,
        (fact as Customer).attributes,
      ]),
    ).toEqual([
      [2, 'A', 'Other', { arr: '0.3', plan: 'free' }],
      [3, 'B', 'Bee', { arr: '0', plan: 'free' }],
    ]);
    expect(rejects.map(({ line }) => line)).toEqual([6]);
    expect(batches.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBe(6);
  });

  it('gives no sums of a file that ends in the middle', async () => {
    const text = ['id,name,arr,end,plan', ...Array.from({ length: 4000 }, (_, i) => `A${Math.sin(i)},,1,,`)].join('\n');
    const packed = gzipSync(text);
    const { facts, error } = await all(sums, write('s.csv.gz', packed.subarray(0, packed.length >> 1)));
    expect(facts).toEqual([]);
    expect((error as UnreadableFile).code).toBe('GZIP_TRUNCATED');
  });
});

const RAVENSTACK = resolve(process.env.BOUGH_SAMPLE_DATA ?? '../shared/data', 'ravenstack_saas');
describeWhere(existsSync(RAVENSTACK), 'no public RavenStack files', 'readFacts: the public ravenstack files', () => {
  it('reads all tickets, with 36 first replies after the resolution', async () => {
    const spec: ImportSpec = {
      kind: 'conversations',
      file: 'ravenstack_support_tickets.csv',
      fields: {
        id: 'ticket_id',
        customer: 'account_id',
        created_at: { column: 'submitted_at', format: 'yyyy-MM-dd' },
        resolved_at: { column: 'closed_at', format: 'yyyy-MM-dd HH:mm:ss' },
        first_human_reply_at: { after: 'created_at', column: 'first_response_time_minutes', unit: 'minutes' },
        rating: 'satisfaction_score',
        escalated: 'escalation_flag',
      },
    };
    const { facts, rejects, warnings } = await all(spec, join(RAVENSTACK, spec.file));
    expect([facts.length, rejects.length, warnings.length]).toEqual([2000, 0, 36]);
    expect(facts.filter(({ fact }) => (fact as Conversation).rating === null)).toHaveLength(825);
  });

  it('adds up the open subscriptions of 500 accounts', async () => {
    const spec: ImportSpec = {
      kind: 'customers',
      file: 'ravenstack_subscriptions.csv',
      fields: { id: 'account_id' },
      attributes: { arr: { column: 'arr_amount', sum: true, when: { column: 'end_date', empty: true } } },
    };
    const { facts, rejects } = await all(spec, join(RAVENSTACK, spec.file));
    expect([facts.length, rejects.length]).toEqual([500, 0]);
    expect(facts.every(({ fact }) => /^\d+$/.test((fact as Customer).attributes.arr!))).toBe(true);
  });
});

it('takes the number of the row as the id of a conversation that has none, with one warning', async () => {
  const fields = { id: { row_number: true }, created_at: 'created' } as const;
  const path = write('no-id.csv', 'created\n2025-01-31\nnever\n2025-02-01\n2025-02-02\n');
  for (const rowsPerPart of [1, 2, 100]) {
    const { facts, rejects, warnings } = await all(
      { kind: 'conversations', file: 'no-id.csv', fields },
      path,
      rowsPerPart,
    );
    expect(facts.map(({ fact }) => (fact as Conversation).externalId)).toEqual(['1', '3', '4']);
    expect(rejects.map(({ line }) => line)).toEqual([3]);
    expect(warnings.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(['ROW_NUMBER_AS_ID']);
  }
});
