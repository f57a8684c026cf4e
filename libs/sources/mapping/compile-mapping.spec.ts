import {
  CONVERSATION_FIELD_LIST,
  timeZone,
  type Conversation,
  type CostStatement,
  type Customer,
  type ReadingStatement,
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
  return compiled.reader.read(Object.values(row), 1);
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
          created_at: `${day}T00:00`,
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
        ['inDays', 7], // all instants are dates
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
    expect(outcome('spam', 'ticket')).toEqual({ outcome: 'left_out', rule: 0, externalId: '1', version: null });
    expect(outcome('', 'ticket')).toEqual({ outcome: 'left_out', rule: 1, externalId: '1', version: null });
    expect(outcome('ok', 'task')).toEqual({ outcome: 'left_out', rule: 2, externalId: '1', version: null });
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
    expect(reader?.read(['1', 'x'], 1).outcome).toBe('rejected');
    expect(reader?.read(['1', '2025-01-31'], 2).outcome).toBe('fact');
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
    expect(fact<CostStatement>(cost, { m: '1970-02', c: 'pay', a: '0.29' })).toEqual({
      month: 31,
      category: 'pay',
      amount: 290,
    });
    expect(fact<CostStatement>(cost, { m: '1970-02-17', c: 'pay', a: '-1234567.80' })).toEqual({
      month: 31,
      category: 'pay',
      amount: -1234567800,
    });
    expect(read(cost, { m: '1970-02', c: 'pay', a: '1.00051' })).toMatchObject({
      outcome: 'fact',
      fact: { amount: 1001 },
      warnings: [{ code: 'AMOUNT_ROUNDED' }],
    });
    expect(read(cost, { m: '1970-13', c: '', a: '1,000' })).toMatchObject({
      problems: [
        { code: 'NOT_A_DATE', field: 'month' },
        { code: 'MISSING_VALUE', field: 'category' },
        { code: 'AMBIGUOUS_NUMBER', value: '1,000' },
      ],
    });
  });

  it('reads numbers for segments and for all', () => {
    expect(fact<ReadingStatement>(reading, { m: 'nps', d: '1970-01-02', v: '-3.5', dim: 'plan', seg: 'pro' })).toEqual({
      measure: 'nps',
      day: 1,
      value: -3.5,
      dimension: 'plan',
      segment: 'pro',
    });
    expect(fact<ReadingStatement>(reading, { m: 'nps', d: '1970-01-02', v: '1e3', dim: '', seg: '' })).toMatchObject({
      dimension: null,
      segment: null,
      value: 1000,
    });
    expect(read(reading, { m: 'nps', d: '1970-01-02', v: '1', dim: 'plan', seg: '' })).toMatchObject({
      problems: [{ code: 'HALF_A_SEGMENT', field: 'segment' }],
    });
  });

  it('reads an empty figure as one that is taken back, and an unreadable one as an error', () => {
    expect(fact<CostStatement>(cost, { m: '1970-02', c: 'pay', a: '' }).amount).toBeNull();
    expect(
      fact<ReadingStatement>(reading, { m: 'nps', d: '1970-01-02', v: 'NULL', dim: '', seg: '' }).value,
    ).toBeNull();
    expect(read(cost, { m: '1970-02', c: 'pay', a: '-' })).toMatchObject({ problems: [{ code: 'NOT_AN_AMOUNT' }] });
    expect(read(reading, { m: 'nps', d: '1970-01-02', v: '-', dim: '', seg: '' })).toMatchObject({
      problems: [{ code: 'NOT_A_NUMBER' }],
    });
  });

  it.each([
    ['yen', '6', 6000],
    ['euros', '6.05', 6050],
    ['dinars of Kuwait', '12.345', 12345],
    ['half a yen, as an allocation may have', '0.5', 500],
  ])('keeps %s exactly', (_, a, amount) =>
    expect(read({ ...cost, numbers: '1234.56' }, { m: '1970-02', c: 'pay', a })).toMatchObject({
      fact: { amount },
      warnings: [],
    }),
  );
});

