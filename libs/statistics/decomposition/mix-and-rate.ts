/**
 * Why does an average differ between two sides (last month and this one; everybody and one segment)? Because segments did better or
 * worse (rate), or because more of the whole now falls to segments that were dear or cheap anyway (mix).
 * Kitagawa, "Components of a difference between two rates", JASA 50(272), 1955: the midpoint split, exact and the same both ways.
 */
import { add, poolThinSegments, type SegmentGroup, type SegmentSides } from './pool-thin-segments.js';

/** `rate` and `mix` are parts of the difference, in its unit. `members` are positions in what was handed in: several when `pooled`. */
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

/** Why there is no split; `side` 0 or 1 is where, `members` who, as far as one of them is to blame. */
export interface NoMixAndRate {
  readonly kind: 'none';
  readonly reason: 'no_denominator' | 'negative_denominator' | 'numerator_without_denominator' | 'not_a_number';
  readonly side: 0 | 1;
  readonly members?: readonly number[];
}

/** The split takes every segment for itself that has at least this denominator on each side where it has any. */
export const LEAST_DENOMINATOR = 30;

/**
 * The difference of Y = Σn / Σd between two sides, in parts that add up to it. With shares w = d / Σd and rates r = n / d:
 * rate = ½(w⁰ + w¹)(r¹ − r⁰), mix = (w¹ − w⁰)(½(r⁰ + r¹) − ½(Y⁰ + Y¹)). A segment without a denominator on one side takes the
 * other side's rate, so all of it is mix. Segments below `leastDenominator` are pooled before; the pool comes last.
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

/** A side without a denominator takes the other side's rate; with none on either side it does not matter, the share is 0. */
function ratesOf({ n0, d0, n1, d1 }: SegmentSides): readonly [number, number] {
  if (d0 === 0 && d1 === 0) return [0, 0];
  return [d0 > 0 ? n0 / d0 : n1 / d1, d1 > 0 ? n1 / d1 : n0 / d0];
}

function statusOf({ d0, d1 }: SegmentSides): SegmentEffect['status'] {
  if (d0 === 0 && d1 > 0) return 'new';
  return d1 === 0 && d0 > 0 ? 'gone' : 'kept';
}

/**
 * Simpson's paradox: the segments' own moves, taken together, point one way and the average went the other. (When every segment
 * moves one way, so does their sum.) A sum or a difference that is nothing but rounding points nowhere.
 */
function isSimpson(rate: number, before: number, after: number): boolean {
  const rounding = 1e-12 * Math.max(Math.abs(before), Math.abs(after));
  const direction = (x: number) => (Math.abs(x) <= rounding ? 0 : Math.sign(x));
  return direction(rate) * direction(after - before) < 0;
}

/** Every segment must be counted; the pool may hide what is wrong with one. */
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
