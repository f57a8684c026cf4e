import {
  changeFinding,
  problem,
  type Actor,
  type AuditChange,
  type Caller,
  type Finding,
  type FindingWish,
  type Problem,
} from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import { lookNow, relationToFinding, type FindingLook, type LookPorts } from './finding-look.js';
import { FindingConflict, type FindingRef, type FindingStore } from './finding.store.js';

interface ChangeFindingPorts extends LookPorts {
  readonly findings: FindingStore;
}

interface ChangedFinding {
  /** As it is now; `null`: there is none. */
  readonly finding: Finding | null;
  /** Why nothing was changed; empty when it was. */
  readonly problems: readonly Problem[];
}

const MOST_TRIES = 20;

/**
 * Acknowledges, starts, resolves, dismisses, snoozes, assigns, reopens or comments on a finding. Whoever it landed on or has taken it
 * may, the Accountable and the Responsible of its node, editors and admins; everybody may comment.
 */
export class ChangeFinding {
  constructor(private readonly ports: ChangeFindingPorts) {}

  /** `expected`: the version that was looked at; left out: the newest. `actor`: who is written down, where that is another. */
  async run(
    caller: Caller,
    ref: FindingRef,
    wish: FindingWish,
    expected?: number,
    actor?: Actor,
  ): Promise<ChangedFinding> {
    for (let tries = 1; ; tries++) {
      const [finding, look] = await Promise.all([this.ports.findings.find(ref), lookNow(this.ports)]);
      allow(caller, wish, finding, look);
      if (!finding) return refused(null, problem('NOT_FOUND', ['id'], 'There is no such finding.'));
      if (expected !== undefined && finding.version !== expected) return conflict(finding);
      const by = actor ?? { id: caller.principal?.person ?? null, name: caller.principal?.name ?? 'nobody' };
      const result = changeFinding(finding, wish, { ...look, actor: by });
      if ('problems' in result) return { finding, problems: result.problems };
      const entry = auditEntry(
        caller,
        new Date(look.at),
        `finding.${wish.move}`,
        auditOf(finding, result.change.finding, wish),
      );
      try {
        const [saved] = await this.ports.findings.save([result.change], { entryOf: () => entry });
        return { finding: saved!, problems: [] };
      } catch (error) {
        if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
      }
    }
  }
}

/** Whoever may not is told the same for a finding that is not there. */
function allow({ principal }: Caller, { move }: FindingWish, finding: Finding | null, look: FindingLook): void {
  if (move === 'comment') return authorise(principal, 'comment_finding');
  const person = principal?.person ?? null;
  const relation = finding && person !== null ? relationToFinding(finding, person, look) : null;
  authorise(principal, 'handle_finding', relation);
}

function refused(finding: Finding | null, ...problems: Problem[]): ChangedFinding {
  return { finding, problems };
}

function conflict(finding: Finding): ChangedFinding {
  const message = `finding ${finding.number} is at version ${finding.version}: somebody changed it; look again and repeat the change`;
  return refused(finding, problem('VERSION_CONFLICT', ['expectedVersion'], message));
}

function auditOf(before: Finding, after: Finding, wish: FindingWish): AuditChange[] {
  const subject = `finding:${before.number}`;
  const { move, ...said } = wish;
  const details = { subject, field: move, before: null, after: JSON.stringify(said) };
  if (before.status === after.status) return [details];
  return [{ subject, field: 'status', before: before.status, after: after.status }, details];
}
