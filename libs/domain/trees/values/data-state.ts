/** How far the data reaches: it decides whether a value may be there at all, and how much the value can be trusted. */
import { dayText, type DayRange, type Day } from '../../shared/day.js';
import type { Model } from '../model-of-workspace.js';
import type { PeriodValues } from './evaluate.js';

/** What is known about the data besides its sums. */
export interface DataState {
  /** The days with facts; `null` before the first import. */
  readonly range: DayRange | null;
  /** The fields that at least one import carries. */
  readonly carried: ReadonlySet<string>;
  /** The first days of the months that have a cost pool. */
  readonly costMonths: ReadonlySet<Day>;
  /** Today in the workspace's time zone. */
  readonly today: Day;
}

/** Why there are not data for all days of a period, in words; `null` when there are, or none at all. There is a range. */
export function unfinishedText({ range, today }: DataState, period: DayRange): string | null {
  const { from, to } = range!;
  const texts = [
    ...(period.from < from ? [`data begins on ${dayText(from)}`] : []),
    ...(period.to > to ? [`data ends on ${dayText(to - 1)}`] : []),
    ...(Math.min(period.to, to) > today ? [`still filling: ${dayText(today)} is not over`] : []),
  ];
  return texts.join('; ') || null;
}

/** A model with the state of its data. A snapshot is one. */
export interface ModelData {
  readonly model: Model;
  readonly state: DataState;
}

/** Everything that the values of one period are read from. */
export interface PeriodData extends ModelData {
  readonly values: PeriodValues;
}
