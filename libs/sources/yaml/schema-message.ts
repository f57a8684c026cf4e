/** Turns an ajv error into plain words. */
import { didYouMean, problem, type Problem } from '@bough/domain';
import type { ErrorObject } from 'ajv';
import type { Path } from './node-position.js';
import { typeName, typeOf } from './schema-types.js';

type Described = { readonly description?: string; readonly properties?: Record<string, { description?: string }> };

/** The problem of an error. For a key that is unknown or missing, the path ends with that key or with its parent. */
export function schemaMessage(error: ErrorObject, path: Path): Problem {
  const message = MESSAGES[error.keyword];
  const place = error.propertyName === undefined ? path : [...path, error.propertyName];
  const found = message?.(error, place) ?? problem('INVALID', place, error.message ?? 'is not allowed here');
  return withSubject(found);
}

/** `must be a list` at `segments` becomes `"segments" must be a list`. */
export function withSubject(found: Problem): Problem {
  const last = found.path.at(-1);
  if (last === undefined || !/^(must|needs|has|is|fits) /.test(found.message)) return found;
  const subject =
    typeof last === 'string' ? `"${last}"` : `entry ${last + 1} of "${String(found.path.at(-2) ?? 'the list')}"`;
  return { ...found, message: `${subject} ${found.message}` };
}

const MESSAGES: Record<string, (error: ErrorObject, path: Path) => Problem> = {
  additionalProperties: unknownKey,
  unevaluatedProperties: unknownKey,
  required: missingKey,
  type: (error, path) => problem('WRONG_TYPE', path, `must be ${typeName(error.schema)}, but is ${found(error)}`),
  enum: unknownValue,
  const: ({ schema }, path) => problem('UNKNOWN_VALUE', path, `must be ${JSON.stringify(schema)}`),
  pattern: (error, path) =>
    problem(
      'WRONG_FORMAT',
      path,
      `"${String(error.data)}" does not fit${explained(error) || ` ${String(error.schema)}`}`,
    ),
  minLength: ({ data }, path) => problem('TOO_SHORT', path, data === '' ? 'must not be empty' : 'is too short'),
  maxLength: ({ schema }, path) => problem('TOO_LONG', path, `must have at most ${String(schema)} characters`),
  minItems: ({ schema }, path) => problem('TOO_FEW', path, `needs at least ${plural(schema, 'entry', 'entries')}`),
  maxItems: ({ schema }, path) => problem('TOO_MANY', path, `has more than ${plural(schema, 'entry', 'entries')}`),
  minProperties: ({ schema }, path) => problem('TOO_FEW', path, `needs at least ${plural(schema, 'key', 'keys')}`),
  maxProperties: ({ schema }, path) => problem('TOO_MANY', path, `has more than ${plural(schema, 'key', 'keys')}`),
  uniqueItems: ({ params }, path) =>
    problem(
      'DUPLICATE',
      [...path, Number(params.i)],
      `the same entry occurs twice (entries ${Number(params.j) + 1} and ${Number(params.i) + 1})`,
    ),
  minimum: ({ schema }, path) => problem('OUT_OF_RANGE', path, `must be ${String(schema)} or more`),
  maximum: ({ schema }, path) => problem('OUT_OF_RANGE', path, `must be ${String(schema)} or less`),
  exclusiveMinimum: ({ schema }, path) => problem('OUT_OF_RANGE', path, `must be more than ${String(schema)}`),
  exclusiveMaximum: ({ schema }, path) => problem('OUT_OF_RANGE', path, `must be less than ${String(schema)}`),
  dependentRequired: ({ params }, path) =>
    problem('MISSING_KEY', path, `"${String(params.property)}" needs "${String(params.missingProperty)}" beside it`),
};

/** The value that was found. For an empty value, the description says what should stand there. */
function found(error: ErrorObject): string {
  return error.data === null ? `${typeOf(null)}${explained(error)}` : typeOf(error.data);
}

function unknownKey(error: ErrorObject, path: Path): Problem {
  const key = String(error.params.additionalProperty ?? error.params.unevaluatedProperty);
  const known = Object.keys((error.parentSchema as Described | undefined)?.properties ?? {});
  const hint = didYouMean(key, known) || (known.length > 0 ? `; known keys: ${known.join(', ')}` : '');
  return problem('UNKNOWN_KEY', [...path, key], `unknown key "${key}"${hint}`);
}

function missingKey(error: ErrorObject, path: Path): Problem {
  const key = String(error.params.missingProperty);
  const description = (error.parentSchema as Described | undefined)?.properties?.[key]?.description;
  return problem('MISSING_KEY', path, `"${key}" is required${description ? `: ${lowerFirst(description)}` : ''}`);
}

function unknownValue({ schema, data }: ErrorObject, path: Path): Problem {
  const allowed = (schema as unknown[]).map(String);
  if (typeof data === 'object')
    return problem('WRONG_TYPE', path, `must be one of ${allowed.join(', ')}, but is ${typeOf(data)}`);
  const hint = didYouMean(String(data), allowed) || `; allowed: ${allowed.join(', ')}`;
  return problem('UNKNOWN_VALUE', path, `unknown value "${String(data)}"${hint}`);
}

function explained({ parentSchema }: ErrorObject): string {
  const description = (parentSchema as Described | undefined)?.description;
  return description ? `: ${lowerFirst(description)}` : '';
}

function plural(count: unknown, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text;
}
