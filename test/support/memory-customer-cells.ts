/** Customers by cell, conversation after conversation: slow and obvious, so that the statement can be held against it. */
import {
  CONVERSATION_MEASURES,
  CUSTOMER_COLUMNS,
  labelValue,
  firstReplyOf,
  NOBODY,
  segmentId,
  timeZone,
  type ConversationLabel,
  type ConversationSums,
  type CustomerCells,
  type Period,
  type ReferencePeriod,
} from '@bough/domain';
import type { MemoryDatabase } from './memory-database.js';

interface Row {
  readonly customer: string | null;
  readonly segments: readonly string[];
  readonly labels: readonly (string | null)[];
  readonly sums: Record<string, number>;
}

type DaysOf = (customer: string | null, segments: readonly string[]) => { customer: number; revenue: number };

export function memoryCustomerCells(
  database: MemoryDatabase,
  reference: ReferencePeriod | null,
  period: Period,
  by: readonly ConversationLabel[],
  daysOf: DaysOf,
): CustomerCells {
  const { dimensions, timeZone: zoneName } = database.workspace!.workspace;
  const zone = timeZone(zoneName);
  const rows = new Map<string, Row>();
  const isWithin = (day: number) => day >= period.from && day < period.to;
  const named = (keys: readonly string[]) => dimensions.map(({ key }, index) => segmentId(key, keys[index]!));
  const rowOf = (customer: string | null, segments: readonly string[], labels: readonly (string | null)[]) => {
    const key = JSON.stringify([customer, segments, labels]);
    const row = rows.get(key) ?? { customer, segments, labels, sums: {} };
    rows.set(key, row);
    return row.sums;
  };
  const add = (sums: Record<string, number>, key: string, value: number) => (sums[key] = (sums[key] ?? 0) + value);

  for (const { customer, conversation } of database.conversations.values()) {
    const labels = by.map((label) => labelValue(conversation, label));
    const counted = database.rollup(reference, customer, (each) => each === conversation);
    for (const { day, segments, sums } of counted)
      if (isWithin(day))
        for (const [key, value] of Object.entries(sums))
          if (value !== 0 && CUSTOMER_COLUMNS.includes(key)) add(rowOf(customer, named(segments), labels), key, value);
    const { createdAt, firstHumanReplyAt, resolvedAt } = conversation;
    const cell = counted.find(({ sums }) => sums.created > 0)!;
    const ln = (until: number) => Math.log(Math.max(1, Math.floor((until - createdAt) / 1000)));
    const put = (key: string, on: number, until: number | null) =>
      until !== null && isWithin(zone.dayAt(on)) && add(rowOf(customer, named(cell.segments), labels), key, ln(until));
    put('ln_first_response', createdAt, firstHumanReplyAt);
    put('ln_first_reply', createdAt, firstReplyOf(conversation));
    put('ln_resolution', resolvedAt ?? 0, resolvedAt);
  }
  if (by.length === 0)
    for (const customer of database.customers.values())
      for (const span of database.spansOf(customer)) {
        const days = daysOf(customer.id, named(span.segments));
        if (days.customer === 0) continue;
        const sums = rowOf(customer.id, named(span.segments), []);
        sums['customer_days'] = days.customer;
        sums['revenue_days'] = days.revenue;
      }
  return asColumns([...rows.values()], by.length);
}

function asColumns(rows: readonly Row[], fields: number): CustomerCells {
  const sorted = [...rows].sort((a, b) => ((a.customer ?? '') < (b.customer ?? '') ? -1 : 1));
  const ids = [...new Set(sorted.map(({ customer }) => customer))].filter((id) => id !== null);
  const cells = [...new Set(rows.map(({ segments }) => segments.join()))];
  return {
    ids,
    customers: Int32Array.from(sorted, ({ customer }) => (customer === null ? NOBODY : ids.indexOf(customer))),
    cells: Int32Array.from(sorted, ({ segments }) => cells.indexOf(segments.join())),
    segments: cells.map((cell) => cell.split(',')),
    labels: Array.from({ length: fields }, (_, field) => sorted.map(({ labels }) => labels[field]!)),
    sums: new Map(CUSTOMER_COLUMNS.map((key) => [key, Float64Array.from(sorted, ({ sums }) => sums[key] ?? 0)])),
  };
}

/** The same without the customers: one reading per label, each split by its label. */
export function sumsByLabel(read: readonly CustomerCells[]): ConversationSums {
  const segments = [...new Set(read.flatMap((each) => each.segments.map((cell) => cell.join())))];
  const splits = read.map(({ cells, segments: own, labels: [values], sums }) => ({
    cells: cells.map((cell) => segments.indexOf(own[cell]!.join())),
    values: values!,
    sums: new Map(CONVERSATION_MEASURES.map((key) => [key, sums.get(key)!])),
  }));
  return { segments: segments.map((cell) => cell.split(',')), splits };
}
