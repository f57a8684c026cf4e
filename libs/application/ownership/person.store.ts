import type { Person } from '@bough/domain';

/** People, found one at a time. They are written through `OwnershipStore`, like everything else about ownership. */
export abstract class PersonStore {
  /** Everybody, also who left; by key. */
  abstract all(): Promise<Person[]>;
  abstract find(id: string): Promise<Person | null>;
  abstract findByKey(key: string): Promise<Person | null>;
  /** Upper and lower case are the same. */
  abstract findByEmail(email: string): Promise<Person | null>;
}
