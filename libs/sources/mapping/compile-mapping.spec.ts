import {
  CONVERSATION_FIELD_LIST,
  timeZone,
  type Conversation,
  type CostPool,
  type Customer,
  type Reading,
} from '@bough/domain';
import { conversation } from '../../../test/support/builders.js';
import { compileMapping } from './compile-mapping.js';
import type { ImportSpec } from './import-spec.js';

const UTC = timeZone('UTC');
const at = (text: string) => Date.parse(text);

type Partial = Omit<ImportSpec, 'file' | 'kind'> & { readonly kind?: ImportSpec['kind'] };

function compile(spec: Partial, header: string[], zone = 'UTC') {
  const full: ImportSpec = { kind: 'conversations', file: 'a.csv', ...spec };
  return compileMapping(full, { header, timeZone: UTC, localZone: timeZone(zone) });
}

/** Reads one row given as column → text. */
function read(spec: Partial, row: Record<string, string>, zone?: string) {
  const compiled = compile(spec, Object.keys(row), zone);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
  return compiled.reader.read(Object.values(row));
}

function fact<F>(spec: Partial, row: Record<string, string>, zone?: string): F {
  const result = read(spec, row, zone);
  if (result.outcome !== 'fact') throw new Error(JSON.stringify(result));
  return result.fact as unknown as F;
}

const ID = { id: 'id', created_at: 'created' };

describe('a header that does not fit', () => {
  it('reports all missing columns at once, with the nearest name and what there is', () => {
    const compiled = compile(
      {
        fields: { id: 'ticket', created_at: { column: 'creatd' }, topic: 'xyzzy' },
        leave_out: [{ column: 'stat', is: 'x' }],
      },
      ['ticket_id', 'created', 'status'],
    );
    expect(
      'problems' in compiled && compiled.problems.map(({ code, path, message }) => [code, path.join('.'), message]),
    ).toEqual([
      [
        'MISSING_COLUMN',
        'leave_out.0.column',
        'the file has no column "stat", did you mean "status"? its columns: ticket_id, created, status.',
      ],
      ['MISSING_COLUMN', 'fields.id', 'the file has no column "ticket"; its columns: ticket_id, created, status.'],
      [
        'MISSING_COLUMN',
        'fields.created_at.column',
        'the file has no column "creatd", did you mean "created"? its columns: ticket_id, created, status.',
      ],
      ['MISSING_COLUMN', 'fields.topic', 'the file has no column "xyzzy"; its columns: ticket_id, created, status.'],
    ]);
  });

  it('names bad formats and units, and guesses another delimiter', () => {
    const bad = compile(
      {
        fields: {
          id: 'a',
          created_at: { column: 'a', format: 'YYYY' },
          handle_time: { column: 'a', unit: 'weeks' as 'days' },
        },
      },
      ['a'],
    );
    expect('problems' in bad && bad.problems.map(({ code }) => code)).toEqual(['BAD_DATE_FORMAT', 'UNKNOWN_UNIT']);
    const semicolons = compile({ fields: { id: 'a', created_at: 'b' } }, ['a;b']);
    expect('problems' in semicolons && semicolons.problems[0]!.message).toContain('delimited by ";": set "delimiter"');
  });
});

