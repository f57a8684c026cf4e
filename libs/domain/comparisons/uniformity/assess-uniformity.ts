/**
 * Do the segments of a dimension get the same service? There are three verdicts: the service is shown to be uniform, it is shown to
 * differ, or the data cannot tell. Each customer counts with one value. Segments that are too thin are left out and named.
 */
import { explainedWords, uniformity, type Uniformity } from '@bough/statistics';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import {
  customersBySegment,
  customersOfSegments,
  type ComparedGroup,
  type PeriodCustomers,
} from './compared-groups.js';
import { customerValue, type CustomerValue, type MarginScale } from './customer-value.js';
import type { LeftOut, UniformityNotAssessed, UniformityOutcome, UniformityAssessment } from './uniformity-outcome.js';
import { uniformityWords } from './uniformity-words.js';

/** A segment with fewer customers is left out: Welch's test needs about ten values in each group. */
export const LEAST_COMPARED_CUSTOMERS = 10;

/** What is asked: whether a metric is the same over a dimension. */
export interface UniformityQuestion {
  readonly metric: string;
  readonly dimension: string;
  /** What the groups are called: `segment` when left out. */
  readonly noun?: string;
}

/** Assesses a dimension by the customers of one period. `isThin` says which segments are below the metric's minimum sample, or why else they cannot be compared. */
export function assessUniformity(
  model: Model,
  question: UniformityQuestion,
  customers: PeriodCustomers,
  isThin: (segment: ModelSegment) => boolean | string = () => false,
): UniformityOutcome {
  const value = customerValue(model, question.metric);
  if (value.kind === 'none') return uniformityNotAssessed(question, value.reason, value.message);
  const segments = model.segments.filter(({ dimension }) => dimension === question.dimension);
  if (segments.length === 0)
    return uniformityNotAssessed(question, 'UNKNOWN_DIMENSION', `there is no dimension "${question.dimension}"`);
  const { cells, setting, groupedBy } = customers;
  const grouped = groupedBy?.(question.dimension) ?? customersOfSegments(segments, cells);
  return assessGroups(model, question, value, customersBySegment(grouped, value, setting, isThin));
}

/** Assesses groups of customers whose values are there already. */
export function assessGroups(
  model: Model,
  question: UniformityQuestion,
  value: CustomerValue,
  all: readonly ComparedGroup[],
): UniformityOutcome {
  const groups = all.filter(({ isUnknown, values }) => !isUnknown || values.length > 0);
  const leftOut = groups.flatMap(leaveOut);
  const kept = groups.filter(({ id }) => leftOut.every(({ segment }) => segment !== id));
  if (kept.length < 2) {
    const few = isShortOfCustomers(leftOut)
      ? `fewer than two segments have ${LEAST_COMPARED_CUSTOMERS} customers with a value`
      : `fewer than two segments can be compared (${leftOut.map(({ name, reason }) => `${name}: ${reason}`).join('; ')})`;
    return uniformityNotAssessed(question, 'TOO_FEW_SEGMENTS', few, leftOut);
  }
  const margin = marginOn(value, kept);
  if (!(margin > 0)) return uniformityNotAssessed(question, 'NO_VALUES', 'the customers have nothing of it', leftOut);
  const estimate = uniformity(
    kept.map(({ values }) => values),
    margin,
  );
  if (estimate.kind === 'none')
    return uniformityNotAssessed(question, 'NO_SPREAD', 'no customer differs from another of its segment', leftOut);
  return assessmentOf(model, question, value, { kept, leftOut, estimate });
}

/** The smallest difference that counts, in the unit of the customers' values; 0 where all values are zero. */
export function marginOn({ scale, margin }: CustomerValue, groups: readonly Pick<ComparedGroup, 'values'>[]): number {
  if (scale !== 'relative') return margin;
  const values = groups.flatMap((group) => group.values);
  return (margin * Math.abs(values.reduce((sum, each) => sum + each, 0))) / Math.max(1, values.length);
}

/** Why there is no assessment. */
export function uniformityNotAssessed(
  { metric, dimension }: UniformityQuestion,
  reason: UniformityNotAssessed['reason'],
  message: string,
  leftOut: readonly LeftOut[] = [],
): UniformityNotAssessed {
  return { kind: 'none', metric, dimension, reason, message, leftOut };
}

/** Why a group is left out; an empty list for a group that is assessed. */
function leaveOut({ id, name, isUnknown, isThin, objection, values }: ComparedGroup): LeftOut[] {
  const customers = values.length;
  const out = (reason: string) => [{ segment: id, name, customers, reason }];
  if (isUnknown) return out('no segment is known for them');
  if (customers < LEAST_COMPARED_CUSTOMERS)
    return out(`${customers} of at least ${LEAST_COMPARED_CUSTOMERS} customers with a value`);
  return isThin ? out(objection ?? 'thin: below the minimum sample of the metric') : [];
}

/** Whether every group that was left out has too few customers, or no known segment. */
function isShortOfCustomers(leftOut: readonly LeftOut[]): boolean {
  return leftOut.every(
    ({ segment, customers }) => customers < LEAST_COMPARED_CUSTOMERS || segment.endsWith('/unknown'),
  );
}

/** The groups that were compared, those that were left out, and what the comparison gave. */
interface ComparisonResult {
  readonly kept: readonly ComparedGroup[];
  readonly leftOut: readonly LeftOut[];
  readonly estimate: Uniformity;
}

function assessmentOf(
  model: Model,
  { metric, dimension, noun = 'segment' }: UniformityQuestion,
  value: CustomerValue,
  { kept, leftOut, estimate }: ComparisonResult,
): UniformityAssessment {
  const { scale } = value;
  const onScale = gapOnScale(scale, estimate.whole);
  const segments = estimate.segments.map(({ customers, mean, gap }, index) => ({
    segment: kept[index]!.id,
    name: kept[index]!.name,
    customers,
    typical: typicalOf(scale, mean),
    gap: gap && { value: onScale(gap.value), low: onScale(gap.low), high: onScale(gap.high) },
  }));
  const assessment = {
    kind: 'judged' as const,
    metric,
    dimension,
    verdict: estimate.verdict,
    p: estimate.test.p,
    explained: estimate.explained,
    effect: explainedWords(estimate.explained).replace('segment', noun),
    scale,
    margin: scale === 'ratio' ? onScale(value.margin) : value.margin,
    whole: typicalOf(scale, estimate.whole),
    spread: onScale(estimate.spread),
    widestGap: estimate.widestGap === null ? null : onScale(estimate.widestGap),
    segments,
    leftOut,
  };
  return { ...assessment, words: uniformityWords(model, assessment, noun) };
}

/** A mean of customers' values, in the metric's unit: on the ratio scale the values are logarithms. */
export function typicalOf(scale: MarginScale, mean: number): number {
  return scale === 'ratio' ? Math.exp(mean) : mean;
}

/** Turns a difference of customers' values into a part of the whole, or into points on the scale of points. */
export function gapOnScale(scale: MarginScale, whole: number): (gap: number) => number {
  if (scale === 'ratio') return (gap) => Math.exp(gap) - 1;
  return scale === 'relative' ? (gap) => gap / Math.abs(whole) : (gap) => gap;
}
