/**
 * The same difference of all segments together, told by segment: did the segments themselves get better or worse (rate), or did
 * more of the whole fall to segments that were dear or cheap anyway (mix)?
 */
import { parseFormula, type Expression } from '@bough/formula';
import { LEAST_DENOMINATOR, mixAndRate, type SegmentEffect, type SegmentSides } from '@bough/statistics';
import type { Model, ModelSegment } from '../model.js';
import { explainDifference, isExplained, type ExplainedPart } from './explain-difference.js';
import { isSame, type Difference } from './explanation-plan.js';
import { metricAt, sumsOf, valueOf, type Side } from './side.js';

export interface SegmentPart {
  /** Several are thin ones, put together as "other". */
  readonly segments: readonly ModelSegment[];
  readonly status: SegmentEffect['status'];
  /** The metric of the segment, and its share of the denominator, on both sides. */
  readonly before: SegmentEnd;
  readonly after: SegmentEnd;
  readonly rate: number;
  readonly mix: number;
  /** The rate effect by the inputs of the segment's own formula. */
  readonly parts: readonly ExplainedPart[];
}

export interface SegmentEnd {
  readonly value: number | null;
  readonly share: number;
}

export interface SegmentSplit {
  readonly dimension: string;
  /** `sum`: the segments add up, and there is no mix. */
  readonly method: 'mix_and_rate' | 'sum';
  /** What the shares are shares of. */
  readonly denominator: string | null;
  readonly rate: number;
  readonly mix: number;
  /** The segments moved one way and the whole the other. */
  readonly simpson: boolean;
  readonly segments: readonly SegmentPart[];
}

interface Weighing {
  /** `null` where the segments simply add up. */
  readonly denominator: string | null;
  readonly sides: readonly SegmentSides[];
}

/** The split of a difference of all segments together over one dimension; `null` where its segments do not make up the whole. */
export function splitBySegments(model: Model, difference: Difference, dimension: string): SegmentSplit | null {
  const { before, after } = difference;
  if (before.position !== 0 || after.position !== 0) return null;
  const segments = model.segments.filter((segment) => segment.dimension === dimension);
  const weighing = weighings(model, difference.metric).map((denominator) =>
    weigh(model, difference, segments, denominator),
  );
  const found = weighing.find((each) => each !== null);
  if (!found) return null;
  return found.denominator === null
    ? summed(model, difference, dimension, segments, found)
    : mixed(model, difference, dimension, segments, found);
}

/** Denominators to try: that of the formula, what the sample counts, and none at all for a sum. */
function weighings(model: Model, metric: string): (string | null)[] {
  const { formula, sample } = model.metrics.get(metric)!;
  if (formula === null) return [];
  const expression = parsed(formula);
  const own = expression.kind === 'binary' && expression.operator === '/' ? textOf(formula, expression.right) : null;
  return [...(own === null ? [] : [own]), null, sample];
}

function parsed(formula: string): Expression {
  return parseFormula(formula).expression!;
}

function textOf(formula: string, { offset, length }: Expression): string {
  return formula.slice(offset, offset + length);
}

/** Numerator and denominator of every segment, when they add up to the whole on both sides. */
function weigh(
  model: Model,
  { metric, before, after }: Difference,
  segments: readonly ModelSegment[],
  denominator: string | null,
): Weighing | null {
  const weight = denominator === null ? null : parsed(denominator);
  const at = (side: Side, position: number) => {
    const end = { ...side, position };
    const value = metricAt(metric, end);
    const d = weight ? valueOf(new Map([...model.expressions, ['weight', weight]]), 'weight', sumsOf(end)) : 1;
    return { d: Number.isNaN(d) ? 0 : d, n: Number.isNaN(value) || d === 0 ? 0 : value * d };
  };
  const ends = [before, after].map((side) => segments.map(({ id }) => at(side, model.positions.get(id)!)));
  const isWhole = [before, after].every((side, index) => {
    const whole = at(side, 0);
    const sum = (key: 'n' | 'd') => ends[index]!.reduce((total, end) => total + end[key], 0);
    return isNear(sum('n'), whole.n) && (weight === null || isNear(sum('d'), whole.d));
  });
  if (!isWhole) return null;
  const sides = segments.map((_, s) => ({
    n0: ends[0]![s]!.n,
    d0: ends[0]![s]!.d,
    n1: ends[1]![s]!.n,
    d1: ends[1]![s]!.d,
  }));
  return { denominator, sides };
}

