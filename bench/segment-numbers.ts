/**
 * Made-up support of as many segments as are asked for, in memory: what comparisons of segments and detection read, without a database.
 * The same numbers for the same sizes.
 */
import { Snapshot } from '@bough/application';
import {
  ALL_SEGMENTS,
  CUSTOMER_COLUMNS,
  leafColumns,
  LOG_SUMS,
  modelOf,
  STORED_MEASURES,
  STORED_PER_UNIT,
  type CustomerCells,
  type DayBlock,
  type Model,
  type Period,
} from '@bough/domain';
import { randomBits, uniform } from '@bough/statistics';
import { cpuOf } from './cpu.js';
import { workspaceOfTeams } from './workspace-of-teams.js';

const FIRST_DAY = 20_094; // a Monday
const DAYS = 182;
const CUSTOMERS = 20_000;
const PER_DAY = 2000;
const [PLANS, SIZES] = [4, 3];

/** What each conversation adds to a measure, by measure; all of it on the day of the conversation. */
type Counted = ReadonlyMap<string, Float64Array>;

interface Numbers {
  readonly model: Model;
  /** By customer: a segment of each dimension. */
  readonly cells: readonly (readonly string[])[];
  readonly cellOf: Int32Array;
  readonly revenue: Float64Array;
  readonly days: Int32Array;
  readonly customers: Int32Array;
  readonly counted: Counted;
}

export interface SegmentNumbers {
  readonly snapshot: Snapshot;
  /** CPU milliseconds in which this file made up customers, where the product reads them from its database. */
  readonly madeUp: () => number;
}

/** A snapshot whose customers fall into `segments` segments: teams, plans and sizes. Some teams are slow, unhappy or dear. */
export function segmentNumbers(segments: number): SegmentNumbers {
  const numbers = numbersOf(segments - PLANS - SIZES);
  let madeUp = 0;
  const customerCells = async (period: Period) => {
    let cells: CustomerCells;
    madeUp += cpuOf(() => (cells = cellsOf(numbers, period)));
    return cells!;
  };
  const { model } = numbers;
  const ids = model.segments.map(({ id }) => id);
  const range = { from: FIRST_DAY, to: FIRST_DAY + DAYS };
  const months = Array.from({ length: 8 }, (_, month) => Date.UTC(2025, month, 1) / 86_400_000);
  const pools = months.map((month) => ({ month, category: 'staff', amount: 4e11, currency: 'EUR' }));
  const columns = leafColumns(blocksOf(numbers, ids), ids, pools, (id) => id.endsWith('/unknown'));
  const carried = new Set([
    ...STORED_MEASURES.flatMap(({ requires }) => requires),
    ...['revenue', 'cost_pools', 'handle_time'],
  ]);
  const none = async () => new Map();
  const unasked = () => Promise.reject(new Error('made-up numbers have no labels'));
  const snapshot = new Snapshot(
    {
      model,
      columns,
      state: { range, carried, costMonths: new Set(months), today: range.to },
      workspaceVersion: 1,
      dataVersion: 1,
    },
    {
      histograms: none,
      countWithin: none,
      resolutionTimes: none,
      repeatCustomers: none,
      cohorts: unasked,
      labelledWeeks: unasked,
      customerSums: unasked,
      createdByLabel: async () => [],
      conversationSums: unasked,
      customerCells,
    },
  );
  return { snapshot, madeUp: () => madeUp };
}

function numbersOf(teams: number): Numbers {
  const bits = randomBits(teams);
  const chance = () => uniform(bits);
  const combinations = teams * PLANS * SIZES;
  const place = (cell: number) => [Math.floor(cell / (PLANS * SIZES)), Math.floor(cell / SIZES) % PLANS, cell % SIZES];
  const cellOf = Int32Array.from({ length: CUSTOMERS }, () => Math.floor(combinations * chance() ** 1.3));
  const revenue = Float64Array.from(cellOf, (cell) => 1000 * place(cell)[1]! * (0.5 + chance()));
  const count = DAYS * PER_DAY;
  const customers = Int32Array.from({ length: count }, () => Math.floor(CUSTOMERS * chance()));
  return {
    model: modelOf(workspaceOfTeams(teams, PLANS, SIZES)),
    cells: Array.from({ length: combinations }, (_, cell) => {
      const [team, plan, size] = place(cell);
      return [`team/t${team}`, `plan/p${plan}`, `size/s${size}`];
    }),
    cellOf,
    revenue,
    days: Int32Array.from({ length: count }, (_, index) => FIRST_DAY + Math.floor(index / PER_DAY)),
    customers,
    counted: columnsOf(customers, (customer) => countedOf(place(cellOf[customer]!)[0]!, chance)),
  };
}

