import type { Circumstances } from '../circumstances.js';
import type { LaunchDays } from '../study/launch-study.js';
import type { PlanStudy, VersionedNumbers } from '../study/plan-study.js';

/** What an assessment is made from: the study of the plan's metric, and what is known around the plan. */
export interface AssessmentInput extends PlanStudy {
  readonly numbers: VersionedNumbers;
  readonly circumstances: Circumstances;
  /** Of the last wave of a staged rollout: it decides when the whole can be assessed. */
  readonly days: LaunchDays;
}
