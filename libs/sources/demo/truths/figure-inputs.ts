/** What the figures of a segment need besides its conversations: customer-days, its part of the cost, the standards of topics. */
import type { ConversationFileRow, CostFileRow, CustomerFileRow } from './demo-rows.js';
import { dayNumber } from './demo-rows.js';
import { totalOf, type DemoPeriod } from './figures.js';
import { segmentsOn, type SegmentsOf } from './segments.js';

/** The reference period of `workspace.yml`: its last day is 2025-12-31. */
const REFERENCE: DemoPeriod = { from: dayNumber('2025-10-01'), to: dayNumber('2026-01-01') };

/** The whole organisation's mean handle time of a topic in the reference period, in seconds. */
export function demoTopicStandards(rows: readonly ConversationFileRow[]): Record<string, number> {
  const reference = rows.filter(({ resolvedDay: day }) => day !== null && day >= REFERENCE.from && day < REFERENCE.to);
  const topics = [...new Set(reference.map(({ topic }) => topic))].sort();
  const mean = (topic: string) => {
    const times = reference.filter((row) => row.topic === topic).map(({ handleSeconds }) => handleSeconds);
    return totalOf(times) / times.length;
  };
  return Object.fromEntries(topics.map((topic) => [topic, mean(topic)]));
}

/** Customer-days of every segment in the window, by dimension. */
export function customerDays(
  customers: ReadonlyMap<string, readonly CustomerFileRow[]>,
  { from, to }: DemoPeriod,
): DaysBySegment {
  const days: DaysBySegment = { all: {}, plan: {}, industry: {}, arr_band: {} };
  for (const history of customers.values())
    for (const [index, row] of history.entries()) {
      // A row holds until the next one; the first also before it is valid.
      const begins = Math.max(from, history[0]!.from, index === 0 ? -Infinity : row.validFrom);
      const count = Math.min(to, history[0]!.to, history[index + 1]?.validFrom ?? Infinity) - begins;
      if (count <= 0) continue;
      for (const [dimension, segment] of Object.entries(segmentsOn([row], begins)) as [keyof SegmentsOf, string][])
        days[dimension][segment] = (days[dimension][segment] ?? 0) + count;
    }
  return days;
}

type DaysBySegment = Readonly<Record<keyof SegmentsOf, Record<string, number>>>;

/** A month: its days, its cost, and how much everybody handled in it. */
interface Month {
  readonly first: number;
  readonly next: number;
  readonly amount: number;
  readonly handled: number;
}

export function monthsOf(costs: readonly CostFileRow[], all: readonly ConversationFileRow[]): Month[] {
  return [...new Set(costs.map(({ month }) => month))].map((month) => {
    const [first, next] = [dayNumber(`${month}-01`), nextMonth(month)];
    const amount = totalOf(costs.filter((row) => row.month === month).map((row) => row.amount));
    return { first, next, amount, handled: handledIn(all, first, next) };
  });
}

/**
 * The cost of a segment: the pools of each month are spread evenly over its days, those in the period count, and the segment
 * takes its share of the month's handle time.
 */
export function costOf(
  months: readonly Month[],
  { from, to }: DemoPeriod,
  own: readonly ConversationFileRow[],
): number {
  return totalOf(
    months.map(({ first, next, amount, handled }) => {
      const days = Math.max(0, Math.min(to, next) - Math.max(from, first));
      return days === 0 ? 0 : (amount * days * handledIn(own, first, next)) / (next - first) / handled;
    }),
  );
}

function handledIn(rows: readonly ConversationFileRow[], first: number, next: number): number {
  return totalOf(
    rows.filter(({ resolvedDay: day }) => day !== null && day >= first && day < next).map((row) => row.handleSeconds),
  );
}

/** First day of the month after `yyyy-MM`. */
function nextMonth(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return Date.UTC(year!, number!, 1) / 86_400_000;
}
