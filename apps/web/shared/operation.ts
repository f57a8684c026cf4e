/** What the client may ask: the hash of a document that the server knows. The texts lie in the `.graphql` files. */
import type { TypedDocumentNode } from '@urql/core';

export type Operation<Answer, Variables extends Record<string, unknown>> = TypedDocumentNode<Answer, Variables>;

/** `id` is `sha256:…` of the document's text; it is all that is sent. */
export function operation<Answer, Variables extends Record<string, unknown>>(id: string): Operation<Answer, Variables> {
  return { kind: 'Document', definitions: [], documentId: id } as unknown as Operation<Answer, Variables>;
}
