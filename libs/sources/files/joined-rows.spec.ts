/** Files that complete each other: values looked up in another file, rows that repeat an id, and columns that count in some rows only. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timeZone, type Conversation, type Customer } from '@bough/domain';
import { at } from '../../../test/support/builders.js';
import { compileMapping } from '../mapping/compile-mapping.js';
import type { ImportSpec } from '../mapping/import-spec.js';
import { readMapping } from '../mapping/mapping.js';
import type { FilePart } from './fact-reading.js';
import { LeftOutRows } from './left-out-rows.js';
import { readLookUps } from './look-ups.js';
import { readFacts } from './read-facts.js';

const folder = mkdtempSync(join(tmpdir(), 'bough-joined-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => writeFileSync(join(folder, name), text);

async function read(spec: ImportSpec, leftOutRows: LeftOutRows | null = null) {
  const parts: FilePart[] = [];
  for await (const part of readFacts(spec, join(folder, spec.file), { timeZone: timeZone('UTC'), leftOutRows }))
    parts.push(part);
  const told = (of: 'rejects' | 'warnings') =>
    parts.flatMap((part) => part[of].flatMap(({ line, problems }) => problems.map(({ code, field, value }) => `${line} ${code} ${field} ${value}`))); // prettier-ignore
  return {
    facts: parts.flatMap(({ facts }) => facts) as (Conversation & Customer)[],
    rejects: told('rejects'),
    warnings: told('warnings'),
    leftOut: parts.map((part) => part.leftOut).reduce((a, b) => a.map((count, index) => count + b[index]!)),
    removals: parts.flatMap(({ removals }) => removals),
  };
}

const TICKETS: ImportSpec = { kind: 'conversations', file: 't.csv', fields: { id: 'id', created_at: 'at' } };
const of = (fields: ImportSpec['fields'], more: Partial<ImportSpec> = {}): ImportSpec => ({
  ...TICKETS,
  ...more,
  fields: { ...TICKETS.fields, ...fields },
});

describe('a value that is looked up', () => {
  const company = { column: 'contact', through: 'contacts.csv', key: 'contact', value: 'company' };
  beforeEach(() => {
    file('contacts.csv', 'contact,company,plan\nc1,acme,pro\nc2,,free\nc3,old,x\nc3,birch,x\n');
    file('t.csv', 'id,at,contact\n1,2026-01-01,c1\n2,2026-01-01,c2\n3,2026-01-01,c9\n4,2026-01-01,\n5,2026-01-01,c3\n');
  });

  it('stands in another file, where the last row of a key holds; a key that is not there is told', async () => {
    const { facts, warnings, rejects } = await read(of({ customer: company }));
    expect(facts.map(({ customerExternalId }) => customerExternalId)).toEqual(['acme', null, null, null, 'birch']);
    expect(warnings).toEqual(['4 NOT_IN_FILE customer c9']);
    expect(rejects).toEqual([]);
  });

  it('may be an attribute, and other words may be put for it', async () => {
    const plan = { ...company, value: 'plan', values: { pro: 'Professional' } };
    const { facts } = await read(of({}, { attributes: { plan } }));
    expect(facts.map(({ attributes }) => attributes.plan)).toEqual(['Professional', 'free', undefined, undefined, 'x']);
  });

  it('needs the columns of the other file', async () => {
    const wrong = read(of({ customer: { ...company, value: 'compny' } }));
    await expect(wrong).rejects.toMatchObject({
      code: 'MAPPING_DOES_NOT_FIT',
      problems: [
        { code: 'MISSING_COLUMN', path: ['fields', 'customer', 'value'], message: expect.stringContaining('company') },
      ],
    });
    await expect(read(of({ customer: { ...company, through: 'none.csv' } }))).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });

  it('is refused in a file that is too large to hold', async () => {
    await expect(readLookUps(of({ customer: company }), folder, 2)).rejects.toMatchObject({
      code: 'LOOK_UP_TOO_LARGE',
    });
  });
});

describe('of several rows with one id', () => {
  beforeEach(() => {
    file(
      't.csv',
      'id,at,topic,v,state\n1,2026-01-01,a,2,\n2,2026-01-01,x,1,\n1,2026-01-01,b,3,\n1,2026-01-01,c,1,\n2,2026-01-01,y,1,\n3,2026-01-01,z,1,\n3,2026-01-01,z,2,spam\n',
    );
  });
  const topics = ({ facts }: Awaited<ReturnType<typeof read>>) => facts.map(({ topic }) => topic);
  const spec = of({ topic: 'topic', version: 'v' });

  it('the first one holds, and the others are rejected, unless the mapping says more', async () => {
    const plain = await read(spec);
    expect(topics(plain)).toEqual(['a', 'x', 'z']);
    expect(plain.rejects).toHaveLength(4);
  });

  it.each([
    ['newest', ['b', 'y', 'z'], 4],
    ['last', ['c', 'y', 'z'], 4],
  ] as const)('the %s one holds, and the others are left out', async (keep, expected, others) => {
    const told = await read({ ...spec, keep });
    expect(topics(told)).toEqual(expected);
    expect([told.leftOut, told.rejects]).toEqual([[others], []]);
  });

  it('one that holds and is left out takes the fact with it', async () => {
    const rules = { keep: 'newest', leave_out: [{ column: 'state', is: 'spam' }] } as const;
    const told = await read({ ...spec, ...rules }, new LeftOutRows('conversations'));
    expect(topics(told)).toEqual(['b', 'y']);
    expect(told.leftOut).toEqual([1, 4]);
    expect(told.removals).toEqual([{ of: 'conversations', externalId: '3', reason: 'left_out', version: 2 }]);
  });

  it('the newest cannot be known without a version', () => {
    const text =
      'source: s\nimports: [{ kind: conversations, file: a.csv, keep: newest, fields: { id: a, created_at: b } }]\n';
    expect(readMapping(text, 'm.yml').problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['VERSION_MISSING', 'imports.0.keep'],
    ]);
  });
});

describe('a column that counts in some rows only', () => {
  beforeEach(() => {
    file(
      't.csv',
      'id,at,changed,status,mins,cost\n1,2026-01-01T00:00Z,2026-01-02T00:00Z,closed,5,"1.234,50"\n2,2026-01-01T00:00Z,2026-01-03T00:00Z,open,0,"-0,5"\n3,2026-01-01T00:00Z,2026-01-03T00:00Z,closed,,\n',
    );
  });
  const column = (of: object) => read({ ...TICKETS, fields: { ...TICKETS.fields, ...of } });
  const when = { column: 'status', is: 'closed' };

  it('gives an instant, a duration after one, a flag and a text', async () => {
    const { facts } = await column({
      resolved_at: { column: 'changed', when },
      first_reply_at: {
        after: 'created_at',
        column: 'mins',
        unit: 'minutes',
        when: { column: 'mins', is_number: '> 0' },
      },
      escalated: { column: 'mins', above: 1, when },
      topic: { column: 'status', when: { column: 'mins', empty: false } },
    });
    expect(facts.map(({ resolvedAt }) => resolvedAt)).toEqual([at('2026-01-02'), null, at('2026-01-03')]);
    expect(facts.map(({ firstReplyAt }) => firstReplyAt)).toEqual([at('2026-01-01 00:05'), null, null]);
    expect(facts.map(({ escalated }) => escalated)).toEqual([true, null, null]);
    expect(facts.map(({ topic }) => topic)).toEqual(['closed', 'open', null]);
  });

  it.each([
    ['> 0', ['1']],
    ['>= 0', ['1', '2']],
    ['< 5', ['2']],
    ['<=5', ['1', '2']],
    ['= 5', ['1']],
    ['<> 5', ['2']],
  ])('a number that is %s', async (is_number, ids) => {
    const { facts } = await read(of({ topic: { column: 'id', when: { column: 'mins', is_number } } }));
    expect(facts.flatMap(({ topic }) => topic ?? [])).toEqual(ids);
  });

  it('reads numbers as the column writes them', async () => {
    const { facts } = await read(of({ topic: { column: 'id', when: { column: 'cost', is_number: '> 1000' } } }));
    expect(facts.map(({ topic }) => topic)).toEqual(['1', null, null]);
  });

  it('counts and leaves out rows by number', async () => {
    const { leftOut, facts } = await read(of({}, { leave_out: [{ column: 'mins', is_number: '<= 0' }] }));
    expect([leftOut, facts.map(({ externalId }) => externalId)]).toEqual([[1], ['1', '3']]);
  });

  it('needs a condition that can be read, and a column that is there', () => {
    const text = (condition: string) =>
      `source: s\nimports: [{ kind: conversations, file: a.csv, fields: { id: a, created_at: b, topic: { column: c, when: { column: d, ${condition} } } } }]\n`;
    const codes = (condition: string) => readMapping(text(condition), 'm.yml').problems.map(({ code }) => code);
    expect([codes('is_number: "> 0"'), codes('is_number: "above 0"')]).toEqual([[], ['WRONG_FORMAT']]);
    const compiled = compileMapping(of({ topic: { column: 'id', when: { column: 'none', is: 'x' } } }), {
      header: ['id', 'at'],
      timeZone: timeZone('UTC'),
    });
    expect(compiled).toMatchObject({
      problems: [{ code: 'MISSING_COLUMN', path: ['fields', 'topic', 'when', 'column'] }],
    });
  });

  it('counts for customers and money, too', async () => {
    file('c.csv', 'id,plan,paid\na,pro,yes\nb,pro,no\n');
    const paid = { column: 'paid', is: 'yes' };
    const { facts } = await read({
      kind: 'customers',
      file: 'c.csv',
      fields: { id: 'id' },
      attributes: { plan: { column: 'plan', when: paid } },
    });
    expect(facts.map(({ attributes }) => attributes.plan)).toEqual(['pro', null]);
    file('m.csv', 'month,what,cents,paid\n2026-01,pay,125050,yes\n2026-01,rent,99,no\n');
    const amount = { column: 'cents', multiply: 0.01, when: paid };
    const money = await read({
      kind: 'cost_pools',
      file: 'm.csv',
      fields: { month: 'month', category: 'what', amount },
    });
    expect(money.facts).toMatchObject([{ amount: 1_250_500 }, { amount: null }]);
  });
});
