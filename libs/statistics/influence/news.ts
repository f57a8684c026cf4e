/** What is new in a driver and in an outcome each week: what neither their own past week nor the other drivers explain. */
import { lagCorrelation } from './lag-correlation.js';
import { partialOut } from './partial-out.js';
import { filterBy, lagOneAutocorrelation } from './prewhiten.js';

/**
 * One value per week, oldest first; all series have the same length, and NaN is a week without a value. `parents` are the other
 * drivers of the outcome.
 */
export interface DriverSeries {
  readonly driver: ArrayLike<number>;
  readonly outcome: ArrayLike<number>;
  readonly parents?: readonly ArrayLike<number>[];
}

/**
 * Passes driver, outcome and parents through the driver's filter, then takes the parents out of driver and outcome. The results
 * have the units of these two and are one week shorter.
 */
export function newsOf({ driver, outcome, parents = [] }: DriverSeries): {
  driver: Float64Array;
  outcome: Float64Array;
} {
  const phi = lagOneAutocorrelation(driver);
  const others = parents.map((parent) => filterBy(parent, phi));
  return {
    driver: partialOut(filterBy(driver, phi), others),
    outcome: partialOut(filterBy(outcome, phi), others),
  };
}

/**
 * By how many per cent the outcome moves with 1 per cent of the driver `lag` weeks earlier: the slope between what is new in
 * their logarithms. `null` when a value of either is not positive or there is no correlation. Parents that are not positive enter
 * without logarithms.
 */
export function elasticity({ driver, outcome, parents = [] }: DriverSeries, lag: number): number | null {
  const [x, y] = [logarithms(driver), logarithms(outcome)];
  if (x === null || y === null) return null;
  const others = parents.map((parent) => logarithms(parent) ?? parent);
  const news = newsOf({ driver: x, outcome: y, parents: others });
  return lagCorrelation(news.driver, news.outcome, lag, parents.length)?.slope ?? null;
}

/** `null` when a value is not positive. */
function logarithms(series: ArrayLike<number>): Float64Array | null {
  const values = Float64Array.from(series);
  return values.some((x) => x <= 0) ? null : values.map((x) => Math.log(x));
}
