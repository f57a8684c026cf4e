import type { AuditEntry } from './audit.store.js';
import type { PasswordHash } from './password-hash.js';

/** What a person may prove to be themselves with, and how often it was tried. Secrets are kept as hashes only. */
export abstract class SignInStore {
  abstract password(person: string): Promise<PasswordHash | null>;
  /** Ends every session of the person: whoever knew the old password is out. */
  abstract setPassword(person: string, hash: PasswordHash, at: Date, entry: AuditEntry): Promise<void>;
  /** Ends every session of the person, too. */
  abstract removePassword(person: string, entry: AuditEntry): Promise<void>;
  /** A link that holds once, until `expiresAt`; earlier ones of the person end. */
  abstract addLink(person: string, hash: string, expiresAt: Date, entry: AuditEntry): Promise<void>;
  /** The person of a link that is still good. It is used up with `take`, for one caller only. */
  abstract link(hash: string, now: Date, take: boolean): Promise<string | null>;
  /** Counts a try and gives how many there were since `since`, this one among them. */
  abstract countTry(key: string, at: Date, since: Date): Promise<number>;
  /** How many tries were counted since `since`, for each of the keys. */
  abstract tries(keys: readonly string[], since: Date): Promise<number[]>;
  /** Forgets the tries of a key, whatever is older than `since`, and the places where nobody came in since `known`. */
  abstract forgetTries(key: string, since: Date, known: Date): Promise<void>;
  /** Forgets every failure of an account, from wherever, and all of an address. */
  abstract clearTries(account: string, address: string | null, entry: AuditEntry): Promise<void>;
}
