/** Every argument of the API, and every field of its inputs, each with a call in which all others are sound. */
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  Kind,
  parse,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/** What is asked with which arguments: `Type.field`, and what stands between its parentheses. */
export interface SoundCall {
  readonly place: string;
  readonly args: string;
  /** Who asks; left out: an admin. */
  readonly by?: string;
}

export interface ArgumentPlace extends SoundCall {
  /** `Query.heatmap(input.period.range.start)` */
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly document: string;
  /** The call's variables, with another value in this place. */
  withJson(json: string): string;
}

/** Around a field of a type that is no root: what leads there. */
const WAYS: Readonly<Record<string, (field: string) => string>> = {
  Query: (field) => field,
  Mutation: (field) => field,
  DemandItem: (field) => `demand(first: 2, input: { period: { preset: LAST_COMPLETE_MONTH } }) { items { ${field} } }`,
  MetricTree: (field) => `tree { ${field} }`,
  TreeNode: (field) => `tree { slice(first: 12, maxDepth: 4) { nodes { ${field} } } }`,
  Finding: (field) => `findings(first: 2) { nodes { ${field} } }`,
  Intervention: (field) => `interventions(first: 2) { nodes { ${field} } }`,
  OwnershipCoverage: (field) => `tree { ownershipCoverage { ${field} } }`,
  Segment: (field) => `segments(first: 3) { nodes { ${field} } }`,
  SegmentDimension: (field) => `dimensions { nodes { ${field} } }`,
  Standard: (field) => `workspace { standards { ${field} } }`,
};

/** `Type.field` of everything that takes arguments. */
export function fieldsWithArguments(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.args.length > 0)
    .map(({ type, field }) => `${type.name}.${field.name}`);
}

/** The places of a call: its arguments, and whatever is in them. */
export function argumentPlaces(schema: GraphQLSchema, call: SoundCall): ArgumentPlace[] {
  const [typeName, fieldName] = call.place.split('.') as [string, string];
  const field = (schema.getType(typeName) as GraphQLObjectType).getFields()[fieldName]!;
  const sound = valuesIn(call.args);
  return field.args.flatMap((arg) =>
    pathsIn(arg.type, []).map(({ path, type }) => {
      const given = field.args.filter(({ name }) => name in sound || name === arg.name);
      return {
        ...call,
        name: `${call.place}(${[arg.name, ...path.map(({ key }) => key)].join('.')})`,
        type,
        document: documentOf(schema, typeName, field, given.map(({ name }) => name)), // prettier-ignore
        withJson: (json) => replaced(sound, arg.name, path, json),
      };
    }),
  );
}

function valuesIn(args: string): Record<string, unknown> {
  const text = args === '' ? '{ f }' : `{ f(${args}) }`;
  const [operation] = parse(text).definitions as [OperationDefinitionNode];
  const [field] = operation.selectionSet.selections as [FieldNode];
  return Object.fromEntries(
    field.arguments!.map(({ name, value }) => [name.value, value.kind === Kind.VARIABLE ? null : valueFromASTUntyped(value)]), // prettier-ignore
  );
}

/** A step down: a field of an input, or the first item of a list (`input` is null). */
interface Step {
  readonly key: string | number;
  readonly input: GraphQLInputObjectType | null;
}

interface PathIn {
  readonly path: readonly Step[];
  readonly type: GraphQLInputType;
}

/** What stands around a value in an input that the sound call does not have. */
const AROUND: Readonly<Record<string, object>> = {
  ArmsInput: { treated: ['1'], control: ['2'] },
  ConversationLabelInput: { dimension: 'topic' },
  DateRangeInput: { start: '2026-06-01', endExclusive: '2026-07-01' },
  GuardrailInput: { node: 'free/experience/csat' },
  MarginInput: { kind: 'RELATIVE', value: 0.1 },
  RaciSetInput: { target: 'starter/experience', role: 'INFORMED', party: 'tom' },
  RaciStopInput: { target: 'starter/experience', endExclusive: '2199-01-01T00:00:00Z', reason: 'being decided' },
  RaciEndInput: { target: 'starter/experience', role: 'INFORMED' },
  ScaleInput: { min: 0, max: 5 },
  WaveInput: { launch: '2026-03-30', segments: ['free'] },
};

/** The value itself, and whatever is in it. */
function pathsIn(type: GraphQLInputType, path: readonly Step[]): PathIn[] {
  const own = { path, type };
  const input = getNullableType(type);
  if (path.length > 6) return [own];
  if (isListType(input)) return [own, ...pathsIn(input.ofType as GraphQLInputType, [...path, { key: 0, input: null }])];
  if (!isInputObjectType(input)) return [own];
  const fields = Object.values(input.getFields());
  return [own, ...fields.flatMap((field) => pathsIn(field.type, [...path, { key: field.name, input }]))];
}

function documentOf(
  schema: GraphQLSchema,
  type: string,
  { name, args, type: answer }: GraphQLField<unknown, unknown>,
  given: readonly string[],
): string {
  const used = args.filter((arg) => given.includes(arg.name));
  const declared = used.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const call = `${name}(${used.map((arg) => `${arg.name}: $${arg.name}`).join(', ')}) ${selectionOf(schema, getNamedType(answer).name, 2)}`; // prettier-ignore
  return `${type === 'Mutation' ? 'mutation' : 'query'} Tried(${declared}) { ${WAYS[type]!(call)} }`;
}

/** Whatever needs no arguments, so many levels deep. */
function selectionOf(schema: GraphQLSchema, name: string, levels: number): string {
  const type = schema.getType(name)!;
  if (!isCompositeType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const open = ({ type: of }: (typeof fields)[number]) => isCompositeType(getNamedType(of));
  const leaves = fields.filter((field) => !open(field)).map((field) => field.name);
  const inner =
    levels === 0
      ? []
      : fields
          .filter(
            (field) => open(field) && /^(nodes|items|edges|rows|cells|userErrors|current|result)$/.test(field.name),
          )
          .map((field) => `${field.name} ${selectionOf(schema, getNamedType(field.type).name, levels - 1)}`);
  return `{ __typename ${[...leaves, ...inner].join(' ')} }`;
}

const HOLE = 'the other value';

/** JSON of the values, with a text of its own in one place. */
function replaced(
  values: Readonly<Record<string, unknown>>,
  name: string,
  path: readonly Step[],
  json: string,
): string {
  const whole = { ...values, [name]: filled(values[name], path) };
  return JSON.stringify(whole).replace(JSON.stringify(HOLE), () => json);
}

function filled(value: unknown, [step, ...below]: readonly Step[]): unknown {
  if (!step) return HOLE;
  const { key, input } = step;
  const object = (value ?? (input ? AROUND[input.name] : undefined) ?? {}) as Record<string, unknown>;
  if (!input) return [filled(Array.isArray(value) ? value[0] : value, below)];
  const inner = filled(object[key], below);
  return input.isOneOf ? { [key]: inner } : { ...object, [key]: inner };
}
