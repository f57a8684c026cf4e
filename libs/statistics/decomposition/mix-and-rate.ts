/**
 * Why does an average differ between two sides (last month and this one; everybody and one segment)? Because segments did better or
 * worse (rate), or because more of the whole now falls to segments that were dear or cheap anyway (mix).
 * Kitagawa, "Components of a difference between two rates", JASA 50(272), 1955: the midpoint split, exact and the same both ways.
 */
import { poolThinSegments, type SegmentGroup, type SegmentSides } from './pool-thin-segments.js';

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

interface Totals {
  readonly shares: readonly [number, number];
  readonly averages: readonly [number, number];
}

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
  const refusal = refusalOf(groups);
  if (refusal !== null) return refusal;
  const total = (field: keyof SegmentSides) => groups.reduce((sum, { sides }) => sum + sides[field], 0);
  const shares = [total('d0'), total('d1')] as const;
  if (shares[0] === 0 || shares[1] === 0)
    return { kind: 'none', reason: 'no_denominator', side: shares[0] === 0 ? 0 : 1 };
  const averages = [total('n0') / shares[0], total('n1') / shares[1]] as const;
  const segments = groups.map((group) => effectOf(group, { shares, averages }));
  const [before, after] = averages;
  const rate = segments.reduce((sum, effect) => sum + effect.rate, 0);
  const mix = segments.reduce((sum, effect) => sum + effect.mix, 0);
  const simpson = isSimpson(rate, before, after);
  return { kind: 'split', before, after, change: after - before, rate, mix, simpson, segments };
}

function effectOf({ members, pooled, sides }: SegmentGroup, { shares, averages }: Totals): SegmentEffect {
  const { n0, d0, n1, d1 } = sides;
  const status = d0 > 0 || d1 === 0 ? (d1 > 0 || d0 === 0 ? 'kept' : 'gone') : 'new';
  const r0 = d0 > 0 ? n0 / d0 : d1 > 0 ? n1 / d1 : 0;
  const r1 = d1 > 0 ? n1 / d1 : r0;
  const [w0, w1] = [d0 / shares[0], d1 / shares[1]];
  const rate = ((w0 + w1) / 2) * (r1 - r0);
  const mix = (w1 - w0) * ((r0 + r1) / 2 - (averages[0] + averages[1]) / 2);
  return { members, pooled, status, rate, mix };
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

function refusalOf(groups: readonly SegmentGroup[]): NoMixAndRate | null {
  for (const { members, sides } of groups) {
    for (const side of [0, 1] as const) {
      const [n, d] = side === 0 ? [sides.n0, sides.d0] : [sides.n1, sides.d1];
      const reason = problemOf(n, d);
      if (reason !== null) return { kind: 'none', reason, side, members };
    }
  }
  return null;
}

function problemOf(n: number, d: number): NoMixAndRate['reason'] | null {
  if (!Number.isFinite(n) || !Number.isFinite(d)) return 'not_a_number';
  if (d < 0) return 'negative_denominator';
  return d === 0 && n !== 0 ? 'numerator_without_denominator' : null;
}
