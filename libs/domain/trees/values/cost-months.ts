/** Which months a cost is made of, and whether their cost pools are there. */
import { windowPeriod } from '../../rollups/window-columns.js';
import type { Period } from '../../rollups/period.js';
import { addMonths, dayText, monthStart, type Day } from '../../shared/day.js';
import type { DataState } from './data-state.js';
import type { Model } from '../model-of-workspace.js';

/** The months of whose cost a metric is made: those of the period, or of the windows in its formula. */
export function costMonthsOf(model: Model, state: DataState, period: Period, metricKey: string): Day[] {
  const leaves = (model.leavesOf.get(metricKey) ?? []).filter(({ name }) => name === 'cost');
  const periods = leaves.map(({ window }) => windowPeriod(window, period, state.range!.from));
  const months = periods.flatMap((each) => (each ? monthsOf(state, each) : []));
  return [...new Set(months)].sort((a, b) => a - b);
}

/** Those without a cost pool. */
export function monthsWithoutPool({ costMonths }: DataState, months: readonly Day[]): Day[] {
  return months.filter((month) => !costMonths.has(month));
}

/** First days of the months of a period, as far as there are facts. */
function monthsOf({ range }: DataState, period: Period): Day[] {
  const months: Day[] = [];
  const end = Math.min(period.to, range!.to);
  for (let month = monthStart(Math.max(period.from, range!.from)); month < end; month = addMonths(month, 1))
    months.push(month);
  return months;
}

export function noCostPoolText(months: readonly Day[]): string {
  return `no cost pool for ${months.map((day) => dayText(day).slice(0, 7)).join(', ')}`;
}
