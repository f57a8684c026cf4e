import type { Ownership } from '@bough/domain';
import type { UseCaseContext } from '../context.js';

/** People and owners as of the newest version; with `knownAt` (epoch milliseconds) as it was recorded then. */
export function readOwnership(context: UseCaseContext, knownAt?: number): Promise<Ownership> {
  const { stores, kept } = context;
  return knownAt === undefined ? kept.ownership.newest() : stores.ownership.read(knownAt);
}
