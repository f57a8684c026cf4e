/** One end of a difference: a segment in a period, and what its measures are there. */
import { evaluateAt, type Expression } from '@bough/formula';
import type { PeriodValues } from '../evaluate.js';
import type { Model } from '../model.js';

export interface Side {
  readonly values: PeriodValues;
  readonly position: number;
}

/** The value of a measure; `overall`: over all segments together. NaN for none. */
export type LeafLookup = (name: string, overall: boolean) => number;

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
export function daysOf({ values }: Side): number {
  return values.leaves.get('days')?.[0] ?? values.period.to - values.period.from;
}

/** Measures summed over the period; names may ask for rates per day, or for the days. */
export function sumsOf(side: Side): LeafLookup {
  return (name, overall) => {
    if (name === DAYS_IN_PERIOD) return daysOf(side);
    if (name.endsWith(PER_DAY)) return sumsOf(side)(name.slice(0, -PER_DAY.length), overall) / daysOf(side);
    return side.values.leaves.get(name)?.[overall ? 0 : side.position] ?? NaN;
  };
}

/** The same as rates per day; the level of a stock stays. */
export function ratesOf(model: Model, side: Side): LeafLookup {
  const sums = sumsOf(side);
  return (name, overall) =>
    name === DAYS_IN_PERIOD || isStock(model, name) ? sums(name, overall) : sums(perDayName(name), overall);
}

/** Average active customers. */
export function customersOf({ values, position }: Side): number {
  return (values.leaves.get('customer_days')?.[position] ?? NaN) / daysOf({ values, position });
}

/** The measures of the segment per average active customer. */
export function perCustomerOf(side: Side): LeafLookup {
  const sums = sumsOf(side);
  const customers = customersOf(side);
  return (name, overall) => (overall || name === 'days' ? sums(name, overall) : sums(name, overall) / customers);
}

export function isStock(model: Model, name: string): boolean {
  const measure = model.measures.get(name);
  return measure !== undefined && 'stock' in measure && measure.stock === true;
}

/** The value of a name under these formulas. */
export function valueOf(
  definitions: ReadonlyMap<string, Expression>,
  name: string,
  lookup: LeafLookup,
  overall = false,
): number {
  const definition = definitions.get(name);
  if (!definition) return lookup(name, overall);
  const used = (all: boolean) => (each: string) => valueOf(definitions, each, lookup, all);
  return evaluateAt(definition, used(overall), used(true));
}

/** The value of a metric that the period was evaluated for. */
export function metricAt(metric: string, { values, position }: Side): number {
  return values.metrics.get(metric)?.[position] ?? NaN;
}
