/**
 * What a mapping file may say, as JSON Schema: checked when a mapping is read, and written to
 * `docs/schemas/mapping.schema.json` for editors (a test keeps the two equal).
 */
import { CONVERSATION_EVENTS, CONVERSATION_FIELD_LIST, type FieldKind } from '@bough/domain';
import { CASE_FIELDS, EVENT_FIELDS } from './carried-by-events.js';
import { NUMBER_FORMATS } from './number-format.js';
import { NUMBER_CONDITION } from './row-condition.js';

const column = {
  type: 'string',
  minLength: 1,
  description: 'Name of the column; dots reach into NDJSON objects',
} as const;
const scalar = { type: ['string', 'number', 'boolean'] } as const;
const format = {
  type: 'string',
  minLength: 1,
  description: 'iso (default), unix, unix_ms, or a pattern of yyyy yy MMMM MMM MM M dd d HH H hh h mm m ss s SSS a XXX',
} as const;
const year = {
  type: 'integer',
  minimum: 1990,
  maximum: 2199,
  description: 'Of all dates of the column, for a pattern without a year',
} as const;
const precision = {
  const: 'day',
  description: 'The time of day means nothing: only the day is known',
} as const;
const values = {
  type: 'object',
  minProperties: 1,
  additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
  description: 'Text of the column → value to take; other texts stay as they are',
} as const;
const number = {
  enum: NUMBER_FORMATS,
  description: 'How numbers are written, by an example; default: as the values of the column show',
} as const;
const multiply = {
  type: 'number',
  description: 'The number is multiplied by this: 12 makes a year of a month',
} as const;
const constant = { ...scalar, description: 'The same value for every row' } as const;
const unit = {
  enum: ['seconds', 'minutes', 'hours', 'days', 'milliseconds', 'hh:mm:ss'],
  description: 'Unit of the duration: seconds, minutes, hours, days, milliseconds or hh:mm:ss',
} as const;
const condition = {
  column,
  is: {
    anyOf: [scalar, { type: 'array', items: scalar, minItems: 1 }],
    description: 'tells the rows (this, "not", "empty" or "is_number"): those with one of these values',
  },
  not: {
    anyOf: [scalar, { type: 'array', items: scalar, minItems: 1 }],
    description: 'tells the rows: those with none of these values',
  },
  empty: { type: 'boolean', description: 'tells the rows: true for those without a value, false for those with one' },
  is_number: {
    type: 'string',
    pattern: NUMBER_CONDITION.source,
    description: 'tells the rows: those with a number like this: > 0, <= 12.5, = 1 or <> 1',
  },
} as const;

const shape = <P extends object, R extends readonly string[]>(properties: P, required: R) =>
  ({ type: 'object', additionalProperties: false, required, properties }) as const;
const ref = <N extends string>(name: N) => ({ $ref: `#/definitions/${name}` }) as const;
const when = { allOf: [ref('condition')], description: 'The column counts only in rows that meet this' } as const;
const lookedUp = shape(
  {
    column,
    values,
    when,
    through: { type: 'string', minLength: 1, description: 'The file in which the text of the column is looked up' },
    key: { ...column, description: 'Its column with what the text is' },
    value: { ...column, description: 'Its column with what to take' },
  },
  ['column', 'through', 'key', 'value'],
);
const keep = {
  enum: ['newest', 'last'],
  description:
    'Which of several rows with one id holds: that with the highest version, or the last; default: the first',
} as const;
const only = {
  type: 'array',
  minItems: 1,
  items: {
    enum: CONVERSATION_FIELD_LIST.filter(({ name }) => !['id', 'created_at', 'version'].includes(name)).map(
      ({ name }) => name,
    ),
  },
  description: 'The file says these fields of conversations that are there, and nothing else',
} as const;
const described = <N extends string>(name: N, description: string) => ({ allOf: [ref(name)], description }) as const;

const eventKind = {
  enum: Object.keys(CONVERSATION_EVENTS),
  description: Object.entries(CONVERSATION_EVENTS)
    .map(([kind, meaning]) => `${kind}: ${meaning}`)
    .join('; '),
} as const;

