/** Tail probabilities and quantiles of Student's t. */
import { incompleteBeta } from './incomplete-beta.js';
import { logGamma } from './log-gamma.js';
import { normalQuantile } from './normal-quantile.js';

const MOST_STEPS = 100;

/**
 * The probability that Student's t with `df` > 0 degrees of freedom (not necessarily whole) lies at least as far from zero as
 * `t`: I_{df / (df + t²)}(df / 2, ½), Abramowitz and Stegun 26.7.1. Accurate in the far tails; 0 for an infinite t. Near zero it
 * is computed as one minus the complement, because df / (df + t²) is then too close to 1 to keep its digits.
 */
export function studentTwoSided(t: number, df: number): number {
  if (Math.abs(t) === Infinity) return 0;
  const squares = df + t * t;
  if (t * t < Math.min(1, df)) return 1 - incompleteBeta((t * t) / squares, 0.5, df / 2);
  return incompleteBeta(df / squares, df / 2, 0.5);
}

/**
 * The value below which Student's t with `df` degrees of freedom lies with probability `p`: `studentQuantile(0.975, 5)` is
 * 2.570582. The relative error is about 1e-13 for `df` from 0.5 up. −Infinity for p = 0, Infinity for p = 1. Throws `RangeError`
 * when p is not between 0 and 1, or df is not positive.
 *
 * Newton's method on ln P(|T| ≥ t) as a function of ln t, from the normal quantile. That function falls ever more steeply and
 * becomes a straight line far out, so the method always converges.
 */
export function studentQuantile(p: number, df: number): number {
  const start = normalQuantile(p);
  if (!(df > 0)) throw new RangeError(`degrees of freedom are positive, not ${df}`);
  if (start === 0 || Math.abs(start) === Infinity) return start;
  const tails = 2 * Math.min(p, 1 - p);
  let t = Math.abs(start);
  for (let i = 0; i < MOST_STEPS; i++) {
    const outside = studentTwoSided(t, df);
    const step = (outside * Math.log(outside / tails)) / (2 * t * studentDensity(t, df));
    t *= Math.exp(step);
    if (Math.abs(step) < 1e-14) break;
  }
  return Math.sign(start) * t;
}

function studentDensity(t: number, df: number): number {
  const front = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  return Math.exp(front - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/** The one-sided probability that Student's t is at least `t`. */
export function studentAbove(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2;
  return t >= 0 ? tail : 1 - tail;
}
