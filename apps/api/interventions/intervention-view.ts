/** Interventions as one request sees them: everything read once, whatever number of fields asks. */
import { InterventionStore, lookAt, type KeptAssessment, type ReadOwnership } from '@bough/application';
import { selectOwnersAt, type Intervention } from '@bough/domain';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import type { InterventionView } from './intervention-models.js';

const views = new WeakMap<RequestContext, Promise<InterventionView>>();
const newest = new WeakMap<RequestContext, Promise<Map<string, KeptAssessment>>>();
const listed = new WeakMap<RequestContext, Promise<Intervention[]>>();

export function interventionView(context: RequestContext, read: ReadOwnership): Promise<InterventionView> {
  // The answer depends on more than the snapshot.
  context.keepsAnswer = false;
  return once(views, context, async () => {
    const { snapshot, ownership, at, today } = lookAt(requireSnapshot(context), await read.run(), Date.now());
    return { snapshot, owners: selectOwnersAt(ownership, at), today };
  });
}

/** The newest assessment of each intervention that has one. */
export function newestAssessments(
  context: RequestContext,
  store: InterventionStore,
): Promise<Map<string, KeptAssessment>> {
  return once(newest, context, () => store.latestAssessments());
}

export function allInterventions(context: RequestContext, store: InterventionStore): Promise<Intervention[]> {
  return once(listed, context, () => store.list());
}

/** After a change, the rest of the request sees what it did. */
export function forgetInterventions(context: RequestContext): void {
  for (const kept of [views, newest, listed]) kept.delete(context);
}

function once<Value>(
  kept: WeakMap<RequestContext, Promise<Value>>,
  context: RequestContext,
  read: () => Promise<Value>,
): Promise<Value> {
  let found = kept.get(context);
  if (!found) kept.set(context, (found = read()));
  return found;
}
