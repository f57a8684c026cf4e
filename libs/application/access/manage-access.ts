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

/** Ends everything that lets a person in. What they answer for stays with them, and shows that they are gone. */
export class DeactivatePerson {
  constructor(private readonly ports: AccessPorts) {}

  async run(caller: Caller, login: string): Promise<Account> {
    authorise(caller.principal, 'write_access');
    const account = await accountOf(this.ports, login);
    const others = (await this.ports.accounts.accounts()).filter(
      ({ id, role, active }) => active && role === 'admin' && id !== account.id,
    );
    if (account.role === 'admin' && others.length === 0)
      throw new Refusal('LAST_ADMIN', `${account.name} is the last admin; make somebody else one first.`);
    const entry = auditEntry(caller, this.ports.now(), 'person.deactivate', [activeChange(account)]);
    await this.ports.accounts.deactivate(account.id, this.ports.now(), entry);
    return account;
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

async function accountOf({ accounts }: AccessPorts, login: string): Promise<Account> {
  const account = await accounts.byLogin(login.toLowerCase());
  if (account?.active) return account;
  throw new Refusal('PERSON_UNKNOWN', `Nobody who may sign in is called "${login}".`);
}

function activeChange({ key }: Account): AuditChange {
  return { subject: `person:${key}`, field: 'active', before: 'true', after: 'false' };
}

function linkChange({ key }: Account): AuditChange {
  return { subject: `person:${key}`, field: 'sign_in_link', before: null, after: 'created' };
}
