import type { Finding, Principal } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { FindingFilter, FindingPlace, FindingStore } from './finding.store.js';

interface FindingPage {
  readonly findings: readonly Finding[];
  readonly hasMore: boolean;
  readonly total: number;
}

/** Findings, the most severe first, of those the newest. */
export class ListFindings {
  constructor(private readonly store: FindingStore) {}

  async run(
    principal: Principal | null,
    filter: FindingFilter,
    most: number,
    after?: FindingPlace,
  ): Promise<FindingPage> {
    authorise(principal, 'read_model');
    const [found, total] = await Promise.all([this.store.list(filter, most + 1, after), this.store.count(filter)]);
    return { findings: found.slice(0, most), hasMore: found.length > most, total };
  }
}
