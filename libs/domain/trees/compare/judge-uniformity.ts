/**
 * Do the segments of a dimension get the same service? Three answers: uniform (shown), differs (shown), cannot tell. One value per
 * customer; segments too thin to judge are left out and named.
 */
import { explainedWords, uniformity, type Uniformity } from '@bough/statistics';
import { groupCustomers, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import { UNKNOWN } from '../../segments/dimension.js';
import { formatDifference, formatRelative, formatValue } from '../format-value.js';
import type { Model, ModelSegment } from '../model.js';
import {
  customerValue,
  type CustomerSetting,
  type CustomerValue,
  type MarginScale,
  type NoCustomerValueReason,
} from './customer-value.js';

/** Below so many customers with a value a segment is not judged: Welch's test needs about ten values in each group. */
export const LEAST_CUSTOMERS = 10;

/** A segment as its typical customer has it, in the metric's unit: for times the geometric mean, else the mean over customers. */
export interface JudgedSegment {
  readonly segment: string;
  readonly name: string;
  readonly customers: number;
  readonly typical: number;
  /** From the whole, on the verdict's scale, with its 90 % interval. */
  readonly gap: { readonly value: number; readonly low: number; readonly high: number } | null;
}

export interface LeftOut {
  readonly segment: string;
  readonly name: string;
  readonly customers: number;
  readonly reason: string;
}

/** Gaps, margin and spread are parts of the whole (0.25: a quarter above it), or in the metric's unit where `scale` is `points`. */
export interface UniformityVerdict {
  readonly kind: 'judged';
  readonly metric: string;
  readonly dimension: string;
  readonly verdict: Uniformity['verdict'];
  /** Of Welch's test: the probability that customers of equal segments differ so much. */
  readonly p: number;
  /** Share (0 to 1) of the variation between customers that their segment explains, and the same in words. */
  readonly explained: number;
  readonly effect: string;
  readonly scale: MarginScale;
  /** How far a segment may be above the whole and still count as the same. */
  readonly margin: number;
  /** The typical customer of all that were judged. */
  readonly whole: number;
  /** Largest less smallest segment, as the data shows them after shrinking. */
  readonly spread: number;
  /** How far a segment may still be from the whole, as far as the data can tell. */
  readonly widestGap: number | null;
  readonly segments: readonly JudgedSegment[];
  readonly leftOut: readonly LeftOut[];
  /** One or two sentences: the verdict with its evidence. */
  readonly words: string;
}

export interface NotJudgedUniformity {
  readonly kind: 'none';
  readonly metric: string;
  readonly dimension: string;
  readonly reason: NoCustomerValueReason | 'TOO_FEW_SEGMENTS' | 'NO_SPREAD' | 'NO_VALUES' | 'UNKNOWN_DIMENSION';
  readonly message: string;
  readonly leftOut: readonly LeftOut[];
}

export type UniformityOutcome = UniformityVerdict | NotJudgedUniformity;

/** One value for each of its customers. */
export interface CustomersOfSegment {
  readonly segment: ModelSegment;
  readonly values: readonly number[];
}

/** The verdict on a dimension, by the customers of one period. `isThin`: a segment that the metric's minimum sample rules out. */
export function judgeUniformity(
  model: Model,
  metric: string,
  dimension: string,
  cells: CustomerCells,
  setting: CustomerSetting,
  isThin: (segment: ModelSegment) => boolean = () => false,
): UniformityOutcome {
  const none = (reason: NotJudgedUniformity['reason'], message: string, leftOut: readonly LeftOut[] = []) =>
    ({ kind: 'none', metric, dimension, reason, message, leftOut }) as const;
  const value = customerValue(model, metric);
  if (value.kind === 'none') return none(value.reason, value.message);
  const segments = model.segments.filter((segment) => segment.dimension === dimension);
  if (segments.length === 0) return none('UNKNOWN_DIMENSION', `there is no dimension "${dimension}"`);
  const groups = valuesBySegment(segments, cells, value, setting).filter(isWorthAWord);
  const leftOut = groups.flatMap((group) => leaveOut(group, isThin(group.segment)));
  const kept = groups.filter(({ segment }) => leftOut.every((each) => each.segment !== segment.id));
  const margin = marginOn(value, kept);
  if (kept.length < 2)
    return none('TOO_FEW_SEGMENTS', `fewer than two segments have ${LEAST_CUSTOMERS} customers with a value`, leftOut);
  if (!(margin > 0)) return none('NO_VALUES', 'the customers have nothing of it', leftOut);
  const judged = uniformity(
    kept.map(({ values }) => values),
    margin,
  );
  if (judged.kind === 'none') return none('NO_SPREAD', 'no customer differs from another of its segment', leftOut);
  return verdictOf(model, metric, dimension, value, kept, leftOut, judged);
}

/** Values of customers by segment, in the order of the segments; conversations of unknown customers are nobody's. */
export function valuesBySegment(
  segments: readonly ModelSegment[],
  cells: CustomerCells,
  value: CustomerValue,
  setting: CustomerSetting,
): CustomersOfSegment[] {
  const places = new Map(segments.map(({ id }, place) => [id, place]));
  const placeOf = cells.segments.map(
    (own) => own.map((id) => places.get(id)).find((place) => place !== undefined) ?? -1,
  );
  const grouped = groupCustomers(cells, value.columns, (row) =>
    cells.customers[row] === NOBODY ? -1 : placeOf[cells.cells[row]!]!,
  );
  const values = value.of(grouped.sums, setting);
  const bySegment = segments.map((): number[] => []);
  values.forEach((each, row) => Number.isFinite(each) && bySegment[grouped.groups[row]!]!.push(each));
  return segments.map((segment, place) => ({ segment, values: bySegment[place]! }));
}

/** An `Unknown` without customers is not. */
function isWorthAWord({ segment, values }: CustomersOfSegment): boolean {
  return segment.key !== UNKNOWN || values.length > 0;
}

/** Nothing for a segment that is judged. */
function leaveOut({ segment: { id, name, key }, values }: CustomersOfSegment, isThin: boolean): LeftOut[] {
  const customers = values.length;
  const out = (reason: string) => [{ segment: id, name, customers, reason }];
  if (key === UNKNOWN) return out('no segment is known for them');
  if (customers < LEAST_CUSTOMERS) return out(`${customers} of at least ${LEAST_CUSTOMERS} customers with a value`);
  return isThin ? out('too thin: below the minimum sample of the metric') : [];
}

function marginOn({ scale, margin }: CustomerValue, groups: readonly CustomersOfSegment[]): number {
  return scale === 'relative' ? margin * Math.abs(meanOf(groups.flatMap(({ values }) => values))) : margin;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function verdictOf(
  model: Model,
  metric: string,
  dimension: string,
  value: CustomerValue,
  kept: readonly CustomersOfSegment[],
  leftOut: readonly LeftOut[],
  judged: Uniformity,
): UniformityVerdict {
  const { scale } = value;
  const shown = shownGap(scale, judged.whole);
  const typical = (mean: number) => (scale === 'ratio' ? Math.exp(mean) : mean);
  const segments = judged.segments.map(({ customers, mean, gap }, index) => ({
    segment: kept[index]!.segment.id,
    name: kept[index]!.segment.name,
    customers,
    typical: typical(mean),
    gap: gap && { value: shown(gap.value), low: shown(gap.low), high: shown(gap.high) },
  }));
  const verdict = {
    kind: 'judged' as const,
    metric,
    dimension,
    verdict: judged.verdict,
    p: judged.test.p,
    explained: judged.explained,
    effect: explainedWords(judged.explained),
    scale,
    margin: scale === 'ratio' ? shown(value.margin) : value.margin,
    whole: typical(judged.whole),
    spread: shown(judged.spread),
    widestGap: judged.widestGap === null ? null : shown(judged.widestGap),
    segments,
    leftOut,
  };
  return { ...verdict, words: wordsOf(model, verdict) };
}

/** A difference of customer values as people read it. */
function shownGap(scale: MarginScale, whole: number): (gap: number) => number {
  if (scale === 'ratio') return (gap) => Math.exp(gap) - 1;
  return scale === 'relative' ? (gap) => gap / Math.abs(whole) : (gap) => gap;
}

function wordsOf(model: Model, verdict: Omit<UniformityVerdict, 'words'>): string {
  const { unit } = model.metrics.get(verdict.metric)!;
  const { currency } = model.workspace;
  const gapText = (gap: number) =>
    verdict.scale === 'points' ? formatDifference(gap, unit, currency) : formatRelative(gap);
  const sized = (gap: number) => gapText(gap).replace(/^[+−±]/u, '');
  const sorted = verdict.segments.filter(({ gap }) => gap !== null).sort((a, b) => a.typical - b.typical);
  const ends = [sorted.at(-1)!, sorted[0]!].map(
    ({ name, typical, gap }) => `${name} ${formatValue(typical, unit, currency)} (${gapText(gap!.value)})`,
  );
  switch (verdict.verdict) {
    case 'differs':
      return `differs: ${verdict.effect}; from ${ends.join(' to ')}, the whole is ${formatValue(verdict.whole, unit, currency)}`;
    case 'uniform':
      return `uniform: every segment is shown to be within ${sized(verdict.margin)} of the whole, ${formatValue(verdict.whole, unit, currency)}`;
    case 'cannot_tell':
      return verdict.widestGap === null
        ? 'cannot tell'
        : `cannot tell: a segment may still be up to ${sized(verdict.widestGap)} off the whole`;
  }
}
