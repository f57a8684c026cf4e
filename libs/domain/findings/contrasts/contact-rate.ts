/**
 * Contact rate, self-serve against enterprise. That enterprise customers write more is how it should be. Self-serve customers who write
 * much more than before, or far more than enterprise customers, point to a gap in onboarding or in the product.
 */
import { cannotTell, SIGNIFICANCE_LEVEL, summariseCases, type Contrast, type ContrastCase } from './contrast.js';
import {
  describeChance,
  describeSubject,
  describeValue,
  findSegment,
  formatMetricValues,
  formatTimes,
  thresholdParameters,
  type ContrastInput,
} from './contrast-input.js';
import { compareSides, measureSide, type SideComparison } from './compare-sides.js';
import { reasonWithoutTiers } from './segment-roles.js';

const METRIC = 'contact_rate';

/** Makes two cases per self-serve segment: against the weeks before, and against enterprise. */
export function contactRateContrast(input: ContrastInput): Contrast {
  const { roles, period } = input;
  const { self_serve: selfServe, enterprise } = roles.segmentsByRole;
  return summariseCases(
    {
      kind: 'contrast',
      rule: 'contact_rate',
      name: 'Contact rate, enterprise and self-serve',
      healthy: 'Self-serve customers write no more than enterprise customers, and no more than they did.',
    },
    enterprise.length === 0
      ? []
      : selfServe.flatMap((id) => [compareWithBefore(input, id), compareWithEnterprise(input, id, enterprise)]),
    {
      period,
      parameters: thresholdParameters(input, 'contact_rise', 'contact_ratio'),
      assumptions: roles.assumptions,
    },
    reasonWithoutTiers(input.model, roles, 'self_serve', 'enterprise'),
  );
}

function compareWithBefore(input: ContrastInput, id: string): ContrastCase {
  const { name } = findSegment(input, id);
  const title = `${name} writes more than before`;
  const [now, before] = [measureSide(input, METRIC, [id]), measureSide(input, METRIC, [id], 'before')];
  const subject = describeSubject(input, id, METRIC);
  if (now.kind === 'none') return cannotTell(subject, title, now.reason);
  if (before.kind === 'none') return cannotTell(subject, title, `before: ${before.reason}`);
  const comparison = compareSides(now, before);
  const { contact_rise: leastRise } = input.thresholds;
  const isRising = comparison.pMore < SIGNIFICANCE_LEVEL && comparison.ratio >= leastRise;
  const [nowText, beforeText] = formatMetricValues(input, METRIC, [now.value, before.value]);
  return {
    ...subject,
    ...caseNumbers(comparison, leastRise),
    state: isRising ? 'warning' : 'healthy',
    title: isRising ? title : `${name} writes no more than before`,
    words: `${name} contacts support ${formatTimes(comparison.ratio)} as often as in the weeks before (${nowText} a customer against ${beforeText}): look at what changed in onboarding or in the product.`,
    evidence: [
      describeValue(input, METRIC, { name, segment: id }, now.value),
      describeValue(input, METRIC, { name: `${name}, the weeks before`, segment: id }, before.value),
      describeChance(comparison.pMore),
    ],
  };
}

function compareWithEnterprise(input: ContrastInput, id: string, enterprise: readonly string[]): ContrastCase {
  const { name } = findSegment(input, id);
  const enterpriseName = enterprise.map((each) => findSegment(input, each).name).join(' and ');
  const title = `${name} writes more than ${enterpriseName}`;
  const [own, other] = [measureSide(input, METRIC, [id]), measureSide(input, METRIC, enterprise)];
  const subject = describeSubject(input, id, METRIC);
  if (own.kind === 'none') return cannotTell(subject, title, own.reason);
  if (other.kind === 'none') return cannotTell(subject, title, `${enterpriseName}: ${other.reason}`);
  const comparison = compareSides(own, other);
  const { contact_ratio: warningRatio, ratio: watchRatio } = input.thresholds;
  const isSure = comparison.pMore < SIGNIFICANCE_LEVEL;
  const [ownText, otherText] = formatMetricValues(input, METRIC, [own.value, other.value]);
  return {
    ...subject,
    ...caseNumbers(comparison, warningRatio),
    state:
      isSure && comparison.ratio >= warningRatio
        ? 'warning'
        : isSure && comparison.ratio >= watchRatio
          ? 'watch'
          : 'healthy',
    title,
    words: `${name} contacts support ${formatTimes(comparison.ratio)} as often as ${enterpriseName} (${ownText} a customer against ${otherText}): a gap in onboarding or in the product is likelier than slow handling.`,
    evidence: [
      describeValue(input, METRIC, { name, segment: id }, own.value),
      describeValue(input, METRIC, { name: enterpriseName, segment: enterprise[0]! }, other.value),
      describeChance(comparison.pMore),
    ],
  };
}

function caseNumbers(
  { own, other, pMore }: SideComparison,
  threshold: number,
): Pick<ContrastCase, 'p' | 'value' | 'baseline' | 'threshold' | 'metrics'> {
  return { p: pMore, value: own.value, baseline: other.value, threshold: other.value * threshold, metrics: [METRIC] };
}
