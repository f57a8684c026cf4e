/**
 * Splits a difference of all segments together by segment: did the segments themselves change (rate), or did their shares of the whole
 * change, with segments that differ anyway (mix)?
 */
import { LEAST_DENOMINATOR, mixAndRate, type SegmentEffect, type SegmentSides } from '@bough/statistics';
import { finiteOrNull, quotient } from '../../shared/number.js';
import { sampleOf } from '../../trees/values/evaluate.js';
import type { Model, ModelSegment } from '../../trees/model-of-workspace.js';
import { explainDifference } from './explain-difference.js';
import type { Difference } from './explanation-plan.js';
import { metricAt } from './difference-side.js';
import { weighSegments, type Weighing } from './weigh-segments.js';
import { type ExplainedPart, isExplained } from './explanation.js';

/** What one segment, or several thin ones, contribute to the difference. */
export interface SegmentPart {
  /** More than one where thin segments are put together as "other". */
  readonly segments: readonly ModelSegment[];
  readonly status: SegmentEffect['status'];
  /** The value of the metric in the segment and its share of the denominator, on both sides. */
  readonly before: SegmentEnd;
  readonly after: SegmentEnd;
  readonly rate: number;
  readonly mix: number;
  /** The rate effect split by the inputs of the formula, for a single segment. */
  readonly parts: readonly ExplainedPart[];
}

/** A segment on one side. */
export interface SegmentEnd {
  readonly value: number | null;
  readonly share: number;
}

/** The whole split. */
export interface SegmentSplit {
  readonly dimension: string;
  /** `sum` where the segments add up, so that there is no mix. */
  readonly method: 'mix_and_rate' | 'sum';
  /** What the shares are shares of; `null` for sums. */
  readonly denominator: string | null;
  readonly rate: number;
  readonly mix: number;
  /** Simpson's paradox: the segments moved one way and the whole the other way. */
  readonly simpson: boolean;
  readonly segments: readonly SegmentPart[];
}

/** Splits a difference of all segments together over one dimension; `null` where its segments do not add up to the whole. */
export function splitBySegments(model: Model, difference: Difference, dimension: string): SegmentSplit | null {
  const { before, after } = difference;
  if (before.position !== 0 || after.position !== 0) return null;
  const segments = model.segments.filter((segment) => segment.dimension === dimension);
  const weighing = weighSegments(model, difference, segments);
  if (!weighing) return null;
  const split =
    weighing.denominator === null
      ? summed(model, difference, dimension, weighing)
      : mixed(model, difference, dimension, weighing);
  return split?.segments.every(isFinite) ? split : null;
}

/** Whether all numbers of a part are finite; a split with others is not given. */
function isFinite({ rate, mix, before, after }: SegmentPart): boolean {
  return [rate, mix, before.share, after.share, before.value ?? 0, after.value ?? 0].every(Number.isFinite);
}

function mixed(
  model: Model,
  difference: Difference,
  dimension: string,
  { denominator, groups }: Weighing,
): SegmentSplit | null {
  const total = (key: keyof SegmentSides) => groups.reduce((sum, { sides }) => sum + sides[key], 0);
  const whole = { d0: total('d0'), d1: total('d1') };
  const split = mixAndRate(
    groups.map(({ sides }) => sides),
    leastDenominator(difference, whole.d0 + whole.d1),
  );
  if (split.kind === 'none') return null;
  const parts = split.segments.map(({ members, status, rate, mix }): SegmentPart => {
    const sum = (key: keyof SegmentSides) => members.reduce((value, m) => value + groups[m]!.sides[key], 0);
    const [d0, d1] = [sum('d0'), sum('d1')];
    const before = { share: d0 / whole.d0, value: quotient(sum('n0'), d0) };
    const after = { share: d1 / whole.d1, value: quotient(sum('n1'), d1) };
    const segments = members.flatMap((m) => groups[m]!.segments);
    const weight = (before.share + after.share) / 2;
    return { segments, status, before, after, rate, mix, parts: ratesByInput(model, difference, segments, weight) };
  });
  const { rate, mix, simpson } = split;
  return { dimension, method: 'mix_and_rate', denominator, rate, mix, simpson, segments: parts };
}

/** The least denominator of a segment that stands alone: that of 30 events, in the unit of the denominator. */
function leastDenominator({ metric, before, after }: Difference, denominator: number): number {
  const events = sampleOf(before.values, metric, 0) + sampleOf(after.values, metric, 0);
  return events > 0 ? (LEAST_DENOMINATOR * denominator) / events : LEAST_DENOMINATOR;
}

/** The parts of a segment's own difference, times its weight in the whole; an empty list for several segments together. */
function ratesByInput(
  model: Model,
  { metric, before, after }: Difference,
  [segment, ...others]: readonly ModelSegment[],
  weight: number,
): ExplainedPart[] {
  if (!segment || others.length > 0) return [];
  const position = model.positions.get(segment.id)!;
  const own = explainDifference(model, {
    metric,
    node: null,
    before: { ...before, position },
    after: { ...after, position },
  });
  if (!isExplained(own)) return [];
  const old = Math.abs(metricAt(metric, before));
  return own.parts.map((part) => weighed(part, weight, old));
}

function weighed(part: ExplainedPart, weight: number, old: number): ExplainedPart {
  const amount = part.amount * weight;
  return {
    ...part,
    amount,
    shareOfOld: finiteOrNull(amount / old),
    parts: part.parts.map((each) => weighed(each, weight, old)),
  };
}

function summed(model: Model, difference: Difference, dimension: string, { groups }: Weighing): SegmentSplit {
  const total = (key: 'n0' | 'n1') => groups.reduce((sum, { sides }) => sum + sides[key], 0);
  const [old, now] = [total('n0'), total('n1')];
  const parts = groups.map(({ segments, sides: { n0, n1 } }): SegmentPart => {
    const before = { value: n0, share: quotient(n0, old) ?? 0 };
    const after = { value: n1, share: quotient(n1, now) ?? 0 };
    const status = n0 === 0 && n1 !== 0 ? 'new' : n0 !== 0 && n1 === 0 ? 'gone' : 'kept';
    const inputs = ratesByInput(model, difference, segments, 1);
    return { segments, status, before, after, rate: n1 - n0, mix: 0, parts: inputs };
  });
  return { dimension, method: 'sum', denominator: null, rate: now - old, mix: 0, simpson: false, segments: parts };
}
