/** What every way of signing in has in common: a new session, failures in the audit, and when tries count. */
import { LOCK_SECONDS, later, Refusal, type AuditChange } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Account } from './account.store.js';
import { auditEntry } from './audit.store.js';
import { principalOf } from './authenticate.js';
import { hashSecret, newSecret } from './secret.js';

/** The client that wants to come in. */
export interface Visitor {
  readonly address: string;
  /** The session that it has now, which ends. */
  readonly session?: string;
  /** What the browser calls itself. */
  readonly device?: string;
}

export interface SignedIn {
  readonly account: Account;
  /** For the cookie; nobody sees it again. */
  readonly secret: string;
}

/** Opens a new session, never one that the client has brought: a session that somebody planted is worth nothing. */
export async function openSession(
  { caller: { requestId }, stores, clock }: UseCaseContext,
  account: Account,
  by: 'password' | 'link' | 'openid',
  visitor: Visitor,
): Promise<SignedIn> {
  if (visitor.session) await stores.sessions.end(hashSecret(visitor.session));
  const [secret, at] = [newSecret(), clock.date()];
  const change: AuditChange = { subject: `person:${account.key}`, field: 'sign_in', before: null, after: by };
  const holder = { principal: principalOf(account, 'session', null), requestId };
  await stores.sessions.open(
    account.id,
    hashSecret(secret),
    at,
    auditEntry(holder, at, 'session.open', [change]),
    visitor.device,
  );
  return { account, secret };
}

/** Writes down in the audit that somebody could not come in. */
export async function tellFailure(
  { caller: { requestId }, stores, clock }: UseCaseContext,
  who: string,
  visitor: Visitor,
): Promise<void> {
  const change = { subject: 'sign_in', field: 'address', before: null, after: visitor.address };
  const entry = auditEntry({ principal: null, requestId }, clock.date(), 'session.refuse', [change]);
  await stores.audit.append({ ...entry, actor: who.slice(0, 100) });
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
