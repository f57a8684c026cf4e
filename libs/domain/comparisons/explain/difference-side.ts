/** One end of a difference: a segment in a period, and what its measures are there. */
import { evaluateAt, leafKey, PERIOD, type Expression, type Window } from '@bough/formula';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import type { Model } from '../../trees/model-of-workspace.js';

export interface DifferenceSide {
  readonly values: PeriodValues;
  readonly position: number;
}

/** The value of a measure over a window; `overall`: over all segments together. NaN for none. */
export type LeafLookup = (name: string, overall: boolean, window: Window) => number;

/** What a volume over periods of unequal length owes to their lengths. */
export const DAYS_IN_PERIOD = 'days in the period';
const PER_DAY = ' per day';

/** A measure as its rate per day. */
export function perDayName(measure: string): string {
  return measure + PER_DAY;
}

/** The measure behind the name of a leaf. */
export function measureOf(name: string): string {
  if (name === DAYS_IN_PERIOD) return 'days';
  return name.endsWith(PER_DAY) ? name.slice(0, -PER_DAY.length) : name;
}

/** Days of the period for which there is data. */
export function daysWithData({ values }: DifferenceSide): number {
  return values.leaves.get('days')?.[0] ?? values.period.to - values.period.from;
}

/** Measures summed over the period or window; names may ask for rates per day, or for the days. */
export function sumLookup(side: DifferenceSide): LeafLookup {
  return (name, overall, window) => {
    if (name === DAYS_IN_PERIOD) return daysWithData(side);
    if (name.endsWith(PER_DAY)) return sumLookup(side)(measureOf(name), overall, window) / daysWithData(side);
    const { windows, leaves } = side.values;
    const sums = window === PERIOD ? leaves.get(name) : windows.get(leafKey({ name, window }));
    return sums?.[overall ? 0 : side.position] ?? NaN;
  };
}

/** The same as rates per day; what does not grow with the period stays. */
export function rateLookup(model: Model, side: DifferenceSide): LeafLookup {
  const sums = sumLookup(side);
  return (name, overall, window) =>
    sums(name === DAYS_IN_PERIOD || !isGrowing(model, name, window) ? name : perDayName(name), overall, window);
}

/** Average active customers. */
export function customersOf({ values, position }: DifferenceSide): number {
  return (values.leaves.get('customer_days')?.[position] ?? NaN) / daysWithData({ values, position });
}

/** The measures of the segment per average active customer. */
export function perCustomerLookup(side: DifferenceSide): LeafLookup {
  const sums = sumLookup(side);
  const customers = customersOf(side);
  return (name, overall, window) => sums(name, overall, window) / (overall || name === 'days' ? 1 : customers);
}

/** Whether a measure grows with the length of the period: not the level of a stock, nor a sum over 28 days. */
export function isGrowing(model: Model, name: string, window: Window): boolean {
  const measure = model.measures.get(name);
  const isStock = measure !== undefined && 'stock' in measure && measure.stock === true;
  return !isStock && window.days === 'period';
}

/** The value of a name under these formulas. */
export function evaluateName(
  definitions: ReadonlyMap<string, Expression>,
  name: string,
  lookup: LeafLookup,
  overall = false,
  window = PERIOD,
): number {
  const definition = definitions.get(name);
  if (!definition) return lookup(name, overall, window);
  const used = (all: boolean) => (each: string, over: Window) => evaluateName(definitions, each, lookup, all, over);
  return evaluateAt(definition, used(overall), used(true), window);
}

/** The value of a metric that the period was evaluated for. */
export function metricAt(metric: string, { values, position }: DifferenceSide): number {
  return values.metrics.get(metric)?.[position] ?? NaN;
}
