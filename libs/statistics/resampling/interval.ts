/** The range in which most of a number of draws lie. */
import { quantileByRank } from '../rank-quantile.js';
import { normalTwoSided } from '../special/incomplete-gamma.js';
import { studentQuantile } from '../special/student-t.js';

/** `values` is the number of draws that the two ends rest on. */
interface Interval {
  readonly low: number;
  readonly high: number;
  readonly values: number;
}

/**
 * The middle `share` of the values (0.9: from the 5 % quantile to the 95 % quantile), in their unit: the percentile interval of
 * Efron ("Bootstrap methods: another look at the jackknife", Annals of Statistics 7(1), 1979). Draws without a value (NaN) are
 * left out, so callers should compare `values` with the number of draws. Gives `null` when no draw has a value. Throws
 * `RangeError` unless 0 ≤ share ≤ 1.
 */
export function interval(values: ArrayLike<number>, share: number): Interval | null {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies between 0 and 1, not ${share}`);
  const sorted = Float64Array.from(values)
    .filter((x) => !Number.isNaN(x))
    .sort();
  if (sorted.length === 0) return null;
  const at = (q: number) => quantileByRank(sorted.length, q, (first, second) => [sorted[first]!, sorted[second]!]);
  return { low: at((1 - share) / 2), high: at((1 + share) / 2), values: sorted.length };
}

/** Units of equal size below which no share is told: one degree of freedom is left. */
const LEAST_UNITS = 2;

/**
 * The share of bootstrap draws that an interval must hold to cover `share` of the time with so few independent units. Draws from few
 * units vary too little by √((n − 1)/n), and have the tails of a normal variable where Student's t is needed: the tail α becomes
 * Φ(−√(n/(n − 1))·t(α; n − 1)) (Hesterberg, "What teachers should know about the bootstrap", The American Statistician 69(4), 2015: the
 * expanded percentile interval). `units` may be Kish's effective number, see {@link effectiveUnits}.
 */
export function expandedShare(share: number, units: number): number {
  const n = Math.max(LEAST_UNITS, units);
  if (!Number.isFinite(n)) return share;
  return 1 - normalTwoSided(Math.sqrt(n / (n - 1)) * studentQuantile((1 + share) / 2, n - 1));
}

/** Kish's effective number (Σx)² / Σx²: of how many units of equal size the sizes tell as much; 0 for none ("Survey sampling", 1965). */
export function effectiveUnits(sizes: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < sizes.length; i++) {
    sum += sizes[i]!;
    squares += sizes[i]! ** 2;
  }
  return squares > 0 ? sum ** 2 / squares : 0;
}
