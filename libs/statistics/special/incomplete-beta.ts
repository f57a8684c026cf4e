/** The regularised incomplete beta function, on which Student's t, F and the binomial distribution rest. */
import { logGamma } from './log-gamma.js';

const EPSILON = 4e-16;
const TINY = 1e-300;
/** A limit on the number of terms; about the square root of the larger of a and b is enough. */
const MOST_TERMS = 10_000;

/**
 * The regularised incomplete beta function I_x(a, b) for a, b > 0 and 0 ≤ x ≤ 1; error about 1e-13 for a, b up to thousands. Its
 * continued fraction (Abramowitz and Stegun 26.5.8) is evaluated by Lentz's method (Applied Optics 15, 1976), on the side of
 * the mean where it converges fast: I_x(a, b) = 1 − I_{1−x}(b, a). Throws `RangeError` outside of the ranges.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) throw new RangeError(`no incomplete beta at x = ${x}, a = ${a}, b = ${b}`);
  if (x === 0 || x === 1) return x;
  return below(x, a, b, logBeta(a, b));
}

/**
 * The share below x and the density at x, for one a and b and many x strictly between 0 and 1: whatever does not depend on x is
 * computed once.
 */
export function betaShares(a: number, b: number): (x: number) => { readonly share: number; readonly density: number } {
  const log = logBeta(a, b);
  return (x) => ({ share: below(x, a, b, log), density: front(x, a, b, log) / (x * (1 - x)) });
}

function below(x: number, a: number, b: number, log: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - (front(x, a, b, log) / b) * continuedFraction(1 - x, b, a);
  return (front(x, a, b, log) / a) * continuedFraction(x, a, b);
}

/** xᵃ (1 − x)ᵇ / B(a, b) */
function front(x: number, a: number, b: number, log: number): number {
  return Math.exp(a * Math.log(x) + b * Math.log1p(-x) - log);
}

/** ln B(a, b) */
function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** 1 / (1 + c1 / (1 + c2 / (1 + …))), evaluated from the front. Neither denominator may come too close to zero. */
function continuedFraction(x: number, a: number, b: number): number {
  let d = 1;
  let c = Infinity;
  let value = 1;
  for (let i = 1; i < MOST_TERMS; i++) {
    const numerator = coefficient(i, x, a, b);
    d = 1 / awayFromZero(1 + numerator * d);
    c = awayFromZero(1 + numerator / c);
    value *= c * d;
    if (i > 1 && Math.abs(c * d - 1) < EPSILON) return value;
  }
  throw new RangeError(`the incomplete beta does not converge at x = ${x}, a = ${a}, b = ${b}`);
}

function coefficient(i: number, x: number, a: number, b: number): number {
  const m = Math.floor(i / 2);
  const next = a + i;
  if (i % 2 === 0) return (m * (b - m) * x) / ((next - 1) * next);
  return (-(a + m) * (a + b + m) * x) / ((next - 1) * next);
}

function awayFromZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
