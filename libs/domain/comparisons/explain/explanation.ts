/** The explanation of a difference: what each input of a formula adds to it. How it is computed is in `explain-difference.ts`. */
import type { Window } from '@bough/formula';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import type { MeasureBasis } from './explanation-plan.js';

/** `additive` parts add up; `compounding` gives factors that multiply, for which every input must be above zero. */
export type ExplanationView = 'additive' | 'compounding';

/** What one input of the formula adds to the difference. */
export interface ExplainedPart {
  readonly kind: 'node' | 'metric' | 'measure';
  /** Path of the node, or key of the metric or measure. */
  readonly key: string;
  /** Whether it is taken over all segments together, as inside `share()`. */
  readonly overall: boolean;
  /** The days that it is taken over, relative to the period. */
  readonly window: Window;
  /** Its value on each side as it goes into the formula; measures as `basis` says. */
  readonly before: number | null;
  readonly after: number | null;
  /** What it adds to the difference, in the metric's unit. */
  readonly amount: number;
  /** `amount` ÷ |old value of the metric|, not ÷ the difference; `null` when that is not finite. */
  readonly shareOfOld: number | null;
  /** What it multiplies the old value by in the compounding view; `null` in the other. */
  readonly factor: number | null;
  /** The range of `amount` in nine of ten draws of other customers; `null` when it is not known. */
  readonly band: NoiseBand | null;
  /** Its own parts; empty for a measure, and where they do not add up. */
  readonly parts: readonly ExplainedPart[];
}

/** A range that chance alone may cover. */
export interface NoiseBand {
  readonly low: number;
  readonly high: number;
}

/** The measures of both sides with other customers: one number per draw in place of one per segment. */
export interface Draws {
  readonly before: PeriodValues;
  readonly after: PeriodValues;
  readonly count: number;
}

/** Whether zero lies in the band of a part, so that the part may be chance. */
export function isWithinNoise({ band }: Pick<ExplainedPart, 'band'>): boolean {
  return band !== null && band.low <= 0 && band.high >= 0;
}

/** The parts of a difference. */
export interface Explanation {
  readonly view: ExplanationView;
  /** The formula whose inputs are the parts. */
  readonly formula: string;
  /** Per customer where segments are compared. */
  readonly basis: MeasureBasis;
  readonly before: number;
  readonly after: number;
  readonly parts: readonly ExplainedPart[];
}

/** Why a difference has no parts. */
export interface NotExplained {
  readonly reason: 'NO_VALUE' | 'DENOMINATOR_CHANGES_SIGN' | 'INPUT_NOT_POSITIVE' | 'INPUT_APPEARS' | 'NOT_A_FORMULA';
  readonly message: string;
}

/** Whether a difference has parts. */
export function isExplained(result: object): result is Explanation {
  return !('reason' in result);
}
