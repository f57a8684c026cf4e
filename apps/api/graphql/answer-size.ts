/**
 * Refuses answers that are larger than anybody can use, before their text is made: the values are walked instead, which ends at the limit.
 */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { GraphQLError } from 'graphql';

/** Characters of JSON, which are bytes except in other scripts. */
export const LARGEST_ANSWER = 32_000_000;

const sizes = new WeakMap<object, number>();

/** How long an answer is, as the plugin below has found it; 0 for what it has not seen. */
export function sizeOfAnswer(data: object): number {
  return sizes.get(data) ?? 0;
}

/** Stands before the answer cache, which keeps no answer that was refused. */
export function answerSize(largest = LARGEST_ANSWER): ApolloServerPlugin<BaseContext> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response: { body, http } }) {
        const data = body.kind === 'single' ? body.singleResult.data : null;
        if (body.kind !== 'single' || !data || sizes.has(data)) return;
        const size = jsonSize(data, largest);
        sizes.set(data, size);
        if (size <= largest) return;
        body.singleResult = { errors: [tooLarge(largest).toJSON()] };
        http.status = 400;
      },
    }),
  };
}

function tooLarge(largest: number): GraphQLError {
  const message = `The answer would have more than ${largest / 1_000_000} MB; ask for fewer items ("first"), for fewer fields, or in several queries.`;
  return new GraphQLError(message, { extensions: { code: 'ANSWER_TOO_LARGE', limit: largest } });
}

/** Characters that a value has as JSON, but for escapes and with 8 for every number; no more than a little over `most` is counted. */
export function jsonSize(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  if (Array.isArray(value)) {
    for (const each of value) if ((size += 1 + jsonSize(each, most - size)) > most) break;
    return size;
  }
  for (const key in value)
    if ((size += key.length + 4 + jsonSize((value as Record<string, unknown>)[key], most - size)) > most) break;
  return size;
}
