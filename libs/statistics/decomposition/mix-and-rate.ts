/**
 * Why does an average differ between two sides (last month and this month; everybody and one segment)? Either segments themselves
 * did better or worse (rate), or the whole now contains more of the segments that were high or low anyway (mix). Kitagawa,
 * "Components of a difference between two rates", JASA 50(272), 1955: the midpoint split, which is exact and symmetric.
 */
import { add, poolThinSegments, type SegmentGroup, type SegmentSides } from './pool-thin-segments.js';

/**
 * `rate` and `mix` are parts of the difference, in its unit. `members` are positions in the input; there are several when
 * `pooled`.
 */
export interface SegmentEffect {
  readonly members: readonly number[];
  readonly pooled: boolean;
  readonly status: 'kept' | 'new' | 'gone';
  readonly rate: number;
  readonly mix: number;
}

/** `change` is `after` − `before`, and `rate` + `mix`, the sums over `segments`. `simpson`: see {@link isSimpson}. */
export interface MixAndRate {
  readonly kind: 'split';
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly rate: number;
  readonly mix: number;
  readonly simpson: boolean;
  readonly segments: readonly SegmentEffect[];
}

/** Why there is no split. `side` 0 or 1 is the side, and `members` the segments, that cause it, where they can be named. */
interface NoMixAndRate {
  readonly kind: 'none';
  readonly reason: 'no_denominator' | 'negative_denominator' | 'numerator_without_denominator' | 'not_a_number';
  readonly side: 0 | 1;
  readonly members?: readonly number[];
}

/** The smallest denominator, on each side where a segment has any, with which the segment is split by itself and not pooled. */
export const LEAST_DENOMINATOR = 30;

/**
 * Splits the difference of Y = Σn / Σd between two sides into parts that add up to it. With shares w = d / Σd and rates r = n /
 * d: rate = ½(w⁰ + w¹)(r¹ − r⁰), mix = (w¹ − w⁰)(½(r⁰ + r¹) − ½(Y⁰ + Y¹)). A segment without a denominator on one side takes the
 * other side's rate, so all of its part is mix. Segments below `leastDenominator` are pooled first; the pool comes last.
 */
export function mixAndRate(
  sides: readonly SegmentSides[],
  leastDenominator = LEAST_DENOMINATOR,
): MixAndRate | NoMixAndRate {
  const groups = poolThinSegments(sides, leastDenominator);
  const whole = groups.map((group) => group.sides).reduce(add, { n0: 0, d0: 0, n1: 0, d1: 0 });
  const refusal = refusalOf(sides, groups) ?? emptySide(whole);
  if (refusal !== null) return refusal;
  const segments = groups.map((group) => effectOf(group, whole));
  const [before, after] = [whole.n0 / whole.d0, whole.n1 / whole.d1];
  const rate = segments.reduce((sum, effect) => sum + effect.rate, 0);
  const mix = segments.reduce((sum, effect) => sum + effect.mix, 0);
  const simpson = isSimpson(rate, before, after);
  return { kind: 'split', before, after, change: after - before, rate, mix, simpson, segments };
}

function effectOf({ members, pooled, sides }: SegmentGroup, whole: SegmentSides): SegmentEffect {
  const [r0, r1] = ratesOf(sides);
  const [w0, w1] = [sides.d0 / whole.d0, sides.d1 / whole.d1];
  const rate = ((w0 + w1) / 2) * (r1 - r0);
  const mix = (w1 - w0) * ((r0 + r1) / 2 - (whole.n0 / whole.d0 + whole.n1 / whole.d1) / 2);
  return { members, pooled, status: statusOf(sides), rate, mix };
}

/**
 * The rates of the two sides. A side without a denominator takes the other side's rate; with none on either side the share is 0.
 */
function ratesOf({ n0, d0, n1, d1 }: SegmentSides): readonly [number, number] {
  if (d0 === 0 && d1 === 0) return [0, 0];
  return [d0 > 0 ? n0 / d0 : n1 / d1, d1 > 0 ? n1 / d1 : n0 / d0];
}

function statusOf({ d0, d1 }: SegmentSides): SegmentEffect['status'] {
  if (d0 === 0 && d1 > 0) return 'new';
  return d1 === 0 && d0 > 0 ? 'gone' : 'kept';
}

/**
 * Simpson's paradox: the segments' own moves together point one way, and the average moved the other way. (When every segment
 * moves in one direction, so does their sum.) A sum or a difference that is no larger than rounding has no direction.
 */
function isSimpson(rate: number, before: number, after: number): boolean {
  const rounding = 1e-12 * Math.max(Math.abs(before), Math.abs(after));
  const direction = (x: number) => (Math.abs(x) <= rounding ? 0 : Math.sign(x));
  return direction(rate) * direction(after - before) < 0;
}

/**
 * The first input that cannot be split. Every segment is checked by itself, since a pool may hide what is wrong with one of its
 * members.
 */
function refusalOf(sides: readonly SegmentSides[], groups: readonly SegmentGroup[]): NoMixAndRate | null {
  for (const [position, segment] of sides.entries())
    for (const side of [0, 1] as const) {
      const reason = countProblem(...numbersOf(segment, side));
      if (reason !== null) return { kind: 'none', reason, side, members: [position] };
    }
  for (const { members, sides } of groups)
    for (const side of [0, 1] as const) {
      const [n, d] = numbersOf(sides, side);
      if (d === 0 && n !== 0) return { kind: 'none', reason: 'numerator_without_denominator', side, members };
    }
  return null;
}

function emptySide({ d0, d1 }: SegmentSides): NoMixAndRate | null {
  if (d0 > 0 && d1 > 0) return null;
  return { kind: 'none', reason: 'no_denominator', side: d0 === 0 ? 0 : 1 };
}

function countProblem(n: number, d: number): 'not_a_number' | 'negative_denominator' | null {
  if (!Number.isFinite(n) || !Number.isFinite(d)) return 'not_a_number';
  return d < 0 ? 'negative_denominator' : null;
}

function numbersOf({ n0, d0, n1, d1 }: SegmentSides, side: 0 | 1): [n: number, d: number] {
  return side === 0 ? [n0, d0] : [n1, d1];
}