describe('conversations', () => {
  it('reads the fields of each kind', () => {
    const fields = Object.fromEntries(
      [
        'id',
        'customer',
        'created_at',
        'first_reply_at',
        'first_human_reply_at',
        'resolved_at',
        'reopen_count',
        'touches',
        'handle_time',
        'escalated',
        'escalated_at',
        'escalation_reason',
        'topic',
        'channel',
        'journey_stage',
        'assignee',
        'assigned_at',
        'rating',
        'rated_at',
        'effort',
        'resolved_by',
        'bot_took_part',
        'version',
      ].map((name) => [name, name]),
    );
    const day = '2025-01-31';
    expect(
      fact<Conversation>(
        { fields },
        {
          id: ' C-1 ',
          customer: 'A',
          created_at: day,
          first_reply_at: `${day}T00:01`,
          first_human_reply_at: `${day}T00:02:00Z`,
          resolved_at: `${day} 01:00`,
          reopen_count: '1',
          touches: '3.0',
          handle_time: '90.4',
          escalated: 'Yes',
          escalated_at: `${day} 00:30`,
          escalation_reason: 'bug',
          topic: 'login',
          channel: 'email',
          journey_stage: 'trial',
          assignee: 'Jo',
          assigned_at: `${day} 00:10`,
          rating: '4.0',
          rated_at: `${day} 02:00`,
          effort: '3',
          resolved_by: 'human',
          bot_took_part: 'F',
          version: '17',
        },
      ),
    ).toEqual({
      ...conversation('C-1'),
      externalId: 'C-1',
      customerExternalId: 'A',
      createdAt: at('2025-01-31T00:00Z'),
      firstReplyAt: at('2025-01-31T00:01Z'),
      firstHumanReplyAt: at('2025-01-31T00:02Z'),
      resolvedAt: at('2025-01-31T01:00Z'),
      reopenCount: 1,
      touches: 3,
      handleSeconds: 90,
      escalated: true,
      escalatedAt: at('2025-01-31T00:30Z'),
      escalationReason: 'bug',
      topic: 'login',
      channel: 'email',
      journeyStage: 'trial',
      assignee: 'Jo',
      assignedAt: at('2025-01-31T00:10Z'),
      rating: 4,
      ratedAt: at('2025-01-31T02:00Z'),
      effort: 3,
      resolvedBy: 'human',
      botTookPart: false,
      version: 17,
    });
  });

  it('carries every field of the table, whatever it is', () => {
    const cells = { id: '1', label: 'x', choice: 'bot', flag: 'yes', instant: '2025-01-31', duration: '7', count: '7' };
    const written = { ...cells, score: '4', version: '7' };
    const names = CONVERSATION_FIELD_LIST.map(({ name, kind }) => [name, written[kind]]);
    const read = fact<Conversation>(
      { fields: Object.fromEntries(names.map(([name]) => [name, name])) },
      Object.fromEntries(names),
    );
    const values = { id: '1', label: 'x', choice: 'bot', flag: true, instant: at('2025-01-31T00:00Z'), duration: 7 };
    const expected = { ...values, count: 7, score: 4, version: 7 };
    expect(read).toEqual(
      Object.fromEntries([
        ...CONVERSATION_FIELD_LIST.map(({ property, kind }) => [property, expected[kind]]),
        ['attributes', {}],
      ]),
    );
  });

  it('reads attributes by any name, those with a text, and says which it carries', () => {
    const attributes = { priority: 'Prio', area: { column: 'Area', values: { '-': null } }, desk: { constant: 'EU' } };
    const row = { id: '1', created: '2025-01-31', Prio: ' high ', Area: '-' };
    const given = { fields: ID, attributes };
    expect(fact<Conversation>(given, row).attributes).toEqual({ priority: 'high', desk: 'EU' });
    const next = fact<Conversation>(given, { ...row, Prio: 'NULL', Area: 'Billing' });
    expect(next.attributes).toEqual({ area: 'Billing', desk: 'EU' });
  });

  it('adds durations to instants, also one after the other', () => {
    const fields = {
      ...ID,
      first_human_reply_at: { after: 'created_at', column: 'reply', unit: 'minutes' as const },
      resolved_at: { after: 'first_human_reply_at', column: 'rest', unit: 'hours' as const },
    };
    const row = { id: '1', created: '2025-01-31', reply: '1.5', rest: '2' };
    expect(fact<Conversation>({ fields }, row)).toMatchObject({
      firstHumanReplyAt: at('2025-01-31T00:01:30Z'),
      resolvedAt: at('2025-01-31T02:01:30Z'),
    });
    expect(fact<Conversation>({ fields }, { ...row, reply: '' })).toMatchObject({
      firstHumanReplyAt: null,
      resolvedAt: null,
    });
  });

  it('concludes the first reply from the first human one, and the other way round unless bots are known', () => {
    const row = { id: '1', created: '2025-01-31', reply: '2025-02-01', bot: 'no' };
    const reply = at('2025-02-01T00:00Z');
    expect(fact<Conversation>({ fields: { ...ID, first_human_reply_at: 'reply' } }, row)).toMatchObject({
      firstReplyAt: reply,
      firstHumanReplyAt: reply,
    });
    expect(fact<Conversation>({ fields: { ...ID, first_reply_at: 'reply' } }, row)).toMatchObject({
      firstReplyAt: reply,
      firstHumanReplyAt: reply,
    });
    expect(fact<Conversation>({ fields: { ...ID, first_reply_at: 'reply', bot_took_part: 'bot' } }, row)).toMatchObject(
      { firstReplyAt: reply, firstHumanReplyAt: null },
    );
  });

  it('dates a rating by the resolution, else by the creation', () => {
    const fields = { ...ID, resolved_at: 'resolved', rating: 'rating' };
    const row = { id: '1', created: '2025-01-31', resolved: '2025-02-01', rating: '5' };
    expect(fact<Conversation>({ fields }, row).ratedAt).toBe(at('2025-02-01T00:00Z'));
    expect(fact<Conversation>({ fields }, { ...row, resolved: '' }).ratedAt).toBe(at('2025-01-31T00:00Z'));
    expect(fact<Conversation>({ fields }, { ...row, rating: '' }).ratedAt).toBeNull();
  });

  it('maps values, takes constants and knows empty texts', () => {
    const fields = {
      ...ID,
      escalated: { column: 'flag', values: { True: true, False: false } },
      rating: { column: 'stars', values: { good: 5, none: null } },
      channel: { constant: 'email' },
      touches: { constant: 2 },
      topic: 'topic',
      assignee: 'who',
    };
    const row = { id: '1', created: '2025-01-31', flag: 'True', stars: 'good', topic: 'NULL', who: ' n/a ' };
    expect(fact<Conversation>({ fields }, row)).toMatchObject({
      escalated: true,
      rating: 5,
      channel: 'email',
      touches: 2,
      topic: null,
      assignee: 'n/a',
    });
    const chosen = fact<Conversation>({ fields, empty_values: ['n/a'] }, { ...row, stars: 'none' });
    expect(chosen).toMatchObject({ rating: null, topic: 'NULL', assignee: null });
  });

  it.each([
    ['seconds', '90', 90],
    ['minutes', '1.5', 90],
    ['hours', '2', 7200],
    ['days', '1', 86400],
    ['milliseconds', '1499', 1],
    ['hh:mm:ss', '26:00:05', 93605],
  ] as const)('reads a duration in %s', (unit, text, seconds) => {
    const fields = { ...ID, handle_time: { column: 'aht', unit } };
    expect(fact<Conversation>({ fields }, { id: '1', created: '2025-01-31', aht: text }).handleSeconds).toBe(seconds);
  });

  it('reads local times in the zone of the mapping, over clock changes', () => {
    const created = (text: string) =>
      fact<Conversation>({ fields: ID }, { id: '1', created: text }, 'Europe/Berlin').createdAt;
    expect(created('2025-01-31T12:00')).toBe(at('2025-01-31T11:00Z'));
    expect(created('2025-03-30T02:30')).toBe(at('2025-03-30T01:30Z'));
    expect(created('2025-10-26T02:30')).toBe(at('2025-10-26T00:30Z'));
    expect(created('2025-10-26T02:30+01:00')).toBe(at('2025-10-26T01:30Z'));
    expect(created('2025-10-26')).toBe(at('2025-10-25T22:00Z'));
  });

  it('takes an update time as a version', () => {
    expect(
      fact<Conversation>({ fields: { ...ID, version: 'v' } }, { id: '1', created: '2025-01-31', v: '2025-02-01' })
        .version,
    ).toBe(at('2025-02-01T00:00Z'));
    const fields = { ...ID, version: { column: 'v', format: 'unix' } };
    expect(fact<Conversation>({ fields }, { id: '1', created: '2025-01-31', v: '1000' }).version).toBe(1_000_000);
  });

  it('an escalation time is an escalation', () => {
    const fields = { ...ID, escalated_at: 'esc' };
    expect(fact<Conversation>({ fields }, { id: '1', created: '2025-01-31', esc: '2025-02-01' }).escalated).toBe(true);
    expect(fact<Conversation>({ fields }, { id: '1', created: '2025-01-31', esc: '' }).escalated).toBe(false);
  });

  it('leaves rows out before anything is checked', () => {
    const spec = {
      fields: ID,
      leave_out: [
        { column: 's', is: ['spam', 'test'] },
        { column: 's', empty: true },
        { column: 'k', not: ['ticket', true] },
      ],
    };
    const outcome = (s: string, k: string) => read(spec, { id: '1', created: 'broken', s, k });
    expect(outcome('spam', 'ticket')).toEqual({ outcome: 'left_out', rule: 0 });
    expect(outcome('', 'ticket')).toEqual({ outcome: 'left_out', rule: 1 });
    expect(outcome('ok', 'task')).toEqual({ outcome: 'left_out', rule: 2 });
    expect(outcome('ok', 'true').outcome).toBe('rejected');
  });

  it('keeps a late first reply with a warning that names the column and the value', () => {
    const fields = {
      ...ID,
      first_human_reply_at: { after: 'created_at', column: 'min', unit: 'minutes' as const },
      resolved_at: 'res',
    };
    const result = read({ fields }, { id: '1', created: '2025-01-31', min: '120', res: '2025-01-31 01:00' });
    expect(result).toMatchObject({
      outcome: 'fact',
      warnings: [
        {
          code: 'REPLY_AFTER_RESOLVED',
          field: 'first_human_reply_at',
          column: 'min',
          value: '120',
          severity: 'warning',
        },
      ],
    });
  });

  it('reports all problems of a row at once, values cut at 200 characters', () => {
    const fields = { ...ID, resolved_at: 'res', rating: 'stars', topic: 'topic', escalated: 'esc', customer: 'who' };
    const row = {
      id: '',
      created: '2025-02-30',
      res: 'soon',
      stars: '9',
      topic: 'x'.repeat(501),
      esc: 'maybe',
      who: 'A',
    };
    const result = read({ fields }, row);
    const found =
      result.outcome === 'rejected'
        ? result.problems.map(({ code, field, column, value }) => [code, field, column, value?.length])
        : [];
    expect(found).toEqual([
      ['NOT_A_DATE', 'created_at', 'created', 10],
      ['NOT_A_DATE', 'resolved_at', 'res', 4],
      ['MISSING_VALUE', 'id', 'id', 0],
      ['NOT_A_BOOLEAN', 'escalated', 'esc', 5],
      ['TEXT_TOO_LONG', 'topic', 'topic', 201],
    ]);
    expect(read({ fields }, { ...row, id: '1', created: '2025-02-28', topic: 'x', esc: '' })).toMatchObject({
      problems: [
        { code: 'NOT_A_DATE', field: 'resolved_at' },
        { code: 'RATING_OUT_OF_RANGE', column: 'stars', value: '9' },
      ],
    });
  });

  it('a rejected row leaves nothing behind for the next one', () => {
    const compiled = compile({ fields: ID }, ['id', 'created']);
    const reader = 'reader' in compiled ? compiled.reader : null;
    expect(reader?.read(['1', 'x']).outcome).toBe('rejected');
    expect(reader?.read(['1', '2025-01-31']).outcome).toBe('fact');
  });
});

