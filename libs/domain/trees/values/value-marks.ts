/**
 * What makes a value that is there doubtful: too few events, a period that still moves, data that is missing or late. A metric that
 * is computed from others has their doubts, too, and names the one at fault.
 */
import { dayText } from '../../shared/day.js';
import { costMonthsOf, noCostPoolText, monthsWithoutPool } from './cost-months.js';
import type { DataState } from './data-state.js';
import { sampleOf, type PeriodValues } from './evaluate.js';
import type { Metric } from '../../metrics/metric.js';
import type { Model } from '../model-of-workspace.js';

/** Why a value that is there is doubtful. */
export const MARKS = ['INSUFFICIENT_SAMPLE', 'PERIOD_INCOMPLETE', 'SOURCE_STALE', 'IDENTITY_BROKEN'] as const;
export type Mark = (typeof MARKS)[number];

export interface ValueMarks {
  /** Each once. */
  readonly marks: readonly Mark[];
  /** The same in words. */
  readonly words: readonly string[];
  /** Metrics that the doubts come from, where it is another one. */
  readonly blockedBy: readonly string[];
}

interface Doubt {
  readonly mark: Mark;
  readonly text: string;
  readonly by?: string;
}

/** The marks of a metric's value for the segment at `position`. */
export function marksOf(
  model: Model,
  state: DataState,
  values: PeriodValues,
  metric: string,
  position: number,
): ValueMarks {
  const doubts = [
    ...thinness(model, values, metric, position),
    ...unfinished(model, state, values, metric),
    ...staleness(model, state, values),
  ];
  return {
    marks: [...new Set(doubts.map(({ mark }) => mark))],
    words: doubts.map(({ text }) => text),
    blockedBy: [...new Set(doubts.flatMap(({ by }) => by ?? []))],
  };
}

/** Of the metric itself, else of the first that it is computed from. */
function thinness(model: Model, values: PeriodValues, key: string, position: number): Doubt[] {
  const thin = [key, ...model.usesOf.get(key)!].find((each) => {
    const sample = sampleOf(values, each, position);
    return !(sample >= model.metrics.get(each)!.minimumSample);
  });
  if (thin === undefined) return [];
  const sample = sampleOf(values, thin, position);
  const few = `${Math.round(Number.isFinite(sample) ? sample : 0)} of at least ${model.metrics.get(thin)!.minimumSample}`;
  return [
    thin === key
      ? { mark: 'INSUFFICIENT_SAMPLE', text: `thin: ${few}` }
      : { mark: 'INSUFFICIENT_SAMPLE', text: `thin: ${thin} has ${few}`, by: thin },
  ];
}

function unfinished(model: Model, state: DataState, { period }: PeriodValues, key: string): Doubt[] {
  const range = state.range!;
  const mark = 'PERIOD_INCOMPLETE';
  const doubts: Doubt[] = [];
  if (period.from < range.from) doubts.push({ mark, text: `data begins on ${dayText(range.from)}` });
  const slowest = slowestOf(model, key);
  if (period.to > range.to) doubts.push({ mark, text: `data ends on ${dayText(range.to - 1)}` });
  else if (period.to + slowest.maturity > range.to) {
    const text = `still moves until ${dayText(period.to + slowest.maturity)}`;
    const own = slowest.key === key;
    doubts.push({
      mark,
      text: own ? `immature: ${text}` : `immature: ${slowest.key} ${text}`,
      ...(!own && { by: slowest.key }),
    });
  }
  const costless = monthsWithoutPool(state, costMonthsOf(model, state, period, key));
  return costless.length > 0 ? [...doubts, { mark, text: noCostPoolText(costless) }] : doubts;
}

/** The metric itself, or the one of those that it is computed from that moves longest. */
function slowestOf({ metrics, usesOf }: Model, key: string): Metric {
  const used = usesOf.get(key)!.map((each) => metrics.get(each)!);
  return used.reduce((slowest, each) => (each.maturity > slowest.maturity ? each : slowest), metrics.get(key)!);
}

function staleness({ workspace }: Model, { range, today }: DataState, { period }: PeriodValues): Doubt[] {
  const fresh = workspace.freshnessDays;
  if (fresh === null || period.to < range!.to || today - range!.to < fresh) return [];
  return [{ mark: 'SOURCE_STALE', text: `stale: the last data is of ${dayText(range!.to - 1)}` }];
}
