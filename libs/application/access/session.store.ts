import type { Scope, SessionTimes } from '@bough/domain';
import type { Account } from './account.store.js';
import type { AuditEntry } from './audit.store.js';

export interface ApiToken {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  /** Its first characters, to tell tokens apart. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A session, which may be over by its times. */
export interface OpenSession extends SessionTimes {
  readonly id: string;
  readonly device: string | null;
  readonly hash: string;
}

/** The person behind a session or a token, as they are at this moment. */
export type Holder = Omit<Account, 'signedInAt'>;

/** Sessions and API tokens, known by the SHA-256 of what the client holds. */
export abstract class SessionStore {
  /** `device`: what the browser calls itself. */
  abstract open(person: string, hash: string, at: Date, entry: AuditEntry, device?: string | null): Promise<void>;
  /** Of one person, the last used first. */
  abstract sessions(person: string): Promise<OpenSession[]>;
  /** False when the person has no such session. */
  abstract endOne(person: string, id: string, entry: AuditEntry): Promise<boolean>;
  abstract session(hash: string): Promise<(SessionTimes & { readonly account: Holder }) | null>;
  abstract seen(hash: string, at: Date): Promise<void>;
  /** False when there was none. */
  abstract end(hash: string): Promise<boolean>;
  abstract addToken(token: ApiToken, hash: string, entry: AuditEntry): Promise<void>;
  abstract token(hash: string): Promise<(ApiToken & { readonly account: Holder }) | null>;
  abstract tokenUsed(id: string, at: Date): Promise<void>;
  /** Newest first; of everybody with `null`. */
  abstract tokens(person: string | null): Promise<ApiToken[]>;
  abstract revokeToken(id: string, at: Date, entry: AuditEntry): Promise<void>;
}
