/**
 * Checks a value against a JSON Schema and describes the problems as a colleague would. Where the schema allows several shapes
 * (`anyOf`, `oneOf`), only the shape that the writer most likely meant is checked, so that one mistake gives one message.
 */
import type { Problem } from '@bough/domain';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { JsonSchema } from './json-schema.js';
import type { Path } from './node-position.js';
import { schemaMessage, withSubject } from './schema-message.js';
import { chooseBranch } from './choose-branch.js';

/** Everything about `value` that `schema` does not allow; one problem per mistake. */
export function schemaProblems(schema: JsonSchema, value: unknown): Problem[] {
  return checkValue(schema, schema, value, []);
}

function checkValue(schema: JsonSchema, root: JsonSchema, value: unknown, path: Path): Problem[] {
  const validate = compiled(schema, root);
  if (validate(value)) return [];
  const errors = validate.errors ?? [];
  const unions = outermostUnions(errors);
  const places = new Set(unions.map(({ instancePath }) => instancePath));
  const isInUnion = ({ instancePath }: ErrorObject) => upwards(instancePath).some((place) => places.has(place));
  const plain = errors.filter((error) => !isInUnion(error) && !WRAPPERS.has(error.keyword));
  return [
    ...plain.map((error) => schemaMessage(error, [...path, ...pathOf(error, value)])),
    ...unions.flatMap((union) => judgeUnion(union, root, [...path, ...pathOf(union, value)])),
  ];
}

/** Keywords that only repeat what a nested error says. */
const WRAPPERS = new Set(['if', 'propertyNames']);

function judgeUnion(union: ErrorObject, root: JsonSchema, path: Path): Problem[] {
  const choice = chooseBranch(union.schema as JsonSchema[], root, union.data, path);
  if ('problem' in choice) return [withSubject(choice.problem)];
  const problems = checkValue(choice.branch, root, union.data, path);
  if (problems.length > 0) return problems;
  const message = 'fits more than one of the shapes allowed here; keep the keys of one';
  return [withSubject({ code: 'AMBIGUOUS', path, message, severity: 'error' })];
}

/** The anyOf / oneOf errors that are not inside another one; of two at the same place the last one is the outer one. */
function outermostUnions(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const last = new Map(unions.map((union) => [union.instancePath, union]));
  return [...last.values()].filter(
    ({ instancePath }) =>
      !upwards(instancePath)
        .slice(1)
        .some((above) => last.has(above)),
  );
}

/** A JSON pointer and those of everything around it: `/a/0`, `/a` and the whole. However many errors there are, each looks at these only. */
function upwards(pointer: string): string[] {
  const places = [pointer];
  for (let end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
    places.push(pointer.slice(0, end));
    if (end === 0) break;
  }
  return places;
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
  readonly ajv: Ajv;
  readonly known: WeakMap<JsonSchema, ValidateFunction>;
}
const compilers = new WeakMap<JsonSchema, Compiler>();

function compiled(schema: JsonSchema, root: JsonSchema): ValidateFunction {
  let compiler = compilers.get(root);
  if (!compiler) {
    compiler = { ajv: new Ajv({ allErrors: true, verbose: true, strict: false }), known: new WeakMap() };
    compilers.set(root, compiler);
  }
  let validate = compiler.known.get(schema);
  if (!validate) {
    const { definitions, $defs } = root;
    const { $id: _id, $schema: _schema, ...rest } = schema;
    validate = compiler.ajv.compile({ ...rest, ...(definitions ? { definitions } : {}), ...($defs ? { $defs } : {}) });
    compiler.known.set(schema, validate);
  }
  return validate;
}
