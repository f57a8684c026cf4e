/**
 * Is a difference small enough not to matter? "Not significant" does not show that: a difference is shown to be small when all of
 * its interval lies inside a margin that was said before.
 */
import { studentAbove } from '../special/student-t.js';
import { estimateInterval, type Estimate } from './welch.js';

/**
 * `p`: the larger of the two one-sided probabilities; small shows that the truth lies within ± margin. `low` to `high`: the interval
 * of probability 1 − 2·0.05 whose lying inside is the same as p < 0.05. Unit of the estimate.
 */
export interface Equivalence {
  readonly pLower: number;
  readonly pUpper: number;
  readonly p: number;
  readonly low: number;
  readonly high: number;
  readonly isWithin: boolean;
}

const ALPHA = 0.05;

/**
 * Two one-sided tests: Schuirmann, "A comparison of the two one-sided tests procedure and the power approach for assessing the
 * equivalence of average bioavailability", Journal of Pharmacokinetics and Biopharmaceutics 15(6), 1987. Throws `RangeError` unless
 * the margin is above 0.
 */
export function equivalence(estimate: Estimate, margin: number): Equivalence {
  if (!(margin > 0)) throw new RangeError(`a margin is above 0, not ${margin}`);
  const { value, error, df } = estimate;
  const pLower = studentAbove((value + margin) / error, df);
  const pUpper = studentAbove((margin - value) / error, df);
  const p = Math.max(pLower, pUpper);
  const [low, high] = estimateInterval(estimate, 1 - 2 * ALPHA);
  return { pLower, pUpper, p, low, high, isWithin: p < ALPHA };
}
