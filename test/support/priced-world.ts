/** Documents priced without a server: over the schema as it is committed, and workspaces of any size. */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  GraphQLEnumType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { estimateCost, type CostEstimate } from '../../apps/api/graphql/cost/estimate.js';
import type { Sizes } from '../../apps/api/graphql/cost/price.js';
import { PRICES } from '../../apps/api/prices.js';

export function committedSchema(): GraphQLSchema {
  return buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
}

export function priceOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  sizes: Sizes,
  variables: Record<string, unknown> = {},
): CostEstimate {
  const operation = document.definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )!;
  return estimateCost({ schema, document, operation, variables, prices: PRICES, sizes });
}

/** A value of an enum, any of them. */
export function someOf(schema: GraphQLSchema, name: string): string | null {
  const type = schema.getType(name);
  return type instanceof GraphQLEnumType ? type.getValues()[0]!.name : null;
}
