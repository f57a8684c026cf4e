import type { AccountWish, Role } from '@bough/domain';
import type { AuditEntry } from './audit.store.js';

/** A person who may sign in. */
export interface Account {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly active: boolean;
  readonly signedInAt: Date | null;
}

export type NewAccount = AccountWish;

/** Somebody as an OpenID provider knows them. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** People with a role. Every change is written together with its entry in the audit. */
export abstract class AccountStore {
  abstract accounts(): Promise<Account[]>;
  abstract byId(id: string): Promise<Account | null>;
  /** By key, or by e-mail address in any case. */
  abstract byLogin(login: string): Promise<Account | null>;
  abstract byIdentity(identity: Identity): Promise<Account | null>;
  /** Gives a role to the person of this key; makes the person if there is none. Refuses as `accountRefusal` says, in the same transaction. */
  abstract save(account: NewAccount, at: Date, entry: AuditEntry): Promise<Account>;
  /** From now on the person is known by this identity, too. */
  abstract bind(id: string, identity: Identity, entry: AuditEntry): Promise<void>;
}
