/** The judgement of plans, as the use cases need it: handed in, so that what happens around it can be tried without numbers. */
import {
  assess,
  IMPACT_METHOD,
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

/** Nothing waits: the same numbers, plan and circumstances give the same answer. */
export interface ImpactAssessor {
  /** As of the data in the numbers. Whatever is missing makes it inconclusive, with the reason; it never throws. */
  assess(
    numbers: VersionedNumbers,
    plan: InterventionPlan,
    circumstances: Circumstances,
  ): Assessment | Promise<Assessment>;
  /**
   * Which effect 2, 4, 8 and the planned weeks could show, and whether "no effect" could be earned. `history`: what the customers of an
   * experiment did in the weeks before launch.
   */
  power(numbers: VersionedNumbers, plan: InterventionPlan, history?: readonly ArmHistory[]): PlanPower;
  /** Segments of the dimension of the treated ones that could be left alone, with reasons. `touched`: by other interventions in the same time. */
  suggest(
    numbers: VersionedNumbers,
    plan: InterventionPlan,
    touched: readonly TouchedSegment[],
  ): readonly SuggestedControl[];
  /** Changes whenever a change of the code may change an answer. */
  readonly version: string;
}

/** By the resident numbers. */
export const IMPACT_ASSESSOR: ImpactAssessor = {
  assess,
  power: powerOf,
  suggest: suggestedControls,
  version: IMPACT_METHOD,
};
