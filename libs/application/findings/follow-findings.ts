import { followFinding, type Caller, type Finding, type FindingChange } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import { lookNow, type LookPorts } from './finding-look.js';
import { FindingConflict, type FindingStore } from './finding.store.js';

interface FollowPorts extends LookPorts {
  readonly findings: FindingStore;
}

const MOST_TRIES = 20;

/** Deadlines that passed, snoozes that ended, owners who changed: moves findings on. Gives how many. */
export class FollowFindings {
  constructor(private readonly ports: FollowPorts) {}

  async run(caller: Caller): Promise<number> {
    authorise(caller.principal, 'raise_findings');
    for (let tries = 1; ; tries++) {
      const [look, findings] = await Promise.all([lookNow(this.ports), this.ports.findings.unsettled()]);
      const changes = findings.flatMap((finding) => followFinding(finding, look) ?? []);
      if (changes.length === 0) return 0;
      const entryOf = (saved: readonly Finding[]) =>
        auditEntry(
          caller,
          new Date(look.at),
          'finding.follow',
          saved.flatMap((each, index) => moved(each, changes[index]!)),
        );
      try {
        await this.ports.findings.save(changes, { entryOf });
        return changes.length;
      } catch (error) {
        if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
      }
    }
  }
}

function moved({ number }: Finding, { events }: FindingChange) {
  return events.map(({ kind, text }) => ({ subject: `finding:${number}`, field: kind, before: null, after: text }));
}
