/** The probability that a normal variable lies below a number of standard deviations. */

/** The series is used up to this distance from 0, and the continued fraction beyond. */
const FAR = 4;
/** Terms of the fraction: with them the error is below 1e-15 from {@link FAR} on. */
const TERMS = 60;

/** The height of the standard normal curve at `x`. */
export function normalDensity(x: number): number {
  return Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The probability that a standard normal lies below `x`: `normalProbability(1.959964)` is 0.975. Absolute error about 1e-15, and
 * relative to the lower tail about 1e-11. The middle by the series x + x³/3 + x⁵/15 + … (Marsaglia, "Evaluating the normal
 * distribution", Journal of Statistical Software 11(4), 2004), the tails by Laplace's fraction (Abramowitz and Stegun 26.2.14).
 */
export function normalProbability(x: number): number {
  if (x > FAR) return 1 - normalProbability(-x);
  return x < -FAR ? normalDensity(x) / tailFraction(-x) : 0.5 + normalDensity(x) * series(x);
}

function series(x: number): number {
  let [sum, term, last] = [x, x, NaN];
  for (let odd = 3; sum !== last; odd += 2) {
    last = sum;
    term *= (x * x) / odd;
    sum += term;
  }
  return sum;
}

/** x + 1 / (x + 2 / (x + 3 / (x + …))), from the back. */
function tailFraction(x: number): number {
  let value = x;
  for (let i = TERMS; i > 0; i--) value = x + i / value;
  return value;
}
