/** How surprising is a t value? */
import { incompleteBeta } from './incomplete-beta.js';

/**
 * The probability of a value at least as far from zero as `t` under Student's t with `df` > 0 degrees of freedom (not always
 * whole): I_{df / (df + t²)}(df / 2, ½), Abramowitz and Stegun 26.7.1. Right in the far tails, too. 0 for an infinite t.
 */
export function studentTwoSided(t: number, df: number): number {
  return Math.abs(t) === Infinity ? 0 : incompleteBeta(df / (df + t * t), df / 2, 0.5);
}
