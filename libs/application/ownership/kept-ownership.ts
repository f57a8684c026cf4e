import type { Ownership } from '@bough/domain';
import type { OwnershipStore } from './ownership.store.js';

/** How much a question about people and owners has to go through. */
export interface RosterSize {
  readonly people: number;
  readonly assignments: number;
}

/** People and owners as of the newest version, read again only when the version has changed. */
export class KeptOwnership {
  private kept: Ownership | null = null;

  constructor(private readonly store: OwnershipStore) {}

  async newest(): Promise<Ownership> {
    if (this.kept?.version !== (await this.store.version())) this.kept = await this.store.read();
    return this.kept!;
  }

  /** How many there were when they were last read; nobody before. */
  get size(): RosterSize {
    return { people: this.kept?.people.length ?? 0, assignments: this.kept?.assignments.length ?? 0 };
  }
}
