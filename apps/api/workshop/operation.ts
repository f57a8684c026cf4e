/** A GraphQL operation that runs in another thread: the same modules, asked without HTTP. */
import type { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { System } from '@bough/application';
import type { Caller } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import type { Wait } from './wait.js';

export interface AskedOperation {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
  /** The secret of the session that asks, if one does. */
  readonly session: string | null;
}

export interface AnsweredOperation {
  readonly result: FormattedExecutionResult;
  /** The status of HTTP, where it is not the usual one. */
  readonly status: number | undefined;
  /** Whether the answer depends on nothing but the numbers. */
  readonly keepsAnswer: boolean;
}

/** How `system` answers operations for a caller, by way of a server of Apollo that listens to nobody. */
export function operationsOn(system: System, apollo: ApolloServer) {
  return async (
    { query, operationName, variables, session }: AskedOperation,
    caller: Caller,
    wait: Wait,
  ): Promise<AnsweredOperation> => {
    const contextValue = new RequestContext(system.as(caller), session, wait);
    const request = { query, ...(operationName !== undefined && { operationName }), ...(variables && { variables }) };
    const { body, http } = await apollo.executeOperation(request, { contextValue });
    if (body.kind !== 'single') throw new Error('an operation has one answer');
    return { result: body.singleResult, status: http.status, keepsAnswer: contextValue.keepsAnswer };
  };
}
