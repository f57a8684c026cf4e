/** Data that cannot be trusted, as signals: a growing share without a segment, a source that is late, days without anything. */
import { formatDifference, formatValue } from '../metrics/format-value.js';
import { RATIO } from '../metrics/value-unit.js';
import { dayText, weekday, type Day } from '../shared/day.js';
import type { Period } from '../rollups/period.js';
import type { Evidence, Signal, Touched } from './signal.js';

/** The share of a dimension's conversations that are in `Unknown`, 0 to 1; `null` without conversations. */
export interface UnknownFigures {
  readonly dimension: string;
  readonly name: string;
  readonly share: number | null;
  readonly before: number | null;
  readonly conversations: number;
}

export interface DataLook {
  /** Days with facts. */
  readonly range: Period;
  readonly today: Day;
  /** `null`: data never gets stale. */
  readonly freshnessDays: number | null;
  /** What was looked at, and with what the shares are compared. */
  readonly period: Period;
  readonly unknown: readonly UnknownFigures[];
  /** Conversations created on a day. */
  readonly createdOn: (day: Day) => number;
  readonly touched: Touched;
}

/** A share that rose by this much, and by half of itself, is a change in how customers are labelled, not chance. */
const UNKNOWN_RISE = 0.05;
const UNKNOWN_RATIO = 1.5;
const FEWEST_CONVERSATIONS = 100;
/** A day without a conversation is missing where the same weekday usually has this many. */
const USUAL_CONVERSATIONS = 20;
const USUAL_WEEKS = 8;

export function dataSignals(look: DataLook): Signal[] {
  return [...staleSignals(look), ...missingDaySignals(look), ...unknownSignals(look)];
}

function staleSignals(look: DataLook): Signal[] {
  const { range, today, freshnessDays } = look;
  const age = today - range.to;
  if (freshnessDays === null || age <= freshnessDays) return [];
  return [
    dataSignal(look, {
      rule: 'stale',
      cause: 'data_quality:stale',
      severity: age > 3 * freshnessDays ? 'high' : 'medium',
      title: `No new data for ${age} days`,
      words: `The last day with facts is ${dayText(range.to - 1)}; data older than ${freshnessDays} days counts as stale. Look at the last import of each source.`,
      evidence: [figure('days without new data', String(age), age)],
      baseline: null,
      threshold: freshnessDays,
      watched: 1,
    }),
  ];
}

function missingDaySignals(look: DataLook): Signal[] {
  const { period } = look;
  const days = Array.from({ length: period.to - period.from }, (_, index) => period.from + index);
  const missing = days.filter((day) => look.createdOn(day) === 0 && usual(day, look) >= USUAL_CONVERSATIONS);
  if (missing.length === 0) return [];
  return [
    dataSignal(look, {
      rule: 'missing_days',
      cause: 'data_quality:missing_days',
      severity: missing.length > 2 ? 'high' : 'medium',
      title:
        missing.length === 1 ? 'A day without any conversation' : `${missing.length} days without any conversation`,
      words: `On ${missing.map(dayText).join(', ')} nothing was created, though the same weekday usually has ${USUAL_CONVERSATIONS} conversations or more. Part of an export is probably missing.`,
      evidence: missing.map((day) => figure(dayText(day), '0 conversations', 0)),
      baseline: null,
      threshold: USUAL_CONVERSATIONS,
      watched: days.length,
    }),
  ];
}

/** The median of the same weekday in the weeks before; 0 before there are as many. */
function usual(day: Day, { range, createdOn }: DataLook): number {
  const before = Array.from({ length: USUAL_WEEKS }, (_, week) => day - 7 * (week + 1));
  if (before.some((each) => each < range.from || weekday(each) !== weekday(day))) return 0;
  const counts = before.map(createdOn).sort((a, b) => a - b);
  return (counts[USUAL_WEEKS / 2 - 1]! + counts[USUAL_WEEKS / 2]!) / 2;
}

function unknownSignals(look: DataLook): Signal[] {
  const percent = (value: number) => formatValue(value, RATIO);
  return look.unknown.flatMap(({ dimension, name, share, before, conversations }) => {
    if (share === null || before === null || conversations < FEWEST_CONVERSATIONS) return [];
    const rise = share - before;
    if (rise < UNKNOWN_RISE || share < before * UNKNOWN_RATIO) return [];
    return [
      dataSignal(look, {
        rule: 'unknown_share',
        cause: `data_quality:unknown_share:${dimension}`,
        severity: rise >= 3 * UNKNOWN_RISE ? 'high' : 'medium',
        title: `${percent(share)} of conversations have no ${name}`,
        words: `The share of conversations without a segment of ${name} went from ${percent(before)} to ${percent(share)}. Every comparison by ${name} leaves them out: look at how customers are labelled since then.`,
        evidence: [
          figure('share in Unknown', percent(share), share, `${dimension}/unknown`),
          figure('change', formatDifference(rise, RATIO), rise, `${dimension}/unknown`),
        ],
        segment: `${dimension}/unknown`,
        baseline: before,
        threshold: before + UNKNOWN_RISE,
        watched: look.unknown.length,
      }),
    ];
  });
}

type Told = Pick<
  Signal,
  'rule' | 'cause' | 'severity' | 'title' | 'words' | 'evidence' | 'baseline' | 'threshold' | 'watched'
> & {
  readonly segment?: string;
};

function dataSignal({ period, touched }: DataLook, told: Told): Signal {
  return { kind: 'data_quality', path: '', segment: null, metric: null, period, touched, consequences: [], ...told };
}

function figure(label: string, text: string, value: number, segment: string | null = null): Evidence {
  return { label, text, value, metric: null, segment };
}
