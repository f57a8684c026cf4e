/**
 * Segments too thin to say anything about are put together as "other" before a difference is split over segments: the rate of
 * three tickets is noise.
 */

/** What one segment adds to the numerator and the denominator of the average on side 0 and side 1, each in the metric's own units. */
export interface SegmentSides {
  readonly n0: number;
  readonly d0: number;
  readonly n1: number;
  readonly d1: number;
}

/** One segment, or the pool of several; `members` are positions in what was handed in. */
export interface SegmentGroup {
  readonly members: readonly number[];
  readonly pooled: boolean;
  readonly sides: SegmentSides;
}

/** Every segment that is not thin by itself, in the order given, then the pool of the others, if any. */
export function poolThinSegments(sides: readonly SegmentSides[], leastDenominator: number): SegmentGroup[] {
  const alone: SegmentGroup[] = [];
  const thin: number[] = [];
  for (const [position, segment] of sides.entries()) {
    if (isThin(segment, leastDenominator)) thin.push(position);
    else alone.push({ members: [position], pooled: false, sides: segment });
  }
  if (thin.length === 0) return alone;
  return [...alone, { members: thin, pooled: true, sides: thin.map((position) => sides[position]!).reduce(add) }];
}

/**
 * Too small a denominator on a side where the segment exists; or on both. A segment that is absent on one side and large on the
 * other is new or gone, not thin: 0 of 30 and 500 of 30. A numerator without denominator has no rate of its own.
 */
function isThin({ n0, d0, n1, d1 }: SegmentSides, least: number): boolean {
  if ((d0 === 0 && n0 !== 0) || (d1 === 0 && n1 !== 0)) return true;
  if (d0 === 0 || d1 === 0) return d0 + d1 < least;
  return d0 < least || d1 < least;
}

/** Sums, side by side. */
export function add(a: SegmentSides, b: SegmentSides): SegmentSides {
  return { n0: a.n0 + b.n0, d0: a.d0 + b.d0, n1: a.n1 + b.n1, d1: a.d1 + b.d1 };
}
