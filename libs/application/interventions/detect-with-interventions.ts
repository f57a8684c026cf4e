import { interventionChanges, type RegisteredChange } from '@bough/domain';
import type { Detect } from '../findings/detect-findings.js';
import { detectSignals } from '../findings/detect-signals.js';
import type { InterventionStore } from './intervention.store.js';

/** What interventions changed, for looks that ask whether a change is registered. */
export async function changesByInterventions(
  interventions: Pick<InterventionStore, 'list'>,
): Promise<RegisteredChange[]> {
  return interventionChanges(await interventions.list());
}

/** A look at the data that knows which interventions were started. */
export function detectWithInterventions(interventions: Pick<InterventionStore, 'list'>): Detect {
  return async (snapshot, look) =>
    detectSignals(snapshot, { ...look, changes: await changesByInterventions(interventions) });
}
