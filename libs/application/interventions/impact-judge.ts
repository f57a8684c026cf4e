/** The judgement of plans, as the use cases need it: handed in, so that what happens around it can be tried without numbers. */
import {
  IMPACT_METHOD,
  type Assessment,
  type Circumstances,
  type InterventionPlan,
  type PlanPower,
  type SuggestedControl,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';
import { assessPlan } from './assess-plan.js';

export interface ImpactJudge {
  assess(snapshot: Snapshot, plan: InterventionPlan, circumstances: Circumstances): Assessment | Promise<Assessment>;
  power(snapshot: Snapshot, plan: InterventionPlan): PlanPower | null;
  /** Of the dimension of the treated segments. `busy`: segments that other interventions touch in the same time. */
  suggest(snapshot: Snapshot, plan: InterventionPlan, busy: ReadonlySet<string>): readonly SuggestedControl[];
  /** Changes whenever a change of the code may change an answer. */
  readonly version: string;
}

/** By the resident numbers. */
export const IMPACT_JUDGE: ImpactJudge = {
  assess: assessPlan,
  power: () => null,
  suggest: () => [],
  version: IMPACT_METHOD,
};
