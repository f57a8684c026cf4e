/** An API token that lets nobody in: why, and what may be written down of it, which is never the token itself. */
import { Refusal, type Principal } from '@bough/domain';
import { hashSecret, isToken } from './secret.js';
import type { ApiToken, Holder } from './session.store.js';

type BadTokenReason = 'MALFORMED' | 'UNKNOWN' | 'REVOKED' | 'EXPIRED' | 'PERSON_LEFT';

type KnownToken = ApiToken & { readonly account: Holder };

/** 32 bits: enough to tell that the same one comes again, too few to find it by. */
const HASH_SHOWN = 8;

export class BadToken extends Refusal {
  /** `token:<id>`; those that nobody knows are one and the same, so that nobody can make many subjects. */
  readonly subject: string;
  /** The reason; for a token that could be one of ours, with the beginning of its hash. */
  readonly sign: string;
  readonly holder: Principal | null;

  constructor(reason: BadTokenReason, token: string, known: KnownToken | null) {
    super('UNAUTHENTICATED', 'This API token is not good, or no longer.');
    this.subject = `token:${known?.id ?? 'unknown'}`;
    // What is malformed may be anything, such as a password, and a hash of it could be guessed from.
    this.sign = reason === 'UNKNOWN' ? `${reason}, SHA-256 ${hashSecret(token).slice(0, HASH_SHOWN)}…` : reason;
    this.holder = known && holderOf(known);
  }
}

/** `null` for a good one. */
export function whyBad(token: string, found: KnownToken | null, now: Date): BadTokenReason | null {
  if (!isToken(token)) return 'MALFORMED';
  if (found === null) return 'UNKNOWN';
  if (!found.account.active) return 'PERSON_LEFT';
  if (found.revokedAt !== null) return 'REVOKED';
  return found.expiresAt <= now ? 'EXPIRED' : null;
}

function holderOf({ account: { id, name, role }, scopes }: KnownToken): Principal {
  return { person: id, name, role, via: 'token', scopes };
}
