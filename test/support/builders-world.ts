/**
 * A made-up support organisation as resident columns, without any store: customers in segments and what became of their conversations,
 * all on the day on which each began. For looking at rules of comparison and detection, and for simulations.
 */
import { Snapshot } from '@bough/application';
import {
  ALL_SEGMENTS,
  CONVERSATION_MEASURES,
  CUSTOMER_COLUMNS,
  leafColumns,
  LOG_SUMS,
  modelOf,
  STORED_MEASURES,
  STORED_PER_UNIT,
  type ConversationLabel,
  type CostPool,
  type CustomerCells,
  type Day,
  type DayBlock,
  type Period,
  type Workspace,
} from '@bough/domain';
import { sumsByLabel } from './memory-customer-cells.js';

export interface WorldCustomer {
  /** `plan/free`, one per dimension. */
  readonly segments: readonly string[];
  /** A year, in whole money. */
  readonly revenue: number;
}

/** Stored measures that one conversation adds to; what is left out is 0. */
export type WorldConversation = { readonly customer: number; readonly day: Day } & Readonly<Record<string, number>> & {
    /** By conversation label: `topic`, `attribute:priority`. */
    readonly labels?: Readonly<Record<string, string>>;
  };

export interface World {
  readonly workspace: Workspace;
  readonly customers: readonly WorldCustomer[];
  readonly conversations: readonly WorldConversation[];
  readonly period: Period;
  readonly pools?: readonly CostPool[];
  /** Fields that the source carries; default: all that metrics ask for. */
  readonly carried?: readonly string[];
}

export const MEASURED_FIELDS = [
  ...new Set(STORED_MEASURES.flatMap(({ requires }) => requires)),
  'revenue',
  'cost_pools',
  'handle_time',
];

export function worldSnapshot(world: World): Snapshot {
  const { workspace, period, pools = [], carried = MEASURED_FIELDS } = world;
  const model = modelOf(workspace);
  const ids = model.segments.map(({ id }) => id);
  const columns = leafColumns(blocksOf(world, ids), ids, pools, (id) => id.endsWith('/unknown'));
  const costMonths = new Set(pools.map(({ month }) => month));
  const state = { range: period, carried: new Set(carried), costMonths, today: period.to };
  const rollups = {
    histograms: async () => new Map(),
    countWithin: async () => new Map(),
    resolutionTimes: async () => new Map(),
    repeatCustomers: async () => new Map(),
    customerSums: async (of: Period, segment: string) => sumsOf(cellsOf(world, of, []), segment),
    cohorts: () => Promise.reject(new Error('not asked')),
    customerCells: async (of: Period, by: readonly ConversationLabel[]) => cellsOf(world, of, by),
    labelledWeeks: () => Promise.reject(new Error('not asked')),
    createdByLabel: async (of: Period, label: ConversationLabel) => labelDaysOf(world, of, label),
    conversationSums: async (of: Period, by: readonly ConversationLabel[]) =>
      sumsByLabel(by.map((label) => cellsOf(world, of, [label]))),
  };
  return new Snapshot({ model, columns, state, workspaceVersion: 1, dataVersion: 1 }, rollups);
}

function blocksOf({ customers, conversations, period }: World, ids: readonly string[]): DayBlock[] {
  const width = ids.length;
  const places = new Map(ids.map((id, place) => [id, place]));
  const measures = STORED_MEASURES.map(({ key }) => key as string);
  const days = Array.from({ length: period.to - period.from }, () => new Float64Array(measures.length * width));
  const placesOf = customers.map(({ segments }) => [ALL_SEGMENTS, ...segments].map((id) => places.get(id)!));
  const add = (day: Day, customer: number, measure: number, value: number) => {
    for (const place of placesOf[customer]!) days[day - period.from]![measure * width + place]! += value;
  };
  const entered = measures.indexOf('customers_change');
  customers.forEach(({ revenue }, customer) => {
    add(period.from, customer, entered, 1);
    add(period.from, customer, measures.indexOf('revenue_change'), revenue * STORED_PER_UNIT);
  });
  for (const conversation of conversations)
    measures.forEach((key, measure) => {
      const value = conversation[key];
      if (value) add(conversation.day, conversation.customer, measure, value);
    });
  return days.map((values, index) => ({ day: period.from + index, segments: ids, values }));
}

function sumsOf({ ids, customers, cells, segments, sums }: CustomerCells, segment: string) {
  const own = [...customers.keys()].filter(
    (row) => segment === ALL_SEGMENTS || segments[cells[row]!]!.includes(segment),
  );
  return {
    customers: own.map((row) => ids[customers[row]!]!),
    sums: new Map([...sums].map(([key, column]) => [key, Float64Array.from(own, (row) => column[row]!)])),
  };
}

/** One row a customer, or several where conversations are split: nobody moves. */
function cellsOf(
  { customers, conversations, period }: World,
  of: Period,
  by: readonly ConversationLabel[],
): CustomerCells {
  const days = by.length > 0 ? 0 : Math.max(0, Math.min(of.to, period.to) - Math.max(of.from, period.from));
  const rows = new Map<string, { customer: number; labels: (string | null)[]; sums: Record<string, number> }>();
  const rowOf = (customer: number, labels: (string | null)[]) => {
    const key = JSON.stringify([customer, labels]);
    const row = rows.get(key) ?? { customer, labels, sums: {} };
    rows.set(key, row);
    return row.sums;
  };
  if (by.length === 0)
    customers.forEach(({ revenue }, customer) =>
      Object.assign(rowOf(customer, []), { customer_days: days, revenue_days: revenue * days }),
    );
  for (const conversation of conversations) {
    if (conversation.day < of.from || conversation.day >= of.to) continue;
    const sums = rowOf(conversation.customer, by.map((label) => conversation.labels?.[label] ?? null)); // prettier-ignore
    const add = (key: string, value: number) => (sums[key] = (sums[key] ?? 0) + value);
    for (const key of CONVERSATION_MEASURES) add(key, conversation[key] ?? 0);
    for (const { key, of: time, count } of LOG_SUMS)
      if (conversation[count]) add(key, Math.log(Math.max(1, conversation[time] ?? 1)));
  }
  const sorted = [...rows.values()].sort((a, b) => a.customer - b.customer);
  const cells = [...new Set(customers.map(({ segments }) => segments.join()))];
  return {
    ids: customers.map((_, index) => String(index)),
    customers: Int32Array.from(sorted, ({ customer }) => customer),
    cells: Int32Array.from(sorted, ({ customer }) => cells.indexOf(customers[customer]!.segments.join())),
    segments: cells.map((cell) => cell.split(',')),
    labels: by.map((_, index) => sorted.map(({ labels }) => labels[index]!)),
    sums: new Map(CUSTOMER_COLUMNS.map((key) => [key, Float64Array.from(sorted, ({ sums }) => sums[key] ?? 0)])),
  };
}

/** Conversations by day and value of a label. */
function labelDaysOf({ conversations }: World, { from, to }: Period, label: ConversationLabel) {
  const counts = new Map<string, { day: Day; value: string; count: number }>();
  for (const { day, labels } of conversations) {
    const value = labels?.[label];
    if (value === undefined || day < from || day >= to) continue;
    const key = `${day} ${value}`;
    counts.set(key, { day, value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}
