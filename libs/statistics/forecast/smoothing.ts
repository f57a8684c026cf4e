/**
 * Exponential smoothing of a weekly series: the last weeks count most, and a trend, if there is one, is followed for a while and
 * then levels off. Gardner and McKenzie, "Forecasting trends in time series", Management Science 31(10), 1985.
 */

/**
 * How fast the level (`alpha`, 0 to 1) and the trend (`beta`, 0 to 1; 0 means no trend) follow the data, and the share `phi` of
 * the trend that is left a week later.
 */
interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

/**
 * `squares` is the sum of squared errors one week ahead. `level` and `trend` (per week) are those of the last week, in the unit
 * of the values.
 */
interface Smoothed {
  readonly smoothing: Smoothing;
  readonly level: number;
  readonly trend: number;
  readonly squares: number;
}

/** The share of the trend that is left after each week. */
const DAMPING = 0.9;

/** Smooths from the first value on, starting without a trend. Needs at least one value, and none may be NaN. */
export function smooth(values: ArrayLike<number>, smoothing: Smoothing): Smoothed {
  const { alpha, beta, phi } = smoothing;
  let [level, trend, squares] = [values[0]!, 0, 0];
  for (let week = 1; week < values.length; week++) {
    const expected = level + phi * trend;
    const next = expected + alpha * (values[week]! - expected);
    squares += (values[week]! - expected) ** 2;
    trend = beta * (next - level) + (1 - beta) * phi * trend;
    level = next;
  }
  return { smoothing, level, trend, squares };
}

/** The value expected `weeks` ≥ 1 after the last: level + (φ + φ² + …)·trend. */
export function ahead({ level, trend, smoothing: { phi } }: Smoothed, weeks: number): number {
  let [value, share] = [level, 1];
  for (let week = 0; week < weeks; week++) value += trend * (share *= phi);
  return value;
}

/** Simple exponential smoothing with the `alpha` of the least squares. */
export function fitSimple(values: ArrayLike<number>): Smoothed {
  return search((alpha) => smooth(values, { alpha, beta: 0, phi: 0 }));
}

/** Smoothing with a damped trend of the least squares: the best `alpha` for each `beta`. */
export function fitDamped(values: ArrayLike<number>): Smoothed {
  return search((beta) => search((alpha) => smooth(values, { alpha, beta, phi: DAMPING })));
}

/** Searches the weight with the least squares: eleven weights from 0 to 1, then finer ones around the best, down to 0.001. */
function search(at: (weight: number) => Smoothed): Smoothed {
  let [centre, best] = [0.5, at(0.5)];
  for (const step of [0.1, 0.02, 0.004, 0.001]) {
    const around = centre;
    for (let i = -5; i <= 5; i++) {
      const weight = Math.max(0, Math.min(1, around + i * step));
      const result = at(weight);
      if (result.squares < best.squares) [centre, best] = [weight, result];
    }
  }
  return best;
}
