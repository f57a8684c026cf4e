/**
 * Topics, channels, stages and attributes that are written about, or written by, much more than before: single days, and the last week. They have no
 * node of their own and too few events for the watch of days, so their counts are tested as counts.
 */
import { assessRise, dispersionOf } from '@bough/statistics';
import { dayText, weekday, type Day } from '../../shared/day.js';
import type { Period } from '../../rollups/period.js';
import type { ConversationDimension } from '../../comparisons/mix/conversation-dimension.js';
import { describeFact } from '../contrasts/contrast-input.js';
import type { SignalReach } from '../signal.js';
import type { Candidate, LayerResult } from './candidate.js';
import type { DetectionContext } from './detection-context.js';
import { measureReach, rateSeverity, REACH_DAYS } from './measure-reach.js';
import { createDayOffReader, DAY_OFF_WORDS, type DayOff, type DayOffReader } from './off-days.js';

/** The conversations under one value of a label, day by day. */
export interface LabelDays {
  readonly dimension: ConversationDimension;
  readonly value: string;
  /** One count a day; the last is that of the last day with data. */
  readonly counts: readonly number[];
}

/** The last days that are watched, the weeks that they are compared with, and how many days of counts that takes. */
const SPIKE_DAYS = 7;
const WEEKDAY_WEEKS = 8;
const WEEKS = 16;
const WATCHED_DAYS = 7 * (WEEKS + 1);
/** Fewer weeks, or fewer like weekdays, say too little about what is usual. */
const [LEAST_WEEKS, LEAST_WEEKDAYS] = [8, 4];
/** Values that are rarer than this, a day or a week, are not tested: more tests make every single one weaker. */
const LEAST_A_DAY = 1;
const LEAST_A_WEEK = 1;
/** A rise matters from this ratio on. */
const LEAST_RATIO = 1.5;

/** A rise that was tested. */
export interface LabelRise {
  readonly days: LabelDays;
  readonly period: Period;
  readonly count: number;
  readonly expected: number;
  readonly p: number;
  readonly off: DayOff | null;
}

/** A p so small that a rise may be reported, whatever the other tests of the run say. */
const CANDIDATE_P = 0.001;

/** What was tested, and what of it stands out. What is told is a rise: that a topic is written about less needs nobody. */
export interface LabelRises {
  readonly tests: readonly number[];
  readonly standing: readonly LabelRise[];
}

/** Tests every value of every label: the last days, and the last week. */
export function testLabels(context: DetectionContext, all: readonly LabelDays[]): LabelRises {
  const offOf = createDayOffReader(context.model.workspace.businessHours);
  const rises = all.flatMap((days) => [...testDays(context, days, offOf), ...testWeek(context, days)]);
  const standing = rises.filter(({ p, count, expected }) => p < CANDIDATE_P && count >= LEAST_RATIO * expected);
  return { tests: rises.map(({ p }) => p), standing };
}

/** What was tested as a layer of a run. `reachOf` gives whom a value touches. */
export function labelLayer(
  context: DetectionContext,
  { tests, standing }: LabelRises,
  reachOf: (days: LabelDays) => SignalReach,
): LayerResult {
  return { tests, candidates: standing.map((rise) => candidateOf(context, rise, reachOf(rise.days))) };
}

