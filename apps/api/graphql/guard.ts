/**
 * The door of the schema: every root field asks the policy before its resolver runs, and a field that nobody has listed is never
 * answered. The use cases behind ask again; this is what stands if one of them forgets.
 */
import { Logger } from '@nestjs/common';
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
import { authoriseField, type UseCases } from '@bough/application';
import { refusalFor } from '@bough/domain';
import type { RequestContext } from './context.js';

const logger = new Logger('Audit');

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

/** What programs ask to learn whether the server answers. */
const IS_IT_THERE = /^\s*(query\s*)?\{\s*__typename\s*\}\s*$/;

/**
 * Refuses whoever has not signed in before the document is read, so that they learn nothing of the schema from what is wrong with it, and
 * cost nothing.
 */
export async function requireSignIn({ caller, access }: UseCases, text: unknown): Promise<void> {
  if (caller.principal || (typeof text === 'string' && IS_IT_THERE.test(text))) return;
  const told = access.tellRefusal('*', 'UNAUTHENTICATED');
  // Who was refused is told so, whether or not it could be written down.
  await told.catch((error: unknown) => logger.error(String(error)));
  throw notSignedIn();
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
