/** One side of a difference: a segment in a period, and the values of its measures there. */
import { evaluateAt, leafKey, PERIOD, type Expression, type Window } from '@bough/formula';
import type { PeriodValues } from '../../trees/values/evaluate.js';

/** The values of a period and the position of the segment in them. */
export interface DifferenceSide {
  readonly values: PeriodValues;
  readonly position: number;
}

/** The value of a measure over a window; `overall` means over all segments together. NaN for none. */
export type LeafLookup = (name: string, overall: boolean, window: Window) => number;

/** The number of days of the period for which there is data. */
export function daysWithData({ values }: DifferenceSide): number {
  return values.leaves.get('days')?.[0] ?? values.period.to - values.period.from;
}

/** Looks up measures summed over the period or a window. */
export function sumLookup(side: DifferenceSide): LeafLookup {
  return (name, overall, window) => {
    const { windows, leaves } = side.values;
    const sums = window === PERIOD ? leaves.get(name) : windows.get(leafKey({ name, window }));
    return sums?.[overall ? 0 : side.position] ?? NaN;
  };
}

/** The average number of active customers on a side. */
export function customersOf({ values, position }: DifferenceSide): number {
  return (values.leaves.get('customer_days')?.[position] ?? NaN) / daysWithData({ values, position });
}

/** Looks up the measures of the segment per average active customer. */
export function perCustomerLookup(side: DifferenceSide): LeafLookup {
  const sums = sumLookup(side);
  const customers = customersOf(side);
  return (name, overall, window) => sums(name, overall, window) / (overall || name === 'days' ? 1 : customers);
}

/** A name of a formula with the scope that it is used in. */
export interface ScopedName {
  readonly name: string;
  /** Over all segments together. */
  readonly overall: boolean;
  readonly window: Window;
}

/** The value of a name under these formulas, over measures as `lookup` has them; NaN for none. */
export function evaluateName(
  definitions: Definitions,
  lookup: LeafLookup,
  { name, overall, window }: ScopedName,
): number {
  const definition = definitions.get(name);
  if (!definition) return lookup(name, overall, window);
  const used = (all: boolean) => (each: string, over: Window) =>
    evaluateName(definitions, lookup, { name: each, overall: all, window: over });
  return evaluateAt(definition, used(overall), used(true), window);
}

/** The value of a name for the segment itself, over the period itself. */
export function evaluateOwn(definitions: Definitions, lookup: LeafLookup, name: string): number {
  return evaluateName(definitions, lookup, { name, overall: false, window: PERIOD });
}

type Definitions = ReadonlyMap<string, Expression>;

/** The value of a metric on a side; NaN for none. */
export function metricAt(metric: string, { values, position }: DifferenceSide): number {
  return values.metrics.get(metric)?.[position] ?? NaN;
}
