/** How mappings spell a field: as a column, as a value for all rows, or by a map with what else there is to say. */
import { CONVERSATION_FIELD_LIST } from '@bough/domain';
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
/** How numbers are written. */
export const NUMBER_SCHEMA = {
  enum: NUMBER_FORMATS,
  description: 'How numbers are written, by an example; default: as the values of the column show',
} as const;
const number = NUMBER_SCHEMA;
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

/** A map with these keys and no others. */
export const fieldShape = <P extends object, R extends readonly string[]>(properties: P, required: R) =>
  ({ type: 'object', additionalProperties: false, required, properties }) as const;
/** A definition of the schema. */
export const refTo = <N extends string>(name: N) => ({ $ref: `#/definitions/${name}` }) as const;
const when = { allOf: [refTo('condition')], description: 'The column counts only in rows that meet this' } as const;
const customersOf = {
  type: 'string',
  pattern: '^[a-z][a-z0-9_-]{0,62}$',
  description: 'The source whose customer the text names; default: that of the mapping',
} as const;
const lookedUp = (isCustomer = false) =>
  fieldShape(
    {
      ...(isCustomer && { source: customersOf }),
      column,
      values,
      when,
      through: { type: 'string', minLength: 1, description: 'The file in which the text of the column is looked up' },
      key: { ...column, description: 'Its column with what the text is' },
      value: { ...column, description: 'Its column with what to take' },
    },
    ['column', 'through', 'key', 'value'],
  );
/** A definition with words of its own. */
export const describedRef = <N extends string>(name: N, description: string) =>
  ({ allOf: [refTo(name)], description }) as const;

/** Instants that a duration can be added to. A rating is an end: nothing is timed from it. */
const DURATION_STARTS = CONVERSATION_FIELD_LIST.filter(
  ({ kind, name }) => kind === 'instant' && name !== 'rated_at',
).map(({ name }) => name);

/** The definitions of the spellings, by name. */
export const FIELD_SHAPES = {
  plain: {
    anyOf: [column, fieldShape({ column, values, when }, ['column']), fieldShape({ constant }, ['constant'])],
  },
  customer: {
    anyOf: [
      column,
      fieldShape({ column, values, when, source: customersOf }, ['column']),
      lookedUp(true),
      fieldShape({ constant }, ['constant']),
    ],
  },
  label: {
    anyOf: [
      column,
      fieldShape({ column, values, when }, ['column']),
      lookedUp(),
      fieldShape({ constant }, ['constant']),
    ],
  },
  key: {
    anyOf: [
      column,
      fieldShape({ column, values, when }, ['column']),
      fieldShape({ constant }, ['constant']),
      fieldShape(
        { row_number: { const: true, description: 'The number of the row in the file, for files without an id' } },
        ['row_number'],
      ),
    ],
  },
  flag: {
    anyOf: [
      column,
      fieldShape({ column, values, when }, ['column']),
      fieldShape({ column, above: { type: 'number', description: 'True for numbers above this one' }, number, when }, [
        'column',
        'above',
      ]),
      fieldShape({ constant }, ['constant']),
    ],
  },
  number: {
    anyOf: [column, fieldShape({ column, number, values, when }, ['column']), fieldShape({ constant }, ['constant'])],
  },
  amount: {
    anyOf: [
      column,
      fieldShape({ column, number, multiply, values, when }, ['column']),
      fieldShape({ constant }, ['constant']),
    ],
  },
  instant: {
    anyOf: [
      column,
      fieldShape({ column, format, year, precision, values, when }, ['column']),
      fieldShape({ constant }, ['constant']),
      fieldShape(
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
    anyOf: [
      column,
      fieldShape({ column, format, year, values, when }, ['column']),
      fieldShape({ constant }, ['constant']),
    ],
  },
  duration: {
    anyOf: [column, fieldShape({ column, unit, number, when }, ['column']), fieldShape({ constant }, ['constant'])],
  },
  attribute: {
    anyOf: [
      column,
      fieldShape({ column, number, multiply, values, when }, ['column']),
      lookedUp(),
      fieldShape({ constant }, ['constant']),
      fieldShape(
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
      fieldShape({ column, [test]: condition[test] }, ['column', test]),
    ),
  },
} as const;