/** Each of the last days against the same weekday of the eight weeks before, without days off. */
function testDays({ asOf }: DetectionContext, days: LabelDays, offOf: DayOffReader): LabelRise[] {
  const { counts } = days;
  const first = asOf - counts.length;
  const isUsual = (index: number) => index >= 0 && offOf(first + index) === null;
  const begin = counts.length - SPIKE_DAYS;
  const before = Array.from({ length: 7 * WEEKDAY_WEEKS }, (_, back) => begin - 1 - back).filter(isUsual);
  if (before.length === 0 || meanOf(before.map((index) => counts[index]!)) < LEAST_A_DAY) return [];
  const weekdayMean = (index: number) =>
    meanOf(before.filter((each) => weekday(first + each) === weekday(first + index)).map((each) => counts[each]!));
  const dispersion = dispersionOf(before.map((index) => counts[index]!), before.map(weekdayMean), 7); // prettier-ignore
  return Array.from({ length: SPIKE_DAYS }, (_, each) => begin + each).flatMap((index): LabelRise[] => {
    const like = Array.from({ length: WEEKDAY_WEEKS }, (_, week) => index - 7 * (week + 1)).filter(isUsual);
    if (like.length < LEAST_WEEKDAYS) return [];
    const count = counts[index]!;
    const period = { from: first + index, to: first + index + 1 };
    const earlier = like.map((each) => counts[each]!);
    return [{ days, period, count, ...assessRise(count, earlier, { dispersion }), off: offOf(period.from) }];
  });
}

/** The last seven days against the weeks before them. */
function testWeek({ asOf }: DetectionContext, days: LabelDays): LabelRise[] {
  const { counts } = days;
  const weeks = Math.min(WEEKS, Math.floor(counts.length / 7) - 1);
  if (weeks < LEAST_WEEKS) return [];
  const weekOf = (back: number) => counts.slice(counts.length - 7 * (back + 1), counts.length - 7 * back);
  const totals = Array.from({ length: weeks + 1 }, (_, back) => weekOf(back).reduce((sum, each) => sum + each, 0));
  const [count, ...before] = totals as [number, ...number[]];
  const expected = meanOf(before);
  if (Math.max(count, expected) < LEAST_A_WEEK) return [];
  const dispersion = dispersionOf(before, before.map(() => expected), 1); // prettier-ignore
  const period = { from: asOf - 7, to: asOf };
  return [{ days, period, count, ...assessRise(count, before, { dispersion, df: weeks - 1 }), off: null }];
}

const METRIC = 'conversation_volume';

function candidateOf({ asOf, valuesOf }: DetectionContext, rise: LabelRise, touched: SignalReach): Candidate {
  const { days, period, count, expected, p, off } = rise;
  const isDay = period.to - period.from === 1;
  const { dimension, value } = days;
  const id = `${dimension.key}/${value}`;
  const what = `${dimension.name} "${value}"`;
  const when = isDay ? `on ${dayText(period.from)}` : `in the week to ${dayText(period.to - 1)}`;
  const usual = isDay ? 'on such a weekday' : 'in a week';
  const figure = (label: string, number: number) => ({
    label,
    text: roundText(number),
    value: number,
    metric: METRIC,
    segment: id,
  });
  const all = measureReach(valuesOf({ from: asOf - REACH_DAYS, to: asOf }), [0]);
  const reason = off === null ? '' : ` It was ${DAY_OFF_WORDS[off]}.`;
  return {
    p,
    metrics: [METRIC],
    move: null,
    signal: {
      kind: isDay ? 'spike' : 'drift',
      rule: 'rising',
      cause: `${isDay ? 'spike' : 'drift'}:${METRIC}:${id}:up`,
      path: '',
      segment: id,
      metric: METRIC,
      period,
      severity: rateSeverity(touched, all),
      touched,
      title: `${what}: more conversations than usual ${when}`,
      words: `${what}: ${roundText(count)} conversations ${when}, where about ${roundText(expected)} are usual ${usual}.${reason} Look at what these customers ask, and at what was released, broke or was announced.`,
      evidence: [
        figure(`Conversations, ${what}, ${when}`, count),
        figure(`Usual ${usual}`, expected),
        ...(off === null ? [] : [describeFact('That day was', DAY_OFF_WORDS[off])]),
      ],
      baseline: expected,
      threshold: LEAST_RATIO * expected,
    },
  };
}

function roundText(value: number): string {
  return value < 10 && !Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value));
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? NaN : values.reduce((sum, each) => sum + each, 0) / values.length;
}

/** The day on which the counts of a run begin. */
export function firstWatchedDay(asOf: Day, firstData: Day): Day {
  return Math.max(firstData, asOf - WATCHED_DAYS);
}
