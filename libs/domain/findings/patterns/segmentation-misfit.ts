/**
 * Segmentation misfit: what a segment is offered does not fit it, so that its customers come back although they are answered as fast as
 * others.
 */
import { claimAgainstOthers, compareWithOthers, OTHER_SEGMENTS } from '../contrasts/against-others.js';
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
  formatPoints,
  segmentsOfAllDimensions,
  thresholdParameters,
  type ContrastInput,
} from '../contrasts/contrast-input.js';

const METRIC = 'repeat_contact_rate';

/** Makes one case per segment of every dimension. */
export function segmentationMisfitPattern(input: ContrastInput): Contrast {
  return summariseCases(
    {
      kind: 'pattern',
      rule: 'segmentation_misfit',
      name: 'Segmentation misfit',
      healthy: 'No segment is shown to come back more often than the others.',
    },
    segmentsOfAllDimensions(input).map(({ id }) => checkSegment(input, id)),
    { period: input.period, parameters: thresholdParameters(input, 'share_points'), assumptions: [] },
  );
}

function checkSegment(input: ContrastInput, id: string): ContrastCase {
  const { name } = findSegment(input, id);
  const title = `${name} comes back more often than the others`;
  const comparison = compareWithOthers(input, METRIC, id);
  const subject = describeSubject(input, id, METRIC);
  if (typeof comparison === 'string') return cannotTell(subject, title, comparison);
  const { own, other, gap, pMore } = comparison;
  const { share_points: leastPoints, ratio: leastRatio } = input.thresholds;
  const isMisfit = pMore < SIGNIFICANCE_LEVEL && gap >= leastPoints;
  const waits = compareWithOthers(input, 'resolution_time', id);
  const isSlow = typeof waits !== 'string' && waits.pMore < SIGNIFICANCE_LEVEL && waits.ratio >= leastRatio;
  return {
    ...subject,
    p: pMore,
    value: own.value,
    baseline: other.value,
    threshold: other.value + leastPoints,
    // Where the segment is slow as well, slowness is the nearer explanation.
    state: isMisfit ? (isSlow ? 'watch' : 'warning') : 'healthy',
    title,
    words: `After a resolution, customers of ${name} write again ${formatPoints(gap)} more often than the others: its answers or its segment do not fit them.`,
    evidence: [
      describeValue(input, METRIC, { name, segment: id }, own.value),
      describeValue(input, METRIC, OTHER_SEGMENTS, other.value),
      ...(typeof waits === 'string'
        ? []
        : [describeValue(input, 'resolution_time', { name, segment: id }, waits.own.value)]),
      describeChance(pMore),
    ],
    // Whoever writes more often also writes more often within two weeks.
    metrics: [METRIC, 'reopen_and_follow_up_rate', 'contact_rate'],
    claim: claimAgainstOthers(input, METRIC, id, {
      fact: `After a resolution, customers of ${name} write again ${formatPoints(gap)} more often than the others.`,
      blame: 'Its answers or its segment do not fit them.',
    }),
  };
}
