/** What the estimator gives for a plan, whatever its design, and the same shape where there is no effect to give. */
import {
  evidenceGrade,
  type BlockPermutation,
  type Gate,
  type LocalLevelStep,
  type NaiveChange,
  type PreTrend,
  type TreatedPart,
  type Verdict,
  type WeeklyEffect,
} from '@bough/statistics';
import type { Day } from '../../shared/day.js';
import type { AssessmentReason } from '../assessment-reason.js';
import type { InterimAnalysis } from '../effect-figures.js';
import type { LaunchStudy } from '../study/launch-study.js';

/** `effect` and `outcome` are `null` where nothing could be estimated; `reasons` then say why. */
export interface EffectEstimate {
  /** One for each wave. */
  readonly studies: readonly LaunchStudy[];
  readonly weeksPerBlock: number;
  readonly weeksAfter: number;
  readonly effect: WeeklyEffect | null;
  readonly outcome: Verdict['outcome'] | null;
  /** On the scale of the effect; `null` where the level before launch is zero or unknown. */
  readonly margin: number | null;
  readonly reasons: readonly AssessmentReason[];
  readonly failed: readonly Gate[];
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly trend: PreTrend | null;
  readonly naive: NaiveChange | null;
  readonly worsenedControls: readonly string[];
  /** Each treated segment, by id. */
  readonly parts: readonly (Omit<TreatedPart, 'segment'> & { readonly segment: string })[];
  /** One for each study of a staged rollout. */
  readonly waves: readonly WaveEstimate[];
  /** The weeks in which the effect was estimated. */
  readonly windows: readonly EstimateWindow[];
  readonly weeksNeeded: number | null;
  readonly permutation: BlockPermutation | null;
  readonly localLevel: LocalLevelStep | null;
  readonly looks: readonly InterimAnalysis[];
  /** The day of the next interim analysis, where there is one before the end. */
  readonly nextAnalysis: Day | null;
}

/** The effect of one wave; `weight`: its part in the whole. Where one of the two is `null`, `reason` says why. */
export interface WaveEstimate {
  readonly effect: WeeklyEffect | null;
  readonly weight: number | null;
  readonly reason: AssessmentReason | null;
}

/** A launch, and how many weeks after its settling the estimate covers. */
export interface EstimateWindow {
  readonly study: LaunchStudy;
  readonly weeks: number;
}

/** An estimate without an effect, with the reasons. */
export function noEstimate(
  studies: readonly LaunchStudy[],
  reasons: readonly AssessmentReason[],
  weeksAfter = 0,
  margin: number | null = null,
): EffectEstimate {
  return {
    studies,
    weeksPerBlock: 1,
    weeksAfter,
    effect: null,
    outcome: null,
    margin,
    reasons,
    failed: [],
    grade: gradeWithout(studies),
    trend: null,
    naive: null,
    worsenedControls: [],
    parts: [],
    waves: [],
    windows: [],
    weeksNeeded: null,
    permutation: null,
    localLevel: null,
    looks: [],
    nextAnalysis: null,
  };
}

function gradeWithout(studies: readonly LaunchStudy[]): EffectEstimate['grade'] {
  const registered = studies.every(({ input }) => input.registered);
  const controls = Math.min(...studies.map((each) => each.controls.length));
  return evidenceGrade({
    registered,
    controls: studies.length === 0 ? 0 : controls,
    weeksBefore: 0,
    worseControl: false,
    placeboWindows: Infinity,
  });
}

/** The margin cannot be turned to the scale of the effect. */
export const NO_LEVEL: AssessmentReason = {
  code: 'NO_LEVEL',
  words: 'the value before launch is zero or unknown, so the margin that matters has no size here',
};
