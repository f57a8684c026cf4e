/** Two things that must not meet in one segment: it is expensive and unhappy, or it is of high value and waits long. */
import { claimAgainstOthers, compareWithOthers, OTHER_SEGMENTS } from './against-others.js';
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
import { howToRank, relativeValueOf } from './segment-roles.js';
import type { SignalEvidence } from '../signal.js';

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
  const fact = `${name} costs ${formatTimes(cost.ratio)} as much per customer as the others and is ${formatPoints(csat.gap)} less satisfied`;
  return {
    ...subject,
    p,
    value: csat.own.value,
    baseline: csat.other.value,
    threshold: csat.other.value - gap,
    state: isExpensive && isUnhappy ? 'warning' : 'healthy',
    title,
    words: `${fact}: money is spent where it does not help.`,
    evidence: [
      describeValue(input, 'cost_to_serve', { name, segment: id }, cost.own.value),
      describeValue(input, 'cost_to_serve', OTHER_SEGMENTS, cost.other.value),
      describeValue(input, 'csat', { name, segment: id }, csat.own.value),
      describeValue(input, 'csat', OTHER_SEGMENTS, csat.other.value),
      describeChance(p),
    ],
    metrics: ['csat', 'cost_to_serve'],
    claim: claimAgainstOthers(input, 'csat', id, {
      fact: `${fact}.`,
      blame: 'Money is spent where it does not help.',
    }),
  };
}

/** Checks only segments of high value: their customers pay much more than the average one, or they are declared as premium. */
function checkWaits(input: ContrastInput, id: string): ContrastCase[] {
  const { ratio: leastRatio } = input.thresholds;
  const worth = worthOf(input, id);
  if (worth.kind === 'unknown') {
    const { name, dimension } = findSegment(input, id);
    const about = { ...describeSubject(input, id, 'resolution_time'), about: name };
    // Once for the tiers; of what the segments of other dimensions are worth only revenue could tell.
    if (dimension !== input.roles.tierDimension) return [];
    return [
      cannotTell(
        about,
        `${name} is of high value and waits long`,
        `nobody says what its customers are worth. ${howToRank(dimension)}`,
      ),
    ];
  }
  if (!worth.isHigh) return [];
  const { name } = findSegment(input, id);
  const title = `${name} is of high value and waits long`;
  const subject = describeSubject(input, id, 'resolution_time');
  const comparison = compareWithOthers(input, 'resolution_time', id);
  if (typeof comparison === 'string') return [cannotTell(subject, title, comparison)];
  const { own, other, pMore, ratio } = comparison;
  const [ownText, otherText] = formatMetricValues(input, 'resolution_time', [own.value, other.value]);
  const words = `A customer of ${name} ${worth.words} and waits ${formatTimes(ratio)} as long for a resolution as the others (${ownText} against ${otherText}).`;
  return [
    {
      ...subject,
      p: pMore,
      value: own.value,
      baseline: other.value,
      threshold: other.value * leastRatio,
      state: pMore < SIGNIFICANCE_LEVEL && ratio >= leastRatio ? 'warning' : 'healthy',
      title,
      words,
      evidence: [
        ...worth.evidence,
        describeValue(input, 'resolution_time', { name, segment: id }, own.value),
        describeValue(input, 'resolution_time', OTHER_SEGMENTS, other.value),
        describeChance(pMore),
      ],
      metrics: ['resolution_time'],
      claim: claimAgainstOthers(input, 'resolution_time', id, { fact: words, blame: '' }),
    },
  ];
}

/** What a segment's customers are worth, with the words and the evidence for it. */
type Worth =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      readonly isHigh: boolean;
      readonly words: string;
      readonly evidence: readonly SignalEvidence[];
    };

/** By revenue where it is known; otherwise by what the workspace declares about the tiers. */
function worthOf(input: ContrastInput, id: string): Worth {
  const { name, dimension } = findSegment(input, id);
  const { roles, thresholds } = input;
  const relativeValue = relativeValueOf(roles, id);
  if (relativeValue !== null)
    return {
      kind: 'known',
      isHigh: relativeValue >= thresholds.high_value,
      words: `pays ${formatTimes(relativeValue)} as much as the average one`,
      evidence: [describeFact(`Revenue per customer against all, ${name}`, formatTimes(relativeValue), relativeValue)],
    };
  const { premium } = roles.segmentsByRole;
  if (dimension !== roles.tierDimension || premium.length === 0) return { kind: 'unknown' };
  return { kind: 'known', isHigh: premium.includes(id), words: 'is of the premium tier', evidence: [] };
}
