/** Who may sign in: invited, with a link, with a new start. Who leaves does so as a change of people. */
import { LINK_LIFE, later, Refusal, type AuditChange, type Caller, type Role } from '@bough/domain';
import type { Account, AccountStore, NewAccount } from './account.store.js';
import { auditEntry } from './audit.store.js';
import { authorise } from './authorise.js';
import { hashSecret, newSecret } from './secret.js';
import type { SignInStore } from './sign-in.store.js';

export interface AccessPorts {
  readonly accounts: AccountStore;
  readonly signIns: SignInStore;
  readonly now: () => Date;
}

/** Shown once: nobody can show `secret` again. */
export interface OneTimeLink {
  readonly account: Account;
  readonly secret: string;
  readonly expiresAt: Date;
}

/** Gives a person a role: a new one with `name` and `email`, or one who is there. */
export class InvitePerson {
  constructor(private readonly ports: AccessPorts) {}

  /** Refuses bad keys and addresses, who has left, and to lower the last admin. */
  async run(caller: Caller, account: NewAccount): Promise<Account> {
    authorise(caller.principal, 'write_access');
    const before = await this.ports.accounts.byLogin(account.key);
    const wish = { ...account, email: account.email?.toLowerCase() ?? null };
    return saveRole(this.ports, caller, 'person.invite', wish, before);
  }
}

/** Gives somebody who may sign in another role; it holds from their next call on. */
export class ChangeRole {
  constructor(private readonly ports: AccessPorts) {}

  async run(caller: Caller, login: string, role: Role): Promise<Account> {
    authorise(caller.principal, 'write_access');
    const before = await accountOf(this.ports, login);
    return saveRole(this.ports, caller, 'person.role', { ...before, role }, before);
  }
}

/** A link that lets a person in once, and lets them choose a password. Earlier links of the person end. */
export class CreateLink {
  constructor(private readonly ports: AccessPorts) {}

  async run(caller: Caller, login: string): Promise<OneTimeLink> {
    authorise(caller.principal, 'write_access');
    const { signIns, now } = this.ports;
    const account = await accountOf(this.ports, login);
    const [secret, expiresAt] = [newSecret(), later(now(), LINK_LIFE)];
    const entry = auditEntry(caller, now(), 'sign_in_link.create', [linkChange(account)]);
    await signIns.addLink(account.id, hashSecret(secret), expiresAt, entry);
    return { account, secret, expiresAt };
  }
}

/** For somebody whose password got about: the password and every session end, and a link lets them choose another. */
export class ResetPassword {
  constructor(private readonly ports: AccessPorts) {}

  async run(caller: Caller, login: string): Promise<OneTimeLink> {
    authorise(caller.principal, 'write_access');
    const { id, key } = await accountOf(this.ports, login);
    const change = { subject: `person:${key}`, field: 'password', before: null, after: 'removed' };
    await this.ports.signIns.removePassword(id, auditEntry(caller, this.ports.now(), 'password.reset', [change]));
    return new CreateLink(this.ports).run(caller, login);
  }
}

/** Who signs in by this key or e-mail address; refuses who may not, or no longer. */
export async function accountOf({ accounts }: Pick<AccessPorts, 'accounts'>, login: string): Promise<Account> {
  const account = await accounts.byLogin(login.toLowerCase());
  if (account?.active) return account;
  throw new Refusal('PERSON_UNKNOWN', `Nobody who may sign in is called "${login}".`);
}

function linkChange({ key }: Account): AuditChange {
  return { subject: `person:${key}`, field: 'sign_in_link', before: null, after: 'created' };
}

function saveRole(
  { accounts, now }: AccessPorts,
  caller: Caller,
  action: string,
  { key, name, email, role }: NewAccount,
  before: Account | null,
): Promise<Account> {
  const change = { subject: `person:${key}`, field: 'role', before: before?.role ?? null, after: role };
  return accounts.save({ key, name, email, role }, now(), auditEntry(caller, now(), action, [change]));
}
