/**
 * A series that resembles its own past looks related to any other such series. Prewhitening takes from the driver what the past
 * week says about this week, and passes the outcome through the same filter, which leaves the relation between the two as it is.
 * Box and Jenkins, "Time Series Analysis", 1970, chapter 11. NaN is a week without a value.
 */

/**
 * Lag-1 autocorrelation: Σ (x_t − m)(x_{t+1} − m) / Σ (x_t − m)², without the weeks that have no value. 0 for a series that never
 * moves.
 */
export function lagOneAutocorrelation(series: ArrayLike<number>): number {
  const mean = meanOf(series);
  let [products, squares] = [0, 0];
  for (let t = 0; t < series.length; t++) {
    const here = series[t]! - mean;
    const next = series[t + 1]! - mean;
    if (!Number.isNaN(here)) squares += here * here;
    if (t + 1 < series.length && !Number.isNaN(here * next)) products += here * next;
  }
  return squares === 0 ? 0 : products / squares;
}

/** x_t − phi · x_{t−1} from the second week on: one value less; NaN where one of the two is missing. */
export function filterBy(series: ArrayLike<number>, phi: number): Float64Array {
  return Float64Array.from({ length: Math.max(0, series.length - 1) }, (_, t) => series[t + 1]! - phi * series[t]!);
}

function meanOf(series: ArrayLike<number>): number {
  let [sum, count] = [0, 0];
  for (let t = 0; t < series.length; t++) {
    if (Number.isNaN(series[t]!)) continue;
    sum += series[t]!;
    count++;
  }
  return sum / count;
}
