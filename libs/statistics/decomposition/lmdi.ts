/**
 * Why does a product of factors, or a sum of such products over segments, differ between two sides? The additive log mean Divisia
 * index (LMDI-I: Ang, Zhang and Choi, "Factorizing changes in energy and environmental indicators through decomposition", Energy
 * 23(6), 1998; Ang, "The LMDI approach to decomposition analysis", Energy Policy 33(7), 2005), and the same compounded.
 */
import { logMean } from './log-mean.js';

/** One row per segment, one column per factor: cost = Σ customers × tickets per customer × cost per ticket. */
export type FactorRows = readonly (readonly number[])[];

/**
 * `contributions`: one per factor, Σ = `change` = `after` − `before`. `bySegment`: the same per row and factor. `multipliers`: one
 * per factor, product = `after` / `before`; 1.12 reads "raised it by 12 %".
 */
export interface LogMeanSplit {
  readonly kind: 'split';
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly contributions: readonly number[];
  readonly bySegment: FactorRows;
  readonly multipliers: readonly number[];
}

/** Where the first factor stands that is not positive (`not_positive`), or the row whose product leaves the range of numbers. */
export interface NoLogMeanSplit {
  readonly kind: 'none';
  readonly reason: 'not_positive' | 'product_out_of_range';
  readonly side: 0 | 1;
  readonly segment: number;
  readonly factor?: number;
}

/**
 * Contribution of factor k in row s: L(V¹, V⁰)·ln(x¹ / x⁰), V the row's product. Multiplier of k: exp(contribution / L(P¹, P⁰)), P
 * the sums over rows. Zeros and negative factors are refused: their limits mislead (Wood and Lenzen, Energy Policy 34(12), 2006);
 * `shapley` serves there. Throws `RangeError` when the two sides are not of the same shape or there is no row.
 */
export function lmdi(before: FactorRows, after: FactorRows): LogMeanSplit | NoLogMeanSplit {
  checkShape(before, after);
  const refusal = refusalOf(before, 0) ?? refusalOf(after, 1);
  if (refusal !== null) return refusal;
  const bySegment = before.map((row, segment) => contributionsOf(row, after[segment]!));
  const contributions = before[0]!.map((_, k) => sum(bySegment.map((row) => row[k]!)));
  const [v0, v1] = [sum(before.map(product)), sum(after.map(product))];
  const weight = logMean(v1, v0);
  const multipliers = contributions.map((part) => Math.exp(part / weight));
  return { kind: 'split', before: v0, after: v1, change: v1 - v0, contributions, bySegment, multipliers };
}

function contributionsOf(before: readonly number[], after: readonly number[]): number[] {
  const weight = logMean(product(after), product(before));
  return before.map((x0, k) => weight * Math.log(after[k]! / x0));
}

function checkShape(before: FactorRows, after: FactorRows): void {
  const factors = before[0]?.length ?? 0;
  const isAsWide = (row: readonly number[]) => row.length === factors;
  if (factors === 0 || before.length !== after.length || ![...before, ...after].every(isAsWide))
    throw new RangeError('both sides need the same segments, at least one, each with the same factors');
}

function refusalOf(rows: FactorRows, side: 0 | 1): NoLogMeanSplit | null {
  for (const [segment, row] of rows.entries()) {
    const factor = row.findIndex((x) => !(x > 0 && x < Infinity));
    if (factor >= 0) return { kind: 'none', reason: 'not_positive', side, segment, factor };
    const value = product(row);
    if (value === 0 || value === Infinity) return { kind: 'none', reason: 'product_out_of_range', side, segment };
  }
  return null;
}

function product(row: readonly number[]): number {
  return row.reduce((value, x) => value * x, 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
