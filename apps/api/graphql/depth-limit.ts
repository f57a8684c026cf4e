/** Refuses documents that nest too deep. The tree is served as a flat list, so no ordinary query nests deeper than introspection. */
import { GraphQLError, Kind, type ASTVisitor, type SelectionSetNode, type ValidationContext } from 'graphql';

/** The deepest nesting that is allowed; introspection, the deepest ordinary query, has 14 levels. */
export const DEEPEST = 16;

/** A validation rule that reports operations deeper than `DEEPEST`. */
export function depthLimit(context: ValidationContext): ASTVisitor {
  // Each fragment is measured once: in a chain of fragments that each use the next one twice, the work would double with every link.
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
