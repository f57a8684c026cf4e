/** Fields look now and then whether anybody still waits for the answer: a document whose deadline is over, or whose reader has left, stops. */
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { defaultFieldResolver, isObjectType, OperationTypeNode, type GraphQLSchema } from 'graphql';
import type { RequestContext } from './context.js';

/**
 * The same schema, whose fields look first, and wait no longer than whoever asks. A mutation goes on: whoever has sent one may leave, and its
 * statements have time-outs of their own.
 */
export function watched(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve = defaultFieldResolver } = field;
      field.resolve = (source, args, context: RequestContext, info) => {
        if (info.operation.operation === OperationTypeNode.MUTATION) return resolve(source, args, context, info);
        context.wait.look();
        const result: unknown = resolve(source, args, context, info);
        return result instanceof Promise ? context.wait.within(result) : result;
      };
    }
  }
  return schema;
}

/** An answer that came too late is one error, and no data of which a part is missing. */
export function lateAnswers(): ApolloServerPlugin<BaseContext & RequestContext> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ response: { body }, contextValue }) {
        const { ended } = contextValue.wait;
        if (!ended || body.kind !== 'single') return;
        const late = body.singleResult.errors?.find(({ extensions }) => extensions?.code === ended.code);
        if (late) body.singleResult = { errors: [{ message: late.message, extensions: { code: ended.code } }] };
      },
    }),
  };
}
