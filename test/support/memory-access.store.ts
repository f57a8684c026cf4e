/** Accounts, sign-in, sessions and audit in maps: what the PostgreSQL stores keep, without a database. */
import { randomUUID } from 'node:crypto';
import {
  AccountStore,
  AuditStore,
  SessionStore,
  SignInStore,
  type Account,
  type ApiToken,
  type AuditEntry,
  type AuditEvent,
  type AuditFilter,
  type Identity,
  type NewAccount,
  type OpenSession,
  type PasswordHash,
} from '@bough/application';
import { accountRefusal, type Role, type SessionTimes } from '@bough/domain';
import type { MemoryDatabase } from './memory-database.js';
import type { MemoryOwnershipStore } from './memory-ownership.store.js';

/** What the four stores share. */
export class MemoryAccess {
  readonly roles = new Map<string, { role: Role; signedInAt: Date | null }>();
  readonly identities = new Map<string, string>();
  readonly passwords = new Map<string, PasswordHash>();
  readonly sessions = new Map<string, SessionTimes & { person: string; id: string; device: string | null }>();
  readonly links = new Map<string, { person: string; expiresAt: Date }>();
  readonly tries = new Map<string, { tries: number; since: Date }>();
  readonly tokens = new Map<string, ApiToken & { hash: string }>();

  constructor(
    readonly database: MemoryDatabase,
    readonly ownership: MemoryOwnershipStore,
  ) {
    ownership.beside = {
      audit: (entry) => database.appendAudit(entry),
      endAccess: (person, at) => this.endAccess(person, at),
    };
  }

  get stores() {
    return {
      accounts: new MemoryAccountStore(this),
      signIns: new MemorySignInStore(this),
      sessions: new MemorySessionStore(this),
      audit: new MemoryAuditStore(this.database),
    };
  }

