/** Refuses documents that nest too deep: the tree is served flat, so no honest query needs more. */
import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/** Introspection, the deepest honest query, nests 14 levels of types. */
export const DEEPEST = 16;

export function depthLimit(context: ValidationContext): ASTVisitor {
  const depthOf = (set: SelectionSetNode | undefined, seen: ReadonlySet<string>): number => {
    if (!set) return 0;
    return Math.max(
      ...set.selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet, seen);
        if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet, seen);
        const name = selection.name.value;
        if (seen.has(name)) return 0; // a cycle, which another rule reports
        return depthOf(context.getFragment(name)?.selectionSet, new Set([...seen, name]));
      }),
    );
  };
  return {
    OperationDefinition(node) {
      const depth = depthOf(node.selectionSet, new Set());
      if (depth <= DEEPEST) return;
      const message = `The query nests ${depth} levels; at most ${DEEPEST} are allowed. Use MetricTree.slice for a whole tree.`;
      context.reportError(
        new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_COMPLEX', limit: DEEPEST } }),
      );
    },
  };
}
