/** How a value is written for people: in its unit and, where it is money, in its currency. */
import type { MetricUnit } from './metric.js';

/** A unit that knows its currency. A metric of a model is one: `formatValue(value, metric)`. */
export type ValueUnit =
  { readonly unit: 'money'; readonly currency: string } | { readonly unit: Exclude<MetricUnit, 'money'> };

/** The unit of shares from 0 to 1, which are written as percentages. */
export const RATIO: ValueUnit = { unit: 'ratio' };

/** The money of something that has a currency, such as a workspace. */
export function moneyOf({ currency }: { readonly currency: string }): ValueUnit {
  return { unit: 'money', currency };
}
