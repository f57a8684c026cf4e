/** The regularised incomplete gamma function, on which the Poisson, the chi-squared and the normal distribution rest. */
import { logGamma } from './log-gamma.js';

const EPSILON = 4e-16;
const TINY = 1e-300;
/** A limit on the number of terms; a few times the square root of the shape is enough. */
const MOST_TERMS = 100_000;

/**
 * The regularised lower incomplete gamma function P(a, x) for a > 0 and x ≥ 0: the probability that a gamma variable of shape `a` and
 * rate 1 is at most x. Error about 1e-13 for shapes up to thousands. By its series (Abramowitz and Stegun 6.5.29) below a + 1, by the
 * continued fraction of {@link gammaAbove} beyond. Throws `RangeError` outside of the ranges.
 */
export function gammaBelow(x: number, a: number): number {
  checkRange(x, a);
  if (x === 0) return 0;
  return x < a + 1 ? series(x, a) : 1 - continuedFraction(x, a);
}

/**
 * The complement Q(a, x) = 1 − P(a, x), without loss of digits in the upper tail (Abramowitz and Stegun 6.5.31, by Lentz's
 * method).
 */
export function gammaAbove(x: number, a: number): number {
  checkRange(x, a);
  if (x === 0) return 1;
  return x < a + 1 ? 1 - series(x, a) : continuedFraction(x, a);
}

/** The probability that a chi-squared variable with `df` > 0 degrees of freedom is at least x ≥ 0. */
export function chiSquaredAbove(x: number, df: number): number {
  return gammaAbove(x / 2, df / 2);
}

/** The probability that a standard normal variable lies at least as far from zero as `z`; accurate in the far tails. */
export function normalTwoSided(z: number): number {
  return gammaAbove((z * z) / 2, 0.5);
}

function checkRange(x: number, a: number): void {
  if (!(a > 0 && a < Infinity && x >= 0)) throw new RangeError(`no incomplete gamma at x = ${x}, a = ${a}`);
}

/** xᵃ e⁻ˣ / Γ(a) */
function front(x: number, a: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a));
}

function series(x: number, a: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > EPSILON * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * front(x, a);
}

/** 1 / (x + 1 − a − 1·(1 − a) / (x + 3 − a − …)), evaluated from the front. x > a, so no denominator is negative. */
function continuedFraction(x: number, a: number): number {
  if (x === Infinity) return 0;
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < EPSILON) break;
  }
  return value * front(x, a);
}
