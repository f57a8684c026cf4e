import type { Principal } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { FactStore, ImportRecord } from './fact.store.js';

/** More runs than anybody looks back at. */
const MOST_RUNS = 1000;

/** The files that were brought in, newest first; the last 1,000. */
export class ListImports {
  constructor(private readonly facts: FactStore) {}

  async run(principal: Principal | null): Promise<ImportRecord[]> {
    authorise(principal, 'read_model');
    return this.facts.listRuns(MOST_RUNS);
  }
}
