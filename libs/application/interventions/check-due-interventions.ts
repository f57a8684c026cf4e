import { isDue, SYSTEM, timeZone } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { interventionsNow } from './interventions-now.js';
import { assessAndKeep, type Assessed } from './keep-assessment.js';

export interface DueCheck {
  readonly assessed: readonly Assessed[];
  /** One that cannot be assessed does not keep the others from it. */
  readonly failures: readonly { readonly number: number; readonly error: unknown }[];
}

/**
 * Assesses the interventions that are due: windows that ended, weekly interim analyses, data that has settled. One process does it at a time;
 * gives `null` when another one is at it, and before the first workspace.
 */
export async function checkDueInterventions(context: UseCaseContext): Promise<DueCheck | null> {
  authorise(context.caller.principal, 'raise_findings');
  const { interventions } = context.stores;
  if (!context.engine.current) return null;
  const open = await interventions.list({ statuses: ['running', 'measuring'] });
  if (open.length === 0) return { assessed: [], failures: [] };
  // Whoever asks, it is the product that assesses.
  const bough = context.as({ principal: SYSTEM, requestId: context.caller.requestId });
  return interventions.alone(() => check(bough));
}

async function check(context: UseCaseContext): Promise<DueCheck> {
  const { interventions } = context.stores;
  const now = await interventionsNow(context);
  const { dayAt } = timeZone(now.snapshot.model.workspace.timeZone);
  const latest = await interventions.latestAssessments();
  const assessed: Assessed[] = [];
  const failures: { number: number; error: unknown }[] = [];
  for (const intervention of await interventions.list({ statuses: ['running', 'measuring'] })) {
    const last = latest.get(intervention.id);
    const seen = last ? { ...last, day: dayAt(last.at) } : null;
    if (!isDue(intervention, seen, now.snapshot.dataVersion, now.today)) continue;
    try {
      assessed.push(await assessAndKeep(context, intervention, now));
    } catch (error) {
      failures.push({ number: intervention.number, error });
    }
  }
  return { assessed, failures };
}