describe('times that are not exact', () => {
  const fields = {
    id: 'id',
    created_at: 'created',
    first_reply_at: 'replied',
    resolved_at: 'closed',
    rated_at: 'rated',
    rating: 'rating',
  };
  const row = (texts: Record<string, string>) => ({
    id: '1',
    created: '',
    replied: '',
    closed: '',
    rated: '',
    rating: '',
    ...texts,
  });

  it('keeps the fastest tickets of an export that closes on dates', () => {
    const read = fact<Conversation>(
      { fields },
      row({ created: '2026-09-01T09:30', closed: '2026-09-01', rated: '2026-09-01', rating: '5' }),
      'Europe/Berlin',
    );
    expect(read).toMatchObject({
      createdAt: at('2026-09-01T07:30Z'),
      resolvedAt: at('2026-09-01T07:30Z'),
      ratedAt: at('2026-09-01T07:30Z'),
      inDays: 4,
    });
  });

  it('rejects a date that lies before', () => {
    const result = read({ fields }, row({ created: '2026-09-02T09:30', closed: '2026-09-01' }));
    expect(result.outcome === 'rejected' && result.problems.map(({ code }) => code)).toEqual([
      'RESOLVED_BEFORE_CREATED',
    ]);
  });

  it('reads a time of day that means nothing as a day, where the mapping says so', () => {
    const given = { ...fields, resolved_at: { column: 'closed', precision: 'day' } as const };
    const texts = row({ created: '2026-09-01 09:30', closed: '2026-09-03 00:00:00' });
    expect(fact<Conversation>({ fields: given }, texts)).toMatchObject({
      resolvedAt: at('2026-09-03T09:30Z'),
      inDays: 4,
    });
  });

  it('says of a human reply that follows from the first one what is known of that', () => {
    const texts = row({ created: '2026-09-01T09:30', replied: '2026-09-02' });
    expect(fact<Conversation>({ fields }, texts)).toMatchObject({
      firstHumanReplyAt: at('2026-09-02T09:30Z'),
      inDays: 3,
    });
  });

  const NIGHT = { created: '2026-10-25 02:50', replied: '2026-10-25 02:10', closed: '2026-10-25 03:30' };
  it.each([
    ['iso', undefined, (text: string) => text],
    ['a pattern', 'dd.MM.yyyy HH:mm', (text: string) => text.replace(/(....)-(..)-(..)/, '$3.$2.$1')],
    ['am and pm', 'M/d/yyyy h:mm a', (text: string) => `${text.replace(/(....)-(..)-(..) 0(.*)/, '$2/$3/$1 $4')} AM`],
  ])('takes the reading of a repeated hour that keeps the order, in %s', (_, format, written) => {
    const given = Object.fromEntries(
      Object.entries({ created_at: 'created', first_reply_at: 'replied', resolved_at: 'closed' }).map(
        ([field, column]) => [field, { column, format }],
      ),
    );
    const texts = Object.fromEntries(Object.entries(NIGHT).map(([column, text]) => [column, written(text)]));
    expect(
      fact<Conversation>({ fields: { id: 'id', ...given } as typeof ID }, row(texts), 'Europe/Berlin'),
    ).toMatchObject({
      createdAt: at('2026-10-25T00:50Z'),
      firstReplyAt: at('2026-10-25T01:10Z'),
      firstHumanReplyAt: at('2026-10-25T01:10Z'),
      resolvedAt: at('2026-10-25T02:30Z'),
      inDays: 0,
    });
  });

  it('counts a duration from the reading that was taken', () => {
    const given = { ...fields, resolved_at: { after: 'first_reply_at', column: 'closed', unit: 'minutes' } as const };
    const texts = row({ ...NIGHT, closed: '5' });
    expect(fact<Conversation>({ fields: given }, texts, 'Europe/Berlin').resolvedAt).toBe(at('2026-10-25T01:15Z'));
  });

  it('does not take the notes of one row for the next', () => {
    const compiled = compile({ fields }, Object.keys(row({})));
    if ('problems' in compiled) throw new Error();
    compiled.reader.read(Object.values(row({ created: '2026-09-01', closed: '2026-09-02' })), 1);
    const exact = compiled.reader.read(
      Object.values(row({ created: '2026-09-01 10:00', closed: '2026-09-01 12:00' })),
      1,
    );
    expect(exact.outcome === 'fact' && exact.fact).toMatchObject({
      createdAt: at('2026-09-01T10:00Z'),
      resolvedAt: at('2026-09-01T12:00Z'),
      inDays: 0,
    });
  });
});

