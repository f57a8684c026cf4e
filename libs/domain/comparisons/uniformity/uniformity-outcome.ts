/** The assessment of whether segments get the same service, or why there is none. */
import type { Uniformity } from '@bough/statistics';
import type { MarginScale, NoCustomerValueReason } from './customer-value.js';

/** A segment by its typical customer: for times the geometric mean over customers, else the mean, in the metric's unit. */
export interface TypicalSegment {
  /** `plan/pro`. */
  readonly segment: string;
  readonly name: string;
  readonly customers: number;
  readonly typical: number;
  /** The gap to the whole on the scale of the assessment, with its 90 % interval; `null` for a segment with a single customer. */
  readonly gap: { readonly value: number; readonly low: number; readonly high: number } | null;
}

/** A segment that was left out, with the reason. */
export interface LeftOut {
  readonly segment: string;
  readonly name: string;
  readonly customers: number;
  readonly reason: string;
}

/** The verdict with its evidence. Gaps, margin and spread are parts of the whole (0.25 is a quarter above it), or in the metric's unit where `scale` is `points`. */
export interface UniformityAssessment {
  readonly kind: 'judged';
  readonly metric: string;
  readonly dimension: string;
  readonly verdict: Uniformity['verdict'];
  /** The p-value of Welch's test: the probability of such differences if the segments were equal. */
  readonly p: number;
  /** The share (0 to 1) of the variation between customers that their segment explains; `effect` says it in words. */
  readonly explained: number;
  readonly effect: string;
  readonly scale: MarginScale;
  /** How far above the whole a segment may be and still count as the same. */
  readonly margin: number;
  /** The typical customer of all segments that were compared. */
  readonly whole: number;
  /** The largest segment minus the smallest, after shrinkage. */
  readonly spread: number;
  /** The largest gap to the whole that the data does not rule out; `null` where it cannot be computed. */
  readonly widestGap: number | null;
  readonly segments: readonly TypicalSegment[];
  readonly leftOut: readonly LeftOut[];
  /** The verdict with its evidence in one sentence. */
  readonly words: string;
}

/** Why there is no assessment. */
export interface UniformityNotAssessed {
  readonly kind: 'none';
  readonly metric: string;
  readonly dimension: string;
  readonly reason: NoCustomerValueReason | 'TOO_FEW_SEGMENTS' | 'NO_SPREAD' | 'NO_VALUES' | 'UNKNOWN_DIMENSION';
  readonly message: string;
  readonly leftOut: readonly LeftOut[];
}

/** An assessment, or why there is none. */
export type UniformityOutcome = UniformityAssessment | UniformityNotAssessed;
