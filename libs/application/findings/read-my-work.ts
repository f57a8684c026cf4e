import { followFinding, listWork, type Finding, type FindingContext, type WorkItem } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { findingsNow } from './findings-now.js';

/**
 * What one person must do, what is worth most first. `person`: an id, `null` for nobody in particular. `isAdmin`: they also see what landed on
 * nobody. A cover that began or a deadline that passed a moment ago counts, whether or not it has been written down.
 */
export async function readMyWork(
  context: UseCaseContext,
  person: string | null,
  isAdmin: boolean,
): Promise<WorkItem[]> {
  authorise(context.caller.principal, 'read_model');
  const [now, findings] = await Promise.all([findingsNow(context), context.stores.findings.unsettled()]);
  const bets = await context.methods.waitingPlans(context, now.at, now.words.timeZone);
  return listWork(person, {
    ...now,
    nodes: [...now.words.nodes.values()],
    findings: findings.map((each) => asOfNow(each, now)),
    bets,
    isAdmin,
  });
}

/** As it will be written down, in the version that is stored: who changes it names that one. */
function asOfNow(finding: Finding, now: FindingContext): Finding {
  const followed = followFinding(finding, now);
  return followed ? { ...followed.finding, version: finding.version } : finding;
}
