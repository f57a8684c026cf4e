/** The correlation of one series with another some weeks later. */
import { normalQuantile } from '../special/normal-quantile.js';
import { studentTwoSided } from '../special/student-t.js';
import { centred, dot } from './partial-out.js';

/**
 * Correlation `r` over a number of `pairs` of weeks, the least squares `slope` of y on x, and the two-sided `p` of no
 * correlation.
 */
export interface LagCorrelation {
  readonly lag: number;
  readonly pairs: number;
  readonly r: number;
  readonly slope: number;
  readonly p: number;
}

/**
 * Pearson's correlation of x_t with y_{t + lag} over the weeks where both are known, with Student's t on pairs − 2 − `partialled`
 * degrees of freedom (Fisher, 1915 and 1924: every series partialled out of both costs one). `null` with fewer than 2 degrees, or
 * when one of the two does not move.
 */
export function lagCorrelation(
  x: Float64Array,
  y: Float64Array,
  lag: number,
  partialled: number,
): LagCorrelation | null {
  const { pairs, xx, yy, xy } = momentsOf(x, y, lag);
  const df = pairs - 2 - partialled;
  if (df < 2 || xx === 0 || yy === 0) return null;
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  const t = r * Math.sqrt(df / (1 - r * r));
  return { lag, pairs, r, slope: xy / xx, p: studentTwoSided(t, df) };
}

/**
 * The interval that holds the true correlation with probability `level`, by Fisher's z = artanh r with standard error 1 / √(pairs
 * − partialled − 3) ("On the probable error of a coefficient of correlation", Metron 1, 1921).
 */
export function fisherInterval(
  { r, pairs }: Pick<LagCorrelation, 'r' | 'pairs'>,
  partialled: number,
  level: number,
): readonly [low: number, high: number] {
  const reach = normalQuantile((1 + level) / 2) / Math.sqrt(pairs - partialled - 3);
  return [Math.tanh(Math.atanh(r) - reach), Math.tanh(Math.atanh(r) + reach)];
}

/** Sums of squares and products about the means. A sum of squares that is only rounding is 0. */
function momentsOf(x: Float64Array, y: Float64Array, lag: number) {
  const rows = [...x.keys()].filter((t) => t + lag < y.length && !Number.isNaN(x[t]! + y[t + lag]!));
  const [dx, dy] = [centred(rows.map((t) => x[t]!)), centred(rows.map((t) => y[t + lag]!))];
  return { pairs: rows.length, xx: dot(dx, dx), yy: dot(dy, dy), xy: dot(dx, dy) };
}
