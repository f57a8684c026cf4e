import { listWork, type WorkItem } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { findingsNow } from './findings-now.js';

/** What one person must do, what is worth most first. `person`: an id, `null` for nobody in particular. `isAdmin`: they also see what landed on nobody. */
export async function readMyWork(
  context: UseCaseContext,
  person: string | null,
  isAdmin: boolean,
): Promise<WorkItem[]> {
  authorise(context.caller.principal, 'read_model');
  const [now, findings] = await Promise.all([findingsNow(context), context.stores.findings.unsettled()]);
  const bets = await context.methods.waitingPlans(context, now.at, now.words.timeZone);
  return listWork(person, { ...now, nodes: [...now.words.nodes.values()], findings, bets, isAdmin });
}
