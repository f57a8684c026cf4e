/** The values below which gamma and beta distributed shares lie: the ends of intervals for rates and for shares. */
import { incompleteBeta } from './incomplete-beta.js';
import { gammaBelow } from './incomplete-gamma.js';
import { invert } from './invert.js';

/**
 * The value below which a gamma variable of `shape` > 0 and rate 1 lies with probability 0 ≤ p < 1, relative error about 1e-12;
 * divide by the rate for any other. Throws `RangeError` outside of the ranges.
 */
export function gammaQuantile(p: number, shape: number): number {
  if (!(p >= 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  return p === 0 ? 0 : invert((x) => gammaBelow(x, shape), p, 0);
}

/** The same of a beta variable with a, b > 0, for 0 ≤ p ≤ 1. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  return p === 0 || p === 1 ? p : invert((x) => incompleteBeta(x, a, b), p, 0, 1);
}
