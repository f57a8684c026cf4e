/** Writes down which root fields a call was refused, and to whom. What was sent along is not looked at. */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Logger } from '@nestjs/common';
import { GraphQLError, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { Refusal } from '@bough/domain';
import type { RequestContext } from './context.js';
import { rootFields } from './guard.js';

const CODES = ['FORBIDDEN', 'UNAUTHENTICATED'];
const logger = new Logger('Audit');

export function toldRefusals(): ApolloServerPlugin<BaseContext & RequestContext> {
  return {
    requestDidStart: async () => ({
      async didEncounterErrors({ errors, operation, document, contextValue }) {
        if (!operation || !document) return;
        for (const [field, code] of refused(errors, operation, document))
          // Who was refused is told so, whether or not it could be written down.
          await contextValue.useCases.access
            .tellRefusal(field, code)
            .catch((error: unknown) => logger.error(String(error)));
      },
    }),
  };
}

/** `Mutation.raciApply` and the code, each field once; an error without a path is about the whole call. */
function refused(
  errors: readonly GraphQLError[],
  { operation, selectionSet }: OperationDefinitionNode,
  { definitions }: DocumentNode,
): Map<string, string> {
  const type = operation[0]!.toUpperCase() + operation.slice(1);
  const asked = rootFields(selectionSet, definitions);
  const found = new Map<string, string>();
  for (const error of errors) {
    const code = codeOf(error);
    if (!CODES.includes(code)) continue;
    for (const { name, alias } of asked)
      if (error.path === undefined || error.path[0] === (alias ?? name).value) found.set(`${type}.${name.value}`, code);
  }
  return found;
}

function codeOf(error: GraphQLError): string {
  const original = unwrapResolverError(error);
  return original instanceof Refusal ? original.code : String(error.extensions.code);
}
