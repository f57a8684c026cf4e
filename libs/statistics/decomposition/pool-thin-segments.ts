/**
 * Segments that are too thin are pooled as "other" before a difference is split over segments: the rate of three tickets is
 * noise.
 */

/** The numerators n and denominators d of one segment on side 0 and side 1, each in the metric's own units. */
export interface SegmentSides {
  readonly n0: number;
  readonly d0: number;
  readonly n1: number;
  readonly d1: number;
}

/** One segment or the pool of several; `members` are positions in the input. */
export interface SegmentGroup {
  readonly members: readonly number[];
  readonly pooled: boolean;
  readonly sides: SegmentSides;
}

/** The segments that are not thin, in the order given, and then the pool of the others, if there are any. */
export function poolThinSegments(sides: readonly SegmentSides[], leastDenominator: number): SegmentGroup[] {
  const alone: SegmentGroup[] = [];
  const thin: number[] = [];
  for (const [position, segment] of sides.entries()) {
    if (isThinOnASide(segment, leastDenominator)) thin.push(position);
    else alone.push({ members: [position], pooled: false, sides: segment });
  }
  if (thin.length === 0) return alone;
  return [...alone, { members: thin, pooled: true, sides: thin.map((position) => sides[position]!).reduce(add) }];
}

/**
 * Whether a segment has too small a denominator on a side where it exists. A segment that is absent on one side and large on the
 * other (0 of 30 and 500 of 30) is new or gone, not thin. A numerator without a denominator has no rate of its own.
 */
export function isThinOnASide({ n0, d0, n1, d1 }: SegmentSides, least: number): boolean {
  if ((d0 === 0 && n0 !== 0) || (d1 === 0 && n1 !== 0)) return true;
  if (d0 === 0 || d1 === 0) return d0 + d1 < least;
  return d0 < least || d1 < least;
}

/** Adds numerators and denominators of each side. */
export function add(a: SegmentSides, b: SegmentSides): SegmentSides {
  return { n0: a.n0 + b.n0, d0: a.d0 + b.d0, n1: a.n1 + b.n1, d1: a.d1 + b.d1 };
}