describe('customers', () => {
  const spec: Partial = {
    kind: 'customers',
    fields: {
      id: 'id',
      name: 'name',
      active_from: 'from',
      active_to: { column: 'to', format: 'dd.MM.yyyy' },
      valid_from: 'valid',
    },
    attributes: { plan: 'plan', region: { constant: 'EU' }, size: { column: 'size', values: { S: 'small' } } },
  };
  const row = {
    id: 'A',
    name: '',
    from: '1970-01-02',
    to: '05.01.1970',
    valid: '1970-01-03T23:30:00-02:00',
    plan: 'pro',
    size: 'S',
  };

  it('reads days and attributes', () => {
    expect(fact<Customer>(spec, row)).toEqual({
      externalId: 'A',
      name: null,
      activeFrom: 1,
      activeTo: 4,
      validFrom: 3,
      version: null,
      attributes: { plan: 'pro', region: 'EU', size: 'small' },
    });
  });

  it('takes a written date as that day in any zone', () => {
    expect(fact<Customer>(spec, row, 'Pacific/Auckland').activeFrom).toBe(1);
  });

  it.each([
    [{ from: '1899-01-01' }, 'DATE_OUT_OF_RANGE'],
    [{ to: '31.12.9999' }, 'DATE_OUT_OF_RANGE'],
    [{ to: '01.01.1970' }, 'ENDED_BEFORE_BEGUN'],
    [{ id: ' ' }, 'MISSING_VALUE'],
  ])('refuses %j', (change, code) => {
    expect(read(spec, { ...row, ...change })).toMatchObject({ outcome: 'rejected', problems: [{ code }] });
  });

  it('shares of summed attributes: the amount, or 0 where the condition fails', () => {
    const sums: Partial = {
      kind: 'customers',
      fields: { id: 'id' },
      attributes: { arr: { column: 'arr', sum: true, when: { column: 'end', empty: true } } },
    };
    const share = (arr: string, end: string) => fact<Customer>(sums, { id: 'A', arr, end }).attributes.arr;
    expect([share('10.50', ''), share('10', '2024-01-01'), share('', ''), share('x', '2024-01-01')]).toEqual([
      '10.50',
      '0',
      '0',
      '0',
    ]);
    expect(read(sums, { id: 'A', arr: 'x', end: '' })).toMatchObject({
      problems: [{ code: 'NOT_A_NUMBER', field: 'attributes.arr', column: 'arr', value: 'x' }],
    });
  });
});

