/**
 * What people say about resolution time is about the conversations that are resolved. A study measures the restricted mean, in which those that
 * are not resolved count with the whole follow-up, before launch and after: a quarter less of the time of those resolved is less than a quarter
 * of what is measured. So sizes of a plan (prediction, margin) are taken of the part that resolved conversations have in it.
 */
import type { Period } from '../../rollups/period.js';
import type { Margin } from '../plan.js';
import type { PlanStudy } from './plan-study.js';
import { columnsFor } from './segment-series.js';

/** Sums over conversations: the time of those resolved, how many these are, and the time of all, each at most as long as the follow-up. */
export interface ResolvedTime {
  readonly seconds: number;
  readonly resolved: number;
  readonly all: number;
}

/** A study; `null` where the metric is measured as it is. */
interface WithResolvedTime {
  readonly resolvedBefore: ResolvedTime | null;
}

/** The sums of the segments over the days that are known. */
export function resolvedTime(
  { numbers, metric }: Pick<PlanStudy, 'numbers' | 'metric'>,
  segments: readonly string[],
  days: readonly Period[],
  known: readonly boolean[],
): ResolvedTime {
  const columns = columnsFor(numbers, metric);
  const counted = days.filter(({ from }) => known[from - columns.firstDay] === true);
  const sum = (measure: string) =>
    segments.reduce((total, segment) => {
      const start = numbers.model.positions.get(segment)! * columns.days - columns.firstDay;
      return total + counted.reduce((of, { from }) => of + columns.daily.get(measure)![start + from]!, 0);
    }, 0);
  const all = [...metric.form!.numerator].reduce((total, [measure, times]) => total + times * sum(measure), 0);
  return { seconds: sum('resolution_seconds'), resolved: sum('resolved'), all };
}

/** A size as it is measured; that of another metric, and one that cannot be turned, stays as it is. Points are seconds of those resolved. */
export function measuredSize(size: Margin, studies: readonly WithResolvedTime[]): Margin {
  const time = togetherOf(studies);
  if (time === null) return size;
  const value =
    size.kind === 'relative' ? size.value * (time.seconds / time.all) : size.value * (time.resolved / time.all);
  return { kind: 'relative', value };
}

/** The part of what is measured that is the time of resolved conversations, 0 to 1; `null` for metrics that are measured as they are. */
export function resolvedPart(studies: readonly WithResolvedTime[]): number | null {
  const time = togetherOf(studies);
  return time && time.seconds / time.all;
}

function togetherOf(studies: readonly WithResolvedTime[]): ResolvedTime | null {
  const times = studies.flatMap(({ resolvedBefore }) => resolvedBefore ?? []);
  const total = (of: (time: ResolvedTime) => number) => times.reduce((sum, each) => sum + of(each), 0);
  const together = { seconds: total(({ seconds }) => seconds), resolved: total(({ resolved }) => resolved), all: total(({ all }) => all) }; // prettier-ignore
  return together.seconds > 0 && together.all > 0 ? together : null;
}
