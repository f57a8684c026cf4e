import { isSeenLongAgo, isSessionAlive, type Principal } from '@bough/domain';
import { BadToken, whyBad } from './bad-token.js';
import { hashSecret, isToken } from './secret.js';
import type { Holder, SessionStore } from './session.store.js';

/** Who holds this session or this token? Asked anew with every call, so that what was revoked ends at once. */
export class Authenticate {
  constructor(
    private readonly sessions: SessionStore,
    private readonly now: () => Date,
  ) {}

  /** `null` for a session that is over; a token that is not good is refused with a `BadToken`. */
  async run(given: { readonly session: string } | { readonly token: string }): Promise<Principal | null> {
    return 'token' in given ? this.byToken(given.token) : this.bySession(given.session);
  }

  private async bySession(secret: string): Promise<Principal | null> {
    const [hash, now] = [hashSecret(secret), this.now()];
    const found = await this.sessions.session(hash);
    if (!found?.account.active || !isSessionAlive(found, now)) return null;
    if (isSeenLongAgo(found.lastSeenAt, now)) await this.sessions.seen(hash, now);
    return principalOf(found.account, 'session', null);
  }

  private async byToken(token: string): Promise<Principal> {
    const now = this.now();
    const found = isToken(token) ? await this.sessions.token(hashSecret(token)) : null;
    const reason = whyBad(token, found, now);
    if (found === null || reason !== null) throw new BadToken(reason!, token, found);
    if (isSeenLongAgo(found.lastUsedAt, now)) await this.sessions.tokenUsed(found.id, now);
    return principalOf(found.account, 'token', found.scopes);
  }
}

export function principalOf(account: Holder, via: 'session' | 'token', scopes: Principal['scopes']): Principal {
  const { id, name, role } = account;
  return { person: id, name, role, via, scopes };
}
