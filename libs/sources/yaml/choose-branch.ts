/** Chooses the shape that the writer most likely meant from several allowed ones. */
import { didYouMean, problem, type Problem } from '@bough/domain';
import type { Path } from './node-position.js';
import type { JsonSchema } from './json-schema.js';
import { isOfType, typeName, typeOf } from './schema-types.js';

type Choice = { readonly branch: JsonSchema } | { readonly problem: Problem };

/**
 * Chooses by type first, then by the value of a distinguishing key (`kind: conversations`), then by the keys that are present.
 * When no shape is close, one problem says what is allowed.
 */
export function chooseBranch(branches: readonly JsonSchema[], root: JsonSchema, data: unknown, path: Path): Choice {
  const shapes = branches.map((branch) => resolved(branch, root));
  const fitting = shapes.filter((shape) => isOfType(data, shape.type) && !isForbidden(shape, data));
  if (fitting.length === 0) return { problem: wrongShape(shapes, data, path) };
  if (fitting.length === 1) return { branch: fitting[0]! };
  if (!isRecord(data)) return byValue(fitting, data, path);
  return byTellingKey(fitting, data, path) ?? { branch: best(fitting, data) };
}

/** The schema that a reference leads to; a schema without one is itself. */
export function resolved(branch: JsonSchema, root: JsonSchema): JsonSchema {
  const name = typeof branch.$ref === 'string' ? /^#\/(definitions|\$defs)\/(.+)$/.exec(branch.$ref) : null;
  if (!name) return branch;
  return resolved((root[name[1]!] as Record<string, JsonSchema>)[name[2]!] ?? {}, root);
}

/**
 * Whether the shape is a constant that differs from the value. Such a shape (`{ "const": x }`) fits by value, whatever its type
 * says.
 */
function isForbidden(shape: JsonSchema, data: unknown): boolean {
  return !isRecord(data) && 'const' in shape && shape.const !== data;
}

function wrongShape(shapes: readonly JsonSchema[], data: unknown, path: Path): Problem {
  const wanted = [
    ...new Set(shapes.map((shape) => ('const' in shape ? JSON.stringify(shape.const) : typeName(shape.type)))),
  ];
  return problem('WRONG_TYPE', path, `must be ${wanted.join(' or ')}, but is ${typeOf(data)}`);
}

function byValue(fitting: readonly JsonSchema[], data: unknown, path: Path): Choice {
  const named = fitting.filter((shape) => Array.isArray(shape.enum));
  if (named.length !== fitting.length) return { branch: fitting.find((shape) => !named.includes(shape))! };
  const allowed = named.flatMap((shape) => shape.enum as unknown[]).map(String);
  const hint = didYouMean(String(data), allowed) || `; allowed: ${allowed.join(', ')}`;
  return { problem: problem('UNKNOWN_VALUE', path, `unknown value "${String(data)}"${hint}`) };
}

/** Chooses by a key that is a constant in every shape. */
function byTellingKey(shapes: readonly JsonSchema[], data: Record<string, unknown>, path: Path): Choice | null {
  const key = Object.keys(propertiesOf(shapes[0]!)).find((name) =>
    shapes.every((shape) => 'const' in (propertiesOf(shape)[name] ?? {})),
  );
  if (key === undefined) return null;
  const branch = shapes.find((shape) => propertiesOf(shape)[key]!.const === data[key]);
  if (branch) return { branch };
  const allowed = shapes.map((shape) => String(propertiesOf(shape)[key]!.const));
  const oneOf = `one of ${allowed.join(', ')}`;
  if (!(key in data)) return { problem: problem('MISSING_KEY', path, `"${key}" is required: ${oneOf}`) };
  if (typeof data[key] === 'object')
    return { problem: problem('WRONG_TYPE', [...path, key], `must be ${oneOf}, but is ${typeOf(data[key])}`) };
  const value = String(data[key]);
  return {
    problem: problem(
      'UNKNOWN_VALUE',
      [...path, key],
      `unknown ${key} "${value}"${didYouMean(value, allowed) || `; ${oneOf}`}`,
    ),
  };
}

/** The shape with the most required keys present, then the most known keys, then the fewest missing ones. */
function best(shapes: readonly JsonSchema[], data: Record<string, unknown>): JsonSchema {
  const score = (shape: JsonSchema) => {
    const required = (shape.required as string[] | undefined) ?? [];
    const present = required.filter((key) => key in data).length;
    const known = Object.keys(data).filter((key) => key in propertiesOf(shape)).length;
    return present * 10_000 + known * 100 - required.length;
  };
  return shapes.reduce((a, b) => (score(b) > score(a) ? b : a));
}

function propertiesOf(shape: JsonSchema): Record<string, JsonSchema> {
  return (shape.properties as Record<string, JsonSchema> | undefined) ?? {};
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
