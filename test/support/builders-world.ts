/**
 * A made-up support organisation as resident columns, without any store: customers in segments and what became of their conversations,
 * all on the day on which each began. For looking at rules of comparison and detection, and for simulations.
 */
import { Snapshot } from '@bough/application';
import {
  ALL_SEGMENTS,
  CUSTOMER_COLUMNS,
  leafColumns,
  LOG_SUMS,
  modelOf,
  STORED_MEASURES,
  type CostPool,
  type CustomerCells,
  type Day,
  type DayBlock,
  type Period,
  type Workspace,
} from '@bough/domain';

export interface WorldCustomer {
  /** `plan/free`, one per dimension. */
  readonly segments: readonly string[];
  /** A year, in whole money. */
  readonly revenue: number;
}

/** Stored measures that one conversation adds to; what is left out is 0. */
export type WorldConversation = { readonly customer: number; readonly day: Day } & Readonly<Record<string, number>>;

export interface World {
  readonly workspace: Workspace;
  readonly customers: readonly WorldCustomer[];
  readonly conversations: readonly WorldConversation[];
  readonly period: Period;
  readonly pools?: readonly CostPool[];
  /** Fields that the source carries; default: all that metrics ask for. */
  readonly carried?: readonly string[];
  /** What a conversation is about, the nth of all; default: nothing. */
  readonly topicOf?: (conversation: WorldConversation, index: number) => string | null;
}

const EVERYTHING = [
  ...new Set(STORED_MEASURES.flatMap(({ requires }) => requires)),
  'revenue',
  'cost_pools',
  'handle_time',
];

export function worldSnapshot(world: World): Snapshot {
  const { workspace, period, pools = [], carried = EVERYTHING } = world;
  const model = modelOf(workspace);
  const ids = model.segments.map(({ id }) => id);
  const columns = leafColumns(blocksOf(world, ids), ids, pools, (id) => id.endsWith('/unknown'));
  const costMonths = new Set(pools.map(({ month }) => month));
  const state = { range: period, carried: new Set(carried), costMonths, today: period.to };
  const rollups = {
    histograms: async () => new Map(),
    resolutionTimes: async () => new Map(),
    repeatCustomers: async () => new Map(),
    customerSums: () => Promise.reject(new Error('not asked')),
    cohorts: () => Promise.reject(new Error('not asked')),
    customerCells: async (of: Period, by: readonly string[]) =>
      by.length === 0 ? cellsOf(world, of) : topicCellsOf(world, of),
    createdByLabel: async (of: Period, label: string) => (label === 'topic' ? topicDaysOf(world, of) : []),
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
    add(period.from, customer, measures.indexOf('revenue_change'), revenue * 100);
  });
  for (const conversation of conversations)
    measures.forEach((key, measure) => {
      const value = conversation[key];
      if (value) add(conversation.day, conversation.customer, measure, value);
    });
  return days.map((values, index) => ({ day: period.from + index, segments: ids, values }));
}

/** One row a customer: nobody moves. */
function cellsOf({ customers, conversations, period }: World, of: Period): CustomerCells {
  const days = Math.max(0, Math.min(of.to, period.to) - Math.max(of.from, period.from));
  const sums = new Map(CUSTOMER_COLUMNS.map((key) => [key, new Float64Array(customers.length)]));
  customers.forEach(({ revenue }, customer) => {
    sums.get('customer_days')![customer] = days;
    sums.get('revenue_days')![customer] = revenue * days;
  });
  for (const conversation of conversations) {
    if (conversation.day < of.from || conversation.day >= of.to) continue;
    for (const [key, column] of sums) column[conversation.customer]! += conversation[key] ?? 0;
    for (const { key, of: time, count } of LOG_SUMS)
      if (conversation[count]) sums.get(key)![conversation.customer]! += Math.log(Math.max(1, conversation[time] ?? 1));
  }
  const cells = [...new Set(customers.map(({ segments }) => segments.join()))];
  return {
    ids: customers.map((_, index) => String(index)),
    customers: Int32Array.from(customers, (_, index) => index),
    cells: Int32Array.from(customers, ({ segments }) => cells.indexOf(segments.join())),
    segments: cells.map((cell) => cell.split(',')),
    labels: [],
    sums,
  };
}

/** Conversations by day and topic. */
function topicDaysOf({ conversations, topicOf = () => null }: World, { from, to }: Period) {
  const counts = new Map<string, { day: Day; value: string; count: number }>();
  conversations.forEach((conversation, index) => {
    const { day } = conversation;
    const value = topicOf(conversation, index);
    if (value === null || day < from || day >= to) return;
    const key = `${day} ${value}`;
    counts.set(key, { day, value, count: (counts.get(key)?.count ?? 0) + 1 });
  });
  return [...counts.values()];
}

/** One row a customer and topic, with the number of conversations only. */
function topicCellsOf(world: World, of: Period): CustomerCells {
  const { conversations, topicOf = () => null } = world;
  const rows = new Map<string, { customer: number; topic: string | null; created: number }>();
  conversations.forEach((conversation, index) => {
    const { customer, day } = conversation;
    if (day < of.from || day >= of.to) return;
    const topic = topicOf(conversation, index);
    const key = `${customer} ${topic}`;
    rows.set(key, { customer, topic, created: (rows.get(key)?.created ?? 0) + 1 });
  });
  const sorted = [...rows.values()].sort((a, b) => a.customer - b.customer);
  const blank = cellsOf({ ...world, conversations: [] }, of);
  const zeros = () => new Float64Array(sorted.length);
  return {
    ...blank,
    customers: Int32Array.from(sorted, ({ customer }) => customer),
    cells: Int32Array.from(sorted, ({ customer }) => blank.cells[customer]!),
    labels: [sorted.map(({ topic }) => topic)],
    sums: new Map(
      CUSTOMER_COLUMNS.map((key) => [
        key,
        key === 'created' ? Float64Array.from(sorted, ({ created }) => created) : zeros(),
      ]),
    ),
  };
}
