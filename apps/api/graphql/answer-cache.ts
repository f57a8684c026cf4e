/**
 * Keeps answers as long as the numbers do not change: the same query with the same variables, on the same version of the
 * workspace and the data, has the same answer. Sits under Apollo Server, in place of the execution.
 */
import { HeaderMap, type ApolloServerPlugin, type BaseContext, type GraphQLResponse } from '@apollo/server';
import { OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import { isAllowed } from '@bough/domain';
import { sizeOfAnswer } from './answer-size.js';
import type { RequestContext } from './context.js';

/** Root fields whose answers depend on nothing but the snapshot; imports change without it. */
const CACHEABLE = new Set([
  'workspace',
  'tree',
  'metric',
  'metrics',
  'demand',
  'contrasts',
  'detection',
  'dimension',
  'dimensions',
  'segments',
  'escalations',
  'events',
  'formulaCheck',
  'heatmap',
  'uniformity',
  '__typename',
]);

const KEPT_ANSWERS = 50;
/** Characters of all kept answers together, and of one of them: as objects they take some times as much. */
const [KEPT_SIZE, LARGEST_KEPT] = [16_000_000, 4_000_000];

type Answer = { data: Record<string, unknown> };

export function answerCache(): ApolloServerPlugin<BaseContext & RequestContext> {
  const answers = new Map<string, Answer>();
  let [version, size] = ['', 0];
  const drop = () => {
    const [key, { data }] = answers.entries().next().value!;
    answers.delete(key);
    size -= sizeOfAnswer(data);
  };
  return {
    async requestDidStart() {
      let key: string | null = null;
      return {
        async responseForOperation({ operation, request, queryHash, contextValue }): Promise<GraphQLResponse | null> {
          const { caller } = contextValue;
          // Under the execution nobody else asks: a kept answer is for those who may have it.
          if (!isAllowed(caller.principal, 'read_model') || !contextValue.snapshot || !isCacheable(operation))
            return null;
          if (version !== contextValue.snapshot.key) {
            answers.clear();
            size = 0;
            version = contextValue.snapshot.key;
          }
          key = `${queryHash} ${request.operationName ?? ''} ${JSON.stringify(request.variables ?? {})}`;
          const found = answers.get(key);
          if (!found) return null;
          key = null;
          return respond(found);
        },
        async willSendResponse({ response, contextValue }) {
          if (
            key === null ||
            !contextValue.keepsAnswer ||
            response.body.kind !== 'single' ||
            contextValue.snapshot?.key !== version
          )
            return;
          const { data, errors } = response.body.singleResult;
          if (!data || errors || sizeOfAnswer(data) > LARGEST_KEPT || answers.has(key)) return;
          size += sizeOfAnswer(data);
          answers.set(key, { data });
          while (answers.size > KEPT_ANSWERS || size > KEPT_SIZE) drop();
        },
      };
    },
  };
}

function isCacheable(operation: OperationDefinitionNode): boolean {
  return (
    operation.operation === OperationTypeNode.QUERY &&
    operation.selectionSet.selections.every(
      (selection) => selection.kind === 'Field' && CACHEABLE.has(selection.name.value),
    )
  );
}

function respond({ data }: Answer): GraphQLResponse {
  return { http: { headers: new HeaderMap(), status: undefined }, body: { kind: 'single', singleResult: { data } } };
}
