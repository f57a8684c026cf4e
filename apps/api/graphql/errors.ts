/** Errors as clients see them: a code to act on and a message for people. Unexpected errors are logged and their details hidden. */
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { didYouMean, Refusal } from '@bough/domain';

/** An error about the arguments of a call; `argument` is the path to the one at fault. */
export function badInput(message: string, ...argument: readonly string[]): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_USER_INPUT', ...(argument.length > 0 && { argument }) },
  });
}

/** With more, a message would be a list. */
const MOST_KNOWN = 40;

/** An argument names what there is not: `There is no segment "pr0", did you mean "pro"?` Otherwise, the known ones are listed. */
export function unknownName(
  noun: string,
  name: string,
  known: readonly string[],
  argument: readonly string[],
): GraphQLError {
  const list = known.length > 0 && known.length <= MOST_KNOWN ? ` There are: ${known.join(', ')}.` : '';
  return badInput(`There is no ${noun} "${name}"${didYouMean(name, known) || `.${list}`}`, ...argument);
}

const logger = new Logger('GraphQL');
/** What GraphQL says where variables have more mistakes than it lists; it has no code of its own. */
const TOO_MANY_MISTAKES = /^Too many errors processing variables/;

/** Makes errors fit for clients. A database that is away is not logged here: its watcher logs it once, not with every request. */
export function errorFormatter(databaseTrouble: (error: unknown) => Refusal | null) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    if (original instanceof Refusal)
      return { ...formatted, message: original.message, extensions: { code: original.code } };
    if (error instanceof GraphQLError && formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR')
      return { ...formatted, extensions: { ...formatted.extensions, ...ownCode(error) } };
    if (error instanceof GraphQLError && TOO_MANY_MISTAKES.test(error.message))
      return { message: error.message, extensions: { code: 'BAD_USER_INPUT' } };
    const trouble = databaseTrouble(original);
    if (trouble) return hidden(formatted, trouble.message, { code: trouble.code });
    const requestId = randomUUID();
    logger.error(`${requestId} ${original instanceof Error ? original.stack : String(original)}`);
    return hidden(formatted, 'Internal error', { code: 'INTERNAL_SERVER_ERROR', requestId });
  };
}

/** HTTP 503: who asks cannot be told apart from others while the database is away. Any other error stays as it is. */
export function unavailable(trouble: Refusal | null, error: unknown): unknown {
  if (!trouble) return error;
  return new GraphQLError(trouble.message, { extensions: { code: trouble.code, http: { status: 503 } } });
}

function hidden(
  { locations, path }: GraphQLFormattedError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLFormattedError {
  return { message, ...(locations && { locations }), ...(path && { path }), extensions };
}

/** The code that a validation rule gave its error; Apollo would replace it by its own. */
function ownCode({ originalError }: GraphQLError): { code?: unknown } {
  const code = originalError instanceof GraphQLError ? originalError.extensions.code : undefined;
  return code === undefined ? {} : { code };
}
