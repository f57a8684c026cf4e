/** Refuses subscriptions while the schema has none; graphql finds out only while it executes, as if it were a fault. */
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

export function knownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`There is no ${node.operation} in this API.`, { nodes: node }));
    },
  };
}
