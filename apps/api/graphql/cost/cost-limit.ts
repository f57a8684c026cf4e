/**
 * Refuses operations that would cost too much before they are executed, and says what an operation costs where that is asked. It stands
 * behind the answer cache: an answer that is kept costs nothing.
 */
import { HeaderMap, type ApolloServerPlugin, type BaseContext, type GraphQLResponse } from '@apollo/server';
import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../context.js';
import { estimateCost, type CostEstimate } from './estimate.js';
import type { Prices } from './price.js';
import { sizesBehind } from './sizes.js';

/** Microseconds of CPU: about twice what the dearest honest document costs. */
export const COST_LIMIT = 2_000_000;

/** `limit` in microseconds; the prices of every field of the schema. */
export function costLimit(prices: Prices, limit = COST_LIMIT): ApolloServerPlugin<BaseContext & RequestContext> {
  return {
    async requestDidStart() {
      let estimate: CostEstimate | null = null;
      return {
        // What is thrown here would be an error of the server; a refusal is an answer.
        async responseForOperation({ schema, document, operation, request, contextValue }) {
          const variables = coerced(schema, operation, request.variables);
          if (!variables) return null; // the execution says what is wrong with them
          const sizes = sizesBehind(contextValue);
          estimate = estimateCost({ schema, document, operation, variables, prices, sizes });
          contextValue.cost = estimate;
          const { microseconds } = estimate;
          const refusal = tooComplex(estimate, limit) ?? thrownBy(() => contextValue.pay(microseconds));
          return refusal && refused(refusal);
        },
        async willSendResponse({ request, response }) {
          if (request.extensions?.cost !== true || response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          singleResult.extensions = { ...singleResult.extensions, cost: told(estimate, limit) };
        },
      };
    },
  };
}

const inMilliseconds = (microseconds: number) => Math.ceil(microseconds / 1000);

/** As `extensions.cost` has it. */
function told(estimate: CostEstimate | null, limit: number) {
  const { microseconds, dearest } = estimate ?? { microseconds: 0, dearest: null };
  return {
    milliseconds: inMilliseconds(microseconds),
    limit: inMilliseconds(limit),
    dearest: dearest && { field: dearest.field, milliseconds: inMilliseconds(dearest.microseconds) },
  };
}

function tooComplex({ microseconds, dearest, crowded: [crowded] }: CostEstimate, limit: number): GraphQLError | null {
  const code = 'QUERY_TOO_COMPLEX';
  if (crowded) {
    const { field, different, most } = crowded;
    const message = `The query asks ${field} with ${different} different arguments; at most ${most} are allowed. Ask in several queries.`;
    return new GraphQLError(message, { extensions: { code, field, different, limit: most } });
  }
  if (microseconds <= limit) return null;
  const [cost, most] = [inMilliseconds(microseconds), inMilliseconds(limit)];
  const part = inMilliseconds(dearest.microseconds);
  const message = `The query would take about ${cost} ms of CPU; at most ${most} ms are allowed. ${part} ms are of ${dearest.field}: ask for fewer items ("first"), for it in fewer places, or in several queries.`;
  return new GraphQLError(message, { extensions: { code, cost, limit: most, field: dearest.field } });
}

/** One error, with the status and the headers that it asks for; else HTTP 400. */
function refused({ message, extensions: { http, ...extensions } }: GraphQLError): GraphQLResponse {
  return {
    http: { headers: new HeaderMap(), status: 400, ...(http as object | undefined) },
    body: { kind: 'single', singleResult: { errors: [{ message, extensions }] } },
  };
}

function thrownBy(work: () => void): GraphQLError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function coerced(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Record<string, unknown> = {},
): Record<string, unknown> | undefined {
  return getVariableValues(schema, variableDefinitions, given).coerced;
}
