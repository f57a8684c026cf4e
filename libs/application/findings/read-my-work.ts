import { listWork, type Principal, type WaitingBet, type WorkItem } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import { lookNow, type LookPorts } from './finding-look.js';
import type { FindingStore } from './finding.store.js';

export interface MyWorkPorts extends LookPorts {
  readonly findings: Pick<FindingStore, 'unsettled'>;
  /** Bets that wait for their owners, at an instant. */
  readonly waitingBets: (at: number, timeZone: string) => Promise<readonly WaitingBet[]>;
}

/** What one person must do, what is worth most first. */
export class ReadMyWork {
  constructor(private readonly ports: MyWorkPorts) {}

  /** `person`: an id, `null` for nobody in particular. `isAdmin`: they also see what landed on nobody. */
  async run(principal: Principal | null, person: string | null, isAdmin: boolean): Promise<WorkItem[]> {
    authorise(principal, 'read_model');
    const [look, findings] = await Promise.all([lookNow(this.ports), this.ports.findings.unsettled()]);
    const bets = await this.ports.waitingBets(look.at, look.words.timeZone);
    return listWork(person, { ...look, findings, bets, isAdmin });
  }
}
