/**
 * How much of an explanation may be chance? Both sides are added up again and again over customers drawn with replacement, the
 * same customers on both sides.
 */
import { ALL_SEGMENTS, CUSTOMER_MEASURES, type Draws, type Model, type Period, type PeriodValues } from '@bough/domain';
import { poissonBootstrap } from '@bough/statistics';
import type { CustomerSums, RollupStore } from '../rollups/rollup.store.js';

/** The same question gets the same answer. */
const SEED = 1955;
/** With more customers than this chance is small, and adding them up would take seconds. */
const MOST_CUSTOMERS = 200_000;

/** A segment in a period. */
export interface Place {
  /** Of the segment, in the order of the model. */
  readonly position: number;
  readonly period: Period;
}

/** One side: who it is, and its values as they are. */
export interface DrawnSide {
  readonly place: Place;
  readonly values: PeriodValues;
}

/**
 * Draws of both sides for the measures named; `null` when one of them cannot be told customer by customer (a stock, a reading, a
 * share of the whole), or when there are too few or too many customers.
 */
export async function drawCustomers(
  rollups: Pick<RollupStore, 'customerSums'>,
  model: Model,
  measures: readonly string[],
  sides: readonly [before: DrawnSide, after: DrawnSide],
): Promise<Draws | null> {
  const drawn = measures
    .filter((measure) => measure !== 'days')
    .map((measure) => (measure === 'cost' ? COST_BY : measure));
  if (!drawn.every((measure) => CUSTOMER_MEASURES.includes(measure))) return null;
  const columns = [...new Set([...drawn, 'customer_days'])];
  const sums = await Promise.all(
    sides.map(({ place }) => rollups.customerSums(place.period, model.segments[place.position]?.id ?? ALL_SEGMENTS)),
  );
  const customers = [...new Set(sums.flatMap((side) => side.customers))].sort();
  if (customers.length < 2 || customers.length > MOST_CUSTOMERS) return null;
  const aligned = sums.flatMap((side) => alignedColumns(side, customers, columns));
  const { sums: totals, draws, measures: width } = poissonBootstrap(aligned, SEED);
  const valuesOf = (index: number): PeriodValues => {
    const { place, values } = sides[index]!;
    const first = index * columns.length;
    const leaves = new Map(
      columns.map((measure, m) => [
        measure,
        Float64Array.from({ length: draws }, (_, draw) => totals[draw * width + first + m]!),
      ]),
    );
    const at = (measure: string) => values.leaves.get(measure)?.[place.position] ?? NaN;
    const price = at('cost') / at(COST_BY);
    leaves.set(
      'cost',
      (leaves.get(COST_BY) ?? new Float64Array(draws)).map((handled) => handled * price),
    );
    leaves.set('days', new Float64Array(draws).fill(at('days')));
    return { period: values.period, leaves, windows: new Map(), metrics: new Map() };
  };
  return { before: valuesOf(0), after: valuesOf(1), count: draws };
}

/** Cost is allocated by handle time: chance moves the time, not the price. */
const COST_BY = 'handle_seconds';

function alignedColumns(side: CustomerSums, customers: readonly string[], measures: readonly string[]): Float64Array[] {
  const place = new Map(side.customers.map((customer, index) => [customer, index]));
  const places = customers.map((customer) => place.get(customer) ?? -1);
  return measures.map((measure) => {
    const column = side.sums.get(measure)!;
    return Float64Array.from(places, (index) => (index < 0 ? 0 : column[index]!));
  });
}
