/** Which segment a customer was in on a day, as `examples/demo/workspace.yml` cuts them. */
import type { CustomerFileRow } from './demo-rows.js';

export type DimensionKey = 'plan' | 'industry' | 'arr_band';

/** Lower ends, highest first. */
const ARR_BANDS: readonly (readonly [number, string])[] = [
  [200_000, 'from_200k'],
  [110_000, 'from_110k'],
  [50_000, 'from_50k'],
  [10_000, 'from_10k'],
  [1, 'under_10k'],
  [0, 'no_revenue'],
];

/** Segment keys by dimension; `all` holds everybody. */
export type SegmentsOf = Readonly<Record<DimensionKey | 'all', string>>;

const UNKNOWN_SEGMENTS: SegmentsOf = { all: 'all', plan: 'unknown', industry: 'unknown', arr_band: 'unknown' };

/** Rows of each customer by the day from which they hold. */
export function byCustomer(rows: readonly CustomerFileRow[]): Map<string, CustomerFileRow[]> {
  const customers = new Map<string, CustomerFileRow[]>();
  for (const row of rows) customers.set(row.id, [...(customers.get(row.id) ?? []), row]);
  for (const history of customers.values()) history.sort((a, b) => a.validFrom - b.validFrom);
  return customers;
}

/** Before the first known value, that value holds; without a customer, everything is unknown. */
export function segmentsOn(history: readonly CustomerFileRow[] | undefined, day: number): SegmentsOf {
  if (!history) return UNKNOWN_SEGMENTS;
  const row = history.filter(({ validFrom }) => validFrom <= day).at(-1) ?? history[0]!;
  const band = row.arr === '' ? undefined : ARR_BANDS.find(([from]) => Number(row.arr) >= from);
  return {
    all: 'all',
    plan: row.plan || 'unknown',
    industry: row.industry || 'unknown',
    arr_band: band?.[1] ?? 'unknown',
  };
}
