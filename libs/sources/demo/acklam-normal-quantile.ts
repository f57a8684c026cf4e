/**
 * Peter Acklam's rational approximation (2003) of the quantiles of the normal distribution, with a relative error below
 * 1.2e-9. Statistics has a better one (`normalQuantile`, algorithm AS 241). The demo keeps this one, because its files are
 * generated and published: another approximation, however close, rounds some durations to another second and so changes them.
 */
const A = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const B = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
];
const C = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];

/** Below this probability, and above one minus it, the tail has its own formula. */
const TAIL = 0.02425;

/** The value below which a standard normal lies with probability p: `acklamNormalQuantile(0.975)` is about 1.95996. */
export function acklamNormalQuantile(p: number): number {
  if (p > 1 - TAIL) return -acklamNormalQuantile(1 - p);
  if (p >= TAIL) {
    const q = p - 0.5;
    return (q * polynomial(A, q * q)) / polynomial(B, q * q);
  }
  const q = Math.sqrt(-2 * Math.log(p));
  return polynomial(C, q) / polynomial(D, q);
}

/** Coefficients from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((value, coefficient) => value * x + coefficient, 0);
}
