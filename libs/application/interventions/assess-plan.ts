/** Judges plans by the resident numbers. Nothing waits: the same numbers, plan and circumstances give the same answer. */
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
  type VersionedNumbers,
} from '@bough/domain';

/** The assessment as of the data in them. Whatever is missing makes it inconclusive, with the reason; it never throws. */
export function assessPlan(
  numbers: VersionedNumbers,
  plan: InterventionPlan,
  circumstances: Circumstances,
): Assessment {
  return assess(numbers, plan, circumstances);
}

/** Which effect 2, 4, 8 and the planned weeks could show, and whether "no effect" could be earned. `history`: of an experiment's arms. */
export function planPower(
  numbers: VersionedNumbers,
  plan: InterventionPlan,
  history: readonly ArmHistory[] = [],
): PlanPower {
  return powerOf(numbers, plan, history);
}

/** Segments that could be left alone for comparison, with reasons; `touched` by other interventions in the same weeks. */
export function suggestControls(
  numbers: VersionedNumbers,
  plan: InterventionPlan,
  touched: readonly TouchedSegment[] = [],
): SuggestedControl[] {
  return suggestedControls(numbers, plan, touched);
}
