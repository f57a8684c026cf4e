/**
 * Valid documents over the schema, drawn by a seed: fields, arguments, variables, aliases, fragments, connections, any depth. What they cost
 * can be aimed at, since most documents that chance draws are cheap and the dear ones are of interest.
 */
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { MOST_LISTS, PARTS } from '../../apps/api/graphql/list-nesting.js';
import { Chance, ValueDraw, type DrawnWorld } from './random-values.js';

export interface DrawnDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field at the top with what belongs to it. */
interface Part {
  readonly call: string;
  readonly fragments: readonly string[];
  readonly variables: readonly Variable[];
}

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

/** Where a selection stands: steps left, how often each type is listed on the way, and whether names must differ. */
interface Spot {
  readonly left: number;
  readonly listed: ReadonlyMap<string, number>;
  readonly isBranch: boolean;
}

const DEEPEST = 9;
/** Of these arguments a field takes one. */
const EITHER = ['at', 'version', 'start'];
const MOST_PARTS = 12;
/** What separates tokens, roughly: the API takes 1,000 of them. */
const TOKEN = /\.\.\.|\w+|"(\\.|[^"\\])*"|[^\s,\w]/g;
const MOST_TOKENS = 950;

export class DocumentDraw {
  private readonly chance: Chance;
  private readonly values: ValueDraw;
  private fragments: string[] = [];
  private variables: Variable[] = [];
  private names = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    world: DrawnWorld,
    seed: number,
  ) {
    this.chance = new Chance(seed);
    this.values = new ValueDraw(this.chance, world);
  }

  /** Any document of one to three queries. */
  any(): DrawnDocument {
    for (;;) {
      const document = documentOf(Array.from({ length: this.chance.whole(1, 3) }, () => this.part()));
      if (!isTooLong(document)) return document;
    }
  }

  /** A document whose cost lies in a range, made of parts that fit together; `null` where chance does not find one. */
  within(least: number, most: number, costOf: (document: DrawnDocument) => number): DrawnDocument | null {
    for (let attempt = 0; attempt < 20; attempt++) {
      const parts: Part[] = [];
      for (let tried = 0; tried < 40 && parts.length < MOST_PARTS; tried++) {
        const document = documentOf([...parts, this.part()]);
        const cost = isTooLong(document) ? Infinity : costOf(document);
        if (cost >= least && cost <= most) return document;
        if (cost < least) parts.push(this.last!);
      }
    }
    return null;
  }

  private last: Part | null = null;

  private part(): Part {
    [this.fragments, this.variables] = [[], []];
    const query = this.schema.getQueryType()!;
    const field = this.chance.of(Object.values(query.getFields()));
    const weighted = this.chance.is(0.3) ? query.getFields().tree! : field;
    const call = this.call(query, weighted, { left: DEEPEST, listed: new Map(), isBranch: false });
    return (this.last = { call, fragments: this.fragments, variables: this.variables });
  }

  private call(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, spot: Spot): string {
    const type = getNamedType(field.type);
    const isComposite = isCompositeType(type);
    const given = this.argumentsOf(parent, field);
    const isNamed = isComposite || given !== '' || spot.isBranch || this.chance.is(0.1);
    const alias = isNamed ? `${this.newName('f')}: ` : '';
    const when = this.chance.is(0.04) ? ` @${this.chance.of(['include', 'skip'])}(if: ${this.value('Boolean!', this.chance.is(0.8))})` : ''; // prettier-ignore
    const below = isComposite ? ` ${this.selection(type, spotBelow(parent, field, spot))}` : '';
    return `${alias}${field.name}${given}${when}${below}`;
  }

  private selection(type: GraphQLCompositeType, spot: Spot): string {
    const inner = isAbstractType(type) ? this.branches(type, spot) : this.fields(type, spot);
    if (!this.chance.is(0.12)) return `{ ${inner} }`;
    if (this.chance.is(0.3)) return `{ ... on ${type.name} { ${inner} } }`;
    const name = this.newName('Part');
    this.fragments.push(`fragment ${name} on ${type.name} { ${inner} }`);
    return `{ ...${name} ${this.chance.is(0.2) ? `...${name} ` : ''}}`;
  }

  private branches(type: GraphQLCompositeType, spot: Spot): string {
    const types = isAbstractType(type) ? this.chance.some(this.schema.getPossibleTypes(type), 3) : [];
    const of = (each: GraphQLObjectType) => `... on ${each.name} { ${this.fields(each, { ...spot, isBranch: true })} }`;
    return ['__typename', ...types.map(of)].join(' ');
  }

  private fields(type: GraphQLObjectType, spot: Spot): string {
    const all = this.chance.shuffled(Object.values(type.getFields()));
    const isOpen = (field: (typeof all)[number]) => isCompositeType(getNamedType(field.type));
    const leaves = all.filter((field) => !isOpen(field)).slice(0, this.chance.size(1, 8));
    const open = spot.left <= 0 ? [] : all.filter((field) => isOpen(field) && mayList(type, field, spot));
    // What only wraps, such as a connection, is opened; of what has many fields some are.
    const count = leaves.length <= 1 ? this.chance.whole(1, 2) : this.chance.whole(0, spot.left > 5 ? 3 : 2);
    const asked = [...leaves, ...open.slice(0, count)];
    return asked.length === 0 ? '__typename' : asked.map((field) => this.call(type, field, spot)).join(' ');
  }

  private argumentsOf(parent: GraphQLObjectType, { name, args }: GraphQLField<unknown, unknown>): string {
    const drawn = args.filter((arg) => isRequiredArgument(arg) || this.values.isGiven(arg.name));
    const given = drawn.filter(
      (arg) => !EITHER.includes(arg.name) || drawn.find((each) => EITHER.includes(each.name)) === arg,
    );
    const written = given.map((arg) => `${arg.name}: ${this.argument(arg, `${parent.name}.${name}`)}`);
    return written.length === 0 ? '' : `(${written.join(', ')})`;
  }

  private argument(arg: GraphQLArgument, place: string): string {
    const value = this.values.value(arg.type, arg.name, place);
    return this.chance.is(0.3) ? this.variable(String(arg.type), value) : literal(arg.type, value);
  }

  private value(type: string, value: unknown): string {
    return this.chance.is(0.5) ? this.variable(type, value) : JSON.stringify(value);
  }

  private variable(type: string, value: unknown): string {
    const name = this.newName('v');
    this.variables.push({ name, type, value });
    return `$${name}`;
  }

  private newName(kind: string): string {
    return `${kind}${++this.names}`;
  }
}

