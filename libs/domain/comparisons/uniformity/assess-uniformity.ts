/**
 * Do the segments of a dimension get the same service? Three answers: uniform (shown), differs (shown), cannot tell. One value per
 * customer; segments too thin to judge are left out and named.
 */
import { explainedWords, uniformity, type Uniformity } from '@bough/statistics';
import type { CustomerCells } from '../../rollups/customer-cells.js';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import { customersBySegment, type ComparedGroup } from './compared-groups.js';
import { customerValue, type CustomerSetting, type CustomerValue, type MarginScale } from './customer-value.js';
import type { LeftOut, UniformityNotAssessed, UniformityOutcome, UniformityAssessment } from './uniformity-outcome.js';
import { uniformityWords } from './uniformity-words.js';

/** Below so many customers with a value a segment is not judged: Welch's test needs about ten values in each group. */
export const LEAST_COMPARED_CUSTOMERS = 10;

/** Which question it is about. */
export interface UniformityQuestion {
  readonly metric: string;
  readonly dimension: string;
  /** What the groups are called: `segment` when left out. */
  readonly noun?: string;
}

/** The verdict on a dimension, by the customers of one period. `isThin`: a segment that the metric's minimum sample rules out. */
export function assessUniformity(
  model: Model,
  question: UniformityQuestion,
  cells: CustomerCells,
  setting: CustomerSetting,
  isThin: (segment: ModelSegment) => boolean = () => false,
): UniformityOutcome {
  const value = customerValue(model, question.metric);
  if (value.kind === 'none') return uniformityNotAssessed(question, value.reason, value.message);
  const segments = model.segments.filter(({ dimension }) => dimension === question.dimension);
  if (segments.length === 0)
    return uniformityNotAssessed(question, 'UNKNOWN_DIMENSION', `there is no dimension "${question.dimension}"`);
  return assessGroups(model, question, value, customersBySegment(segments, cells, value, setting, isThin));
}

/** The same for groups that are there already. */
export function assessGroups(
  model: Model,
  question: UniformityQuestion,
  value: CustomerValue,
  given: readonly ComparedGroup[],
): UniformityOutcome {
  const groups = given.filter(({ isUnknown, values }) => !isUnknown || values.length > 0);
  const leftOut = groups.flatMap(leaveOut);
  const kept = groups.filter(({ id }) => leftOut.every(({ segment }) => segment !== id));
  if (kept.length < 2) {
    const few = `fewer than two segments have ${LEAST_COMPARED_CUSTOMERS} customers with a value`;
    return uniformityNotAssessed(question, 'TOO_FEW_SEGMENTS', few, leftOut);
  }
  const margin = marginOn(value, kept);
  if (!(margin > 0)) return uniformityNotAssessed(question, 'NO_VALUES', 'the customers have nothing of it', leftOut);
  const judged = uniformity(
    kept.map(({ values }) => values),
    margin,
  );
  if (judged.kind === 'none')
    return uniformityNotAssessed(question, 'NO_SPREAD', 'no customer differs from another of its segment', leftOut);
  return verdictOf(model, question, value, kept, leftOut, judged);
}

/** How far apart counts, in the unit of the customers' values; 0 where they have nothing. */
export function marginOn({ scale, margin }: CustomerValue, groups: readonly Pick<ComparedGroup, 'values'>[]): number {
  if (scale !== 'relative') return margin;
  const values = groups.flatMap((group) => group.values);
  return (margin * Math.abs(values.reduce((sum, each) => sum + each, 0))) / Math.max(1, values.length);
}

export function uniformityNotAssessed(
  { metric, dimension }: UniformityQuestion,
  reason: UniformityNotAssessed['reason'],
  message: string,
  leftOut: readonly LeftOut[] = [],
): UniformityNotAssessed {
  return { kind: 'none', metric, dimension, reason, message, leftOut };
}

/** Nothing for a group that is judged. */
function leaveOut({ id, name, isUnknown, isThin, values }: ComparedGroup): LeftOut[] {
  const customers = values.length;
  const out = (reason: string) => [{ segment: id, name, customers, reason }];
  if (isUnknown) return out('no segment is known for them');
  if (customers < LEAST_COMPARED_CUSTOMERS)
    return out(`${customers} of at least ${LEAST_COMPARED_CUSTOMERS} customers with a value`);
  return isThin ? out('thin: below the minimum sample of the metric') : [];
}

function verdictOf(
  model: Model,
  { metric, dimension, noun = 'segment' }: UniformityQuestion,
  value: CustomerValue,
  kept: readonly ComparedGroup[],
  leftOut: readonly LeftOut[],
  judged: Uniformity,
): UniformityAssessment {
  const { scale } = value;
  const shown = shownGap(scale, judged.whole);
  const segments = judged.segments.map(({ customers, mean, gap }, index) => ({
    segment: kept[index]!.id,
    name: kept[index]!.name,
    customers,
    typical: typicalOf(scale, mean),
    gap: gap && { value: shown(gap.value), low: shown(gap.low), high: shown(gap.high) },
  }));
  const verdict = {
    kind: 'judged' as const,
    metric,
    dimension,
    verdict: judged.verdict,
    p: judged.test.p,
    explained: judged.explained,
    effect: explainedWords(judged.explained).replace('segment', noun),
    scale,
    margin: scale === 'ratio' ? shown(value.margin) : value.margin,
    whole: typicalOf(scale, judged.whole),
    spread: shown(judged.spread),
    widestGap: judged.widestGap === null ? null : shown(judged.widestGap),
    segments,
    leftOut,
  };
  return { ...verdict, words: uniformityWords(model, verdict, noun) };
}

/** A mean of customers' values in the metric's unit. */
export function typicalOf(scale: MarginScale, mean: number): number {
  return scale === 'ratio' ? Math.exp(mean) : mean;
}

/** A difference of customers' values as a part of the whole, or in points. */
export function shownGap(scale: MarginScale, whole: number): (gap: number) => number {
  if (scale === 'ratio') return (gap) => Math.exp(gap) - 1;
  return scale === 'relative' ? (gap) => gap / Math.abs(whole) : (gap) => gap;
}
