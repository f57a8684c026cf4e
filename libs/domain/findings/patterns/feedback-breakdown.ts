/**
 * Feedback breakdown: the satisfaction of a segment moves in another way than that of the others although nobody registered a change, or
 * so few customers answer the survey that it says little.
 */
import { pOfDifference } from '@bough/statistics';
import { formatBeside } from '../../metrics/format-value.js';
import { RATIO } from '../../metrics/value-unit.js';
import {
  measureOthers,
  measureSide,
  MINIMUM_CUSTOMERS_PER_SIDE,
  subtractEstimates,
  type ComparisonSide,
} from '../contrasts/compare-sides.js';
import {
  cannotTell,
  SIGNIFICANCE_LEVEL,
  summariseCases,
  type Contrast,
  type ContrastCase,
} from '../contrasts/contrast.js';
import {
  describeChance,
  describeFact,
  describeSubject,
  describeValue,
  findSegment,
  formatPoints,
  segmentsOfAllDimensions,
  thresholdParameters,
  type ContrastInput,
} from '../contrasts/contrast-input.js';

const METRIC = 'csat';

/** Makes up to two cases per segment of every dimension. */
export function feedbackBreakdownPattern(input: ContrastInput): Contrast {
  return summariseCases(
    {
      kind: 'pattern',
      rule: 'feedback_breakdown',
      name: 'Feedback breakdown',
      healthy: 'Satisfaction moves together, or with a change that is registered, and enough customers answer.',
    },
    segmentsOfAllDimensions(input).flatMap(({ id }) => [checkChange(input, id), ...checkResponses(input, id)]),
    {
      period: input.period,
      parameters: thresholdParameters(input, 'satisfaction_watch', 'low_response'),
      assumptions: [],
    },
  );
}

/** A segment and the others of its dimension, in both periods. */
interface FourSides {
  readonly now: ComparisonSide;
  readonly before: ComparisonSide;
  readonly othersNow: ComparisonSide;
  readonly othersBefore: ComparisonSide;
}

/** Compares the change of a segment with that of the others: a difference in differences of means over customers. */
function checkChange(input: ContrastInput, id: string): ContrastCase {
  const { name } = findSegment(input, id);
  const title = `Satisfaction of ${name} goes another way than that of the others`;
  const subject = describeSubject(input, id, METRIC);
  const sides = measureSides(input, id);
  if (typeof sides === 'string') return cannotTell(subject, title, sides);
  const { now, before, othersNow, othersBefore } = sides;
  const difference = subtractEstimates(
    subtractEstimates(now.mean, before.mean),
    subtractEstimates(othersNow.mean, othersBefore.mean),
  );
  const p = difference.error > 0 ? pOfDifference(difference) : 1;
  const gap = now.value - before.value - (othersNow.value - othersBefore.value);
  const isApart =
    p < SIGNIFICANCE_LEVEL &&
    Math.min(Math.abs(gap), Math.abs(difference.value)) >= input.thresholds.satisfaction_watch;
  const changes = registeredChanges(input, id);
  const reason =
    changes.length > 0 ? `; registered: ${changes.join(', ')}` : ', and no change is registered that would explain it';
  return {
    ...subject,
    p,
    value: now.value,
    baseline: before.value + othersNow.value - othersBefore.value,
    threshold: null,
    state: !isApart ? 'healthy' : changes.length > 0 ? 'watch' : 'warning',
    title,
    words: `Against the others, satisfaction of ${name} ${gap > 0 ? 'rose' : 'fell'} by ${formatPoints(gap)}${reason}.`,
    evidence: [
      describeValue(input, METRIC, { name, segment: id }, now.value),
      describeValue(input, METRIC, { name: `${name}, the weeks before`, segment: id }, before.value),
      describeValue(input, METRIC, { name: 'the others', segment: null }, othersNow.value),
      describeValue(input, METRIC, { name: 'the others, the weeks before', segment: null }, othersBefore.value),
      describeChance(p),
    ],
    metrics: [METRIC],
  };
}

/** The reason, as text, when one of the four cannot be measured. */
function measureSides(input: ContrastInput, id: string): FourSides | string {
  const now = measureSide(input, METRIC, [id]);
  const before = measureSide(input, METRIC, [id], 'before');
  const othersNow = measureOthers(input, METRIC, id);
  const othersBefore = measureOthers(input, METRIC, id, 'before');
  if (now.kind === 'none') return now.reason;
  if (before.kind === 'none') return `the period before: ${before.reason}`;
  if (othersNow.kind === 'none') return `the other segments: ${othersNow.reason}`;
  if (othersBefore.kind === 'none') return `the other segments, the period before: ${othersBefore.reason}`;
  return { now, before, othersNow, othersBefore };
}

/** Titles of changes that were registered in either period for the segment or for everybody. */
function registeredChanges({ changes, period, before }: ContrastInput, id: string): string[] {
  const isInPeriods = (day: number) => day >= before.values.period.from && day < period.to;
  return changes.flatMap(({ day, title, segments }) =>
    isInPeriods(day) && (segments === null || segments.includes(id)) ? [title] : [],
  );
}

/** How many answer is a fact, so nothing is tested. */
function checkResponses(input: ContrastInput, id: string): ContrastCase[] {
  const { name } = findSegment(input, id);
  const side = measureSide(input, 'response_rate', [id]);
  if (side.kind === 'none' || side.customers < MINIMUM_CUSTOMERS_PER_SIDE) return [];
  const { low_response: least } = input.thresholds;
  return [
    {
      ...describeSubject(input, id, 'response_rate'),
      p: null,
      value: side.value,
      baseline: least,
      threshold: least,
      state: side.value < least ? 'watch' : 'healthy',
      title: `Few customers of ${name} answer the survey`,
      words: `${formatBeside(side.value, [least], RATIO)} of the resolved conversations of ${name} are rated: satisfaction says little about the rest.`,
      evidence: [
        describeValue(input, 'response_rate', { name, segment: id }, side.value),
        describeFact('Enough would be', `${(100 * least).toFixed(0)}%`, least),
      ],
      metrics: ['response_rate'],
    },
  ];
}
