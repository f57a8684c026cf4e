/**
 * Refuses documents in which a type is listed within lists of itself: nodes of a tree, of each the interventions, of each their nodes, of
 * each the interventions … Each list multiplies the answer, so that a short query could ask for more than any machine can hold.
 */
import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  Kind,
  type ASTVisitor,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** A list of nodes, and of each its ancestors: so often may a type be listed on one path. */
export const MOST_LISTS = 2;

/** Lists of what something is made of, within its own type: each item is in one of them only, so that they multiply nothing. */
export const PARTS: ReadonlySet<string> = new Set(['Contribution.items']);

/** How often each type was listed on the way to a field. */
type Listed = ReadonlyMap<string, number>;

/** A validation rule that reports the first field of an operation that lists its type once too often. */
export function listNesting(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  return {
    OperationDefinition(operation) {
      // A fragment is looked at once for every way of having come to it: there are few, since every list counts to two only.
      const seen = new Set<string>();
      const visit = (set: SelectionSetNode, parent: GraphQLCompositeType, listed: Listed): FieldNode | null => {
        for (const selection of set.selections) {
          const wrong =
            selection.kind === Kind.FIELD
              ? inField(selection, parent, listed)
              : selection.kind === Kind.INLINE_FRAGMENT
                ? visit(
                    selection.selectionSet,
                    typeNamed(schema, selection.typeCondition?.name.value) ?? parent,
                    listed,
                  )
                : inFragment(selection.name.value, listed);
          if (wrong) return wrong;
        }
        return null;
      };
      const inField = (node: FieldNode, parent: GraphQLCompositeType, listed: Listed): FieldNode | null => {
        const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
        const type = field && getNamedType(field.type);
        if (!type || !isCompositeType(type) || !node.selectionSet) return null;
        const lists = listsNow(parent, field, listed);
        if ([...lists.values()].some((count) => count > MOST_LISTS)) return node;
        return visit(node.selectionSet, type, lists);
      };
      const inFragment = (name: string, listed: Listed): FieldNode | null => {
        const key = `${name} ${[...listed].sort().join(' ')}`;
        const fragment = context.getFragment(name);
        const type = typeNamed(schema, fragment?.typeCondition.name.value);
        if (seen.has(key) || !fragment || !type) return null;
        seen.add(key);
        return visit(fragment.selectionSet, type, listed);
      };
      const root = schema.getRootType(operation.operation);
      const wrong = root && visit(operation.selectionSet, root, new Map());
      if (wrong) context.reportError(tooMany(wrong));
    },
  };
}

/** With the list of this field. */
function listsNow(parent: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, listed: Listed): Listed {
  const type = getNamedType(field.type).name;
  if (!isListType(getNullableType(field.type)) || PARTS.has(`${parent.name}.${field.name}`)) return listed;
  return new Map([...listed, [type, (listed.get(type) ?? 0) + 1]]);
}

function typeNamed(schema: GraphQLSchema, name: string | undefined): GraphQLCompositeType | null {
  const type = name === undefined ? undefined : schema.getType(name);
  return type && isCompositeType(type) ? type : null;
}

function tooMany(node: FieldNode): GraphQLError {
  const message = `"${node.name.value}" lists what it is itself listed in, more than ${MOST_LISTS} times; ask for it in a query of its own.`;
  return new GraphQLError(message, { nodes: node, extensions: { code: 'QUERY_TOO_COMPLEX', limit: MOST_LISTS } });
}
