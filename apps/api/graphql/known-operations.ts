/** Refuses kinds of operations that the schema does not have. Without this rule graphql reports a subscription as a server error. */
import { GraphQLError, type ASTVisitor, type ValidationContext } from 'graphql';

/** A validation rule that reports operations without a root type. */
export function knownOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`There is no ${node.operation} in this API.`, { nodes: node }));
    },
  };
}
