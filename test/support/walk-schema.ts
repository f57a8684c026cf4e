/** Operations that ask for every field that the schema has, so that none is left out because nobody thought of it. */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';

/** Arguments by `Type.field`, as they are written between the parentheses. */
export type WalkArguments = Readonly<Record<string, string>>;

/**
 * An operation that asks a root field for everything below it: `{ tree(version: 1) { ...All_MetricTree } }` with a fragment per type.
 * A type is opened wholly wherever it occurs below types that are nearer to the root; where it occurs further down, such as the
 * children of a node, only its leaves are asked for, so that the operation ends. Throws for a field whose argument must be given and
 * that `given` does not name. A shallow walk asks for every field of the answer itself, and below it only for leaves.
 */
export function walkOf(
  schema: GraphQLSchema,
  root: 'query' | 'mutation',
  name: string,
  rootArguments: string,
  given: WalkArguments,
  depth: 'deep' | 'shallow' = 'deep',
): string {
  const field = (root === 'query' ? schema.getQueryType() : schema.getMutationType())!.getFields()[name];
  if (!field) throw new Error(`The schema has no ${root} "${name}".`);
  const type = getNamedType(field.type);
  const call = `${name}${rootArguments === '' ? '' : `(${rootArguments})`}`;
  if (!isCompositeType(type)) return `${root} { ${call} }`;
  const below = ranksBelow(schema, type);
  // Where every type is as near as the next, none is opened below another one.
  const ranks = depth === 'deep' ? below : new Map([...below.keys()].map((each) => [each, 0]));
  const fragments = [...ranks.keys()].flatMap((each) => fragmentsOf(schema, each, ranks, given));
  return [`${root} { ${call} { ...All_${type.name} } }`, ...fragments].join('\n');
}

/** Every type below a type, with how many steps it is away: the nearest first. */
function ranksBelow(schema: GraphQLSchema, start: GraphQLCompositeType): Map<GraphQLCompositeType, number> {
  const ranks = new Map([[start, 0]]);
  for (const [type, rank] of ranks)
    for (const next of typesOf(schema, type)) if (!ranks.has(next)) ranks.set(next, rank + 1);
  return ranks;
}

function typesOf(schema: GraphQLSchema, type: GraphQLCompositeType): GraphQLCompositeType[] {
  if (isAbstractType(type)) return [...schema.getPossibleTypes(type)];
  return fieldsOf(type).flatMap((field) => {
    const named = getNamedType(field.type);
    return isCompositeType(named) ? [named] : [];
  });
}

function fieldsOf(type: GraphQLCompositeType): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

/** `All_Type` with everything, and `Leaves_Type` with what ends there. */
function fragmentsOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  ranks: ReadonlyMap<GraphQLCompositeType, number>,
  given: WalkArguments,
): string[] {
  const fragment = (kind: string, parts: readonly string[]) =>
    `fragment ${kind}_${type.name} on ${type.name} { __typename ${parts.join(' ')} }`;
  if (isAbstractType(type))
    return ['All', 'Leaves'].map(
      (kind) =>
      fragment(kind, schema.getPossibleTypes(type).map((each) => `...${kind}_${each.name}`)), // prettier-ignore
    );
  const parts = fieldsOf(type).map((field) => {
    const named = getNamedType(field.type);
    const call = `${type.name}_${field.name}: ${field.name}${argumentsOf(`${type.name}.${field.name}`, field, given)}`;
    if (!isCompositeType(named)) return { call, isLeaf: isLeafType(named) };
    const kind = ranks.get(named)! > ranks.get(type)! ? 'All' : 'Leaves';
    return { call: `${call} { ...${kind}_${named.name} }`, isLeaf: false };
  });
  const calls = (some: typeof parts) => some.map(({ call }) => call);
  return [fragment('All', calls(parts)), fragment('Leaves', calls(parts.filter(({ isLeaf }) => isLeaf)))];
}

function argumentsOf(place: string, { args }: GraphQLField<unknown, unknown>, given: WalkArguments): string {
  const written = given[place];
  if (written !== undefined) return `(${written})`;
  const missing = args.find(isRequiredArgument);
  if (missing) throw new Error(`The walk does not say which "${missing.name}" to ask ${place} for.`);
  return '';
}
