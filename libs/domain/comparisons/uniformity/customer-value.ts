/**
 * One number per customer, by which segments are compared: the mean logarithm of the customer's times, its share, its score or its
 * contacts. Totals have no such number, nor does a value that is the same for all customers.
 */
import { compileProgram, runProgram } from '@bough/formula';
import { CUSTOMER_MEASURES } from '../../rollups/measures.js';
import { LOG_SUMS } from '../../rollups/customer-cells.js';
import type { Metric } from '../../metrics/metric.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { formulaShape } from './formula-shape.js';

/** Why a metric has no value per customer. */
export type NoCustomerValueReason =
  | 'UNKNOWN_METRIC'
  | 'DISTINCT_CUSTOMERS'
  | 'SHARE_OF_ALL'
  | 'OTHER_DAYS'
  | 'NOT_PER_CUSTOMER'
  | 'SAME_FOR_ALL'
  | 'TOTAL'
  | 'SEVERAL_DENOMINATORS'
  | 'SCALE_UNKNOWN';

/** The reason, also in words. */
export interface NoCustomerValue {
  readonly kind: 'none';
  readonly reason: NoCustomerValueReason;
  readonly message: string;
}

/**
 * The scale on which a difference matters: `ratio` for times (values are logarithms), `relative` to the mean of all customers, or `points`
 * (shares from 0 to 1, scores on their scale).
 */
export type MarginScale = 'ratio' | 'relative' | 'points';

/** How customers are compared by a metric. */
export interface CustomerValue {
  readonly kind: 'value';
  readonly scale: MarginScale;
  /** The smallest difference that matters: a logarithm for `ratio`, a part of the whole for `relative`, the metric's unit for `points`. */
  readonly margin: number;
  /** Columns of `CUSTOMER_COLUMNS` that it needs. */
  readonly columns: readonly string[];
  /** The value of each customer from its sums; NaN for a customer without a value. */
  readonly of: (sums: ReadonlyMap<string, Float64Array>, setting: CustomerSetting) => Float64Array;
}

/** What is the same for every customer: the days of the period, and the cost of a second of handling. */
export interface CustomerSetting {
  readonly days: number;
  readonly price: number;
}

/** Times may differ by a ratio of 0.80 to 1.25. Values that are not compared as logarithms may differ by the smaller side, a fifth. */
const TIMES_MARGIN = Math.log(1.25);
const RELATIVE_MARGIN = 0.2;
/** Shares may differ by 10 points of 100, scores by a tenth of their scale. */
const POINTS_MARGIN = 0.1;

/** Cost is allocated to customers by the handle time that they took. */
const COST_BY = 'handle_seconds';

/** How customers are compared by a metric, or why they cannot be compared. */
export function customerValue(model: Model, key: string): CustomerValue | NoCustomerValue {
  const metric = model.metrics.get(key);
  if (!metric) return none('UNKNOWN_METRIC', `there is no metric "${key}"`);
  return refusalOf(model, metric) ?? loggedTime(model, metric) ?? plainValue(model, metric);
}

function refusalOf(model: Model, { key, formula, unit, scale }: Metric): NoCustomerValue | null {
  if (formula === null)
    return none('DISTINCT_CUSTOMERS', `${key} counts distinct customers: one customer has no share`);
  const { above, below, denominators, looksAway } = formulaShape(model, key);
  if (looksAway === 'share')
    return none('SHARE_OF_ALL', `${key} is a share of all segments together, which no customer has`);
  if (looksAway !== null) return none('OTHER_DAYS', `${key} looks at other days than the period's (${looksAway})`);
  const foreign = [...above, ...below].find((name) => !isKnownByCustomer(name));
  if (foreign !== undefined) return none('NOT_PER_CUSTOMER', `${foreign} is not known customer by customer`);
  if (denominators.length === 0) return none('TOTAL', `${key} is a total: a larger segment has more of it`);
  if (denominators.length > 1)
    return none('SEVERAL_DENOMINATORS', `${key} divides by ${denominators.join(', ')}: few customers have them all`);
  if (above.includes('cost') && denominators[0] === COST_BY)
    return none('SAME_FOR_ALL', `cost is shared out by handle time, so an hour costs the same for every customer`);
  if (unit === 'score' && !scale) return none('SCALE_UNKNOWN', `the scale of ${key} is not known`);
  return null;
}

/** Whether a measure is known customer by customer. */
function isKnownByCustomer(measure: string): boolean {
  return measure === 'days' || measure === 'cost' || CUSTOMER_MEASURES.includes(measure);
}

/** Times are skewed, so a customer's value is the mean of their logarithms; it does not depend on how many times there are. */
function loggedTime({ expressions }: Model, { key }: Metric): CustomerValue | null {
  const expression = expressions.get(key)!;
  if (expression.kind !== 'binary' || expression.operator !== '/') return null;
  const [time, count] = [expression.left, expression.right].map((side) => (side.kind === 'name' ? side.name : null));
  const logged = LOG_SUMS.find((each) => each.of === time && each.count === count);
  if (!logged) return null;
  const columns = [logged.key, logged.count];
  const of: CustomerValue['of'] = (sums) => {
    const counts = sums.get(logged.count)!;
    return sums.get(logged.key)!.map((sum, row) => (counts[row]! > 0 ? sum / counts[row]! : NaN));
  };
  return { kind: 'value', scale: 'ratio', margin: TIMES_MARGIN, columns, of };
}

/** The formula over the sums of a customer. */
function plainValue({ expressions }: Model, { key, unit, scale }: Metric): CustomerValue {
  const program = compileProgram(expressions, [key]);
  const names = program.leaves.map(({ name }) => name);
  const columns = [...new Set(names.map((name) => (name === 'cost' ? COST_BY : name)))].filter(
    (name) => name !== 'days',
  );
  const of: CustomerValue['of'] = (sums, { days, price }) => {
    const length = sums.get(columns[0]!)!.length;
    const column = (name: string) => {
      if (name === 'days') return new Float64Array(length).fill(days);
      return name === 'cost' ? sums.get(COST_BY)!.map((seconds) => seconds * price) : sums.get(name)!;
    };
    return runProgram(program, names.map(column), { length, slab: length })[0]!;
  };
  const points = unit === 'ratio' ? POINTS_MARGIN : unit === 'score' ? POINTS_MARGIN * (scale!.max - scale!.min) : null;
  if (points !== null) return { kind: 'value', scale: 'points', margin: points, columns, of };
  return { kind: 'value', scale: 'relative', margin: RELATIVE_MARGIN, columns, of };
}

function none(reason: NoCustomerValueReason, message: string): NoCustomerValue {
  return { kind: 'none', reason, message };
}