  accounts(): Account[] {
    return [...this.ownership.people.values()]
      .filter(({ id }) => this.roles.has(id))
      .map(({ id, key, name, email, active }) => ({ id, key, name, email, active, ...this.roles.get(id)! }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  account(id: string): Account | null {
    return this.accounts().find((each) => each.id === id) ?? null;
  }

  endAccess(person: string, at: Date): void {
    for (const map of [this.sessions, this.links]) this.removeOf(person, map as Map<string, { person: string }>);
    this.passwords.delete(person);
    for (const [key, token] of this.tokens)
      if (token.person === person && token.revokedAt === null) this.tokens.set(key, { ...token, revokedAt: at });
  }

  removeOf(person: string, map: Map<string, { person: string }>): void {
    for (const [key, held] of map) if (held.person === person) map.delete(key);
  }
}

class MemoryAccountStore extends AccountStore {
  constructor(private readonly access: MemoryAccess) {
    super();
  }

  async accounts(): Promise<Account[]> {
    return this.access.accounts();
  }

  async byId(id: string): Promise<Account | null> {
    return this.access.account(id);
  }

  async byLogin(login: string): Promise<Account | null> {
    const all = this.access.accounts();
    return all.find(({ key }) => key === login) ?? all.find(({ email }) => email === login.toLowerCase()) ?? null;
  }

  async byIdentity({ issuer, subject }: Identity): Promise<Account | null> {
    return this.access.account(this.access.identities.get(`${issuer} ${subject}`) ?? '');
  }

  async save(account: NewAccount, at: Date, entry: AuditEntry): Promise<Account> {
    const { key, name, email, role } = account;
    const { people } = this.access.ownership;
    const found = [...people.values()].find((person) => person.key === key);
    const rival = [...people.values()].find((each) => email !== null && each.email === email && each.key !== key);
    const refusal = accountRefusal(account, {
      person: found ? { ...found, role: this.access.roles.get(found.id)?.role ?? null } : null,
      rival: rival?.name ?? null,
      hasOtherAdmin: this.access.accounts().some((each) => each.role === 'admin' && each.active && each.key !== key),
    });
    if (refusal) throw refusal;
    const id = found?.id ?? randomUUID();
    const rest = { agentNames: [], active: true, createdAt: at.getTime(), deactivatedAt: null };
    if (!found) people.set(id, { id, key, name, email, ...rest });
    this.access.roles.set(id, { role, signedInAt: this.access.roles.get(id)?.signedInAt ?? null });
    this.access.database.appendAudit(entry);
    return this.access.account(id)!;
  }

  async bind(id: string, { issuer, subject }: Identity, entry: AuditEntry): Promise<void> {
    this.access.identities.set(`${issuer} ${subject}`, id);
    this.access.database.appendAudit(entry);
  }
}

class MemorySignInStore extends SignInStore {
  constructor(private readonly access: MemoryAccess) {
    super();
  }

  async password(person: string): Promise<PasswordHash | null> {
    return this.access.passwords.get(person) ?? null;
  }

  async setPassword(person: string, hash: PasswordHash, _at: Date, entry: AuditEntry): Promise<void> {
    this.access.passwords.set(person, hash);
    this.access.removeOf(person, this.access.sessions);
    this.access.database.appendAudit(entry);
  }

  async removePassword(person: string, entry: AuditEntry): Promise<void> {
    this.access.passwords.delete(person);
    this.access.removeOf(person, this.access.sessions);
    this.access.database.appendAudit(entry);
  }

  async addLink(person: string, hash: string, expiresAt: Date, entry: AuditEntry): Promise<void> {
    this.access.removeOf(person, this.access.links);
    this.access.links.set(hash, { person, expiresAt });
    this.access.database.appendAudit(entry);
  }

  async link(hash: string, now: Date, take: boolean): Promise<string | null> {
    const found = this.access.links.get(hash);
    if (!found || found.expiresAt <= now) return null;
    if (take) this.access.links.delete(hash);
    return found.person;
  }

  async countTry(key: string, at: Date, since: Date): Promise<number> {
    const found = this.access.tries.get(key);
    const next = found && found.since >= since ? { ...found, tries: found.tries + 1 } : { tries: 1, since: at };
    this.access.tries.set(key, next);
    return next.tries;
  }

  async tries(keys: readonly string[], since: Date): Promise<number[]> {
    const found = keys.map((key) => this.access.tries.get(key));
    return found.map((held) => (held && held.since >= since ? held.tries : 0));
  }

  async forgetTries(key: string, since: Date, known: Date): Promise<void> {
    for (const [each, held] of this.access.tries)
      if (each === key || held.since < (each.startsWith('known ') ? known : since)) this.access.tries.delete(each);
  }

  async clearTries(account: string, address: string | null, entry: AuditEntry): Promise<void> {
    for (const key of [...this.access.tries.keys()]) {
      const isOfAccount = key === `account ${account}` || key.startsWith(`pair ${account} `);
      const isOfAddress = key === `address ${address}` || (key.startsWith('pair ') && key.endsWith(` ${address}`));
      if (isOfAccount || (address !== null && isOfAddress)) this.access.tries.delete(key);
    }
    this.access.database.appendAudit(entry);
  }
}

class MemorySessionStore extends SessionStore {
  constructor(private readonly access: MemoryAccess) {
    super();
  }

  async open(person: string, hash: string, at: Date, entry: AuditEntry, device: string | null = null): Promise<void> {
    this.access.sessions.set(hash, { person, createdAt: at, lastSeenAt: at, id: randomUUID(), device });
    this.access.roles.get(person)!.signedInAt = at;
    this.access.database.appendAudit(entry);
  }

  async session(hash: string) {
    const found = this.access.sessions.get(hash);
    if (!found) return null;
    const { person, createdAt, lastSeenAt } = found;
    return { createdAt, lastSeenAt, account: this.holder(person) };
  }

  async sessions(person: string): Promise<OpenSession[]> {
    return [...this.access.sessions]
      .filter(([, held]) => held.person === person)
      .map(([hash, { person: _, ...session }]) => ({ ...session, hash }))
      .sort((a, b) => b.lastSeenAt.getTime() - a.lastSeenAt.getTime() || (a.id < b.id ? -1 : 1));
  }

  async endOne(person: string, id: string, entry: AuditEntry): Promise<boolean> {
    const [hash] = [...this.access.sessions].find(([, held]) => held.person === person && held.id === id) ?? [];
    if (hash === undefined) return false;
    this.access.sessions.delete(hash);
    this.access.database.appendAudit(entry);
    return true;
  }

  async seen(hash: string, at: Date): Promise<void> {
    const found = this.access.sessions.get(hash);
    if (found) this.access.sessions.set(hash, { ...found, lastSeenAt: at });
  }

  async end(hash: string): Promise<boolean> {
    return this.access.sessions.delete(hash);
  }

  async addToken(token: ApiToken, hash: string, entry: AuditEntry): Promise<void> {
    this.access.tokens.set(token.id, { ...token, hash });
    this.access.database.appendAudit(entry);
  }

  async token(hash: string) {
    const found = [...this.access.tokens.values()].find((token) => token.hash === hash);
    if (!found) return null;
    const { hash: _, ...token } = found;
    return { ...token, account: this.holder(token.person) };
  }

  async tokenUsed(id: string, at: Date): Promise<void> {
    this.access.tokens.set(id, { ...this.access.tokens.get(id)!, lastUsedAt: at });
  }

  async tokens(person: string | null): Promise<ApiToken[]> {
    return [...this.access.tokens.values()]
      .filter((token) => person === null || token.person === person)
      .map(({ hash: _, ...token }) => token)
      .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  }

  async revokeToken(id: string, at: Date, entry: AuditEntry): Promise<void> {
    this.access.tokens.set(id, { ...this.access.tokens.get(id)!, revokedAt: at });
    this.access.database.appendAudit(entry);
  }

  private holder(person: string) {
    const { signedInAt: _, ...holder } = this.access.account(person)!;
    return holder;
  }
}

class MemoryAuditStore extends AuditStore {
  constructor(private readonly database: MemoryDatabase) {
    super();
  }

  async append(entry: AuditEntry): Promise<void> {
    this.database.appendAudit(entry);
  }

  async list(filter: AuditFilter, most: number, before = Infinity): Promise<AuditEvent[]> {
    const newest = this.matching(filter).reverse();
    return newest.filter(({ id }) => id < before).slice(0, most);
  }

  async count(filter: AuditFilter): Promise<number> {
    return this.matching(filter).length;
  }

  private matching({ subject, person, action, from, to }: AuditFilter): AuditEvent[] {
    return this.database.audit.filter(
      (event) =>
        (subject === undefined || event.changes.some((change) => change.subject === subject)) &&
        (person === undefined || event.person === person) &&
        (action === undefined || event.action === action) &&
        (from === undefined || event.at >= from) &&
        (to === undefined || event.at < to),
    );
  }
}
