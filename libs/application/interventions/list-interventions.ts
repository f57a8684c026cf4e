import { bindingPlan, isWithin, type Intervention, type InterventionStatus } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import { findByRef, type InterventionRef } from './change-intervention.js';
import type { KeptAssessment } from './intervention.store.js';

export interface InterventionQuery {
  readonly number?: number;
  readonly statuses?: readonly InterventionStatus[];
  /** Path of a node: interventions on it or below it. */
  readonly node?: string;
  /** Id of the person who does it. */
  readonly owner?: string;
  /** Id of the finding that it answers. */
  readonly finding?: string;
}

/** Interventions, the newest first. */
export async function listInterventions(
  { caller, stores }: UseCaseContext,
  { number, statuses, node, owner, finding }: InterventionQuery = {},
): Promise<Intervention[]> {
  authorise(caller.principal, 'read_model');
  const all = await stores.interventions.list(statuses ? { statuses } : {});
  return all.filter((each) => {
    const plan = bindingPlan(each);
    return (
      (number === undefined || each.number === number) &&
      (node === undefined || isWithin(plan.primary, node)) &&
      (owner === undefined || plan.owner === owner) &&
      (finding === undefined || plan.finding === finding)
    );
  });
}

/** All of them; read once for the whole request. */
export function listAllInterventions(context: UseCaseContext): Promise<Intervention[]> {
  authorise(context.caller.principal, 'read_model');
  const { interventions } = context.stores;
  return context.once('interventions', () => interventions.list());
}

/** One, by id or by number; `null` when there is none. */
export async function findIntervention(
  { caller, stores }: UseCaseContext,
  ref: InterventionRef,
): Promise<Intervention | null> {
  authorise(caller.principal, 'read_model');
  return findByRef(stores, ref);
}

/** One assessment; `null` when there is none with this id. */
export async function findAssessment({ caller, stores }: UseCaseContext, id: string): Promise<KeptAssessment | null> {
  authorise(caller.principal, 'read_model');
  return stores.interventions.findAssessment(id);
}

/** The assessments of one intervention, the newest first. */
export async function listAssessments(
  { caller, stores }: UseCaseContext,
  intervention: string,
): Promise<KeptAssessment[]> {
  authorise(caller.principal, 'read_model');
  return stores.interventions.assessments(intervention);
}

/** The newest assessment of each intervention that has one, by its id; read once for the whole request. */
export function latestAssessments(context: UseCaseContext): Promise<Map<string, KeptAssessment>> {
  authorise(context.caller.principal, 'read_model');
  const { interventions } = context.stores;
  return context.once('latest assessments', () => interventions.latestAssessments());
}