function documentOf(parts: readonly Part[]): DrawnDocument {
  const variables = parts.flatMap((part) => part.variables);
  const declared = variables.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const head = `query Drawn${declared && `(${declared})`} { ${parts.map(({ call }) => call).join(' ')} }`;
  return {
    query: [head, ...parts.flatMap(({ fragments }) => fragments)].join('\n'),
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
  };
}

const isTooLong = ({ query }: DrawnDocument) => query.match(TOKEN)!.length > MOST_TOKENS;

function mayList(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, { listed }: Spot): boolean {
  const isList = isListType(getNullableType(field.type)) && !PARTS.has(`${parent.name}.${field.name}`);
  return !isList || (listed.get(getNamedType(field.type).name) ?? 0) < MOST_LISTS;
}

function spotBelow(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>, spot: Spot): Spot {
  const { name } = getNamedType(field.type);
  const isList = isListType(getNullableType(field.type)) && !PARTS.has(`${parent.name}.${field.name}`);
  const listed = isList ? new Map([...spot.listed, [name, (spot.listed.get(name) ?? 0) + 1]]) : spot.listed;
  return { left: spot.left - 1, listed, isBranch: false };
}

/** As it is written in a document: names of enums without quotes. */
export function literal(type: GraphQLInputType, value: unknown): string {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (value === null || value === undefined) return 'null';
  if (isListType(bare)) {
    const items = Array.isArray(value) ? value : [value];
    return `[${items.map((each) => literal(bare.ofType as GraphQLInputType, each)).join(', ')}]`;
  }
  if (isEnumType(bare)) return String(value);
  if (!isInputObjectType(bare)) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, each]) => `${name}: ${literal(bare.getFields()[name]!.type, each)}`);
  return `{ ${fields.join(', ')} }`;
}