/** Sums of differences of prefix sums are a little less exact than values. */
function isNear(a: number, b: number): boolean {
  return isSame(a, b) || Math.abs(a - b) <= 1e-7 * Math.max(Math.abs(a), Math.abs(b));
}

function mixed(
  model: Model,
  difference: Difference,
  dimension: string,
  segments: readonly ModelSegment[],
  { denominator, sides }: Weighing,
): SegmentSplit | null {
  const total = (key: keyof SegmentSides) => sides.reduce((sum, side) => sum + side[key], 0);
  const whole = { d0: total('d0'), d1: total('d1') };
  const split = mixAndRate(sides, leastDenominator(difference, whole.d0));
  if (split.kind === 'none') return null;
  const parts = split.segments.map((effect) => {
    const sum = (key: keyof SegmentSides) => effect.members.reduce((value, s) => value + sides[s]![key], 0);
    const [d0, d1] = [sum('d0'), sum('d1')];
    const [before, after] = [
      { share: d0 / whole.d0, value: ratio(sum('n0'), d0) },
      { share: d1 / whole.d1, value: ratio(sum('n1'), d1) },
    ];
    const weight = (before.share + after.share) / 2;
    const members = effect.members.map((s) => segments[s]!);
    const { status, rate, mix } = effect;
    return {
      segments: members,
      status,
      before,
      after,
      rate,
      mix,
      parts: ratesByInput(model, difference, members, weight),
    };
  });
  const { rate, mix, simpson } = split;
  return { dimension, method: 'mix_and_rate', denominator, rate, mix, simpson, segments: parts };
}

/** "Fewer than 30 events", in the unit of the denominator. */
function leastDenominator({ metric, before }: Difference, denominator: number): number {
  const events = metricAt(`sample of ${metric}`, { ...before, position: 0 });
  return events > 0 ? (LEAST_DENOMINATOR * denominator) / events : LEAST_DENOMINATOR;
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** The parts of a segment's own move, as far as it weighs in the whole; none for several segments together. */
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
    shareOfOld: old === 0 ? null : amount / old,
    parts: part.parts.map((each) => weighed(each, weight, old)),
  };
}

function summed(
  model: Model,
  difference: Difference,
  dimension: string,
  segments: readonly ModelSegment[],
  { sides }: Weighing,
): SegmentSplit {
  const total = (key: keyof SegmentSides) => sides.reduce((sum, side) => sum + side[key], 0);
  const [whole0, whole1] = [total('n0'), total('n1')];
  const parts = segments.map((segment, s): SegmentPart => {
    const { n0, n1 } = sides[s]!;
    const before = { value: n0, share: whole0 === 0 ? 0 : n0 / whole0 };
    const after = { value: n1, share: whole1 === 0 ? 0 : n1 / whole1 };
    const status = n0 === 0 && n1 !== 0 ? 'new' : n0 !== 0 && n1 === 0 ? 'gone' : 'kept';
    return {
      segments: [segment],
      status,
      before,
      after,
      rate: n1 - n0,
      mix: 0,
      parts: ratesByInput(model, difference, [segment], 1),
    };
  });
  return {
    dimension,
    method: 'sum',
    denominator: null,
    rate: whole1 - whole0,
    mix: 0,
    simpson: false,
    segments: parts,
  };
}
