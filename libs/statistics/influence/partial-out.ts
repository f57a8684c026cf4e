/** What is left of a series after everything that other series explain is taken away. */

/** A remainder below this share of the series is rounding: the other series explain all of it. */
const ROUNDING = 1e-10;

/**
 * Residuals of `column` from a least squares fit on `others` and a constant, in the unit of the column; all have the same length.
 * A row in which any of them is NaN has the residual NaN. Residuals are exactly 0 where the others explain everything. The
 * columns are orthogonalised one after the other (modified Gram–Schmidt: Björck, BIT 7, 1967), so columns that repeat each other
 * do no harm.
 */
export function partialOut(column: Float64Array, others: readonly Float64Array[]): Float64Array {
  const rows = completeRows([column, ...others]);
  const pick = (series: Float64Array) => centred(rows.map((row) => series[row]!));
  const basis: number[][] = [];
  for (const other of others) basis.push(scaledToOne(rest(pick(other), basis)));
  const residuals = new Float64Array(column.length).fill(NaN);
  for (const [i, value] of rest(pick(column), basis).entries()) residuals[rows[i]!] = value;
  return residuals;
}

/** The values minus their projections on the basis, whose columns have length 1 or 0. */
function rest(values: readonly number[], basis: readonly number[][]): number[] {
  let left = [...values];
  for (const direction of basis) {
    const along = dot(left, direction);
    left = left.map((x, i) => x - along * direction[i]!);
  }
  const isRounding = norm(left) <= ROUNDING * norm(values);
  return isRounding ? left.map(() => 0) : left;
}

function completeRows(columns: readonly Float64Array[]): number[] {
  const rows = [...columns[0]!.keys()];
  return rows.filter((row) => columns.every((column) => !Number.isNaN(column[row]!)));
}

/** The values minus their mean; all 0 when they differ only by rounding. */
export function centred(values: readonly number[]): number[] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const differences = values.map((x) => x - mean);
  const isRounding = differences.every((x) => Math.abs(x) <= 1e-13 * Math.abs(mean));
  return isRounding ? values.map(() => 0) : differences;
}

function scaledToOne(values: readonly number[]): number[] {
  const length = norm(values);
  return length === 0 ? [...values] : values.map((x) => x / length);
}

function norm(values: readonly number[]): number {
  return Math.sqrt(dot(values, values));
}

/** Σ a_i b_i of two columns of the same length. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
