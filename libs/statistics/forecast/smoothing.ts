/**
 * Where will a weekly series be in some weeks? Exponential smoothing: the last weeks count most, and a trend, if there is one, is
 * followed for a while and then levels off. Gardner and McKenzie, "Forecasting trends in time series", Management Science 31(10), 1985.
 */

/** How fast the level (`alpha`, 0 to 1) and the trend (`beta`, 0 to 1; 0: none) follow, and what is left of the trend a week later. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

/** `squares`: Σ of squared errors one week ahead. `level` and `trend` per week as of the last week, in the unit of the values. */
export interface Smoothed {
  readonly smoothing: Smoothing;
  readonly level: number;
  readonly trend: number;
  readonly squares: number;
}

/** The trend levels off: 0.9 of it is left each week. */
const DAMPING = 0.9;

/** From the first value on, with no trend; at least one value, none NaN. */
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

/** Simple exponential smoothing with the least squares. */
export function fitSimple(values: ArrayLike<number>): Smoothed {
  return search((alpha) => smooth(values, { alpha, beta: 0, phi: 0 }));
}

/** Damped trend with the least squares: the best alpha for each beta. */
export function fitDamped(values: ArrayLike<number>): Smoothed {
  return search((beta) => search((alpha) => smooth(values, { alpha, beta, phi: DAMPING })));
}

/** The least of eleven weights from 0 to 1, then of finer ones around it, to 0.001. */
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