/** How a mapping may spell a field of each kind: a name among the definitions below. */
const SPELLINGS: Readonly<Record<FieldKind, 'plain' | 'label' | 'flag' | 'number' | 'instant' | 'date' | 'duration'>> =
  {
    id: 'label',
    label: 'label',
    choice: 'plain',
    flag: 'flag',
    instant: 'instant',
    duration: 'duration',
    count: 'number',
    score: 'number',
    version: 'date',
  };

/** Instants that a duration can be added to. A rating is an end: nothing is timed from it. */
const DURATION_STARTS = CONVERSATION_FIELD_LIST.filter(
  ({ kind, name }) => kind === 'instant' && name !== 'rated_at',
).map(({ name }) => name);

const common = {
  file: { type: 'string', minLength: 1, description: "Path of the file, relative to the mapping's folder" },
  format: { enum: ['csv', 'tsv', 'ndjson'], description: 'Only needed when the file name does not tell' },
  delimiter: { type: 'string', minLength: 1, maxLength: 1, description: 'Of a csv file; default: a comma' },
  encoding: {
    type: 'string',
    minLength: 1,
    description: 'Of the text, such as windows-1252; default: UTF-8, and UTF-16 where the file begins with its mark',
  },
  time_zone: {
    type: 'string',
    minLength: 1,
    description: "Of dates and times without an offset; default: the workspace's",
  },
  numbers: {
    ...number,
    description: 'How numbers are written, by an example; default: as the values of each column show',
  },
  empty_values: {
    type: 'array',
    items: { type: 'string' },
    description: 'Texts that mean "no value", beside the empty text; default: NULL, null and \\N',
  },
  leave_out: {
    type: 'array',
    items: ref('condition'),
    description: 'Rows that are not facts (spam, tests, merged …); counted per rule and shown',
  },
} as const;

const attributes = <N extends string>(spelling: N) =>
  ({
    type: 'object',
    propertyNames: {
      pattern: '^[a-z][a-z0-9_]{0,62}$',
      description: 'attribute names have small letters, digits and _',
    },
    additionalProperties: ref(spelling),
    description: 'Attribute name (small letters, digits, _) → column',
  }) as const;

const LOG_FIELDS: readonly string[] = [...CASE_FIELDS, ...Object.keys(EVENT_FIELDS)];

const oneImport = <K extends string, F extends object, E extends object>(
  kind: K,
  fields: F,
  extra: E,
  needed: readonly string[] = [],
) =>
  shape(
    {
      kind: { const: kind, description: 'customers, conversations, events, cost_pools or readings' },
      ...common,
      fields,
      ...extra,
    },
    ['kind', 'file', 'fields', ...needed],
  );

