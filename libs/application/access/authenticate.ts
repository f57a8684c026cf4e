import { isSeenLongAgo, isSessionAlive, type Principal } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { BadToken, whyBad } from './bad-token.js';
import { hashSecret, isToken } from './secret.js';
import type { Holder } from './session.store.js';

/**
 * Says who holds a session or a token. It is asked anew with every call, so that what was revoked ends at once. Gives `null` for a session
 * that is over; refuses a token that is not good with a `BadToken`.
 */
export async function authenticate(
  context: UseCaseContext,
  given: { readonly session: string } | { readonly token: string },
): Promise<Principal | null> {
  return 'token' in given ? byToken(context, given.token) : bySession(context, given.session);
}

/** Whether a session or a token still holds. It is no use of it: a page that was left open does not keep its session alive. */
export async function isSignedIn(
  { stores, clock }: UseCaseContext,
  given: { readonly session: string } | { readonly token: string },
): Promise<boolean> {
  if ('token' in given)
    return whyBad(given.token, await stores.sessions.token(hashSecret(given.token)), clock.date()) === null;
  const found = await stores.sessions.session(hashSecret(given.session));
  return found !== null && found.account.active && isSessionAlive(found, clock.date());
}

async function bySession({ stores, clock }: UseCaseContext, secret: string): Promise<Principal | null> {
  const [hash, now] = [hashSecret(secret), clock.date()];
  const found = await stores.sessions.session(hash);
  if (!found?.account.active || !isSessionAlive(found, now)) return null;
  if (isSeenLongAgo(found.lastSeenAt, now)) await stores.sessions.seen(hash, now);
  return principalOf(found.account, 'session', null);
}

async function byToken({ stores, clock }: UseCaseContext, token: string): Promise<Principal> {
  const now = clock.date();
  const found = isToken(token) ? await stores.sessions.token(hashSecret(token)) : null;
  const reason = whyBad(token, found, now);
  if (found === null || reason !== null) throw new BadToken(reason!, token, found);
  if (isSeenLongAgo(found.lastUsedAt, now)) await stores.sessions.tokenUsed(found.id, now);
  return principalOf(found.account, 'token', found.scopes);
}

/** The holder of a session or token as the rules of access see them. */
export function principalOf(account: Holder, via: 'session' | 'token', scopes: Principal['scopes']): Principal {
  const { id, name, role } = account;
  return { person: id, name, role, via, scopes };
}
