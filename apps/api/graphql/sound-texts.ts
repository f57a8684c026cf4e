/** Refuses texts that nothing can store or show (`textFault`), wherever a request has them: one door instead of a check per field. */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError, visit, type DocumentNode, type Location } from 'graphql';
import { textFault, textFaultsIn } from '@bough/domain';
import { badInput } from './errors.js';

export function soundTexts(): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ request, document, source }) {
        const found = faultOfVariables(request.variables) ?? faultOfLiterals(document, source);
        if (found)
          throw new GraphQLError(found.message, { extensions: { ...found.extensions, http: { status: 400 } } });
      },
    }),
  };
}

function faultOfVariables(variables: Readonly<Record<string, unknown>> | undefined): GraphQLError | null {
  const [found] = textFaultsIn(variables ?? {});
  if (!found) return null;
  const path = found.path.map(String);
  return badInput(`$${path.join('.')} ${found.fault.message}.`, ...path);
}

/** Most documents have neither an escape nor such a character, and need not be walked. */
function faultOfLiterals(document: DocumentNode, source: string): GraphQLError | null {
  if (!source.includes('\\') && textFault(source) === null) return null;
  let found: GraphQLError | null = null;
  visit(document, {
    StringValue({ value, loc }) {
      const fault = textFault(value);
      if (fault) found ??= badInput(`The text ${placeOf(loc)}${fault.message}.`);
    },
  });
  return found;
}

function placeOf(loc: Location | undefined): string {
  return loc ? `in line ${loc.startToken.line}, column ${loc.startToken.column}, ` : '';
}
