/**
 * The door of the schema: every root field asks the policy before its resolver runs, and a field that nobody has listed is never
 * answered. The use cases behind ask again; this is what stands if one of them forgets.
 */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  defaultFieldResolver,
  GraphQLError,
  Kind,
  type DefinitionNode,
  type FieldNode,
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
        const asked = rootFields(operation!.selectionSet, document.definitions);
        if (asked.every(({ name }) => name.value === '__typename')) return;
        throw notSignedIn();
      },
    }),
  };
}

/** HTTP 401, whatever was asked. */
export function notSignedIn(message = refusalFor(null).message): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

/** The fields at the top of an operation, also those in fragments; each fragment once, however often it is named. */
export function rootFields(
  set: SelectionSetNode,
  definitions: readonly DefinitionNode[],
  met = new Set<string>(),
): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(selection.selectionSet, definitions, met);
    const { value } = selection.name;
    const fragment = definitions.find((each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === value);
    if (!fragment || met.has(value)) return [];
    met.add(value);
    return rootFields((fragment as FragmentDefinitionNode).selectionSet, definitions, met);
  });
}
