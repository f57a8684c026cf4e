/**
 * The door of the schema: every root field asks the policy before its resolver runs, and a field that nobody has listed is never
 * answered. The use cases behind ask again; this is what stands if one of them forgets.
 */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  defaultFieldResolver,
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { authoriseField } from '@bough/application';
import { refusalFor } from '@bough/domain';
import type { RequestContext } from './context.js';

/** The same schema, whose root fields ask first. */
export function guarded(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.values(type?.getFields() ?? {})) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (source, args, context: RequestContext, info) => {
        authoriseField(context.caller.principal, `${type!.name}.${field.name}`);
        return resolve(source, args, context, info);
      };
    }
  return schema;
}

/** Who has not signed in gets nothing executed at all, and learns nothing of the schema. */
export function signedInOnly(): ApolloServerPlugin<BaseContext & RequestContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ operation, document, contextValue }) {
        if (contextValue.caller.principal) return;
        const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
        if (rootFields(operation!.selectionSet, fragments).every((name) => name === '__typename')) return;
        throw notSignedIn();
      },
    }),
  };
}

/** HTTP 401, whatever was asked. */
export function notSignedIn(message = refusalFor(null).message): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

/** The names at the top of an operation, also those in fragments; validation has found any cycle. */
function rootFields(set: SelectionSetNode, fragments: readonly FragmentDefinitionNode[]): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, fragments);
    const fragment = fragments.find(({ name }) => name.value === selection.name.value);
    return fragment ? rootFields(fragment.selectionSet, fragments) : [];
  });
}
