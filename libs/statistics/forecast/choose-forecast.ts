/**
 * Chooses the method that would have forecast best lately: each method forecasts the last weeks from what was known before them.
 * A method that does not clearly beat "it stays as it is" is not used.
 */
import { ahead, fitDamped, fitSimple } from './smoothing.js';

/** `last_value` assumes that the series stays as it is. */
export type ForecastMethod = 'last_value' | 'simple' | 'damped';

/**
 * `values` has one value per week ahead. `mase` is the mean absolute error over the origins, divided by the mean absolute move
 * from week to week; below 1 the forecast is better than such a move. `origins` is the number of forecasts that were tried.
 */
export interface Forecast {
  readonly kind: 'forecast';
  readonly method: ForecastMethod;
  readonly values: readonly number[];
  readonly mase: Readonly<Record<ForecastMethod, number>>;
  readonly origins: number;
}

export interface NoForecast {
  readonly kind: 'none';
  readonly reason: 'not_a_number' | 'too_few_weeks' | 'never_moves';
}

const ORIGINS = 8;
/** The number of weeks to learn from before the first origin. */
const LEAST_TRAINING = 12;
/** A method's error must be at most this share of the error of the last value. */
const CLEARLY = 0.95;

const METHODS: Readonly<Record<ForecastMethod, (values: readonly number[], weeks: number) => number[]>> = {
  last_value: (values, weeks) => Array<number>(weeks).fill(values.at(-1)!),
  simple: (values, weeks) => path(weeks, fitSimple(values)),
  damped: (values, weeks) => path(weeks, fitDamped(values)),
};

/**
 * The next `weeks` ≥ 1 of a weekly series, oldest first, by the method with the least rolling-origin error over the last eight origins
 * (Tashman, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16(4), 2000), scaled as MASE (Hyndman
 * and Koehler, "Another look at measures of forecast accuracy", same journal 22(4), 2006). 19 weeks and the horizon at least.
 */
export function forecast(series: ArrayLike<number>, weeks: number): Forecast | NoForecast {
  if (!(Number.isInteger(weeks) && weeks > 0)) throw new RangeError(`a forecast is for whole weeks, not ${weeks}`);
  const values = Array.from(series);
  if (!values.every(Number.isFinite)) return { kind: 'none', reason: 'not_a_number' };
  if (values.length < LEAST_TRAINING + ORIGINS - 1 + weeks) return { kind: 'none', reason: 'too_few_weeks' };
  const move = meanDistance(values.slice(1), values);
  if (move === 0) return { kind: 'none', reason: 'never_moves' };
  const error = (method: ForecastMethod) => rollingError(values, weeks, method) / move;
  const mase = { last_value: error('last_value'), simple: error('simple'), damped: error('damped') };
  const best = mase.damped < mase.simple ? 'damped' : 'simple';
  const method = mase[best] <= CLEARLY * mase.last_value ? best : 'last_value';
  return { kind: 'forecast', method, values: METHODS[method](values, weeks), mase, origins: ORIGINS };
}

function path(weeks: number, fitted: ReturnType<typeof fitSimple>): number[] {
  return Array.from({ length: weeks }, (_, week) => ahead(fitted, week + 1));
}

function rollingError(values: readonly number[], weeks: number, method: ForecastMethod): number {
  let total = 0;
  for (let origin = values.length - weeks - ORIGINS + 1; origin <= values.length - weeks; origin++)
    total += meanDistance(METHODS[method](values.slice(0, origin), weeks), values.slice(origin));
  return total / ORIGINS;
}

/** The mean distance of each value of `a` from the value of `b` in the same place. */
function meanDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + Math.abs(x - b[i]!), 0) / a.length;
}
