/** Series that share a season move together without being related. The mean of the other segments shows that season. */

/**
 * The series minus the mean of the others in the same week, in its unit; all have the same length. NaN in weeks in which the
 * series or all of the others have no value. Take logarithms first where seasons multiply.
 */
export function withoutCommonSeason(series: ArrayLike<number>, others: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from({ length: series.length }, (_, week) => {
    const known = others.map((other) => other[week]!).filter((x) => !Number.isNaN(x));
    return series[week]! - known.reduce((sum, x) => sum + x, 0) / known.length;
  });
}
