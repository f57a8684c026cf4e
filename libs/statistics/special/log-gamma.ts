/** The logarithm of the gamma function, on which the distributions rest: Γ(n) = (n − 1)! for whole n. */

/** Lanczos, "A precision approximation of the gamma function", SIAM Journal on Numerical Analysis 1, 1964; g = 7, nine terms (Godfrey). */
const G = 7;
const TERMS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) of a positive x, absolute error about 1e-15 · (1 + its size). Throws `RangeError` when x is not positive. */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`ln Γ is for positive numbers, not ${x}`);
  const z = x - 1;
  const t = z + G + 0.5;
  const series = TERMS.reduce((sum, term, i) => (i === 0 ? term : sum + term / (z + i)), 0);
  return Math.log(2 * Math.PI) / 2 + (z + 0.5) * Math.log(t) - t + Math.log(series);
}
