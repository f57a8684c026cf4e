/** Relay connections over lists, with cursors that belong to the arguments they were made with. */
import { createHash } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { Args, Field, Int, ObjectType } from '@nestjs/graphql';
import { badInput } from './errors.js';

@ObjectType()
export class PageInfo {
  @Field()
  hasNextPage!: boolean;
  @Field()
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true })
  startCursor!: string | null;
  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<Item> {
  readonly cursor: string;
  readonly node: Item;
}
export interface Connection<Item> {
  readonly edges: Edge<Item>[];
  readonly nodes: Item[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
}

/** The connection and edge types of a model: `export class MetricConnection extends connectionOf(MetricModel, 'Metric') {}`. */
export function connectionOf<Item extends object>(model: Type<Item>, name: string): Type<Connection<Item>> {
  @ObjectType(`${name}Edge`)
  class EdgeModel implements Edge<Item> {
    @Field()
    cursor!: string;
    @Field(() => model)
    node!: Item;
  }
  @ObjectType({ isAbstract: true })
  class ConnectionModel implements Connection<Item> {
    @Field(() => [EdgeModel])
    edges!: EdgeModel[];
    @Field(() => [model])
    nodes!: Item[];
    @Field(() => PageInfo)
    pageInfo!: PageInfo;
    @Field(() => Int)
    totalCount!: number;
  }
  return ConnectionModel;
}

export interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

const LARGEST_PAGE = 200;

/** One page of a list in its order. `scope` names the list and its filter; a cursor of another scope is refused. */
export function paginate<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  { first, after }: PageArguments,
  scope: string,
): Connection<Item> {
  checkFirst(first, LARGEST_PAGE);
  const start = after == null ? 0 : items.findIndex((item) => idOf(item) === readCursor(after, scope)) + 1;
  if (after != null && start === 0)
    throw badInput('The item of this cursor is no longer there; begin again without "after".', 'after');
  const edges = items.slice(start, start + first).map((node) => ({ node, cursor: makeCursor(idOf(node), scope) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    totalCount: items.length,
    pageInfo: {
      hasNextPage: start + first < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The argument that says how many items of a list are wanted, where the list has no pages. */
export function firstArgument(defaultValue: number): ParameterDecorator {
  return Args('first', { type: () => Int, defaultValue, description: `1 to ${LARGEST_PAGE}.` });
}

/** The first items of a list without pages; see `firstArgument`. */
export function firstOf<Item>(items: readonly Item[], first: number): Item[] {
  checkFirst(first, LARGEST_PAGE);
  return items.slice(0, first);
}

/** Refuses a `first` outside of 1 to `most`; it is not clamped. */
export function checkFirst(first: number, most: number): void {
  if (first < 1 || first > most) throw badInput(`"first" must lie between 1 and ${most}`, 'first');
}

/** A cursor at the item with this id; it is valid only in its scope. */
export function makeCursor(id: string, scope: string): string {
  return Buffer.from(`${id} ${checksum(id, scope)}`).toString('base64url');
}

/** The id in a cursor; refuses one that was changed or that belongs to other arguments. */
export function readCursor(cursor: string, scope: string): string {
  const [id, sum] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (id === undefined || sum !== checksum(id, scope))
    throw badInput('This cursor does not belong to these arguments.', 'after');
  return id;
}

function checksum(id: string, scope: string): string {
  return createHash('sha256').update(`${scope}\0${id}`).digest('base64url').slice(0, 11);
}
