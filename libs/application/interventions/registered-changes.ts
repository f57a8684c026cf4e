import { interventionChanges, type RegisteredChange } from '@bough/domain';
import type { UseCaseContext } from '../context.js';

/** What interventions changed, for comparisons and detection, which ask whether a change is registered. */
export async function registeredChanges({ stores }: UseCaseContext): Promise<RegisteredChange[]> {
  return interventionChanges(await stores.interventions.list());
}
