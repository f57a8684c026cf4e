/** A verdict on whether segments get the same service, with its evidence; or why there is none. */
import type { Uniformity } from '@bough/statistics';
import type { MarginScale, NoCustomerValueReason } from './customer-value.js';

/** A segment as its typical customer has it, in the metric's unit: for times the geometric mean, else the mean over customers. */
export interface TypicalSegment {
  /** `plan/pro`. */
  readonly segment: string;
  readonly name: string;
  readonly customers: number;
  readonly typical: number;
  /** From the whole, on the verdict's scale, with its 90 % interval. */
  readonly gap: { readonly value: number; readonly low: number; readonly high: number } | null;
}

export interface LeftOut {
  readonly segment: string;
  readonly name: string;
  readonly customers: number;
  readonly reason: string;
}

/** Gaps, margin and spread are parts of the whole (0.25: a quarter above it), or in the metric's unit where `scale` is `points`. */
export interface UniformityAssessment {
  readonly kind: 'judged';
  readonly metric: string;
  readonly dimension: string;
  readonly verdict: Uniformity['verdict'];
  /** Of Welch's test: the probability that customers of equal segments differ so much. */
  readonly p: number;
  /** Share (0 to 1) of the variation between customers that their segment explains, and the same in words. */
  readonly explained: number;
  readonly effect: string;
  readonly scale: MarginScale;
  /** How far a segment may be above the whole and still count as the same. */
  readonly margin: number;
  /** The typical customer of all that were judged. */
  readonly whole: number;
  /** Largest less smallest segment, as the data shows them after shrinking. */
  readonly spread: number;
  /** How far a segment may still be from the whole, as far as the data can tell. */
  readonly widestGap: number | null;
  readonly segments: readonly TypicalSegment[];
  readonly leftOut: readonly LeftOut[];
  /** One sentence: the verdict with its evidence. */
  readonly words: string;
}

export interface UniformityNotAssessed {
  readonly kind: 'none';
  readonly metric: string;
  readonly dimension: string;
  readonly reason: NoCustomerValueReason | 'TOO_FEW_SEGMENTS' | 'NO_SPREAD' | 'NO_VALUES' | 'UNKNOWN_DIMENSION';
  readonly message: string;
  readonly leftOut: readonly LeftOut[];
}

export type UniformityOutcome = UniformityAssessment | UniformityNotAssessed;
