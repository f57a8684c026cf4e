/**
 * Documents that a cookie may run: those of the web client, which its build has written down with their hashes. Whoever gets hold of a
 * session's cookie, or makes a browser send it, can ask nothing else. Tokens and visitors of the demo may ask anything.
 */
import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import type { Principal } from '@bough/domain';

/** By `sha256:` and the hash of the text in hex: the text. */
export type Documents = ReadonlyMap<string, string>;

interface Asked {
  query?: unknown;
  documentId?: unknown;
}

/** The text that a request brings: in its body, or, with GET, in its address. Nothing where it brings an id. */
export function textIn(request: Request): unknown {
  const body = bodyOf(request);
  return body ? body.query : request.query.query;
}

/** Puts the text in the place of its id; refuses what a cookie may not run, and ids that nobody knows. */
export function admitDocument(request: Request, principal: Principal | null, documents: Documents): void {
  const asked = bodyOf(request);
  if (asked?.documentId !== undefined) asked.query = textOf(asked, documents);
  else if (isByCookie(request, principal)) throw onlyKnown();
}

/** With GET, the document would stand in the address, whatever the body says. */
function bodyOf({ method, body }: Request): Asked | null {
  return method === 'POST' && typeof body === 'object' && body !== null ? (body as Asked) : null;
}

function isByCookie({ headers }: Request, principal: Principal | null): boolean {
  return headers.authorization === undefined && principal?.via === 'session';
}

function textOf({ documentId, query }: Asked, documents: Documents): string {
  if (query !== undefined) throw refusal('BAD_REQUEST', 'Send a documentId or a query, not both.');
  const text = typeof documentId === 'string' ? documents.get(documentId) : undefined;
  if (text === undefined)
    throw refusal('DOCUMENT_UNKNOWN', 'This server does not know the document; load the page again to get its newest.');
  return text;
}

function onlyKnown(): GraphQLError {
  return refusal(
    'DOCUMENT_REQUIRED',
    'A session may only run documents of the web client, by documentId. Send an API token to ask anything else, or open GraphiQL at /graphql.',
  );
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
