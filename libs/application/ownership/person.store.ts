import type { Person } from '@bough/domain';

/** Reads people one at a time. They are written through `OwnershipStore`, like everything else about ownership. */
export abstract class PersonStore {
  /** Everybody, including people who left, sorted by key. */
  abstract all(): Promise<Person[]>;
  abstract find(id: string): Promise<Person | null>;
  abstract findByKey(key: string): Promise<Person | null>;
  /** Ignores case. */
  abstract findByEmail(email: string): Promise<Person | null>;
}
