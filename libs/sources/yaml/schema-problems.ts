/**
 * Checks a value against a JSON Schema and describes the problems as a colleague would. Where the schema allows several shapes
 * (`anyOf`, `oneOf`), only the shape that the writer most likely meant is checked, so that one mistake gives one message.
 *
 * Lists and maps are checked entry by entry. Ajv, asked for all errors of a list at once, copies those that it has with every entry (of a
 * `$ref`), which takes seconds for thousands of broken ones.
 */
import type { Problem } from '@bough/domain';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { JsonSchema } from './json-schema.js';
import type { Path } from './node-position.js';
import { schemaMessage, withSubject } from './schema-message.js';
import { chooseBranch, resolved } from './choose-branch.js';

/** So many are looked for: whoever has written more has made one mistake many times. */
const MOST_FOUND = 10_000;

/** What `schema` does not allow about `value`; one problem per mistake, and 10,000 at most. */
export function schemaProblems(schema: JsonSchema, value: unknown): Problem[] {
  const found: Problem[] = [];
  checkValue({ root: schema, found }, schema, value, []);
  return found;
}

interface Check {
  readonly root: JsonSchema;
  readonly found: Problem[];
}

function checkValue(check: Check, schema: JsonSchema, value: unknown, path: Path): void {
  const { root, found } = check;
  if (found.length >= MOST_FOUND) return;
  const { anyOf, oneOf, allOf, ...own } = resolved(schema, root);
  for (const part of (allOf as JsonSchema[] | undefined) ?? []) checkValue(check, part, value, path);
  const union = (oneOf ?? anyOf) as JsonSchema[] | undefined;
  if (union) checkUnion(check, oneOf ? { oneOf } : { anyOf }, union, value, path);
  const shape = shapeOf(resolved(schema, root), own);
  const validate = compiled(shape.shell, root, true);
  if (!validate(value))
    for (const error of validate.errors ?? [])
      if (!WRAPPERS.has(error.keyword)) found.push(schemaMessage(error, [...path, ...pathOf(error, value)]));
  checkEntries(check, shape, value, path);
}

/** Keywords that only repeat what a nested error says. */
const WRAPPERS = new Set(['if', 'propertyNames']);

function checkEntries(check: Check, { items, properties, rest }: Shape, value: unknown, path: Path): void {
  if (Array.isArray(value)) {
    if (items) for (const [index, item] of value.entries()) checkValue(check, items, item, [...path, index]);
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      const schema = Object.hasOwn(properties, key) ? properties[key] : rest;
      if (schema) checkValue(check, schema, inner, [...path, key]);
    }
}

function checkUnion(check: Check, whole: JsonSchema, shapes: readonly JsonSchema[], value: unknown, path: Path): void {
  const { root, found } = check;
  if (compiled(unionOf(shapes, whole), root, false)(value)) return;
  const choice = chooseBranch(shapes, root, value, path);
  if ('problem' in choice) return void found.push(withSubject(choice.problem));
  const before = found.length;
  checkValue(check, choice.branch, value, path);
  if (found.length > before || before >= MOST_FOUND) return;
  const message = 'fits more than one of the shapes allowed here; keep the keys of one';
  found.push(withSubject({ code: 'AMBIGUOUS', path, message, severity: 'error' }));
}

/** A schema without what is inside: the shell says what there must be, the rest what each entry must be. */
interface Shape {
  readonly shell: JsonSchema;
  readonly items: JsonSchema | null;
  readonly properties: Readonly<Record<string, JsonSchema>>;
  /** Of the keys that are not among the properties. */
  readonly rest: JsonSchema | null;
}

const shapes = new WeakMap<JsonSchema, Shape>();
const unions = new WeakMap<readonly JsonSchema[], JsonSchema>();

/** Made once for each schema, since what is compiled is kept by it. */
function shapeOf(schema: JsonSchema, own: JsonSchema): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const { items, properties = {}, additionalProperties, definitions: _one, $defs: _other, ...others } = own;
  const inner = properties as Record<string, JsonSchema>;
  const described = Object.entries(inner).map(([key, { description }]) => [key, description ? { description } : {}]);
  const isOpen = isSchema(additionalProperties);
  const shell = {
    ...others,
    properties: Object.fromEntries(described) as object,
    ...(additionalProperties !== undefined && { additionalProperties: isOpen || additionalProperties }),
  };
  const shape = {
    shell,
    items: isSchema(items) ? items : null,
    properties: inner,
    rest: isOpen ? additionalProperties : null,
  };
  shapes.set(schema, shape);
  return shape;
}

function unionOf(branches: readonly JsonSchema[], whole: JsonSchema): JsonSchema {
  const known = unions.get(branches) ?? whole;
  unions.set(branches, known);
  return known;
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of an error as keys and indexes; a JSON pointer alone does not tell key "0" from index 0. */
function pathOf(error: ErrorObject, value: unknown): (string | number)[] {
  let node = value;
  return error.instancePath
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
      const step = Array.isArray(node) ? Number(key) : key;
      node = (node as Record<string, unknown> | undefined)?.[key];
      return step;
    });
}

interface Compiler {
  /** One that gives all errors, and one that stops at the first. */
  readonly all: Ajv;
  readonly first: Ajv;
  readonly known: WeakMap<JsonSchema, ValidateFunction>;
}
const compilers = new WeakMap<JsonSchema, Compiler>();

function compiled(schema: JsonSchema, root: JsonSchema, isAll: boolean): ValidateFunction {
  let compiler = compilers.get(root);
  if (!compiler) {
    // With `strictNumbers`, NaN and the infinities are no numbers.
    const options = { verbose: true, strict: false, strictNumbers: true } as const;
    compiler = { all: new Ajv({ ...options, allErrors: true }), first: new Ajv(options), known: new WeakMap() };
    compilers.set(root, compiler);
  }
  let validate = compiler.known.get(schema);
  if (!validate) {
    const { definitions, $defs } = root;
    const { $id: _id, $schema: _schema, ...rest } = schema;
    const ajv = isAll ? compiler.all : compiler.first;
    validate = ajv.compile({ ...rest, ...(definitions ? { definitions } : {}), ...($defs ? { $defs } : {}) });
    compiler.known.set(schema, validate);
  }
  return validate;
}
