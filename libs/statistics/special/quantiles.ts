/** Quantiles of the gamma and the beta distribution: the ends of intervals for rates and for shares. */
import { betaShares } from './incomplete-beta.js';
import { gammaBelow } from './incomplete-gamma.js';
import { invert } from './invert.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * Newton's steps about double the digits each time, so after a step smaller than this share of x the next one would change
 * nothing.
 */
const CLOSE = 1e-8;
const MOST_STEPS = 200;

/**
 * The value below which a gamma variable of `shape` > 0 and rate 1 lies with probability 0 ≤ p < 1, relative error about 1e-12;
 * divide by the rate for any other. Throws `RangeError` outside of the ranges.
 */
export function gammaQuantile(p: number, shape: number): number {
  if (!(p >= 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  return p === 0 ? 0 : invert((x) => gammaBelow(x, shape), p, 0);
}

/**
 * The value below which a beta variable with a, b > 0 lies with probability 0 ≤ p ≤ 1. Uses Halley's method between two ends that
 * close in on the quantile, from the approximation of Abramowitz and Stegun 26.5.22: about four evaluations, where bisection
 * takes sixty.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability lies between 0 and 1, not ${p}`);
  if (!(a > 0 && b > 0)) throw new RangeError(`no beta distribution with a = ${a}, b = ${b}`);
  if (p === 0 || p === 1) return p;
  const at = betaShares(a, b);
  let [low, high, x] = [0, 1, inside(betaStart(p, a, b))];
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const { share, density } = at(x);
    if (share < p) low = x;
    else high = x;
    const newton = (share - p) / density;
    const bend = (newton * ((a - 1) / x - (b - 1) / (1 - x))) / 2;
    const next = x - newton / Math.max(0.5, 1 - Math.min(bend, 0.5));
    if (next >= low && next <= high && Math.abs(next - x) <= CLOSE * Math.min(next, 1 - next)) return next;
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return high;
    x = next > low && next < high ? next : middle;
  }
  return x;
}

/** Strictly between 0 and 1. */
function inside(x: number): number {
  return Math.min(Math.max(x, Number.MIN_VALUE), 1 - Number.EPSILON / 2);
}

function betaStart(p: number, a: number, b: number): number {
  if (a < 1 || b < 1) return tailStart(p, a, b);
  const y = normalQuantile(1 - p);
  const [u, v] = [1 / (2 * b - 1), 1 / (2 * a - 1)];
  const [lambda, h] = [(y * y - 3) / 6, 2 / (u + v)];
  const w = (y * Math.sqrt(Math.max(h + lambda, 0))) / h - (u - v) * (lambda + 5 / 6 - 2 / (3 * h));
  return a / (a + b * Math.exp(2 * w));
}

/** The start where the density has no peak inside: one side is taken for a power of x alone, the other for a power of 1 − x. */
function tailStart(p: number, a: number, b: number): number {
  const [left, right] = [(a / (a + b)) ** a / a, (b / (a + b)) ** b / b];
  const all = left + right;
  return p < left / all ? (a * all * p) ** (1 / a) : 1 - (b * all * (1 - p)) ** (1 / b);
}