/** JSON Schema (draft 7) of a mapping file. */
export const MAPPING_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough mapping: which column of a file is which field of a fact',
  type: 'object',
  additionalProperties: false,
  required: ['source', 'imports'],
  properties: {
    source: {
      type: 'string',
      pattern: '^[a-z][a-z0-9_-]{0,62}$',
      description:
        'The system that the facts come from: small letters, digits, _ and - (ravenstack); natural key = source + id',
    },
    imports: {
      type: 'array',
      minItems: 1,
      items: { oneOf: ['conversations', 'events', 'customers', 'cost_pools', 'readings'].map((kind) => ref(kind)) },
      description: 'The files, in the order in which they are read',
    },
  },
  definitions: {
    plain: {
      anyOf: [column, shape({ column, values, when }, ['column']), shape({ constant }, ['constant'])],
    },
    label: {
      anyOf: [column, shape({ column, values, when }, ['column']), lookedUp, shape({ constant }, ['constant'])],
    },
    key: {
      anyOf: [
        column,
        shape({ column, values, when }, ['column']),
        shape({ constant }, ['constant']),
        shape(
          { row_number: { const: true, description: 'The number of the row in the file, for files without an id' } },
          ['row_number'],
        ),
      ],
    },
    flag: {
      anyOf: [
        column,
        shape({ column, values, when }, ['column']),
        shape({ column, above: { type: 'number', description: 'True for numbers above this one' }, number, when }, [
          'column',
          'above',
        ]),
        shape({ constant }, ['constant']),
      ],
    },
    number: {
      anyOf: [column, shape({ column, number, values, when }, ['column']), shape({ constant }, ['constant'])],
    },
    amount: {
      anyOf: [column, shape({ column, number, multiply, values, when }, ['column']), shape({ constant }, ['constant'])],
    },
    instant: {
      anyOf: [
        column,
        shape({ column, format, year, precision, values, when }, ['column']),
        shape({ constant }, ['constant']),
        shape(
          {
            after: {
              enum: DURATION_STARTS,
              description: 'The field that the duration is added to',
            },
            column,
            unit,
            number,
            when,
          },
          ['after', 'column', 'unit'],
        ),
      ],
    },
    date: {
      anyOf: [column, shape({ column, format, year, values, when }, ['column']), shape({ constant }, ['constant'])],
    },
    duration: { anyOf: [column, shape({ column, unit, number, when }, ['column']), shape({ constant }, ['constant'])] },
    attribute: {
      anyOf: [
        column,
        shape({ column, number, multiply, values, when }, ['column']),
        lookedUp,
        shape({ constant }, ['constant']),
        shape(
          {
            column,
            number,
            multiply,
            sum: { const: true, description: 'Adds up the rows of the same customer' },
            when,
          },
          ['column', 'sum'],
        ),
      ],
    },
    condition: {
      anyOf: (['is', 'not', 'empty', 'is_number'] as const).map((test) =>
        shape({ column, [test]: condition[test] }, ['column', test]),
      ),
    },
    conversations: oneImport(
      'conversations',
      shape(
        Object.fromEntries(
          CONVERSATION_FIELD_LIST.map(({ name, kind, isRequired, description }) => [
            name,
            described(kind === 'id' && isRequired ? 'key' : SPELLINGS[kind], description),
          ]),
        ),
        ['id'], // and created_at, unless the file says a few fields only
      ),
      { attributes: attributes('label'), keep, only },
    ),
    events: oneImport(
      'events',
      shape(
        {
          case: described('plain', 'the identifier of the conversation that the event belongs to'),
          at: described('date', 'when it happened'),
          event: described('plain', 'what happened, in the words of the log'),
          ...Object.fromEntries(
            CONVERSATION_FIELD_LIST.filter(({ name }) => LOG_FIELDS.includes(name)).map(
              ({ name, kind, description }) => [name, described(SPELLINGS[kind], description)],
            ),
          ),
        },
        ['case', 'at', 'event'],
      ),
      {
        attributes: attributes('label'),
        means: {
          type: 'object',
          minProperties: 1,
          additionalProperties: eventKind,
          description: 'What the log calls an event → what it means',
        },
        reopened_by: {
          type: 'array',
          items: eventKind,
          minItems: 1,
          description: 'What after a close counts as reopening, beside "reopen"; it stays resolved',
        },
        sorted: {
          type: 'boolean',
          description: 'The rows of a case follow one another, so that none is held till the end',
        },
        max_cases: { type: 'integer', minimum: 1, description: 'More cases than this are refused; default: 2000000' },
      },
      ['means'],
    ),
    customers: oneImport(
      'customers',
      shape(
        {
          id: described('plain', 'the identifier in the source'),
          name: described('label', 'the name to show'),
          active_from: described('date', 'first day as a customer'),
          active_to: described('date', 'first day no longer a customer'),
          valid_from: described('date', 'the day from which the attributes hold'),
          version: described('date', 'update time or counter that grows with every change'),
        },
        ['id'],
      ),
      { attributes: attributes('attribute') },
    ),
    cost_pools: oneImport(
      'cost_pools',
      shape(
        {
          month: described('date', 'the month (yyyy-MM or any date in it)'),
          category: described('plain', 'agent pay, tooling, management overhead, infrastructure …'),
          amount: described('amount', "money in the workspace's currency"),
        },
        ['month', 'category', 'amount'],
      ),
      {},
    ),
    readings: oneImport(
      'readings',
      shape(
        {
          measure: described('plain', 'key of the measure'),
          day: described('date', 'the day'),
          dimension: described('plain', 'dimension of the segment; none: all segments together'),
          segment: described('plain', 'segment within the dimension'),
          value: described('amount', 'the number'),
        },
        ['measure', 'day', 'value'],
      ),
      {},
    ),
  },
} as const;
