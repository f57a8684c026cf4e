/**
 * What a sentence says differs, so that it can be held against the mix of conversations before it goes out: a process is blamed only for
 * what it does otherwise on the same questions.
 */
import type { MixSegments } from '../comparisons/mix/mix-rows.js';
import type { Period } from '../rollups/period.js';

/** Some segments of one dimension together (`null`: everybody), in a period. */
export interface ClaimPlace {
  readonly segments: MixSegments;
  readonly period: Period;
}

export interface MixClaim {
  readonly metric: string;
  /** `after` differs from `before`. */
  readonly before: ClaimPlace;
  readonly after: ClaimPlace;
  /** The sentence without a reason. */
  readonly fact: string;
  /** What follows if conversations of the same kind turn out otherwise; empty for nothing. */
  readonly blame: string;
  /** A title that holds whatever the reason is, where the usual one names it. */
  readonly title?: string;
  /** What the case is about by its reason, where that makes a difference to who must act. */
  readonly about?: Readonly<Record<'mix' | 'rate' | 'unclear', ClaimSubject>>;
}

/** A metric with its value and the one that it is compared with. */
export interface ClaimSubject {
  readonly metric: string;
  readonly value: number;
  readonly baseline: number;
}
