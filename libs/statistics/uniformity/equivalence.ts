/**
 * Is a difference small enough not to matter? "Not significant" does not show that. A difference is shown to be small when its
 * whole interval lies inside a margin that was fixed beforehand.
 */
import { studentAbove } from '../special/student-t.js';
import { estimateInterval, type Estimate } from './welch.js';

/**
 * `p` is the larger of the two one-sided probabilities; a small value shows that the truth lies within ± margin. `low` to `high`
 * is the 90 % interval, in the unit of the estimate: it lies inside the margin exactly when p < 0.05.
 */
interface Equivalence {
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
