import { LOCK_SECONDS, later, Refusal, type AuditChange } from '@bough/domain';
import type { Account, AccountStore } from './account.store.js';
import { auditEntry, type AuditStore } from './audit.store.js';
import { principalOf } from './authenticate.js';
import { hashSecret, newSecret } from './secret.js';
import type { SessionStore } from './session.store.js';
import type { SignInStore } from './sign-in.store.js';

export interface SignInPorts {
  readonly accounts: AccountStore;
  readonly signIns: SignInStore;
  readonly sessions: SessionStore;
  readonly audit: AuditStore;
  readonly now: () => Date;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** How the client may come in: where it is, and the number of its call. */
export interface Visitor {
  readonly address: string;
  readonly requestId: string;
  /** The session that it has now, which ends. */
  readonly session?: string;
}

export interface SignedIn {
  readonly account: Account;
  /** For the cookie; nobody sees it again. */
  readonly secret: string;
}

/** A new session, never one that the client has brought: a session that somebody planted is worth nothing. */
export async function openSession(
  ports: SignInPorts,
  account: Account,
  by: string,
  visitor: Visitor,
): Promise<SignedIn> {
  if (visitor.session) await ports.sessions.end(hashSecret(visitor.session));
  const [secret, at] = [newSecret(), ports.now()];
  const change: AuditChange = { subject: `person:${account.key}`, field: 'sign_in', before: null, after: by };
  const caller = { principal: principalOf(account, 'session', null), requestId: visitor.requestId };
  await ports.sessions.open(account.id, hashSecret(secret), at, auditEntry(caller, at, 'session.open', [change]));
  return { account, secret };
}

/** Writes down that somebody could not come in. */
export async function tellFailure({ audit, now }: SignInPorts, who: string, visitor: Visitor): Promise<void> {
  const change = { subject: 'sign_in', field: 'address', before: null, after: visitor.address };
  const entry = auditEntry({ principal: null, requestId: visitor.requestId }, now(), 'session.refuse', [change]);
  await audit.append({ ...entry, actor: who.slice(0, 100) });
}

/** The beginning of the time in which tries count. */
export function triesSince(now: Date): Date {
  return later(now, -LOCK_SECONDS * 1000);
}

export const WRONG_PASSWORD = () =>
  new Refusal('SIGN_IN_FAILED', 'This name and this password do not belong together.');
export const TOO_MANY_TRIES = () =>
  new Refusal(
    'TOO_MANY_TRIES',
    `Too many tries; wait ${LOCK_SECONDS / 60} minutes, or ask an admin for a one-time link.`,
  );
