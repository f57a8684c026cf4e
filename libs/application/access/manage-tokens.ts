import { randomUUID } from 'node:crypto';
import { daysLater, MOST_TOKEN_DAYS, Refusal, SCOPES, type Caller, type Scope } from '@bough/domain';
import { auditEntry } from './audit.store.js';
import { authorise } from './authorise.js';
import { hashSecret, newToken, tokenPrefix } from './secret.js';
import type { ApiToken, SessionStore } from './session.store.js';

interface TokenWish {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
}

/** A token for programs. It can do what its person can, less what its scopes leave out; it is shown once. */
export class CreateToken {
  constructor(
    private readonly sessions: SessionStore,
    private readonly now: () => Date,
  ) {}

  /** `person` is the one whom it belongs to: oneself, unless the command line makes it. */
  async run(caller: Caller, person: string | null, wish: TokenWish): Promise<{ token: ApiToken; secret: string }> {
    authorise(caller.principal, 'write_tokens');
    const owner = caller.principal!.person ?? person;
    if (owner === null) throw new Refusal('PERSON_UNKNOWN', 'A token belongs to a person; name one.');
    checkWish(wish);
    const [secret, createdAt] = [newToken(), this.now()];
    const token: ApiToken = {
      id: randomUUID(),
      person: owner,
      name: wish.name,
      prefix: tokenPrefix(secret),
      scopes: wish.scopes,
      createdAt,
      expiresAt: daysLater(createdAt, wish.days),
      lastUsedAt: null,
      revokedAt: null,
    };
    const change = {
      subject: `token:${token.id}`,
      field: null,
      before: null,
      after: `${wish.name}: ${wish.scopes.join(', ')}`,
    };
    await this.sessions.addToken(
      token,
      hashSecret(secret),
      auditEntry(caller, createdAt, 'api_token.create', [change]),
    );
    return { token, secret };
  }
}

/** The tokens of oneself; of everybody on the command line. */
export class ListTokens {
  constructor(private readonly sessions: SessionStore) {}

  run({ principal }: Caller): Promise<ApiToken[]> {
    authorise(principal, 'read_tokens');
    return this.sessions.tokens(principal!.person);
  }
}

/** Ends a token: one's own, or anybody's for admins. Another one's looks as if it were not there. */
export class RevokeToken {
  constructor(
    private readonly sessions: SessionStore,
    private readonly now: () => Date,
  ) {}

  async run(caller: Caller, id: string): Promise<ApiToken> {
    const { principal } = caller;
    authorise(principal, 'revoke_token', 'self');
    const mine = principal!.role === 'admin' ? null : principal!.person;
    const token = (await this.sessions.tokens(mine)).find((each) => each.id === id);
    if (!token) throw new Refusal('TOKEN_UNKNOWN', 'There is no such token.');
    if (token.revokedAt !== null) return token;
    const at = this.now();
    const change = { subject: `token:${id}`, field: 'revoked', before: null, after: at.toISOString() };
    await this.sessions.revokeToken(id, at, auditEntry(caller, at, 'api_token.revoke', [change]));
    return { ...token, revokedAt: at };
  }
}

function checkWish({ name, scopes, days }: TokenWish): void {
  if (name.trim() === '' || name.length > 100)
    throw new Refusal('TOKEN_NAME', 'Say what the token is for, in 1 to 100 characters.');
  if (scopes.length === 0 || !scopes.every((scope) => SCOPES.includes(scope)))
    throw new Refusal('TOKEN_SCOPES', `A token needs scopes, of these: ${SCOPES.join(', ')}.`);
  if (!Number.isInteger(days) || days < 1 || days > MOST_TOKEN_DAYS)
    throw new Refusal('TOKEN_DAYS', `A token holds 1 to ${MOST_TOKEN_DAYS} days.`);
}
