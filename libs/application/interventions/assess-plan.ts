/** Judges plans by the resident numbers. Nothing waits: the same snapshot, plan and circumstances give the same answer. */
import {
  assess,
  powerOf,
  suggestedControls,
  type ArmHistory,
  type Assessment,
  type Circumstances,
  type InterventionPlan,
  type PlanPower,
  type SuggestedControl,
  type TouchedSegment,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

type Resident = Pick<Snapshot, 'model' | 'columns' | 'state' | 'workspaceVersion' | 'dataVersion'>;

/** The assessment as of the snapshot. Whatever is missing makes it inconclusive, with the reason; it never throws. */
export function assessPlan(snapshot: Resident, plan: InterventionPlan, circumstances: Circumstances): Assessment {
  return assess(snapshot, plan, circumstances);
}

/** Which effect 2, 4, 8 and the planned weeks could show, and whether "no effect" could be earned. `history`: of an experiment's arms. */
export function planPower(snapshot: Resident, plan: InterventionPlan, history: readonly ArmHistory[] = []): PlanPower {
  return powerOf(snapshot, plan, history);
}

/** Segments that could be left alone for comparison, with reasons; `touched` by other interventions in the same weeks. */
export function suggestControls(
  snapshot: Resident,
  plan: InterventionPlan,
  touched: readonly TouchedSegment[] = [],
): SuggestedControl[] {
  return suggestedControls(snapshot, plan, touched);
}
