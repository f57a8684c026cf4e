/** The days that an experiment is assessed by: whole weeks after launch, and whole weeks before it to compare the arms with themselves. */
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import { launchDays } from '../study/launch-study.js';
import { resolveMetric } from '../study/study-metric.js';
import type { InterventionPlan } from '../plan.js';
import { firstLaunch } from '../plan-window.js';
import type { Numbers } from '../study/plan-study.js';

const WEEK = 7;
/** Weeks after launch that every table of power has. */
export const SHOWN_WEEKS = [2, 4, 8];
/** Longer windows, from which the weeks that a margin needs are read. */
const LONGER_WEEKS = [13, 26];

/**
 * The whole weeks that can be assessed, without the days left out, as far as the data went on `asOf` (exclusive). Empty until the numbers of
 * the first week no longer change, and for metrics that are unsuitable.
 */
export function armPeriods(numbers: Numbers, plan: InterventionPlan, asOf: Day = Infinity): Period[] {
  const metric = resolveMetric(numbers.model, plan.metric);
  const { range } = numbers.state;
  if (metric.kind === 'unsuitable' || plan.waves.length === 0 || range === null) return [];
  const { settled } = launchDays(plan, metric.maturity);
  const weeks = armWeeks(plan, metric.maturity, settled, Math.min(asOf, range.to));
  return judgedDays({ from: settled, to: settled + WEEK * weeks }, plan);
}

/** The whole weeks from `settled` on whose numbers no longer change, at most as many as planned. */
export function armWeeks(
  { weeks }: Pick<InterventionPlan, 'weeks'>,
  maturity: number,
  settled: Day,
  asOf: Day,
): number {
  return Math.max(0, Math.min(weeks, Math.floor((asOf - maturity - settled) / WEEK)));
}

/** Where the history of an experiment ends, and how many whole weeks it has: up to launch, or to the last day that no longer changes. */
export function historyOf(numbers: Numbers, plan: InterventionPlan): { readonly end: Day; readonly weeks: number } {
  const metric = resolveMetric(numbers.model, plan.metric);
  const launch = firstLaunch(plan);
  const { range } = numbers.state;
  if (metric.kind === 'unsuitable' || launch === null || range === null) return { end: 0, weeks: 0 };
  const end = Math.min(launch, range.to - metric.maturity);
  return { end, weeks: Math.max(0, Math.floor((end - range.from) / WEEK)) };
}

/** The days between `from` and `to` whole weeks before the end of the history, without the days left out: `from` < `to`. */
export function periodsBefore(end: Day, from: number, to: number, plan: InterventionPlan): Period[] {
  return judgedDays({ from: end - WEEK * to, to: end - WEEK * from }, plan);
}

/** The numbers of weeks for which the power is computed, the fewest first, as far as there is history. */
export function weighedWeeks({ weeks }: Pick<InterventionPlan, 'weeks'>, history: number): number[] {
  const wanted = [...SHOWN_WEEKS, ...LONGER_WEEKS, weeks].map((each) => Math.min(each, history));
  return [...new Set(wanted)].filter((each) => each > 0).sort((a, b) => a - b);
}

function judgedDays(whole: Period, { excluded }: InterventionPlan): Period[] {
  if (whole.from >= whole.to) return [];
  return excluded.reduce<Period[]>((left, gap) => left.flatMap((each) => without(each, gap)), [whole]);
}

function without({ from, to }: Period, gap: Period): Period[] {
  const parts = [
    { from, to: Math.min(to, gap.from) },
    { from: Math.max(from, gap.to), to },
  ];
  return gap.to <= from || gap.from >= to ? [{ from, to }] : parts.filter((part) => part.from < part.to);
}
