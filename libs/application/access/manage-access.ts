/** Who may sign in: invited, with a link, with a new start. Whoever leaves does so as a change of people. */
import { LINK_LIFE, later, placeOf, Refusal, type AuditChange, type Role } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Account, NewAccount } from './account.store.js';
import { auditEntry } from './audit.store.js';
import { authorise } from './authorise.js';
import { hashSecret, newSecret } from './secret.js';

/** Shown once: nobody can show `secret` again. */
export interface OneTimeLink {
  readonly account: Account;
  readonly secret: string;
  readonly expiresAt: Date;
}

/**
 * Gives a person a role: a new one with `name` and `email`, or one who is there. Refuses bad keys and addresses, somebody who has left, and
 * to lower the last admin.
 */
export async function invitePerson(context: UseCaseContext, account: NewAccount): Promise<Account> {
  authorise(context.caller.principal, 'write_access');
  const before = await context.stores.accounts.byLogin(account.key);
  const invited = { ...account, email: account.email?.toLowerCase() ?? null };
  return saveRole(context, 'person.invite', invited, before);
}

/** Gives somebody who may sign in another role; it holds from their next call on. */
export async function changeRole(context: UseCaseContext, login: string, role: Role): Promise<Account> {
  authorise(context.caller.principal, 'write_access');
  const before = await accountOf(context, login);
  return saveRole(context, 'person.role', { ...before, role }, before);
}

/** A link that lets a person in once, and lets them choose a password. Earlier links of the person end. */
export async function createLink(context: UseCaseContext, login: string): Promise<OneTimeLink> {
  const { caller, stores, clock } = context;
  authorise(caller.principal, 'write_access');
  const account = await accountOf(context, login);
  const [secret, expiresAt] = [newSecret(), later(clock.date(), LINK_LIFE)];
  const entry = auditEntry(caller, clock.date(), 'sign_in_link.create', [linkChange(account)]);
  await stores.signIns.addLink(account.id, hashSecret(secret), expiresAt, entry);
  return { account, secret, expiresAt };
}

/** For somebody whose password became known to others: the password and every session end, and a link lets them choose another. */
export async function resetPassword(context: UseCaseContext, login: string): Promise<OneTimeLink> {
  const { caller, stores, clock } = context;
  authorise(caller.principal, 'write_access');
  const { id, key } = await accountOf(context, login);
  const change = { subject: `person:${key}`, field: 'password', before: null, after: 'removed' };
  await stores.signIns.removePassword(id, auditEntry(caller, clock.date(), 'password.reset', [change]));
  return createLink(context, login);
}

/**
 * Forgets the failures of somebody's name, from wherever they came, so that the password counts again at once; with `address` also what failed
 * from there, whoever it was.
 */
export async function unlockAccount(
  context: UseCaseContext,
  login: string,
  address: string | null = null,
): Promise<Account> {
  const { caller, stores, clock } = context;
  authorise(caller.principal, 'write_access');
  const account = await accountOf(context, login);
  const place = address === null ? null : placeOf(address.trim().toLowerCase());
  const change = { subject: `person:${account.key}`, field: 'sign_in_tries', before: place, after: 'cleared' };
  await stores.signIns.clearTries(account.key, place, auditEntry(caller, clock.date(), 'sign_in.unlock', [change]));
  return account;
}

/** The account that signs in by this key or e-mail address; refuses one that may not, or no longer. */
export async function accountOf({ caller, stores }: UseCaseContext, login: string): Promise<Account> {
  authorise(caller.principal, 'read_access');
  const account = await stores.accounts.byLogin(login.toLowerCase());
  if (account?.active) return account;
  throw new Refusal('PERSON_UNKNOWN', `Nobody who may sign in is called "${login}".`);
}

function linkChange({ key }: Account): AuditChange {
  return { subject: `person:${key}`, field: 'sign_in_link', before: null, after: 'created' };
}

function saveRole(
  { caller, stores, clock }: UseCaseContext,
  action: string,
  { key, name, email, role }: NewAccount,
  before: Account | null,
): Promise<Account> {
  const change = { subject: `person:${key}`, field: 'role', before: before?.role ?? null, after: role };
  const entry = auditEntry(caller, clock.date(), action, [change]);
  return stores.accounts.save({ key, name, email, role }, clock.date(), entry);
}
