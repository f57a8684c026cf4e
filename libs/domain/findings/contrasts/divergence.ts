/** Two things that must not meet in one segment: it is expensive and unhappy, or it is of high value and waits long. */
import { compareWithOthers, OTHER_SEGMENTS } from './against-others.js';
import { cannotTell, SIGNIFICANCE_LEVEL, summariseCases, type Contrast, type ContrastCase } from './contrast.js';
import {
  describeChance,
  describeFact,
  describeSubject,
  describeValue,
  findSegment,
  formatMetricValues,
  formatPoints,
  formatTimes,
  segmentsOfAllDimensions,
  thresholdParameters,
  type ContrastInput,
} from './contrast-input.js';

/** Makes up to two cases per segment of every dimension. In each, both halves must be significant by themselves. */
export function divergenceContrast(input: ContrastInput): Contrast {
  return summariseCases(
    {
      kind: 'contrast',
      rule: 'divergence',
      name: 'Expensive and unhappy, high value and slow',
      healthy: 'No segment is shown to be both expensive and unhappy, or both of high value and slow.',
    },
    segmentsOfAllDimensions(input).flatMap(({ id }) => [checkCostAndSatisfaction(input, id), ...checkWaits(input, id)]),
    {
      period: input.period,
      parameters: thresholdParameters(input, 'ratio', 'satisfaction_watch', 'high_value'),
      assumptions: [],
    },
  );
}

/**
 * A segment is expensive when it costs more per customer than the others by the ratio that matters, and unhappy when it is less
 * satisfied than the others by as much as is to be watched.
 */
function checkCostAndSatisfaction(input: ContrastInput, id: string): ContrastCase {
  const { name } = findSegment(input, id);
  const title = `${name} is expensive and unhappy`;
  const subject = describeSubject(input, id, 'csat');
  const cost = compareWithOthers(input, 'cost_to_serve', id);
  const csat = compareWithOthers(input, 'csat', id);
  if (typeof cost === 'string') return cannotTell(subject, title, cost);
  if (typeof csat === 'string') return cannotTell(subject, title, csat);
  const { ratio, satisfaction_watch: gap } = input.thresholds;
  const isExpensive = cost.pMore < SIGNIFICANCE_LEVEL && cost.ratio >= ratio;
  const isUnhappy = csat.pLess < SIGNIFICANCE_LEVEL && -csat.gap >= gap;
  const p = Math.max(cost.pMore, csat.pLess);
  return {
    ...subject,
    p,
    value: csat.own.value,
    baseline: csat.other.value,
    threshold: csat.other.value - gap,
    state: isExpensive && isUnhappy ? 'warning' : 'healthy',
    title,
    words: `${name} costs ${formatTimes(cost.ratio)} as much per customer as the others and is ${formatPoints(csat.gap)} less satisfied: money is spent where it does not help.`,
    evidence: [
      describeValue(input, 'cost_to_serve', { name, segment: id }, cost.own.value),
      describeValue(input, 'cost_to_serve', OTHER_SEGMENTS, cost.other.value),
      describeValue(input, 'csat', { name, segment: id }, csat.own.value),
      describeValue(input, 'csat', OTHER_SEGMENTS, csat.other.value),
      describeChance(p),
    ],
    metrics: ['csat', 'cost_to_serve'],
  };
}

/** Checks only segments whose customers pay much more than the average one. */
function checkWaits(input: ContrastInput, id: string): ContrastCase[] {
  const { revenuePerCustomer, revenuePerCustomerOfAll } = input.roles;
  const { ratio: leastRatio, high_value: leastValue } = input.thresholds;
  const relativeValue = (revenuePerCustomer.get(id) ?? 0) / (revenuePerCustomerOfAll ?? Infinity);
  if (relativeValue < leastValue) return [];
  const { name } = findSegment(input, id);
  const title = `${name} is of high value and waits long`;
  const subject = describeSubject(input, id, 'resolution_time');
  const comparison = compareWithOthers(input, 'resolution_time', id);
  if (typeof comparison === 'string') return [cannotTell(subject, title, comparison)];
  const { own, other, pMore, ratio } = comparison;
  const [ownText, otherText] = formatMetricValues(input, 'resolution_time', [own.value, other.value]);
  return [
    {
      ...subject,
      p: pMore,
      value: own.value,
      baseline: other.value,
      threshold: other.value * leastRatio,
      state: pMore < SIGNIFICANCE_LEVEL && ratio >= leastRatio ? 'warning' : 'healthy',
      title,
      words: `A customer of ${name} pays ${formatTimes(relativeValue)} as much as the average one and waits ${formatTimes(ratio)} as long for a resolution as the others (${ownText} against ${otherText}).`,
      evidence: [
        describeFact(`Revenue per customer against all, ${name}`, formatTimes(relativeValue), relativeValue),
        describeValue(input, 'resolution_time', { name, segment: id }, own.value),
        describeValue(input, 'resolution_time', OTHER_SEGMENTS, other.value),
        describeChance(pMore),
      ],
      metrics: ['resolution_time'],
    },
  ];
}
