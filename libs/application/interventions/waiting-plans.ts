import { timeZone, missedLaunches, type Instant, type WaitingPlan } from '@bough/domain';
import type { UseCaseContext } from '../context.js';

/** For everybody's work: plans whose launch has passed without a start. */
export async function waitingPlans({ stores }: UseCaseContext, at: Instant, zoneName: string): Promise<WaitingPlan[]> {
  const zone = timeZone(zoneName);
  return missedLaunches(await stores.interventions.list({ statuses: ['planned'] }), zone.dayAt(at), zone);
}
