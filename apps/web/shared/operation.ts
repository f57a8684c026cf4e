/** What the client may ask: the hash of a document that the server knows. The texts lie in the `.graphql` files. */
import { makeOperation, mapExchange, type TypedDocumentNode } from '@urql/core';

export type Operation<Answer, Variables extends Record<string, unknown>> = TypedDocumentNode<Answer, Variables>;

/** `id` is `sha256:…` of the document's text; it is all that is sent, see `sendsHashes`. */
export function operation<Answer, Variables extends Record<string, unknown>>(
  id: string,
  kind: 'query' | 'mutation',
): Operation<Answer, Variables> {
  const definition = {
    kind: 'OperationDefinition',
    operation: kind,
    selectionSet: { kind: 'SelectionSet', selections: [] },
  };
  return { kind: 'Document', definitions: [definition], documentId: id } as unknown as Operation<Answer, Variables>;
}

/** urql sends the hash alone where a document has no definitions; before that it asks them which kind it is. */
export const sendsHashes = mapExchange({
  onOperation: (asked) =>
    makeOperation(asked.kind, { ...asked, query: { ...asked.query, definitions: [] } as never }, asked.context),
});
