/**
 * What Bough says about an intervention: the verdict, the effect with its interval, the naive before/after comparison, how good the evidence
 * is, what happened to everything else, and what is needed to draw it and to compute it again. All numbers are finite; what is not known is
 * `null`, with a reason. Assessments are stored as JSON with these names.
 */
import type { Day } from '../shared/day.js';
import type { MetricUnit } from '../metrics/metric.js';
import type { AssessmentCheck, AssessmentReason } from './assessment-reason.js';
import type { AssessmentInputs } from './circumstances.js';
import type {
  AssessedArm,
  AssessedGuardrail,
  AssessedPart,
  AssessedWave,
  CarriedEffect,
  OtherSegment,
  Worth,
} from './assessment-parts.js';
import type { AssessedEffect, InterimAnalysis, AssessedTrend, NaiveEffect, SecondOpinion } from './effect-figures.js';
import type { AssessmentChart } from './impact-chart.js';

/**
 * `verified_improvement`: sure, and not smaller than predicted. `partly_verified`: sure to be in the right direction, but smaller than
 * predicted or than the margin. `no_effect`: an effect as large as the margin is ruled out. `immature`: not over yet. `confounded`: another
 * intervention ran there at the same time.
 */
export const VERDICTS = [
  'verified_improvement',
  'partly_verified',
  'no_effect',
  'worsened',
  'inconclusive',
  'immature',
  'confounded',
] as const;
export type VerdictKind = (typeof VERDICTS)[number];

export interface AssessedVerdict {
  readonly kind: VerdictKind;
  /** What the estimate alone says, whatever else holds; `null`: there is none. */
  readonly outcome: 'improved' | 'worsened' | 'no_change' | 'inconclusive' | null;
  /** It improved, and a guardrail is breached. */
  readonly atACost: boolean;
  /** Grade X: not registered before launch. Such a verdict is never called verified. */
  readonly exploratory: boolean;
  /** Of an immature verdict: the first day on which it can be assessed. */
  readonly until: Day | null;
  /** What confounds it: `#3 "New macros" on enterprise`. */
  readonly confoundedBy: readonly string[];
  /** Why inconclusive. */
  readonly reasons: readonly AssessmentReason[];
}

export interface AssessedMetric {
  readonly key: string;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly currency: string;
  /** What is divided by what: `touches ÷ resolved`. */
  readonly form: string;
  /**
   * Of a resolution time that is measured with the unresolved in it: the part of it that is the time of resolved conversations, 0 to 1. What a
   * plan states about resolution time is taken of this part. Left out for all other metrics.
   */
  readonly resolvedPart?: number;
}

export interface Assessment {
  readonly verdict: AssessedVerdict;
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly design: 'untreated_segments' | 'staged' | 'experiment';
  readonly metric: AssessedMetric;
  readonly treated: readonly { readonly segment: string; readonly name: string }[];
  /** The margin and the predicted effect on the scale of the effect, both above 0. */
  readonly margin: number;
  readonly predicted: number | null;
  /** Effect ÷ predicted effect, where both are known. */
  readonly shareOfPredicted: number | null;
  readonly effect: AssessedEffect | null;
  readonly naive: NaiveEffect | null;
  readonly checks: readonly AssessmentCheck[];
  readonly trend: AssessedTrend | null;
  readonly looks: readonly InterimAnalysis[];
  readonly opinions: readonly SecondOpinion[];
  readonly parts: readonly AssessedPart[];
  readonly waves: readonly AssessedWave[];
  readonly arms: readonly AssessedArm[];
  readonly guardrails: readonly AssessedGuardrail[];
  readonly others: readonly OtherSegment[];
  readonly upward: readonly CarriedEffect[];
  readonly worth: Worth | null;
  /** Weeks after launch that would show an effect as large as the margin; `null`: more than a year, or not known. */
  readonly weeksNeeded: number | null;
  readonly chart: AssessmentChart | null;
  /** What the plan says differently now than when it was frozen. */
  readonly planChanges: readonly string[];
  /** The last day with data that was used. */
  readonly dataThrough: Day | null;
  readonly inputs: AssessmentInputs;
  readonly words: AssessmentWords;
}

/** What a manager reads. */
export interface AssessmentWords {
  /** `Verified improvement, at a cost`. */
  readonly headline: string;
  /** One paragraph with the numbers. */
  readonly summary: string;
  readonly howWeKnow: string;
  readonly wouldChangeOurMind: string;
}