describe('cost pools and readings', () => {
  const cost: Partial = { kind: 'cost_pools', fields: { month: 'm', category: 'c', amount: 'a' } };
  const reading: Partial = {
    kind: 'readings',
    fields: { measure: 'm', day: 'd', value: 'v', dimension: 'dim', segment: 'seg' },
  };

  it('reads money exactly and months from dates', () => {
    expect(fact<CostPool>(cost, { m: '1970-02', c: 'pay', a: '0.29' })).toEqual({
      month: 31,
      category: 'pay',
      amount: 29,
    });
    expect(fact<CostPool>(cost, { m: '1970-02-17', c: 'pay', a: '-1234567.80' })).toEqual({
      month: 31,
      category: 'pay',
      amount: -123456780,
    });
    expect(read(cost, { m: '1970-02', c: 'pay', a: '1.005' })).toMatchObject({
      outcome: 'fact',
      fact: { amount: 101 },
      warnings: [{ code: 'AMOUNT_ROUNDED' }],
    });
    expect(read(cost, { m: '1970-13', c: '', a: '1,000' })).toMatchObject({
      problems: [
        { code: 'NOT_A_DATE', field: 'month' },
        { code: 'MISSING_VALUE', field: 'category' },
        { code: 'NOT_AN_AMOUNT', value: '1,000' },
      ],
    });
  });

  it('reads numbers for segments and for all', () => {
    expect(fact<Reading>(reading, { m: 'nps', d: '1970-01-02', v: '-3.5', dim: 'plan', seg: 'pro' })).toEqual({
      measure: 'nps',
      day: 1,
      value: -3.5,
      dimension: 'plan',
      segment: 'pro',
    });
    expect(fact<Reading>(reading, { m: 'nps', d: '1970-01-02', v: '1e3', dim: '', seg: '' })).toMatchObject({
      dimension: null,
      segment: null,
      value: 1000,
    });
    expect(read(reading, { m: 'nps', d: '1970-01-02', v: '1', dim: 'plan', seg: '' })).toMatchObject({
      problems: [{ code: 'HALF_A_SEGMENT', field: 'segment' }],
    });
  });
});
