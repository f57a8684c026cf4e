/**
 * How much of an explanation may be chance? Both sides are added up many times over customers drawn with replacement (a Poisson
 * bootstrap), with the same customers on both sides. Conversations whose customer is not known are in every draw, because it is not known
 * how many customers they come from.
 */
import { ALL_SEGMENTS, CUSTOMER_MEASURES, type Draws, type Model, type Period, type PeriodValues } from '@bough/domain';
import { poissonBootstrap } from '@bough/statistics';
import type { CustomerSums, RollupStore } from '../rollups/rollup.store.js';

/** A fixed seed, so that the same question gets the same answer. */
const SEED = 1955;
/** With more customers, chance is small and adding them up would take seconds. */
const MOST_CUSTOMERS = 200_000;

/** A segment in a period. */
export interface SegmentPeriod {
  /** Position of the segment in the model. */
  readonly position: number;
  readonly period: Period;
}

/** One side of a comparison with its values. */
export interface DrawnSide {
  readonly place: SegmentPeriod;
  readonly values: PeriodValues;
  /** What sums over the period are multiplied by to be over as many days as `values`; left out: 1. */
  readonly scale?: number;
}

/**
 * Draws of both sides for these measures. `null` when a measure is not known customer by customer (a stock, a reading, a share of the
 * whole), with fewer than two customers, and with more than 200,000.
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
  const customers = [...new Set(sums.flatMap((side) => side.customers))].filter((id) => id !== null).sort();
  if (customers.length < 2 || customers.length > MOST_CUSTOMERS) return null;
  const bootstrap = poissonBootstrap(
    sums.flatMap((side) => alignedColumns(side, customers, columns)),
    SEED,
  );
  const fixed = sums.flatMap((side) => alignedColumns(side, [null], columns).map(([sum]) => sum!));
  const drawnColumn = (index: number) =>
    Float64Array.from(
      { length: bootstrap.draws },
      (_, draw) => fixed[index]! + bootstrap.sums[draw * bootstrap.measures + index]!,
    );
  const [before, after] = sides.map((side, index) =>
    drawnValues(
      side,
      new Map(columns.map((measure, m) => [measure, drawnColumn(index * columns.length + m)])),
      bootstrap.draws,
    ),
  );
  return { before: before!, after: after!, count: bootstrap.draws };
}

/** Period values with one number per draw in place of one per segment. */
function drawnValues(
  { place, values, scale = 1 }: DrawnSide,
  sums: Map<string, Float64Array>,
  draws: number,
): PeriodValues {
  const leaves = new Map([...sums].map(([measure, column]) => [measure, column.map((sum) => sum * scale)]));
  const at = (measure: string) => values.leaves.get(measure)?.[place.position] ?? NaN;
  const price = at('cost') / at(COST_BY);
  const handled = leaves.get(COST_BY) ?? new Float64Array(draws);
  leaves.set(
    'cost',
    handled.map((seconds) => seconds * price),
  );
  leaves.set('days', new Float64Array(draws).fill(at('days')));
  return { period: values.period, leaves, windows: new Map(), metrics: new Map() };
}

/** Cost is allocated by handle time: other customers change the time, not the price of a second. */
const COST_BY = 'handle_seconds';

/** The sums of these customers by measure; 0 for customers without any. */
function alignedColumns(
  side: CustomerSums,
  customers: readonly (string | null)[],
  measures: readonly string[],
): Float64Array[] {
  const place = new Map(side.customers.map((customer, index) => [customer, index]));
  const places = customers.map((customer) => place.get(customer) ?? -1);
  return measures.map((measure) => {
    const column = side.sums.get(measure)!;
    return Float64Array.from(places, (index) => (index < 0 ? 0 : column[index]!));
  });
}
