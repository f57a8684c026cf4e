import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblems } from '../yaml/format-problems.js';
import { carriedFields, columnsOf } from './field-spec.js';
import { MAPPING_SCHEMA } from './mapping.schema.js';
import { readMapping } from './mapping.js';

const RAVENSTACK = `
source: ravenstack
imports:
  - kind: customers
    file: accounts.csv
    fields: { id: account_id, name: account_name, active_from: signup_date }
    attributes: { plan: plan_tier, country: { column: country, values: { UK: GB } }, region: { constant: all } }
  - kind: customers
    file: subscriptions.csv
    fields: { id: account_id }
    attributes:
      arr: { column: arr_amount, sum: true, when: { column: end_date, empty: true } }
  - kind: conversations
    file: tickets.csv
    time_zone: UTC
    empty_values: [n/a]
    leave_out:
      - { column: status, is: [spam, test] }
      - { column: kind, not: ticket }
    fields:
      id: ticket_id
      customer: account_id
      created_at: { column: submitted_at, format: yyyy-MM-dd }
      resolved_at: { column: closed_at, format: "yyyy-MM-dd HH:mm:ss" }
      first_human_reply_at: { after: created_at, column: first_response_time_minutes, unit: minutes }
      escalated: { column: flag, values: { "True": true, "False": false } }
      channel: { constant: email }
      rating: satisfaction_score
  - { kind: cost_pools, file: cost.csv, fields: { month: month, category: category, amount: amount } }
  - { kind: readings, file: r.ndjson, fields: { measure: m, day: d, value: v } }
`;

function report(text: string): string[] {
  const { file, problems, positionOf } = readMapping(text, 'm.yml');
  return formatProblems(file, problems, positionOf);
}
const conversation = (fields: string) =>
  `source: s\nimports:\n  - kind: conversations\n    file: a.csv\n    fields:\n      id: a\n      created_at: b\n${fields}`;

describe('readMapping', () => {
  it('reads a mapping with every shape of field', () => {
    const { mapping, problems } = readMapping(RAVENSTACK, 'm.yml');
    expect(problems).toEqual([]);
    expect(mapping?.imports.map(({ kind }) => kind)).toEqual([
      'customers',
      'customers',
      'conversations',
      'cost_pools',
      'readings',
    ]);
  });

  it('knows the columns and fields of an import', () => {
    const [accounts, subscriptions, tickets] = readMapping(RAVENSTACK, 'm.yml').mapping!.imports;
    expect(columnsOf(subscriptions!)).toEqual(['account_id', 'arr_amount', 'end_date']);
    expect(columnsOf(tickets!)).toContain('status');
    expect(carriedFields(accounts!)).toEqual([
      'id',
      'name',
      'active_from',
      'attributes.plan',
      'attributes.country',
      'attributes.region',
    ]);
    expect(carriedFields(tickets!)).toEqual(
      expect.arrayContaining(['first_reply_at', 'first_human_reply_at', 'rated_at', 'escalated']),
    );
  });

  it.each([
    [
      'unknown kind',
      'source: s\nimports:\n  - kind: conversation\n    file: a\n    fields: {}\n',
      '3:11  error  UNKNOWN_VALUE  unknown kind "conversation", did you mean "conversations"?',
    ],
    [
      'missing kind',
      'source: s\nimports:\n  - file: a\n    fields: {}\n',
      '3:5  error  MISSING_KEY  "kind" is required: one of conversations, events, customers, cost_pools, readings',
    ],
    [
      'misspelt field',
      conversation('      tpic: x\n'),
      '8:7  error  UNKNOWN_KEY  unknown key "tpic", did you mean "topic"?',
    ],
    [
      'bad unit',
      conversation('      handle_time: { column: a, unit: minuts }\n'),
      '8:39  error  UNKNOWN_VALUE  unknown value "minuts", did you mean "minutes"?',
    ],
    [
      'bad pattern',
      conversation('      resolved_at: { column: a, format: yyyy-MM-DD }\n'),
      '8:41  error  BAD_DATE_FORMAT  the format "yyyy-MM-DD" does not know "DD"; use "dd". Known: yyyy yy MMMM MMM MM M dd d HH H hh h mm m ss s SSS a XXX, iso, unix, unix_ms',
    ],
    [
      'after an unmapped field',
      conversation('      resolved_at: { after: first_reply_at, column: a, unit: hours }\n'),
      '8:29  error  UNKNOWN_FIELD  "first_reply_at" is not among the fields; map it, too',
    ],
    [
      'after itself',
      conversation('      resolved_at: { after: resolved_at, column: a, unit: hours }\n'),
      '8:29  error  CIRCULAR_FIELD  "resolved_at" comes after itself; start from created_at',
    ],
    [
      'an attribute that is a field',
      conversation('    attributes: { stage: a }\n'),
      '8:26  error  ATTRIBUTE_IS_FIELD  "stage" is a field of conversations; map it as "journey_stage" under fields, or give the attribute another name',
    ],
    [
      'an attribute of conversations that is a sum',
      conversation('    attributes: { spent: { column: a, sum: true } }\n'),
      '8:39  error  UNKNOWN_KEY  unknown key "sum"; known keys: column, values, when',
    ],
    [
      'number as column',
      conversation('      topic: 7\n'),
      '8:14  error  WRONG_TYPE  "topic" must be text or a map, but is the number 7',
    ],
    [
      'time zone',
      conversation('').replace('file:', 'time_zone: Mars/Base\n    file:'),
      '4:16  error  UNKNOWN_TIME_ZONE  unknown time zone "Mars/Base"; use an IANA name such as UTC or Europe/Berlin',
    ],
    [
      'attribute name',
      'source: s\nimports:\n  - kind: customers\n    file: a\n    fields: { id: a }\n    attributes:\n      Plan: p\n',
      '7:13  error  WRONG_FORMAT  "Plan" does not fit: attribute names have small letters, digits and _',
    ],
    [
      'sum that is not true',
      'source: s\nimports:\n  - kind: customers\n    file: a\n    fields: { id: a }\n    attributes:\n      arr: { column: a, sum: false }\n',
      '7:30  error  UNKNOWN_VALUE  "sum" must be true',
    ],
    [
      'half a segment',
      'source: s\nimports:\n  - kind: readings\n    file: a\n    fields: { measure: a, day: b, value: c, segment: d }\n',
      '5:54  error  HALF_A_SEGMENT  "segment" needs "dimension" beside it; leave out both for all segments',
    ],
    [
      'leave_out without a test',
      conversation('    leave_out:\n      - { column: a }\n'),
      '9:9  error  MISSING_KEY  "is" is required: tells the rows (this, "not", "empty" or "is_number"): those with one of these values',
    ],
  ])('reports a %s once, at its place', (_, text, expected) => {
    expect(report(text)).toEqual([`m.yml:${expected}`]);
  });
});

describe('MAPPING_SCHEMA', () => {
  it('equals docs/schemas/mapping.schema.json', () => {
    const file = join(__dirname, '../../../docs/schemas/mapping.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(MAPPING_SCHEMA)));
  });
});
