/** Judges a plan by the resident numbers. Nothing waits: the same snapshot, plan and circumstances give the same answer. */
import { assess, type Assessment, type Circumstances, type InterventionPlan } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** The assessment as of the snapshot. Whatever is missing makes it inconclusive, with the reason; it never throws. */
export function assessPlan(
  snapshot: Pick<Snapshot, 'model' | 'columns' | 'state' | 'workspaceVersion' | 'dataVersion'>,
  plan: InterventionPlan,
  circumstances: Circumstances,
): Assessment {
  return assess(snapshot, plan, circumstances);
}
