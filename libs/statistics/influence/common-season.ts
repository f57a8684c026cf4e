/** Two series that share a season move together without being related; the other segments show the season. */

/**
 * The series less the mean of the others in the same week, in its unit; all have the same length. NaN where it or all of the
 * others have no value. Take logarithms first where seasons multiply.
 */
export function withoutCommonSeason(series: ArrayLike<number>, others: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from({ length: series.length }, (_, week) => {
    const known = others.map((other) => other[week]!).filter((x) => !Number.isNaN(x));
    return series[week]! - known.reduce((sum, x) => sum + x, 0) / known.length;
  });
}
