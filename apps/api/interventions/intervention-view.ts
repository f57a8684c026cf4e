/** What models of interventions are made from. */
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import type { InterventionView } from './intervention-models.js';

export async function interventionView({ useCases }: RequestContext): Promise<InterventionView> {
  const snapshot = requireSnapshot({ useCases });
  const { owners } = await useCases.ownership.view();
  const nameOf = await useCases.interventions.names();
  return { snapshot, owners, nameOf, today: useCases.clock.today(snapshot.model.workspace.timeZone) };
}
