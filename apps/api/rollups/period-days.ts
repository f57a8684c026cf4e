/** How many days a period has before it is read, for what it costs. */
import type { PeriodPreset } from '@bough/domain';
import type { PeriodInput } from './period.inputs.js';

const DAYS: Readonly<Partial<Record<PeriodPreset, number>>> = {
  LAST_COMPLETE_DAY: 1,
  LAST_7_DAYS: 7,
  LAST_COMPLETE_WEEK: 7,
  LAST_28_DAYS: 28,
  LAST_COMPLETE_MONTH: 31,
  MONTH_TO_DATE: 31,
  LAST_90_DAYS: 90,
  LAST_COMPLETE_QUARTER: 92,
  QUARTER_TO_DATE: 92,
  LAST_365_DAYS: 365,
};

/** At most so many; `all` is the number of days with data, also where it cannot be known. */
export function daysOfInput(input: PeriodInput | undefined, all: number): number {
  const given = input?.range && input.range.endExclusive - input.range.start;
  if (given !== undefined && Number.isFinite(given)) return Math.max(1, given);
  return (input?.preset && DAYS[input.preset]) ?? Math.max(1, all);
}
