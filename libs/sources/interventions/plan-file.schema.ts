/** What a file with the plan of an intervention may say, as JSON Schema: made from the table of a plan's fields. */
import { WRITTEN_FIELDS, type PlanFieldKind, type WrittenField } from '@bough/domain';

const text = (description: string) => ({ type: 'string', description });
const list = (description: string) => ({ type: 'array', items: { type: 'string' }, description });
const day = (description: string) => ({
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: `${description}, as 2026-12-31`,
});
/** `10%` is relative, `3pt` are points of a share, a plain number is in the unit of the metric. */
const size = (description: string) => ({
  type: ['string', 'number'],
  description: `${description}: 10%, 3pt or 0.2`,
});
const shape = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const each = (items: object, description: string) => ({ type: 'array', items, description });

/** The schema of each kind of field. */
const SCHEMAS: Readonly<Record<PlanFieldKind, (field: WrittenField) => object>> = {
  text: ({ description }) => text(description),
  node: ({ description }) => text(description),
  person: ({ description }) => text(description),
  choice: ({ choices, description }) => ({ enum: choices, description }),
  segments: ({ description }) => list(description),
  day: ({ description }) => day(description),
  size: ({ description }) => size(description),
  count: ({ least, most, description }) => ({
    type: 'integer',
    minimum: least,
    ...(most !== undefined && { maximum: most }),
    description,
  }),
  finding: ({ description }) => ({ type: 'integer', minimum: 1, description }),
  waves: ({ description }) =>
    each(
      shape({ segments: list('Segments that start together'), launch: day('Their first day') }, ['segments', 'launch']),
      description,
    ),
  guardrails: ({ description }) =>
    each(
      shape({ node: text('A node that must not get worse'), margin: size('By more than this') }, ['node']),
      description,
    ),
  ranges: ({ description }) =>
    each(shape({ from: day('First day'), to: day('Last day') }, ['from', 'to']), description),
  arms: () =>
    shape(
      {
        treated: list('Customers that get the change, by the ids of their source'),
        control: list('Customers that do not'),
      },
      ['treated', 'control'],
    ),
};

/** Also `docs/schemas/plan.schema.json`, for editors. */
export const PLAN_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough plan: a bet on a node, written down before it starts',
  ...shape(Object.fromEntries(WRITTEN_FIELDS.map((field) => [field.written, SCHEMAS[field.kind](field)])), []),
};
