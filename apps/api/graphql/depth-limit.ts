/** Refuses documents that nest too deep: the tree is served flat, so no honest query needs more. */
import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/** Introspection, the deepest honest query, nests 14 levels of types. */
export const DEEPEST = 16;

export function depthLimit(context: ValidationContext): ASTVisitor {
  // Each fragment is measured once: a chain of fragments that name each other twice would double with every link.
  const depths = new Map<string, number>();
  const depthOfFragment = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0); // a cycle, which another rule reports
    const depth = depthOf(context.getFragment(name)?.selectionSet);
    depths.set(name, depth);
    return depth;
  };
  const depthOf = (set: SelectionSetNode | undefined): number =>
    Math.max(
      0,
      ...(set?.selections ?? []).map((selection) => {
        if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet);
        if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
        return depthOfFragment(selection.name.value);
      }),
    );
  return {
    OperationDefinition(node) {
      const depth = depthOf(node.selectionSet);
      if (depth <= DEEPEST) return;
      const message = `The query nests ${depth} levels; at most ${DEEPEST} are allowed. Use MetricTree.slice for a whole tree.`;
      context.reportError(
        new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_COMPLEX', limit: DEEPEST } }),
      );
    },
  };
}
