/** Data that cannot be trusted, as signals: a growing share of customers without a label, late sources, and days without anything. */
import { formatDifference, formatTogether } from '../metrics/format-value.js';
import { RATIO } from '../metrics/value-unit.js';
import { dayText, weekday, type Day } from '../shared/day.js';
import type { Period } from '../rollups/period.js';
import type { Signal, SignalEvidence, SignalReach } from './signal.js';

/** The share of conversations that are in the segment `Unknown` of a dimension. */
export interface UnlabelledShare {
  readonly dimension: string;
  readonly name: string;
  /** 0 to 1, in the period and in the one before it; `null` without conversations. */
  readonly share: number | null;
  readonly before: number | null;
  /** Conversations in the period. */
  readonly conversations: number;
}

export interface DataSignalInput {
  /** The days with facts. */
  readonly range: Period;
  readonly today: Day;
  /** After how many days data are stale; `null` for never. */
  readonly freshnessDays: number | null;
  /** The period that is checked. */
  readonly period: Period;
  readonly unknown: readonly UnlabelledShare[];
  /** Whether a day is a public holiday or a closed day, on which there may well be nothing. */
  readonly isOff: (day: Day) => boolean;
  /** Conversations created on a day. */
  readonly createdOn: (day: Day) => number;
  /** The reach of everything, since bad data concern everybody. */
  readonly reach: SignalReach;
}

/** A share that rose by so much, and by half of itself, is a change in how customers are labelled and not chance. */
const UNKNOWN_RISE = 0.05;
const UNKNOWN_RATIO = 1.5;
const FEWEST_CONVERSATIONS = 100;
/** A day without a conversation is missing where the same weekday usually has so many, in the median of so many weeks. */
const USUAL_CONVERSATIONS = 20;
const USUAL_WEEKS = 8;

/** Gives a signal for stale data, for missing days, and for every dimension whose share of unlabelled conversations grew. */
export function findDataProblems(input: DataSignalInput): Signal[] {
  return [...findStaleData(input), ...findMissingDays(input), ...findUnlabelled(input)];
}

function findStaleData(input: DataSignalInput): Signal[] {
  const { range, today, freshnessDays } = input;
  const age = today - range.to;
  if (freshnessDays === null || age <= freshnessDays) return [];
  return [
    dataSignal(input, {
      rule: 'stale',
      cause: 'data_quality:stale',
      severity: age > 3 * freshnessDays ? 'high' : 'medium',
      title: `No new data for ${age} days`,
      words: `The last day with facts is ${dayText(range.to - 1)}; data older than ${freshnessDays} days counts as stale. Look at the last import of each source.`,
      evidence: [figureEvidence('days without new data', String(age), age)],
      baseline: null,
      threshold: freshnessDays,
      watched: 1,
    }),
  ];
}

function findMissingDays(input: DataSignalInput): Signal[] {
  const { period } = input;
  const days = Array.from({ length: period.to - period.from }, (_, index) => period.from + index);
  const missing = days.filter(
    (day) => input.createdOn(day) === 0 && !input.isOff(day) && usualConversations(day, input) >= USUAL_CONVERSATIONS,
  );
  if (missing.length === 0) return [];
  return [
    dataSignal(input, {
      rule: 'missing_days',
      cause: 'data_quality:missing_days',
      severity: missing.length > 2 ? 'high' : 'medium',
      title:
        missing.length === 1 ? 'A day without any conversation' : `${missing.length} days without any conversation`,
      words: `On ${missing.map(dayText).join(', ')} nothing was created, though the same weekday usually has ${USUAL_CONVERSATIONS} conversations or more. Part of an export is probably missing.`,
      evidence: missing.map((day) => figureEvidence(dayText(day), '0 conversations', 0)),
      baseline: null,
      threshold: USUAL_CONVERSATIONS,
      watched: days.length,
    }),
  ];
}

/** The median of the same weekday in the eight weeks before; 0 when the data do not reach back so far. */
function usualConversations(day: Day, { range, createdOn }: DataSignalInput): number {
  const before = Array.from({ length: USUAL_WEEKS }, (_, week) => day - 7 * (week + 1));
  if (before.some((each) => each < range.from || weekday(each) !== weekday(day))) return 0;
  const counts = before.map(createdOn).sort((a, b) => a - b);
  return (counts[USUAL_WEEKS / 2 - 1]! + counts[USUAL_WEEKS / 2]!) / 2;
}

function findUnlabelled(input: DataSignalInput): Signal[] {
  return input.unknown.flatMap(({ dimension, name, share, before, conversations }) => {
    if (share === null || before === null || conversations < FEWEST_CONVERSATIONS) return [];
    const rise = share - before;
    if (rise < UNKNOWN_RISE || share < before * UNKNOWN_RATIO) return [];
    const segment = `${dimension}/unknown`;
    const [sharePercent, beforePercent] = formatTogether([share, before], RATIO) as [string, string];
    return [
      dataSignal(input, {
        rule: 'unknown_share',
        cause: `data_quality:unknown_share:${dimension}`,
        severity: rise >= 3 * UNKNOWN_RISE ? 'high' : 'medium',
        title: `${sharePercent} of conversations have no ${name}`,
        words: `The share of conversations without a segment of ${name} went from ${beforePercent} to ${sharePercent}. Every comparison by ${name} leaves them out: look at how customers are labelled since then.`,
        evidence: [
          figureEvidence('share in Unknown', sharePercent, share, segment),
          figureEvidence('change', formatDifference(rise, RATIO), rise, segment),
        ],
        segment,
        baseline: before,
        threshold: before + UNKNOWN_RISE,
        watched: input.unknown.length,
      }),
    ];
  });
}

type DataProblem = Pick<
  Signal,
  'rule' | 'cause' | 'severity' | 'title' | 'words' | 'evidence' | 'baseline' | 'threshold' | 'watched'
> & {
  readonly segment?: string;
};

function dataSignal({ period, reach }: DataSignalInput, problem: DataProblem): Signal {
  return {
    kind: 'data_quality',
    path: '',
    segment: null,
    metric: null,
    period,
    touched: reach,
    consequences: [],
    ...problem,
  };
}

function figureEvidence(label: string, text: string, value: number, segment: string | null = null): SignalEvidence {
  return { label, text, value, metric: null, segment };
}
