import type { Finding, FindingWish, Problem } from '@bough/domain';
import { auditEntry } from '../access/audit.store.js';
import type { UseCaseContext } from '../context.js';
import { findingsNow } from './findings-now.js';
import { FindingConflict, type FindingRef } from './finding.store.js';
import { auditOfMove, planMove, type MoveOptions } from './plan-move.js';

interface ChangedFinding {
  /** As it is now; `null`: there is none. */
  readonly finding: Finding | null;
  /** Why nothing was changed; empty when it was. */
  readonly problems: readonly Problem[];
}

const MOST_TRIES = 20;

/**
 * Makes a move with a finding. Allowed to whoever it landed on or has taken it, the Accountable and the Responsible of its node, editors
 * and admins; everybody may comment. A conflict with another change makes it read everything, the clock too, and try again.
 */
export async function moveFinding(
  context: UseCaseContext,
  ref: FindingRef,
  wish: FindingWish,
  options: MoveOptions = {},
): Promise<ChangedFinding> {
  const { caller, stores } = context;
  for (let tries = 1; ; tries++) {
    const [finding, now] = await Promise.all([stores.findings.find(ref), findingsNow(context)]);
    const planned = planMove(caller, finding, wish, now, options);
    if ('problems' in planned) return { finding, problems: planned.problems };
    const { change } = planned;
    const audited = auditOfMove(finding!, change.finding, wish);
    const entry = auditEntry(caller, new Date(now.at), `finding.${wish.move}`, audited);
    try {
      const [saved] = await stores.findings.save([change], { entryOf: () => entry });
      context.forget();
      return { finding: saved!, problems: [] };
    } catch (error) {
      if (!(error instanceof FindingConflict) || tries === MOST_TRIES) throw error;
    }
  }
}
