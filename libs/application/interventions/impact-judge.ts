/** The judgement of plans, as the use cases need it: handed in, so that what happens around it can be tried without numbers. */
import {
  IMPACT_METHOD,
  type ArmHistory,
  type Assessment,
  type Circumstances,
  type InterventionPlan,
  type PlanPower,
  type SuggestedControl,
  type TouchedSegment,
  type VersionedNumbers,
} from '@bough/domain';
import { assessPlan, planPower, suggestControls } from './assess-plan.js';

export interface ImpactJudge {
  assess(
    numbers: VersionedNumbers,
    plan: InterventionPlan,
    circumstances: Circumstances,
  ): Assessment | Promise<Assessment>;
  /** `history`: what the customers of an experiment did in the weeks before launch. */
  power(numbers: VersionedNumbers, plan: InterventionPlan, history?: readonly ArmHistory[]): PlanPower;
  /** Of the dimension of the treated segments. `touched`: by other interventions in the same time. */
  suggest(
    numbers: VersionedNumbers,
    plan: InterventionPlan,
    touched: readonly TouchedSegment[],
  ): readonly SuggestedControl[];
  /** Changes whenever a change of the code may change an answer. */
  readonly version: string;
}

/** By the resident numbers. */
export const IMPACT_JUDGE: ImpactJudge = {
  assess: assessPlan,
  power: planPower,
  suggest: suggestControls,
  version: IMPACT_METHOD,
};
