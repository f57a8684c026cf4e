/**
 * What the estimator says of a plan, before it is put beside everything else; and the same where there is nothing to say.
 */
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
import type { AssessmentReason } from './assessment-reason.js';
import type { AssessedLook } from './effect-figures.js';
import type { PlanStudy } from './impact-study.js';

/** `outcome` is `null` where there is no effect, for the `reasons` then given. */
export interface Judgement {
  /** One for each wave. */
  readonly studies: readonly PlanStudy[];
  readonly weeksPerBlock: number;
  readonly weeksAfter: number;
  readonly effect: WeeklyEffect | null;
  readonly outcome: Verdict['outcome'] | null;
  readonly belowMargin: boolean;
  /** On the scale of the effect; `null` where it cannot be told. */
  readonly margin: number | null;
  readonly reasons: readonly AssessmentReason[];
  readonly failed: readonly Gate[];
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly trend: PreTrend | null;
  readonly naive: NaiveChange | null;
  readonly worsenedControls: readonly string[];
  readonly parts: readonly TreatedPart[];
  readonly waves: readonly { readonly effect: WeeklyEffect | null; readonly weight: number }[];
  readonly weeksNeeded: number | null;
  readonly permutation: BlockPermutation | null;
  readonly localLevel: LocalLevelStep | null;
  readonly looks: readonly AssessedLook[];
}

/** Without an effect, and why. */
export function noJudgement(
  studies: readonly PlanStudy[],
  reasons: readonly AssessmentReason[],
  weeksAfter = 0,
  margin: number | null = null,
): Judgement {
  return {
    ...{ studies, weeksPerBlock: 1, weeksAfter, effect: null, outcome: null, belowMargin: false, margin, reasons },
    ...{
      failed: [],
      grade: gradeWithout(studies),
      trend: null,
      naive: null,
      worsenedControls: [],
      parts: [],
      waves: [],
    },
    ...{ weeksNeeded: null, permutation: null, localLevel: null, looks: [] },
  };
}

function gradeWithout(studies: readonly PlanStudy[]): Judgement['grade'] {
  const registered = studies.every(({ study }) => study.registered);
  const controls = Math.min(...studies.map((each) => each.controls.length));
  return evidenceGrade({
    registered,
    controls: studies.length === 0 ? 0 : controls,
    weeksBefore: 0,
    worseControl: false,
  });
}

export const NO_LEVEL: AssessmentReason = {
  code: 'NO_LEVEL',
  words: 'the value before launch is zero or unknown, so the margin that matters has no size here',
};