/** Kept as columns, since a million objects would cost the garbage collector more than what is measured. */
function columnsOf(customers: Int32Array, countedBy: (customer: number) => Readonly<Record<string, number>>): Counted {
  const columns = new Map<string, Float64Array>();
  customers.forEach((customer, index) => {
    for (const [key, value] of Object.entries(countedBy(customer))) {
      if (index === 0) columns.set(key, new Float64Array(customers.length));
      columns.get(key)![index] = value;
    }
  });
  return columns;
}

/** Every seventh team is slow, every eleventh unhappy, every thirteenth dear. */
function countedOf(team: number, chance: () => number): Readonly<Record<string, number>> {
  const [slow, unhappy, dear] = [team % 7 === 3, team % 11 === 5, team % 13 === 6];
  const skewed = (mean: number) => Math.round(mean * -Math.log(1 - chance()));
  const isRated = chance() < 0.3;
  const rating = 1 + Math.floor(5 * chance() ** (unhappy ? 1.4 : 0.5));
  const touches = 1 + Math.floor(4 * chance());
  return {
    created: 1,
    answered: 1,
    first_response_seconds: skewed(slow ? 5400 : 3600),
    replied: 1,
    first_reply_seconds: skewed(1800),
    resolved_later: 1,
    resolved: 1,
    resolution_seconds: skewed(slow ? 120_000 : 80_000),
    touches,
    handle_seconds: skewed(dear ? 2600 : 1600),
    standard_seconds: 1500,
    reopened: chance() < 0.06 ? 1 : 0,
    one_touch: touches === 1 ? 1 : 0,
    repeated: chance() < 0.1 ? 1 : 0,
    rated_resolved: isRated ? 1 : 0,
    ratings: isRated ? 1 : 0,
    satisfied: isRated && rating >= 4 ? 1 : 0,
    rating_sum: isRated ? rating : 0,
    bot_involved: chance() < 0.3 ? 1 : 0,
    escalated: chance() < 0.05 ? 1 : 0,
  };
}

function blocksOf({ cells, cellOf, revenue, days, customers, counted }: Numbers, ids: readonly string[]): DayBlock[] {
  const places = new Map(ids.map((id, index) => [id, index]));
  const measures = new Map(STORED_MEASURES.map(({ key }, index) => [key as string, index]));
  const values = Array.from({ length: DAYS }, () => new Float64Array(measures.size * ids.length));
  const placesOf = cells.map((own) => [ALL_SEGMENTS, ...own].map((id) => places.get(id)!));
  const add = (day: number, customer: number, key: string, value: number) => {
    const measure = measures.get(key);
    if (measure === undefined) return;
    for (const at of placesOf[cellOf[customer]!]!) values[day - FIRST_DAY]![measure * ids.length + at]! += value;
  };
  for (let customer = 0; customer < CUSTOMERS; customer++) {
    add(FIRST_DAY, customer, 'customers_change', 1);
    add(FIRST_DAY, customer, 'revenue_change', revenue[customer]! * STORED_PER_UNIT);
  }
  for (const [key, column] of counted)
    column.forEach((value, index) => add(days[index]!, customers[index]!, key, value));
  return values.map((each, index) => ({ day: FIRST_DAY + index, segments: ids, values: each }));
}

/** One row a customer. */
function cellsOf(numbers: Numbers, { from, to }: Period): CustomerCells {
  const { cells, cellOf, revenue, days, customers, counted } = numbers;
  const sums = new Map(CUSTOMER_COLUMNS.map((key) => [key, new Float64Array(CUSTOMERS)]));
  sums.get('customer_days')!.fill(to - from);
  sums.set('revenue_days', revenue.map((each) => each * (to - from))); // prettier-ignore
  const [start, end] = [(from - FIRST_DAY) * PER_DAY, Math.min(days.length, (to - FIRST_DAY) * PER_DAY)];
  const addUp = (key: string, valueOf: (index: number) => number) => {
    const sum = sums.get(key);
    if (sum) for (let index = start; index < end; index++) sum[customers[index]!]! += valueOf(index);
  };
  for (const [key, column] of counted) addUp(key, (index) => column[index]!);
  for (const { key, of, count } of LOG_SUMS) {
    const [time, isThere] = [counted.get(of)!, counted.get(count)!];
    addUp(key, (index) => (isThere[index]! > 0 ? Math.log(Math.max(1, time[index]!)) : 0));
  }
  return {
    ids: Array.from({ length: CUSTOMERS }, (_, customer) => String(customer)),
    customers: Int32Array.from({ length: CUSTOMERS }, (_, customer) => customer),
    cells: cellOf,
    segments: cells,
    labels: [],
    sums,
  };
}
