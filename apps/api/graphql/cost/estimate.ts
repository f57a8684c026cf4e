/**
 * The cost of an operation before it is executed. Each field costs what its price says, times the items of the lists that it is in;
 * of the types of an interface the dearest counts. A fragment is priced once for each place of another size, however often it is named.
 */
import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isCompositeType,
  isListType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { amountAsked, FIELD, ITEM, type Asked, type Price, type Prices, type Sizes } from './price.js';

export interface Question {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly prices: Prices;
  readonly sizes: Sizes;
}

export interface CostEstimate {
  readonly microseconds: number;
  /** The part of fields that are better done where nobody else waits. */
  readonly apart: number;
  /** The field that costs most, `TreeNode.sparkline`, with its part. */
  readonly dearest: Dear;
  /** Fields that are asked with more different arguments than are kept at once. */
  readonly crowded: readonly Crowded[];
}

export interface Dear {
  readonly field: string;
  readonly microseconds: number;
}

export interface Crowded {
  readonly field: string;
  readonly different: number;
  readonly most: number;
}

/** What is made once: for the fields of a group, with some arguments. */
interface MadeOnce {
  readonly group: string;
  readonly field: string;
  readonly cost: number;
  /** So many of the group are kept at once. */
  readonly kept: number;
  /** Whether it is done in another thread. */
  readonly isApart: boolean;
}

interface Cost {
  readonly sum: number;
  readonly apart: number;
  readonly dearest: Dear;
}

/** Where a selection stands: the size of the nearest page above it, and the tree that it is about. */
interface Place {
  readonly page: number;
  readonly tree: string;
}

const NOTHING: Cost = { sum: 0, apart: 0, dearest: { field: '', microseconds: 0 } };

/** Microseconds of CPU that the operation takes where nothing of it is kept yet. */
export function estimateCost(question: Question): CostEstimate {
  const once = new Map<string, MadeOnce>();
  let all = new CostVisitor(question, once).ofOperation();
  for (const { field, cost: sum, isApart } of once.values())
    all = plus(all, { sum, apart: isApart ? sum : 0, dearest: { field, microseconds: sum } });
  return { microseconds: all.sum, apart: all.apart, dearest: all.dearest, crowded: crowdedOf([...once.values()]) };
}

class CostVisitor {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, Cost>();

  constructor(
    private readonly question: Question,
    private readonly once: Map<string, MadeOnce>,
  ) {
    this.fragments = new Map(
      question.document.definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
      ),
    );
  }

  ofOperation(): Cost {
    const { schema, operation } = this.question;
    const root = schema.getRootType(operation.operation);
    return root ? this.ofSet(operation.selectionSet, root, { page: 1, tree: '' }) : NOTHING;
  }

  private ofSet(set: SelectionSetNode, type: GraphQLCompositeType, place: Place): Cost {
    let cost = NOTHING;
    const branches = new Map<string, Cost>();
    const met = new Set<string>(); // a fragment that is named again adds nothing to an answer
    for (const selection of set.selections) {
      if (!this.isAsked(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        cost = plus(cost, this.ofField(selection, type, place));
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (met.has(selection.name.value)) continue;
        met.add(selection.name.value);
      }
      const { on, cost: own } = this.ofFragment(selection, type, place);
      if (isAbstractType(type) && on !== type.name) branches.set(on, plus(branches.get(on) ?? NOTHING, own));
      else cost = plus(cost, own);
    }
    const dearestBranch = [...branches.values()].reduce((most, each) => (each.sum > most.sum ? each : most), NOTHING);
    return plus(cost, dearestBranch);
  }

  private ofFragment(
    selection: Exclude<SelectionNode, FieldNode>,
    type: GraphQLCompositeType,
    place: Place,
  ): { on: string; cost: Cost } {
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.fragments.get(selection.name.value);
    const on = fragment?.typeCondition?.name.value ?? type.name;
    const condition = this.question.schema.getType(on);
    if (!fragment || !isCompositeType(condition)) return { on, cost: NOTHING };
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return { on, cost: this.ofSet(fragment.selectionSet, condition, place) };
    const key = `${selection.name.value} ${place.page} ${place.tree}`;
    let cost = this.known.get(key);
    if (!cost) {
      this.known.set(key, NOTHING); // a cycle, which validation reports
      this.known.set(key, (cost = this.ofSet(fragment.selectionSet, condition, place)));
    }
    return { on, cost };
  }

  private ofField(node: FieldNode, type: GraphQLCompositeType, place: Place): Cost {
    const field = fieldOf(type, node.name.value);
    if (!field) return NOTHING;
    const name = `${type.name}.${field.name}`;
    const price = this.question.prices[name] ?? {};
    const asked: Asked = { args: this.argumentsOf(field, node), sizes: this.question.sizes, page: place.page };
    this.addOnce(name, price, asked, place.tree);
    const isList = isListType(getNullableType(field.type));
    const length = isList ? amountAsked(price.size, asked) : 1;
    const own = FIELD + amountAsked(price.each, asked) + (isList && !node.selectionSet ? length * ITEM : 0);
    const cost: Cost = { sum: own, apart: price.isApart ? own : 0, dearest: { field: name, microseconds: own } };
    const inner = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(inner)) return cost;
    const tree = price.isTree ? JSON.stringify(asked.args) : place.tree;
    const below = { page: price.page === undefined ? place.page : amountAsked(price.page, asked), tree };
    return plus(cost, times(length, this.ofSet(node.selectionSet, inner, below)));
  }

  private addOnce(name: string, price: Price, asked: Asked, tree: string): void {
    if (price.once === undefined) return;
    const { shared } = price;
    const key = `${shared ?? name} ${tree} ${JSON.stringify(shared ? (asked.args.at ?? null) : asked.args)}`;
    if (this.once.has(key)) return;
    const { kept = Infinity, isApart = false } = price;
    const cost = amountAsked(price.once, asked);
    this.once.set(key, { group: shared ?? name, field: name, cost, kept, isApart });
  }

  /** Nothing, where the arguments are wrong: the execution says so. */
  private argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    if (field.args.length === 0) return {};
    try {
      return getArgumentValues(field, node, this.question.variables);
    } catch {
      return {};
    }
  }

  private isAsked(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    const { variables } = this.question;
    const skip = valuesOf(() => getDirectiveValues(GraphQLSkipDirective, node, variables));
    const include = valuesOf(() => getDirectiveValues(GraphQLIncludeDirective, node, variables));
    return skip?.if !== true && include?.if !== false;
  }
}

function valuesOf(read: () => Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function fieldOf(type: GraphQLCompositeType, name: string) {
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  return 'getFields' in type ? type.getFields()[name] : undefined;
}

function plus(one: Cost, other: Cost): Cost {
  return { sum: one.sum + other.sum, apart: one.apart + other.apart, dearest: dearer(one.dearest, other.dearest) };
}

function times(count: number, { sum, apart, dearest }: Cost): Cost {
  return {
    sum: count * sum,
    apart: count * apart,
    dearest: { ...dearest, microseconds: count * dearest.microseconds },
  };
}

function dearer(one: Dear, other: Dear): Dear {
  return other.microseconds > one.microseconds ? other : one;
}

function crowdedOf(once: readonly MadeOnce[]): Crowded[] {
  const groups = new Map<string, MadeOnce[]>();
  for (const made of once) groups.set(made.group, [...(groups.get(made.group) ?? []), made]);
  return [...groups.values()].flatMap((made) => {
    const most = Math.min(...made.map(({ kept }) => kept));
    return made.length > most ? [{ field: made[0]!.field, different: made.length, most }] : [];
  });
}
