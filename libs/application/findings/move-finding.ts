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
import type { UseCaseContext } from '../context.js';
import { findingsNow, relationToFinding, type FindingsNow } from './findings-now.js';
import { FindingConflict, type FindingRef } from './finding.store.js';

interface ChangedFinding {
  /** As it is now; `null`: there is none. */
  readonly finding: Finding | null;
  /** Why nothing was changed; empty when it was. */
  readonly problems: readonly Problem[];
}

const MOST_TRIES = 20;

export interface MoveOptions {
  /** The version that the caller has seen; left out: the newest. */
  readonly expected?: number;
  /** Who is written down as having done it, where that is not the caller. */
  readonly actor?: Actor;
}

/**
 * Acknowledges, starts, resolves, dismisses, snoozes, assigns, reopens or comments on a finding. Allowed to whoever it landed on or has
 * taken it, the Accountable and the Responsible of its node, editors and admins; everybody may comment. A conflict with another change
 * makes it read everything, the clock too, and try again.
 */
export async function moveFinding(
  context: UseCaseContext,
  ref: FindingRef,
  wish: FindingWish,
  { expected, actor }: MoveOptions = {},
): Promise<ChangedFinding> {
  const { caller, stores } = context;
  for (let tries = 1; ; tries++) {
    const [finding, now] = await Promise.all([stores.findings.find(ref), findingsNow(context)]);
    allow(caller, wish, finding, now);
    if (!finding) return refused(null, problem('NOT_FOUND', ['id'], 'There is no such finding.'));
    if (expected !== undefined && finding.version !== expected) return conflict(finding);
    const by = actor ?? { id: caller.principal?.person ?? null, name: caller.principal?.name ?? 'nobody' };
    const result = changeFinding(finding, wish, { ...now, actor: by });
    if ('problems' in result) return { finding, problems: result.problems };
    const { change } = result;
    const entry = auditEntry(caller, new Date(now.at), `finding.${wish.move}`, auditOf(finding, change.finding, wish));
    try {
      const [saved] = await stores.findings.save([change], { entryOf: () => entry });
      context.forget();
      return { finding: saved!, problems: [] };
    } catch (error) {
      if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
    }
  }
}

/** Whoever may not is told the same for a finding that is not there. */
function allow({ principal }: Caller, { move }: FindingWish, finding: Finding | null, now: FindingsNow): void {
  if (move === 'comment') return authorise(principal, 'comment_finding');
  const person = principal?.person ?? null;
  const relation = finding && person !== null ? relationToFinding(finding, person, now) : null;
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
