/** How surprising is a t value, and how far must one go to be surprised? */
import { incompleteBeta } from './incomplete-beta.js';
import { invert } from './invert.js';

/**
 * The probability of a value at least as far from zero as `t` under Student's t with `df` > 0 degrees of freedom (not always
 * whole): I_{df / (df + t²)}(df / 2, ½), Abramowitz and Stegun 26.7.1. Right in the far tails, too. 0 for an infinite t.
 */
export function studentTwoSided(t: number, df: number): number {
  return Math.abs(t) === Infinity ? 0 : incompleteBeta(df / (df + t * t), df / 2, 0.5);
}

/** The probability of a value of at least `t`, one-sided. */
export function studentAbove(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2;
  return t >= 0 ? tail : 1 - tail;
}

/** The value below which Student's t lies with probability 0 < p < 1: `studentQuantile(0.975, 14)` is 2.144787. Relative error 1e-12. */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const t = invert((x) => -studentAbove(x, df), -tail, 0);
  return p < 0.5 ? -t : t;
}
