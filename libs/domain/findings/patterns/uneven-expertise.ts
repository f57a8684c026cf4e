/** Uneven expertise: the conversations of a segment take longer, are escalated and come back more often than those of others. */
import {
  claimAgainstOthers,
  compareIfPossible,
  compareWithOthers,
  OTHER_SEGMENTS,
} from '../contrasts/against-others.js';
import {
  cannotTell,
  SIGNIFICANCE_LEVEL,
  summariseCases,
  type Contrast,
  type ContrastCase,
} from '../contrasts/contrast.js';
import {
  describeChance,
  describeSubject,
  describeValue,
  findSegment,
  formatTimes,
  segmentsOfAllDimensions,
  thresholdParameters,
  type ContrastInput,
} from '../contrasts/contrast-input.js';

const METRICS = ['resolution_time', 'escalation_rate', 'repeat_contact_rate'];
/** How many of the three signs must be there. */
const LEAST_SIGNS = 2;

/** Makes one case per segment of every dimension. */
export function unevenExpertisePattern(input: ContrastInput): Contrast {
  return summariseCases(
    {
      kind: 'pattern',
      rule: 'uneven_expertise',
      name: 'Uneven expertise',
      healthy: 'No segment is shown to be handled with less expertise than the others.',
    },
    segmentsOfAllDimensions(input).map(({ id }) => checkSegment(input, id)),
    { period: input.period, parameters: thresholdParameters(input, 'ratio'), assumptions: [] },
  );
}

function checkSegment(input: ContrastInput, id: string): ContrastCase {
  const { name } = findSegment(input, id);
  const title = `${name} is handled with less expertise than the others`;
  const signs = METRICS.flatMap((metric) => {
    const comparison = compareIfPossible(input, metric, id);
    return comparison === null ? [] : [{ metric, comparison }];
  });
  const subject = describeSubject(input, id, METRICS[0]!);
  if (signs.length < LEAST_SIGNS) return cannotTell(subject, title, whyTooFewSigns(input, id));
  const { ratio: leastRatio } = input.thresholds;
  const worse = signs.filter(
    ({ comparison }) => comparison.pMore < SIGNIFICANCE_LEVEL && comparison.ratio >= leastRatio,
  );
  // Two signs have to be there, so the case is as sure as the second surest of them.
  const p = signs.map(({ comparison }) => comparison.pMore).sort((a, b) => a - b)[LEAST_SIGNS - 1]!;
  const first = worse[0] ?? signs[0]!;
  const worseTexts = worse.map(
    ({ metric, comparison }) =>
      `${input.model.metrics.get(metric)!.name.toLowerCase()} ${formatTimes(comparison.ratio)}`,
  );
  const fact = `Against the others, ${name} has ${worseTexts.join(' and ')}`;
  return {
    ...subject,
    metric: first.metric,
    p: Math.min(1, signs.length * p),
    value: first.comparison.own.value,
    baseline: first.comparison.other.value,
    threshold: first.comparison.other.value * leastRatio,
    state: worse.length >= LEAST_SIGNS ? 'warning' : 'healthy',
    title,
    words: `${fact}: those who answer lack what these questions need.`,
    evidence: [
      ...signs.flatMap(({ metric, comparison: { own, other } }) => [
        describeValue(input, metric, { name, segment: id }, own.value),
        describeValue(input, metric, OTHER_SEGMENTS, other.value),
      ]),
      describeChance(p),
    ],
    metrics: METRICS,
    claim: claimAgainstOthers(input, first.metric, id, {
      fact: `${fact}.`,
      blame: 'Those who answer lack what these questions need.',
      title: `Conversations of ${name} take more than those of the others`,
    }),
  };
}

/** Why signs cannot be judged, one by one. */
function whyTooFewSigns(input: ContrastInput, id: string): string {
  const reasons = METRICS.flatMap((metric) => {
    const asked = input.model.metrics.get(metric);
    if (!asked) return [`the workspace has no metric "${metric}"`];
    const comparison = compareWithOthers(input, metric, id);
    return typeof comparison === 'string' ? [`${asked.name}: ${comparison}`] : [];
  });
  return `fewer than two of its three signs can be judged (${reasons.join('; ')})`;
}
