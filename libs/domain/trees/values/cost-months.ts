/** The months that a cost is made of, and whether their cost pools are there. */
import { windowPeriod } from '../../rollups/window-columns.js';
import { addMonths, dayText, monthStart, type Day, type DayRange } from '../../shared/day.js';
import type { DataState, ModelData } from './data-state.js';

/** First days of the months whose cost goes into a metric: those of the period, or of the windows in its formula. In order, each once. */
export function costMonthsOf({ model, state }: ModelData, metric: string, period: DayRange): Day[] {
  const leaves = (model.leavesOf.get(metric) ?? []).filter(({ name }) => name === 'cost');
  const periods = leaves.map(({ window }) => windowPeriod(window, period, state.range!.from));
  const months = periods.flatMap((each) => (each ? monthsWithFacts(state, each) : []));
  return [...new Set(months)].sort((a, b) => a - b);
}

/** Those of the months that have no cost pool. */
export function monthsWithoutPool({ costMonths }: DataState, months: readonly Day[]): Day[] {
  return months.filter((month) => !costMonths.has(month));
}

/** First days of the months of a period, as far as there are facts. */
export function monthsWithFacts({ range }: DataState, period: DayRange): Day[] {
  const months: Day[] = [];
  const endExclusive = Math.min(period.to, range!.to);
  for (let month = monthStart(Math.max(period.from, range!.from)); month < endExclusive; month = addMonths(month, 1))
    months.push(month);
  return months;
}

/** `no cost pool for 2026-02, 2026-03`. */
export function noCostPoolText(months: readonly Day[]): string {
  return `no cost pool for ${months.map((day) => dayText(day).slice(0, 7)).join(', ')}`;
}
