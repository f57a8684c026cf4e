import { interventionChanges, type RegisteredChange } from '@bough/domain';
import type { InterventionStore } from './intervention.store.js';

/** What interventions changed, for looks that ask whether a change is registered. */
export async function changesByInterventions(
  interventions: Pick<InterventionStore, 'list'>,
): Promise<RegisteredChange[]> {
  return interventionChanges(await interventions.list());
}
