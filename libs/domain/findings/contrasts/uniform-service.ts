/**
 * Uniform service: everybody gets the same although standards ask for a difference, or although customers differ in what they are
 * worth, which the workspace declares or their revenue shows. Where neither is known, sameness cannot be called healthy. That segments
 * are alike has to be shown by a test of equivalence; that no difference was found is not enough.
 */
import { equivalence } from '@bough/statistics';
import { assessUniformity } from '../../comparisons/uniformity/assess-uniformity.js';
import { cannotTell, SIGNIFICANCE_LEVEL, summariseCases, type Contrast, type ContrastCase } from './contrast.js';
import {
  describeFact,
  describeValue,
  formatMetricValue,
  formatTimes,
  thresholdParameters,
  type ContrastInput,
} from './contrast-input.js';
import { measureAllBut, measureSide, subtractEstimates, type ComparisonSide } from './compare-sides.js';
import { howToRank } from './segment-roles.js';

/** What customers notice first: how fast a human answers, and whether a bot does. */
const METRICS = ['first_response_time', 'bot_first_ratio'];

/** Makes one case per metric, for the dimension of the tiers and for the one that divides customers by value. */
export function uniformServiceContrast(input: ContrastInput): Contrast {
  const { roles, period, model } = input;
  const { valueDimension, tierDimension } = roles;
  const dimensions = [...new Set([...(valueDimension === null ? [] : [valueDimension]), tierDimension])];
  const metrics = METRICS.filter((metric) => model.metrics.has(metric));
  const cases = metrics.flatMap((metric) => dimensions.map((dimension) => compareDimension(input, metric, dimension)));
  const contrast = summariseCases(
    {
      kind: 'contrast',
      rule: 'uniform_service',
      name: 'Uniform service',
      healthy: 'Service is not shown to be the same where it should differ.',
    },
    cases,
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
  const open = cases.filter(({ isOpen }) => isOpen).map(({ words }) => words);
  if (contrast.state !== 'healthy' || open.length === 0) return contrast;
  return { ...contrast, state: 'cannot_tell', words: open.join(' ') };
}

/** A case; `isOpen`: service is shown to be the same, and whether it should be is not known. */
interface UniformCase extends ContrastCase {
  readonly isOpen: boolean;
}

function compareDimension(input: ContrastInput, metric: string, dimension: string): UniformCase {
  const { model, now } = input;
  const name = dimensionName(input, dimension);
  const metricName = model.metrics.get(metric)!.name;
  const title = `${metricName} is the same for every ${name}`;
  const subject = { segment: null, about: name, dimension, metric };
  const objectionTo = ({ id }: { readonly id: string }) => {
    const side = measureSide(input, metric, [id]);
    return side.kind === 'none' && side.reason;
  };
  const uniformity = assessUniformity(model, { metric, dimension }, now, objectionTo);
  if (uniformity.kind === 'none') return { ...cannotTell(subject, title, uniformity.message), isOpen: false };
  const segments = uniformity.segments.map(({ segment }) => segment);
  const worth = reasonToDiffer(input, { metric, dimension, segments });
  const p = chanceOfDifference(input, metric, segments);
  // Each segment must be near the whole and near the others, since the whole includes the segment's own customers.
  const isSame = uniformity.verdict === 'uniform' && p < SIGNIFICANCE_LEVEL;
  const isUndecided = uniformity.verdict === 'cannot_tell' || (uniformity.verdict === 'uniform' && !isSame);
  const same = `${metricName} is about ${formatMetricValue(input, metric, uniformity.whole)} for every ${name}`;
  return {
    ...subject,
    value: uniformity.whole,
    baseline: uniformity.whole,
    threshold: null,
    title,
    metrics: [metric],
    p,
    state: isUndecided ? 'cannot_tell' : isSame ? STATES[worth.kind] : 'healthy',
    words: isSame
      ? sameWords(same, worth, dimension)
      : uniformity.verdict === 'uniform'
        ? `${metricName} by ${name} cannot be told: every segment is near the whole, and not every one is shown to be near the others.`
        : `${metricName} by ${name} ${uniformity.words}.`,
    evidence: [
      ...uniformity.segments.map((each) => describeValue(input, metric, each, each.typical)),
      describeFact('Judged on customers', uniformity.words),
    ],
    touches: mostValuable(input, segments),
    isOpen: isSame && worth.kind === 'unknown',
  };
}

/** Whether service should differ between segments; `unknown` when nobody says so and nothing shows it. */
type Worth =
  { readonly kind: 'differs'; readonly why: string } | { readonly kind: 'alike' } | { readonly kind: 'unknown' };

/** What it means that service is shown to be the same. */
const STATES = { differs: 'warning', alike: 'healthy', unknown: 'cannot_tell' } as const;

function sameWords(same: string, worth: Worth, dimension: string): string {
  if (worth.kind === 'alike') return `${same}.`;
  if (worth.kind === 'differs') return `${same}, ${worth.why}: nobody is put first.`;
  return `${same}. Whether it should be cannot be told: there are no standards, and nobody says which segment is worth more. ${howToRank(dimension)}`;
}

/**
 * Why service should differ: the standards of the segments differ; or no standards say that all get the same, and the segments differ in
 * what they are worth, as declared by the workspace or shown by what their customers pay.
 */
function reasonToDiffer(
  input: ContrastInput,
  { metric, dimension, segments }: { metric: string; dimension: string; segments: readonly string[] },
): Worth {
  const { roles } = input;
  const differ = input.standardsDiffer(metric, segments);
  if (differ === true) return { kind: 'differs', why: 'though their standards differ' };
  if (differ === false) return { kind: 'alike' };
  const isRanked = dimension === roles.tierDimension && roles.tierBasis === 'declared';
  if (dimension === roles.valueDimension || isRanked)
    return { kind: 'differs', why: 'though they differ in what they are worth' };
  return compareRevenue(input, segments);
}

/** Segments whose customers pay as much as high value is above the average, or more, one against another. */
function compareRevenue({ roles, thresholds }: ContrastInput, segments: readonly string[]): Worth {
  const paid = segments.flatMap((id) => roles.revenuePerCustomer.get(id) ?? []);
  const [least, most] = [Math.min(...paid), Math.max(...paid)];
  if (paid.length < segments.length || !(most > 0)) return { kind: 'unknown' };
  if (most < thresholds.high_value * least) return { kind: 'alike' };
  const times = least > 0 ? `one pays ${formatTimes(most / least)} as much as another` : 'some pay and others do not';
  return {
    kind: 'differs',
    why: `though what their customers pay differs (${times}) and no standard says that all get the same`,
  };
}

/** The p of two one-sided tests (TOST) of each segment against the others; of all segments the largest. */
function chanceOfDifference(input: ContrastInput, metric: string, ids: readonly string[]): number {
  const othersOf = measureAllBut(input, metric, ids);
  const chances = ids.map((id) => {
    const [own, others] = [measureSide(input, metric, [id]), othersOf(id)];
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

/** The segments that should be served better: those of high value, else the premium ones; all where none is known to be. */
function mostValuable({ roles, thresholds }: ContrastInput, segments: readonly string[]): readonly string[] {
  const { revenuePerCustomer, revenuePerCustomerOfAll } = roles;
  const least = thresholds.high_value * (revenuePerCustomerOfAll ?? Infinity);
  const valuable = segments.filter((id) => (revenuePerCustomer.get(id) ?? 0) >= least);
  if (valuable.length > 0) return valuable;
  const premium = segments.filter((id) => roles.segmentsByRole.premium.includes(id));
  return premium.length > 0 ? premium : segments;
}

function dimensionName({ model }: ContrastInput, dimension: string): string {
  const { name } = model.workspace.dimensions.find(({ key }) => key === dimension)!;
  return name;
}
