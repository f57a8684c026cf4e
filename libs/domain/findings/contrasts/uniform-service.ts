/**
 * Uniform service: everybody gets the same although standards ask for a difference, or although customers differ in what they are
 * worth. That segments are alike has to be shown by a test of equivalence; that no difference was found is not enough.
 */
import { equivalence } from '@bough/statistics';
import { assessUniformity } from '../../comparisons/uniformity/assess-uniformity.js';
import { cannotTell, SIGNIFICANCE_LEVEL, summariseCases, type Contrast, type ContrastCase } from './contrast.js';
import {
  describeFact,
  describeValue,
  formatMetricValue,
  thresholdParameters,
  type ContrastInput,
} from './contrast-input.js';
import { measureSide, subtractEstimates, type ComparisonSide } from './compare-sides.js';

/** What customers notice first: how fast a human answers, and whether a bot does. */
const METRICS = ['first_response_time', 'bot_first_ratio'];

/** Makes one case per metric, for the dimension of the tiers and for the one that divides customers by value. */
export function uniformServiceContrast(input: ContrastInput): Contrast {
  const { roles, period, model } = input;
  const { valueDimension, tierDimension } = roles;
  const dimensions = [...new Set([...(valueDimension === null ? [] : [valueDimension]), tierDimension])];
  const metrics = METRICS.filter((metric) => model.metrics.has(metric));
  return summariseCases(
    {
      kind: 'contrast',
      rule: 'uniform_service',
      name: 'Uniform service',
      healthy: 'Service is not shown to be the same where it should differ.',
    },
    metrics.flatMap((metric) => dimensions.map((dimension) => compareDimension(input, metric, dimension))),
    {
      period,
      parameters: thresholdParameters(input, 'ratio', 'share_points'),
      assumptions:
        valueDimension === null
          ? []
          : [
              `Service is expected to differ over ${dimensionName(input, valueDimension)}, which cuts customers by what they pay.`,
            ],
    },
  );
}

function compareDimension(input: ContrastInput, metric: string, dimension: string): ContrastCase {
  const { model, now } = input;
  const name = dimensionName(input, dimension);
  const metricName = model.metrics.get(metric)!.name;
  const title = `${metricName} is the same for every ${name}`;
  const subject = { segment: null, about: name, dimension, metric };
  const isThin = ({ id }: { readonly id: string }) => measureSide(input, metric, [id]).kind === 'none';
  const uniformity = assessUniformity(model, { metric, dimension }, now, isThin);
  if (uniformity.kind === 'none') return cannotTell(subject, title, uniformity.message);
  const segments = uniformity.segments.map(({ segment }) => segment);
  const reason = reasonToDiffer(input, { metric, dimension, segments });
  const p = chanceOfDifference(input, metric, segments);
  // Each segment must be near the whole and near the others, since the whole includes the segment's own customers.
  const isSame = uniformity.verdict === 'uniform' && p < SIGNIFICANCE_LEVEL;
  const isUndecided = uniformity.verdict === 'cannot_tell' || (uniformity.verdict === 'uniform' && !isSame);
  return {
    ...subject,
    value: uniformity.whole,
    baseline: uniformity.whole,
    threshold: null,
    title,
    metrics: [metric],
    p,
    state: isUndecided ? 'cannot_tell' : isSame && reason !== null ? 'warning' : 'healthy',
    words: isSame
      ? `${metricName} is about ${formatMetricValue(input, metric, uniformity.whole)} for every ${name}${reason === null ? '' : `, ${reason}: nobody is put first`}.`
      : `${metricName} by ${name} ${uniformity.words}.`,
    evidence: [
      ...uniformity.segments.map((each) => describeValue(input, metric, each, each.typical)),
      describeFact('Judged on customers', uniformity.words),
    ],
    touches: mostValuable(input, segments),
  };
}

/**
 * Why service should differ: the standards of the segments differ, or the dimension divides customers by what they are worth and no
 * standards say that all get the same. `null` when nothing asks for a difference.
 */
function reasonToDiffer(
  input: ContrastInput,
  { metric, dimension, segments }: { metric: string; dimension: string; segments: readonly string[] },
): string | null {
  const differ = input.standardsDiffer(metric, segments);
  if (differ === true) return 'though their standards differ';
  return differ === null && dimension === input.roles.valueDimension
    ? 'though they differ in what they are worth'
    : null;
}

/** The p of two one-sided tests (TOST) of each segment against the others; of all segments the largest. */
function chanceOfDifference(input: ContrastInput, metric: string, ids: readonly string[]): number {
  const chances = ids.map((id) => {
    const own = measureSide(input, metric, [id]);
    const others = measureSide(input, metric, ids.filter((each) => each !== id)); // prettier-ignore
    if (own.kind === 'none' || others.kind === 'none') return 1;
    const gap = subtractEstimates(own.mean, others.mean);
    return gap.error > 0 ? equivalence(gap, equivalenceMargin(input, others.mean.value, own.scale)).p : 1;
  });
  return Math.max(...chances);
}

/** The largest difference that counts as the same, on the scale of the samples. */
function equivalenceMargin({ thresholds }: ContrastInput, mean: number, scale: ComparisonSide['scale']): number {
  if (scale === 'ratio') return Math.log(thresholds.ratio);
  return scale === 'points' ? thresholds.share_points : (1 - 1 / thresholds.ratio) * Math.abs(mean);
}

/** The segments that should be served better: those of high value; without any, the last one. */
function mostValuable({ roles, thresholds }: ContrastInput, segments: readonly string[]): string[] {
  const { revenuePerCustomer, revenuePerCustomerOfAll } = roles;
  const least = thresholds.high_value * (revenuePerCustomerOfAll ?? Infinity);
  const valuable = segments.filter((id) => (revenuePerCustomer.get(id) ?? 0) >= least);
  return valuable.length > 0 ? valuable : segments.slice(-1);
}

function dimensionName({ model }: ContrastInput, dimension: string): string {
  const { name } = model.workspace.dimensions.find(({ key }) => key === dimension)!;
  return name;
}
