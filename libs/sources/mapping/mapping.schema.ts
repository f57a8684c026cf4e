/**
 * What a mapping file may say, as JSON Schema: checked when a mapping is read, and written to
 * `docs/schemas/mapping.schema.json` for editors (a test keeps the two equal).
 */
import { CONVERSATION_EVENTS, CONVERSATION_FIELD_LIST, type FieldDefinition, type FieldKind } from '@bough/domain';
import { CONNECTIONS_SCHEMA } from '../connections/connection.schema.js';
import { CASE_FIELDS, EVENT_FIELDS } from './carried-by-events.js';
import { describedRef, FIELD_SHAPES, NUMBER_SCHEMA, refTo, fieldShape } from './field-shapes.js';

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

function spellingOf({ name, kind, isRequired }: Pick<FieldDefinition, 'name' | 'kind' | 'isRequired'>) {
  if (name === 'customer') return 'customer';
  return kind === 'id' && isRequired ? 'key' : SPELLINGS[kind];
}

/** What can be told from the content of cells; the splitter would take a comma instead of a quote or the end of a line. */
const DELIMITER_PATTERN = '^(?![\\p{L}\\p{N}\\p{Cs}"\\ufeff])(?:\\t|[^\\p{Cc}\\u{10000}-\\u{10ffff}])$';

const common = {
  file: { type: 'string', minLength: 1, description: "Path of the file, relative to the mapping's folder" },
  connection: { type: 'string', minLength: 1, description: 'Instead of a file: the connection of the query' },
  query: {
    type: 'string',
    minLength: 1,
    description: 'Instead of a file: a query whose columns are those of the fields',
  },
  format: { enum: ['csv', 'tsv', 'ndjson'], description: 'Only needed when the file name does not tell' },
  delimiter: {
    type: 'string',
    pattern: DELIMITER_PATTERN,
    description:
      'One character between the cells of a csv file: no letter, digit, quote, end of a line or control character; default: a comma',
  },
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
    ...NUMBER_SCHEMA,
    description: 'How numbers are written, by an example; default: as the values of each column show',
  },
  empty_values: {
    type: 'array',
    items: { type: 'string' },
    description: 'Texts that mean "no value", beside the empty text; default: NULL, null and \\N',
  },
  leave_out: {
    type: 'array',
    items: refTo('condition'),
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
    additionalProperties: refTo(spelling),
    description: 'Attribute name (small letters, digits, _) → column',
  }) as const;

const LOG_FIELDS: readonly string[] = [...CASE_FIELDS, ...Object.keys(EVENT_FIELDS)];

const oneImport = <K extends string, F extends object, E extends object>(
  kind: K,
  fields: F,
  extra: E,
  needed: readonly string[] = [],
) =>
  fieldShape(
    {
      kind: { const: kind, description: 'customers, conversations, events, cost_pools or readings' },
      ...common,
      fields,
      ...extra,
    },
    ['kind', 'fields', ...needed],
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
    connections: CONNECTIONS_SCHEMA,
    imports: {
      type: 'array',
      minItems: 1,
      items: { oneOf: ['conversations', 'events', 'customers', 'cost_pools', 'readings'].map((kind) => refTo(kind)) },
      description: 'The files, in the order in which they are read',
    },
  },
  definitions: {
    ...FIELD_SHAPES,
    conversations: oneImport(
      'conversations',
      fieldShape(
        Object.fromEntries(
          CONVERSATION_FIELD_LIST.map(({ name, kind, isRequired, description }) => [
            name,
            describedRef(spellingOf({ name, kind, isRequired }), description),
          ]),
        ),
        ['id'], // and created_at, unless the file says a few fields only
      ),
      { attributes: attributes('label'), keep, only },
    ),
    events: oneImport(
      'events',
      fieldShape(
        {
          case: describedRef('plain', 'the identifier of the conversation that the event belongs to'),
          at: describedRef('date', 'when it happened'),
          event: describedRef('plain', 'what happened, in the words of the log'),
          ...Object.fromEntries(
            CONVERSATION_FIELD_LIST.filter(({ name }) => LOG_FIELDS.includes(name)).map(
              ({ name, kind, description }) => [name, describedRef(SPELLINGS[kind], description)],
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
      fieldShape(
        {
          id: describedRef('plain', 'the identifier in the source'),
          name: describedRef('label', 'the name to show'),
          active_from: describedRef('date', 'first day as a customer'),
          active_to: describedRef('date', 'first day no longer a customer'),
          valid_from: describedRef('date', 'the day from which the attributes hold'),
          version: describedRef('date', 'update time or counter that grows with every change'),
        },
        ['id'],
      ),
      { attributes: attributes('attribute') },
    ),
    cost_pools: oneImport(
      'cost_pools',
      fieldShape(
        {
          month: describedRef('date', 'the month (yyyy-MM or any date in it)'),
          category: describedRef('plain', 'agent pay, tooling, management overhead, infrastructure …'),
          amount: describedRef('amount', "money in the workspace's currency"),
        },
        ['month', 'category', 'amount'],
      ),
      {},
    ),
    readings: oneImport(
      'readings',
      fieldShape(
        {
          measure: describedRef('plain', 'key of the measure'),
          day: describedRef('date', 'the day'),
          dimension: describedRef('plain', 'dimension of the segment; none: all segments together'),
          segment: describedRef('plain', 'segment within the dimension'),
          value: describedRef('amount', 'the number'),
        },
        ['measure', 'day', 'value'],
      ),
      {},
    ),
  },
} as const;
