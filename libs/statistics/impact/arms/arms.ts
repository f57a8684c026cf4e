/**
 * A true experiment: customers were assigned at random, so the two arms differ by nothing but the change and chance. Customers, not
 * conversations, are what was assigned, so they are what is counted as independent.
 */
import { inferenceOf, type NoWeeklyEffect, type WeeklyEffect } from '../weekly-effect.js';
import { ratioOfSums, type RatioOfSums } from '../../uniformity/ratio-of-sums.js';

/** One entry for each customer. */
export interface Arm {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
}

export interface ArmsEffect {
  readonly effect: WeeklyEffect | NoWeeklyEffect;
  readonly treated: RatioOfSums | null;
  readonly control: RatioOfSums | null;
}

/**
 * Ratio of the sums of the treated arm against the other, as a difference of logarithms or of points; variances by the delta method
 * (Deng, Knoblich and Lu, "Applying the delta method in metric analytics", KDD 2018) and degrees of freedom by Welch, with customers
 * counted by Kish's effective number. No effect where an arm has fewer than two customers, or a ratio of zero on the log scale.
 */
export function armsEffect(treatedArm: Arm, controlArm: Arm, scale: 'log' | 'points', weeks: number): ArmsEffect {
  const [treated, control] = [treatedArm, controlArm].map((arm) => ratioOfSums(arm.numerators, arm.denominators));
  if (!treated || !control) return { effect: { kind: 'none', reason: 'too_few_blocks' }, treated: null, control: null };
  const sides = [treated, control].map(({ ratio, error, effective }) => ({
    value: scale === 'log' ? Math.log(ratio) : ratio,
    variance: (scale === 'log' ? error / ratio : error) ** 2,
    freedom: Math.max(1, effective - 1),
  }));
  const [a, b] = sides as [(typeof sides)[0], (typeof sides)[0]];
  if (!sides.every(({ value, variance }) => Number.isFinite(value + variance)))
    return { effect: { kind: 'none', reason: 'not_a_number' }, treated, control };
  const variance = a.variance + b.variance;
  if (!(variance > 0)) return { effect: { kind: 'none', reason: 'no_variation' }, treated, control };
  const contrast = {
    estimate: a.value - b.value,
    standardError: Math.sqrt(variance),
    degreesOfFreedom: variance ** 2 / (a.variance ** 2 / a.freedom + b.variance ** 2 / b.freedom),
    effectiveBefore: 0,
    effectiveAfter: weeks,
  };
  const rest = { baseline: 0, after: weeks, history: 0, widening: 1, placebos: 0 };
  const autocorrelation = { own: 0, pooled: 0, used: 0 };
  const effect: WeeklyEffect = { kind: 'effect', ...rest, autocorrelation, ...contrast, ...inferenceOf(contrast) };
  return { effect, treated, control };
}
