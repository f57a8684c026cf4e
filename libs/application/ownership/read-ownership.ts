import type { Ownership } from '@bough/domain';
import type { OwnershipStore } from './ownership.store.js';

/** People and owners as of the newest version; read again only when it changed. */
export class ReadOwnership {
  private kept: Ownership | null = null;

  constructor(private readonly store: OwnershipStore) {}

  /** With `knownAt` (epoch milliseconds): as it was recorded then. */
  async run(knownAt?: number): Promise<Ownership> {
    if (knownAt !== undefined) return this.store.read(knownAt);
    if (this.kept?.version !== (await this.store.version())) this.kept = await this.store.read();
    return this.kept!;
  }
}
