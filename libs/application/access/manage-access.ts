/** Who may sign in: invited, with a link, with a new start. Who leaves does so as a change of people. */
import { LINK_LIFE, later, Refusal, type AuditChange, type Caller } from '@bough/domain';
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

/** Gives a person a role: a new one with `name` and `email`, or one who is there. */
export class InvitePerson {
  constructor(private readonly ports: AccessPorts) {}

  async run(caller: Caller, account: NewAccount): Promise<Account> {
    authorise(caller.principal, 'write_access');
    const { accounts, now } = this.ports;
    const before = await accounts.byLogin(account.key);
    if (before && !before.active)
      throw new Refusal('PERSON_INACTIVE', `${before.name} has left and stays on record; take another key.`);
    if (before?.role === 'admin' && account.role !== 'admin') await checkOtherAdmin(accounts, before);
    const change = {
      subject: `person:${account.key}`,
      field: 'role',
      before: before?.role ?? null,
      after: account.role,
    };
    const entry = auditEntry(caller, now(), 'person.invite', [change]);
    return accounts.save({ ...account, email: account.email?.toLowerCase() ?? null }, now(), entry);
  }
}

/** A link that lets a person in once, and lets them choose a password. Earlier links of the person end. */
export class CreateLink {
  constructor(private readonly ports: AccessPorts) {}

  /** The secret part of the link; nobody sees it again. */
  async run(caller: Caller, login: string): Promise<string> {
    authorise(caller.principal, 'write_access');
    const { signIns, now } = this.ports;
    const account = await accountOf(this.ports, login);
    const secret = newSecret();
    const entry = auditEntry(caller, now(), 'sign_in_link.create', [linkChange(account)]);
    await signIns.addLink(account.id, hashSecret(secret), later(now(), LINK_LIFE), entry);
    return secret;
  }
}

/** For somebody whose password got about: the password and every session end, and a link lets them choose another. */
export class ResetPassword {
  constructor(private readonly ports: AccessPorts) {}

  /** The secret part of the link; nobody sees it again. */
  async run(caller: Caller, login: string): Promise<string> {
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

/** Somebody has to be left who can let others in. */
async function checkOtherAdmin(accounts: AccountStore, { id, name }: Account): Promise<void> {
  const admins = (await accounts.accounts()).filter(({ role, active }) => role === 'admin' && active);
  if (admins.some((each) => each.id !== id)) return;
  throw new Refusal('LAST_ADMIN', `${name} is the last admin; make somebody else one first.`);
}
