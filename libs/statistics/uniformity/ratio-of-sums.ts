/**
 * The standard error of a ratio of two sums over customers, such as cost per ticket. Tickets of one customer resemble each other,
 * so customers are the independent units and not tickets.
 */
import { sum } from '../moments.js';

/**
 * `ratio` and its standard `error`, in the unit of the ratio. `effective` is the number of customers of equal size that would
 * tell as much; one less is the number of degrees of freedom.
 */
export interface RatioOfSums {
  readonly ratio: number;
  readonly error: number;
  readonly effective: number;
}

/**
 * R = Σx / Σn over customers i with Var(R) = K/(K − 1)·Σ(xᵢ − R·nᵢ)² / (Σn)², the delta method (Cochran, "Sampling techniques",
 * 3rd edition, 1977, 6.4), and Kish's effective number (Σn)² / Σn². Customers with n = 0 are left out; gives `null` when fewer
 * than two remain. Throws `RangeError` when the columns differ in length.
 */
export function ratioOfSums(x: ArrayLike<number>, n: ArrayLike<number>): RatioOfSums | null {
  if (x.length !== n.length) throw new RangeError('both columns need the same customers');
  const rows = Array.from(n, (weight, i) => ({ weight, value: x[i]! })).filter(({ weight }) => weight > 0);
  if (rows.length < 2) return null;
  const total = sum(rows.map(({ weight }) => weight));
  const ratio = sum(rows.map(({ value }) => value)) / total;
  const squares = sum(rows.map(({ value, weight }) => (value - ratio * weight) ** 2));
  const error = Math.sqrt((rows.length / (rows.length - 1)) * squares) / total;
  return { ratio, error, effective: total ** 2 / sum(rows.map(({ weight }) => weight ** 2)) };
}
