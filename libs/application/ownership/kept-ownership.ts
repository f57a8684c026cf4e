import type { Ownership } from '@bough/domain';
import type { OwnershipStore } from './ownership.store.js';

/** People and owners as of the newest version, read again only when the version has changed. */
export class KeptOwnership {
  private kept: Ownership | null = null;

  constructor(private readonly store: OwnershipStore) {}

  async newest(): Promise<Ownership> {
    if (this.kept?.version !== (await this.store.version())) this.kept = await this.store.read();
    return this.kept!;
  }
}
