import { daysLater, MOST_TOKEN_DAYS, Refusal, SCOPES, type Scope } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { auditEntry } from './audit.store.js';
import { authorise } from './authorise.js';
import { hashSecret, newToken, tokenPrefix } from './secret.js';
import type { ApiToken } from './session.store.js';

interface TokenWish {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

/**
 * Makes a token for programs, which is shown once. It can do what its person can, less what its scopes leave out. `person` is whom it
 * belongs to when the command line makes it; everybody else makes their own.
 */
export async function createToken(
  { caller, stores, clock, newId }: UseCaseContext,
  person: string | null,
  wish: TokenWish,
): Promise<{ token: ApiToken; secret: string }> {
  authorise(caller.principal, 'write_tokens');
  const owner = caller.principal!.person ?? person;
  if (owner === null) throw new Refusal('PERSON_UNKNOWN', 'A token belongs to a person; name one.');
  checkWish(wish);
  const { name, scopes, days } = wish;
  const [secret, createdAt] = [newToken(), clock.date()];
  const token: ApiToken = {
    id: newId(),
    person: owner,
    name,
    prefix: tokenPrefix(secret),
    scopes,
    createdAt,
    expiresAt: daysLater(createdAt, days),
    lastUsedAt: null,
    revokedAt: null,
  };
  const change = { subject: `token:${token.id}`, field: null, before: null, after: `${name}: ${scopes.join(', ')}` };
  const entry = auditEntry(caller, createdAt, 'api_token.create', [change]);
  await stores.sessions.addToken(token, hashSecret(secret), entry);
  return { token, secret };
}

/** One's own tokens; everybody's on the command line. */
export async function listTokens({ caller, stores }: UseCaseContext): Promise<ApiToken[]> {
  authorise(caller.principal, 'read_tokens');
  return stores.sessions.tokens(caller.principal!.person);
}

/** Ends a token: one's own, or anybody's for admins. Somebody else's looks as if it were not there. */
export async function revokeToken({ caller, stores, clock }: UseCaseContext, id: string): Promise<ApiToken> {
  const { principal } = caller;
  authorise(principal, 'revoke_token', 'self');
  const mine = principal!.role === 'admin' ? null : principal!.person;
  const token = (await stores.sessions.tokens(mine)).find((each) => each.id === id);
  if (!token) throw new Refusal('TOKEN_UNKNOWN', 'There is no such token.');
  if (token.revokedAt !== null) return token;
  const at = clock.date();
  const change = { subject: `token:${id}`, field: 'revoked', before: null, after: at.toISOString() };
  await stores.sessions.revokeToken(id, at, auditEntry(caller, at, 'api_token.revoke', [change]));
  return { ...token, revokedAt: at };
}

function checkWish({ name, scopes, days }: TokenWish): void {
  if (name.trim() === '' || name.length > 100)
    throw new Refusal('TOKEN_NAME', 'Say what the token is for, in 1 to 100 characters.');
  if (scopes.length === 0 || !scopes.every((scope) => SCOPES.includes(scope)))
    throw new Refusal('TOKEN_SCOPES', `A token needs scopes, of these: ${SCOPES.join(', ')}.`);
  if (!Number.isInteger(days) || days < 1 || days > MOST_TOKEN_DAYS)
    throw new Refusal('TOKEN_DAYS', `A token holds 1 to ${MOST_TOKEN_DAYS} days.`);
}
