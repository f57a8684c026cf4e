/** Asks a Bough server. The types of variables and answers come from its schema, see README.md. */
import { initGraphQLTada, type ResultOf, type TadaDocumentNode, type VariablesOf } from 'gql.tada';
import { print } from 'graphql';
import type { introspection } from './graphql-env.d.ts';

export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Key: string; Date: string; DateTime: string; Decimal: string; CurrencyCode: string; TimeZone: string };
}>();

export interface Server {
  /** http://localhost:3000 */
  readonly url: string;
  /** Of `bough access token create`, with the scope `read`. */
  readonly token: string;
}

/** The data of the answer. Throws with the server's message where there are errors: programs act on `extensions.code`. */
export async function ask<D extends TadaDocumentNode<any, any>>(
  { url, token }: Server,
  document: D,
  variables: VariablesOf<D>,
): Promise<ResultOf<D>> {
  const response = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors.map(({ message }: { message: string }) => message).join('\n'));
  return data;
}