describe('numbers as people write them', () => {
  const COST = { kind: 'cost_pools' as const, fields: { month: 'm', category: 'c', amount: 'a' } };
  const amounts = (texts: readonly string[], spec: Partial = COST) => {
    const rows = texts.map((text) => ['2026-01', 'pay', text]);
    const full = { file: 'a.csv', kind: 'cost_pools' as const, ...spec };
    const compiled = compileMapping(full, { header: ['m', 'c', 'a'], sample: rows, timeZone: UTC });
    if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
    return rows.map((row, i) => {
      const result = compiled.reader.read(row, i + 1);
      return result.outcome === 'fact'
        ? (result.fact as CostStatement).amount
        : result.outcome === 'rejected' && result.problems[0]!.code;
    });
  };

  it.each<[string, string[], unknown[]]>([
    ['a decimal comma', ['12500,50'], [12500500]],
    ['points between thousands', ['1.200,00', '1.200'], [1200000, 1200000]],
    ['commas between thousands', ['1,200.00', '1,200', '1.200'], [1200000, 1200000, 1200]],
    ['a decimal point', ['0.5', '1.200'], [500, 1200]],
    ['millions with points', ['1.234.567', '1.200'], [1234567000, 1200000]],
    ['spaces between thousands', ['1\u00a0234,50', '99,9'], [1234500, 99900]],
    ['nothing that tells', ['12', '1.200', '1,200'], [12000, 'AMBIGUOUS_NUMBER', 'AMBIGUOUS_NUMBER']],
    ['values that contradict each other', ['1,5', '1.5', '1.200'], ['NOT_AN_AMOUNT', 1500, 'AMBIGUOUS_NUMBER']],
  ])('%s: %j', (_, texts, expected) => expect(amounts(texts)).toEqual(expected));

  it('are read as the mapping says', () => {
    expect(amounts(['1.200', '12,5'], { ...COST, numbers: '1.234,56' })).toEqual([1200000, 12500]);
    expect(
      amounts(['1.200', '12.5'], { ...COST, fields: { ...COST.fields, amount: { column: 'a', number: '1,234.56' } } }),
    ).toEqual([1200, 12500]);
    expect(amounts(['1,5'], { ...COST, numbers: '1234.56' })).toEqual(['NOT_AN_AMOUNT']);
  });

  it('says both numbers that a text can be', () => {
    const result = read(COST, { m: '2026-01', c: 'pay', a: '1.200' });
    expect(result.outcome === 'rejected' && result.problems[0]!.message).toBe(
      'can be 1.2 or 1200; say how numbers are written: "number: "1,234.56"" for 1.2, "number: "1.234,56"" for 1200',
    );
  });

  it('make a year of a month, exactly', () => {
    expect(amounts(['0.1'], { ...COST, fields: { ...COST.fields, amount: { column: 'a', multiply: 12 } } })).toEqual([
      1200,
    ]);
    const attributes = {
      arr: { column: 'mrr', multiply: 12 },
      sum: { column: 'mrr', sum: true as const, multiply: 0.01 },
    };
    const made = fact<Customer>({ kind: 'customers', fields: { id: 'id' }, attributes }, { id: '1', mrr: '1250.10' });
    expect(made.attributes).toEqual({ arr: '15001.2', sum: '12.501' });
  });

  it('are plain in attributes that the workspace uses as numbers, and as they were in others', () => {
    const spec = {
      kind: 'customers' as const,
      file: 'a.csv',
      fields: { id: 'id' },
      attributes: { arr: 'arr', zip: 'zip', size: 'size' },
    };
    const row = ['1', '1.200,50', '1.200,50', 'many'];
    const header = ['id', 'arr', 'zip', 'size'];
    const numericAttributes = new Set(['arr', 'size']);
    const compiled = compileMapping(spec, { header, sample: [row], timeZone: UTC, numericAttributes });
    if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems));
    const result = compiled.reader.read(row, 1);
    expect(result.outcome === 'fact' && (result.fact as Customer).attributes).toEqual({
      arr: '1200.50',
      zip: '1.200,50',
      size: 'many',
    });
  });

  it('of durations and counts are read the same way', () => {
    const fields = { ...ID, handle_time: { column: 'h', unit: 'minutes', number: '1234,56' }, touches: 't' } as const;
    const texts = { id: '1', created: '2026-01-01', h: '2,5', t: '1.200' };
    const result = read({ fields }, texts);
    expect(result.outcome === 'rejected' && result.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'AMBIGUOUS_NUMBER touches',
    ]);
    expect(fact<Conversation>({ fields }, { ...texts, t: '3' }).handleSeconds).toBe(150);
  });
});

describe('what else files have', () => {
  it.each([
    ['True', true],
    ['FALSE', false],
  ])('reads %s', (text, expected) =>
    expect(
      fact<Conversation>({ fields: { ...ID, escalated: 'e' } }, { id: '1', created: '2026-01-01', e: text }).escalated,
    ).toBe(expected),
  );

  it.each([
    ['0', false],
    ['2', true],
    ['', null],
  ])('takes %j as a flag that is above 0: %s', (text, expected) => {
    const fields = { ...ID, escalated: { column: 'e', above: 0 } };
    expect(fact<Conversation>({ fields }, { id: '1', created: '2026-01-01', e: text }).escalated).toBe(expected);
  });

  it('refuses a list or an object of JSON as a text, and takes a text that looks like one', () => {
    const compiled = compileMapping(
      { kind: 'conversations', file: 'a.ndjson', fields: { ...ID, topic: 't' } },
      { header: ['id', 'created', 't'], isJson: true, timeZone: UTC },
    );
    if ('problems' in compiled) throw new Error();
    const outcomes = ['["a"]', '{"a":1}', '[urgent] login'].map((text) =>
      compiled.reader.read(['1', '2026-01-01', text], 1),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['rejected', 'rejected', 'fact']);
    expect(outcomes[0]).toMatchObject({
      problems: [{ code: 'NOT_A_TEXT', field: 'topic', column: 't', value: '["a"]' }],
    });
  });
});
