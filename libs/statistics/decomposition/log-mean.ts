/** The logarithmic mean, by which the log mean Divisia index (LMDI) weighs the parts of a difference. */

/**
 * L(a, b) = (a − b) / ln(a / b) of two positive numbers, a when they are equal; between their geometric and arithmetic means.
 * Near a = b, where that formula loses its digits, it is ½(a + b)·x / artanh(x) with x = (a − b) / (a + b), which is the same.
 * (Carlson, "The logarithmic mean", American Mathematical Monthly 79(6), 1972.) Throws `RangeError` when one is not positive.
 */
export function logMean(a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError(`the logarithmic mean needs two positive numbers, not ${a} and ${b}`);
  if (a > 2 * b || b > 2 * a) return (a - b) / (Math.log(a) - Math.log(b));
  const middle = a / 2 + b / 2;
  const x = (a - b) / 2 / middle;
  return x === 0 ? middle : (middle * x) / Math.atanh(x);
}
