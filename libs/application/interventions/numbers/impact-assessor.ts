/** The assessment of plans, as the use cases need it. It is handed in, so that tests of the use cases need no numbers. */
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

/** The same numbers, plan and circumstances give the same answer. */
export interface ImpactAssessor {
  /** As of the data in the numbers. Whatever is missing makes it inconclusive, with the reason; it never throws. */
  assess(
    numbers: VersionedNumbers,
    plan: InterventionPlan,
    circumstances: Circumstances,
  ): Assessment | Promise<Assessment>;
  /**
   * The minimum detectable effect of 2, 4, 8 and the planned weeks, and whether "no effect" could be shown. `history`: what the customers of
   * an experiment did in the weeks before launch.
   */
  power(numbers: VersionedNumbers, plan: InterventionPlan, history?: readonly ArmHistory[]): PlanPower;
  /** Segments that could be controls, with reasons. `touched`: those that other interventions touch at the same time. */
  suggest(
    numbers: VersionedNumbers,
    plan: InterventionPlan,
    touched: readonly TouchedSegment[],
  ): readonly SuggestedControl[];
  /** Changes whenever a change of the code may change an answer. */
  readonly version: string;
}

/** By the numbers in memory. */
export const IMPACT_ASSESSOR: ImpactAssessor = {
  assess,
  power: powerOf,
  suggest: suggestedControls,
  version: IMPACT_METHOD,
};
