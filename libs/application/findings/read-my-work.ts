import { workOf, type Principal, type WorkItem } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import { lookNow, type LookPorts } from './finding-look.js';
import type { FindingStore } from './finding.store.js';

export interface MyWorkPorts extends LookPorts {
  readonly findings: Pick<FindingStore, 'unsettled'>;
}

/** What one person must do, what is worth most first. */
export class ReadMyWork {
  constructor(private readonly ports: MyWorkPorts) {}

  /** `person`: an id, `null` for nobody in particular. `isAdmin`: they also see what landed on nobody. */
  async run(principal: Principal | null, person: string | null, isAdmin: boolean): Promise<WorkItem[]> {
    authorise(principal, 'read_model');
    const [look, findings] = await Promise.all([lookNow(this.ports), this.ports.findings.unsettled()]);
    return workOf(person, { ...look, findings, isAdmin });
  }
}
