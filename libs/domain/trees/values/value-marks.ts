/**
 * What makes a value that is there doubtful: too few events, a period that still moves, data that is missing or late. A metric that is
 * computed from others has their doubts, too, and names the metric at fault.
 */
import { completeEnd } from '../../rollups/period.js';
import { dayText, monthStart, type Day } from '../../shared/day.js';
import { costMonthsOf, monthsWithoutPool, noCostPoolText } from './cost-months.js';
import { unfinishedText, type DataState, type PeriodData } from './data-state.js';
import { sampleOf } from './evaluate.js';
import type { Metric } from '../../metrics/metric.js';
import { IN_DAYS } from '../../rollups/measures.js';
import { isThin, thinSampleText } from '../../metrics/thin-sample.js';
import type { Model } from '../model-of-workspace.js';

/** Why a value that is there is doubtful. */
export const MARKS = [
  'INSUFFICIENT_SAMPLE',
  'PERIOD_INCOMPLETE',
  'SOURCE_STALE',
  'DAY_PRECISION',
  'IDENTITY_BROKEN',
] as const;
export type Mark = (typeof MARKS)[number];

/** The doubts about one value. */
export interface ValueMarks {
  /** Each once. */
  readonly marks: readonly Mark[];
  /** The same in words. */
  readonly words: readonly string[];
  /** The metrics that the doubts come from, where it is not the metric itself. */
  readonly blockedBy: readonly string[];
}

/** Whether a value is marked as thin. */
export function isMarkedThin({ marks }: Pick<ValueMarks, 'marks'>): boolean {
  return marks.includes('INSUFFICIENT_SAMPLE');
}

interface Doubt {
  readonly mark: Mark;
  readonly text: string;
  readonly by?: string;
}

/** The marks of a metric's value for the segment at `position`. The data has a range of days. */
export function marksOf(data: PeriodData, metric: string, position: number): ValueMarks {
  return marksAt(data, metric)(position);
}

const NO_DOUBT: ValueMarks = { marks: [], words: [], blockedBy: [] };

/** The same for any position: what is doubtful about the period, whatever the segment, is found once. */
export function marksAt(data: PeriodData, metric: string): (position: number) => ValueMarks {
  const stale = staleSource(data);
  let [whole, part]: (Doubt[] | null)[] = [null, null];
  const ofPeriod = (position: number) =>
    position === 0
      ? (whole ??= unfinishedPeriod(data, metric, position))
      : (part ??= unfinishedPeriod(data, metric, position));
  return (position) => {
    const [thin, inDays] = [thinSample(data, metric, position), daysWithoutTime(data, metric, position)];
    const doubts = [...thin, ...ofPeriod(position), ...stale, ...inDays];
    if (doubts.length === 0) return NO_DOUBT;
    return {
      marks: [...new Set(doubts.map(({ mark }) => mark))],
      words: doubts.map(({ text }) => text),
      blockedBy: [...new Set(doubts.flatMap(({ by }) => by ?? []))],
    };
  };
}

/** The sample of the metric itself if it is thin, else the first thin one of the metrics that it is computed from. */
function thinSample({ model, values }: PeriodData, key: string, position: number): Doubt[] {
  const minimumOf = (each: string) => model.metrics.get(each)!.minimumSample;
  const thin = [key, ...model.usesOf.get(key)!].find((each) =>
    isThin(sampleOf(values, each, position), minimumOf(each)),
  );
  if (thin === undefined) return [];
  const few = thinSampleText(sampleOf(values, thin, position), minimumOf(thin));
  return [
    thin === key
      ? { mark: 'INSUFFICIENT_SAMPLE', text: `thin: ${few}` }
      : { mark: 'INSUFFICIENT_SAMPLE', text: `thin: ${thin} has ${few}`, by: thin },
  ];
}

function unfinishedPeriod(data: PeriodData, key: string, position: number): Doubt[] {
  const { period } = data.values;
  const end = completeEnd(data.state.range!, data.state.today);
  const mark = 'PERIOD_INCOMPLETE';
  const doubts: Doubt[] = [];
  const unfinished = unfinishedText(data.state, period);
  if (unfinished) doubts.push({ mark, text: unfinished });
  const slowest = slowestOf(data.model, key);
  if (period.to <= end && period.to + slowest.maturity > end) {
    const text = `still moves until ${dayText(period.to + slowest.maturity)}`;
    const own = slowest.key === key;
    doubts.push({
      mark,
      text: own ? `immature: ${text}` : `immature: ${slowest.key} ${text}`,
      ...(!own && { by: slowest.key }),
    });
  }
  const months = costMonthsOf(data, key, period);
  if (position > 0 && !unfinished && months.some((month) => isFillingMonth(data.state, month)))
    doubts.push({ mark, text: 'the cost of this month is shared out by handle time, and today is not over' });
  const costless = monthsWithoutPool(data.state, months);
  return costless.length > 0 ? [...doubts, { mark, text: noCostPoolText(costless) }] : doubts;
}

/** Whether there are data of today, which is in the month and not over. Whoever took time today has a larger share of the month's cost. */
function isFillingMonth({ range, today }: DataState, month: Day): boolean {
  return range!.to > today && monthStart(today) === month;
}

/** Of the metric and those that it is computed from, the one that moves longest. */
function slowestOf({ metrics, usesOf }: Model, key: string): Metric {
  const used = usesOf.get(key)!.map((each) => metrics.get(each)!);
  return used.reduce((slowest, each) => (each.maturity > slowest.maturity ? each : slowest), metrics.get(key)!);
}

function staleSource({ model, state, values }: PeriodData): Doubt[] {
  const range = state.range!;
  const fresh = model.workspace.freshnessDays;
  if (fresh === null || values.period.to < range.to || state.today - range.to < fresh) return [];
  return [{ mark: 'SOURCE_STALE', text: `stale: the last data is of ${dayText(range.to - 1)}` }];
}

/** Durations that rest on a date without a time of day: counted in days, and more exact than a day only in the mean. */
function daysWithoutTime({ model, values }: PeriodData, key: string, position: number): Doubt[] {
  const counts = new Set((model.measuresOf.get(key) ?? []).flatMap((measure) => IN_DAYS[measure] ?? []));
  const rough = [...counts].map((count) => values.leaves.get(count)?.[position] ?? 0);
  const most = Math.max(0, ...rough);
  if (most === 0) return [];
  return [{ mark: 'DAY_PRECISION', text: `in days: ${most} of the durations rest on a date without a time` }];
}
