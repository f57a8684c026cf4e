/** What is news in a driver and in an outcome: neither what they remember of last week nor what other drivers explain. */
import { lagCorrelation } from './lag-correlation.js';
import { partialOut } from './partial-out.js';
import { filterBy, lagOneAutocorrelation } from './prewhiten.js';

/** One value per week, oldest first, all of the same length; NaN is a week without a value. `parents`: the outcome's other drivers. */
export interface DriverSeries {
  readonly driver: ArrayLike<number>;
  readonly outcome: ArrayLike<number>;
  readonly parents?: readonly ArrayLike<number>[];
}

/**
 * Driver, outcome and parents pass the driver's filter; then the parents are taken out of the other two, in whose units the result
 * is. One week less.
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
 * Per cent that the outcome moves with 1 per cent of the driver `lag` weeks before: the slope between the news of their logarithms.
 * `null` when a value of either is not positive or there is no correlation; parents that are not positive are taken as they are.
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
