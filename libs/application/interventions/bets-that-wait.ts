import { timeZone, missedLaunches, type Instant, type WaitingBet } from '@bough/domain';
import type { InterventionStore } from './intervention.store.js';

/** For everybody's work: bets whose launch has passed without a start. */
export function betsThatWait(interventions: Pick<InterventionStore, 'list'>) {
  return async (at: Instant, zoneName: string): Promise<WaitingBet[]> => {
    const zone = timeZone(zoneName);
    return missedLaunches(await interventions.list({ statuses: ['planned'] }), zone.dayAt(at), zone);
  };
}
