/** Self-service that fails or is bypassed: a bot takes part and does not resolve, or conversations go past it. */
import { compareWithOthers } from '../contrasts/against-others.js';
import { compareSides, measureSide, type SideComparison } from '../contrasts/compare-sides.js';
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
  labelledSegments,
  listOtherSegments,
  thresholdParameters,
  type ContrastInput,
} from '../contrasts/contrast-input.js';

/** A metric whose fall is a sign, and the words for it. */
const SIGNS = [
  { metric: 'bot_resolution_rate', title: 'Self-service fails', words: 'resolves by itself' },
  { metric: 'bot_involvement_rate', title: 'Self-service is bypassed', words: 'is asked' },
] as const;

/** Makes two cases per tier, one per sign: against the other tiers or against the period before, whichever is worse. */
export function selfServicePattern(input: ContrastInput): Contrast {
  const { period, roles, model } = input;
  const signs = SIGNS.filter(({ metric }) => model.metrics.has(metric));
  const tiers = labelledSegments(input, roles.tierDimension);
  return summariseCases(
    {
      kind: 'pattern',
      rule: 'self_service',
      name: 'Self-service',
      healthy: 'Self-service is not shown to fail, or to be bypassed, in any tier.',
    },
    signs.flatMap((sign) => tiers.map(({ id }) => checkTier(input, id, sign))),
    { period, parameters: thresholdParameters(input, 'share_points'), assumptions: [] },
  );
}

function checkTier(input: ContrastInput, id: string, { metric, title, words }: (typeof SIGNS)[number]): ContrastCase {
  const { name } = findSegment(input, id);
  const subject = describeSubject(input, id, metric);
  const withOthers = compareWithOthers(input, metric, id);
  const withBefore = compareWithBefore(input, metric, id);
  const place = { segments: [id], period: input.period };
  const earlier = { segments: [id], period: input.before.values.period };
  const others = { segments: listOtherSegments(input, id), period: input.period };
  const comparisons = [
    ...(typeof withOthers === 'string'
      ? []
      : [{ comparison: withOthers, than: 'in the other segments', before: others }]),
    ...(withBefore === null ? [] : [{ comparison: withBefore, than: 'in the weeks before', before: earlier }]),
  ];
  const worst = comparisons.sort((a, b) => a.comparison.gap - b.comparison.gap)[0];
  if (!worst)
    return cannotTell(
      subject,
      `${title} in ${name}`,
      typeof withOthers === 'string' ? withOthers : 'there is no value',
    );
  const { own, other, gap, pLess } = worst.comparison;
  const { share_points: leastPoints } = input.thresholds;
  // Bonferroni: the worse of two comparisons is taken.
  const p = Math.min(1, comparisons.length * pLess);
  const fact = `In ${name} the bot ${words} ${formatPoints(gap)} less often than ${worst.than}.`;
  return {
    ...subject,
    p,
    value: own.value,
    baseline: other.value,
    threshold: other.value - leastPoints,
    state: p < SIGNIFICANCE_LEVEL && -gap >= leastPoints ? 'warning' : 'healthy',
    title: `${title} in ${name}`,
    words: fact,
    evidence: [
      describeValue(input, metric, { name, segment: id }, own.value),
      describeValue(input, metric, { name: worst.than.replace('in ', ''), segment: null }, other.value),
      describeChance(p),
    ],
    claim: {
      metric,
      before: worst.before,
      after: place,
      fact,
      blame: '',
      title: `The bot ${words} less often in ${name}`,
    },
    metrics: [metric, 'automation_rate'],
  };
}

function compareWithBefore(input: ContrastInput, metric: string, id: string): SideComparison | null {
  const [now, before] = [measureSide(input, metric, [id]), measureSide(input, metric, [id], 'before')];
  return now.kind === 'none' || before.kind === 'none' ? null : compareSides(now, before);
}
