/** Columns that follow from the stored ones: customers and revenue by day, the backlog, and what it all cost. */
import { addMonths, monthStart, type Day } from '../shared/day.js';
import { STORED_PER_UNIT } from '../shared/money.js';
import type { CostPool } from '../facts/fact.js';
import { newColumn, type LeafColumns } from './leaf-columns.js';

/** The same columns with those that follow from them; `isUnknown` finds the segments that take cost which no handle time can allocate. */
export function withDerived(
  columns: LeafColumns,
  pools: readonly CostPool[],
  isUnknown: (segment: string) => boolean,
): LeafColumns {
  const daily = new Map(columns.daily);
  daily.set('customer_days', runningTotal(columns, 'customers_change'));
  daily.set('revenue_days', moneyOf(runningTotal(columns, 'revenue_change')));
  daily.set('open_at_end', openAtEnd(columns));
  daily.set('cost', allocatedCost(columns, pools, isUnknown));
  daily.set('days', newColumn(columns.segments.length * columns.days).fill(1));
  return { ...columns, daily };
}

function runningTotal({ segments, days, daily, opening }: LeafColumns, measure: string): Float64Array {
  const changes = daily.get(measure)!;
  const levels = newColumn(changes.length);
  for (let s = 0; s < segments.length; s++) {
    let level = opening.get(measure)![s]!;
    for (let d = 0; d < days; d++) levels[s * days + d] = level += changes[s * days + d]!;
  }
  return levels;
}

/** In place: `stored` was made for this. */
function moneyOf(stored: Float64Array): Float64Array {
  for (let i = 0; i < stored.length; i++) stored[i]! /= STORED_PER_UNIT;
  return stored;
}

/** Backlog: everything created until now minus everything resolved until now. */
function openAtEnd(columns: LeafColumns): Float64Array {
  const created = runningTotal(columns, 'created');
  const resolved = runningTotal(columns, 'resolved');
  for (let i = 0; i < created.length; i++) created[i]! -= resolved[i]!;
  return created;
}

/**
 * Cost per day and segment: a month's pools are spread evenly over its days and given to segments by their share of the
 * month's handle time. A month without handle time leaves its cost with the `Unknown` segments, so that no money is lost.
 */
function allocatedCost(
  { segments, days, daily, firstDay }: LeafColumns,
  pools: readonly CostPool[],
  isUnknown: (s: string) => boolean,
): Float64Array {
  const cost = newColumn(segments.length * days);
  const handle = daily.get('handle_seconds')!;
  const amounts = new Map<Day, number>();
  for (const pool of pools) amounts.set(pool.month, (amounts.get(pool.month) ?? 0) + pool.amount);
  for (const [month, amount] of amounts) {
    const next = addMonths(monthStart(month), 1);
    const perDay = amount / STORED_PER_UNIT / (next - month);
    const [low, high] = [Math.max(month - firstDay, 0), Math.min(next - firstDay, days)];
    if (low >= high) continue;
    const sum = (s: number) => handle.subarray(s * days + low, s * days + high).reduce((a, b) => a + b, 0);
    const total = sum(0);
    for (let s = 0; s < segments.length; s++) {
      const share = s === 0 ? 1 : total > 0 ? sum(s) / total : isUnknown(segments[s]!) ? 1 : 0;
      cost.fill(perDay * share, s * days + low, s * days + high);
    }
  }
  return cost;
}
