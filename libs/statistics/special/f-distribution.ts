/** Tail probabilities of Fisher's F, the distribution of a ratio of two variances. */
import { incompleteBeta } from './incomplete-beta.js';

/**
 * The probability that Fisher's F with `df1`, `df2` > 0 degrees of freedom (not necessarily whole) is at least f ≥ 0: I_{df2 /
 * (df2 + df1·f)}(df2 / 2, df1 / 2), Abramowitz and Stegun 26.6.2. Accurate in the far tail; 0 for an infinite f.
 */
export function fAbove(f: number, df1: number, df2: number): number {
  return f === Infinity ? 0 : incompleteBeta(df2 / (df2 + df1 * f), df2 / 2, df1 / 2);
}
