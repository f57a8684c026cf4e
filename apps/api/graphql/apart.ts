/**
 * Has dear operations executed in the workshop. It stands behind the answer cache and the limit of costs; whatever is cheap goes on to be
 * executed here.
 */
import { HeaderMap, type ApolloServerPlugin, type BaseContext, type GraphQLResponse } from '@apollo/server';
import {
  OperationTypeNode,
  type DocumentNode,
  type FormattedExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import { isAllowed, type Refusal } from '@bough/domain';
import type { Workshop } from '../workshop/workshop.js';
import type { RequestContext } from './context.js';
import type { CostEstimate } from './cost/estimate.js';
import type { Prices } from './cost/price.js';
import { errorFormatter } from './errors.js';
import { rootFields } from './guard.js';

/** In microseconds, of the fields that run apart: below, the way there would be the larger part. */
const LEAST_APART = 50_000;
/** In microseconds, of all fields: a large tree, for which nobody else should wait. */
const LEAST_AT_ALL = 500_000;

export interface ApartParts {
  readonly workshop: Workshop;
  readonly prices: Prices;
  readonly databaseTrouble: (error: unknown) => Refusal | null;
}

export function apart({
  workshop,
  prices,
  databaseTrouble,
}: ApartParts): ApolloServerPlugin<BaseContext & RequestContext> {
  const format = errorFormatter(databaseTrouble);
  return {
    requestDidStart: async () => ({
      // What is thrown here would be an error of the server; a refusal is an answer.
      async responseForOperation({ operation, document, request, source, contextValue }) {
        const { caller, session, wait, cost } = contextValue;
        if (!cost || !isDear(cost, operation, document, prices)) return null;
        const { operationName, variables } = request;
        const numbers = isAllowed(caller.principal, 'read_model') ? contextValue.snapshot : null;
        const asked = { query: source, operationName, variables, session };
        try {
          const answered = await workshop.run({ name: 'operation', asked, caller, numbers, wait });
          contextValue.answeredElsewhere(answered.keepsAnswer);
          return responseOf(answered.result, answered.status);
        } catch (error) {
          const { message } = error as Error;
          return responseOf({ errors: [format({ message }, error)] });
        }
      },
    }),
  };
}

/**
 * A mutation goes only if all of its fields may: what changes the workspace does so where the numbers are kept, so that whoever changed it
 * sees that at once.
 */
export function isDear(
  { microseconds, apart }: CostEstimate,
  operation: OperationDefinitionNode,
  { definitions }: DocumentNode,
  prices: Prices,
): boolean {
  if (operation.operation === OperationTypeNode.QUERY) return apart >= LEAST_APART || microseconds >= LEAST_AT_ALL;
  const fields = rootFields(operation.selectionSet, definitions);
  return apart >= LEAST_APART && fields.every(({ name }) => prices[`Mutation.${name.value}`]?.isApart);
}

function responseOf(singleResult: FormattedExecutionResult, status?: number): GraphQLResponse {
  return { http: { headers: new HeaderMap(), status }, body: { kind: 'single', singleResult } };
}
