/**
 * A dimension is a way to cut customers into disjoint, exhaustive segments, and names the decision that it informs.
 * Whoever carries no label, or one that no segment claims, is in the explicit segment `unknown`.
 */
import { problem, warning, type Problem } from '../shared/problem.js';

/** The key of the segment that every dimension has for customers without a label. */
export const UNKNOWN = 'unknown';

export interface Segment {
  readonly key: string;
  readonly name: string;
  /** Attribute values that map here … */
  readonly values?: readonly string[];
  /** … or a numeric band: `from` ≤ x < `to`; a missing end is open. */
  readonly from?: number;
  readonly to?: number;
  /** What its customers are worth against those of the other segments: the higher, the more. All segments of a dimension have one, or none. */
  readonly rank?: number;
}

export interface Dimension {
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  /** The decision that this cut informs (staffing, SLA, outreach). */
  readonly decision: string;
  /** The customer attribute that the segments are made of. */
  readonly attribute: string;
  readonly segments: readonly Segment[];
}

/** Past this number of segments a dimension gets a warning: too many to act on. */
const MANY_SEGMENTS = 7;

/**
 * A function from attribute value to segment key. A value that no segment claims, an empty one, and text where a number is
 * needed are `unknown`.
 */
export function segmenter(dimension: Dimension): (value: string | null) => string {
  const byValue = new Map<string, string>();
  for (const segment of dimension.segments)
    for (const value of segment.values ?? []) byValue.set(value.toLowerCase(), segment.key);
  const bands = dimension.segments.filter(isBand);
  return (value) => {
    if (value === null || value.trim() === '') return UNKNOWN;
    const named = byValue.get(value.toLowerCase());
    if (named !== undefined) return named;
    if (bands.length === 0) return UNKNOWN;
    const x = Number(value);
    if (!Number.isFinite(x)) return UNKNOWN;
    return bands.find((band) => x >= (band.from ?? -Infinity) && x < (band.to ?? Infinity))?.key ?? UNKNOWN;
  };
}

/** Problems of one dimension: overlaps and gaps name the values at fault. Paths start at the dimension. */
export function checkDimension(dimension: Dimension): Problem[] {
  return [
    ...duplicateKeys(dimension),
    ...valueOverlaps(dimension),
    ...bandProblems(dimension),
    ...missingRanks(dimension),
    ...(dimension.segments.length > MANY_SEGMENTS
      ? [
          warning(
            'MANY_SEGMENTS',
            ['segments'],
            `${dimension.segments.length} segments in "${dimension.key}": more than ${MANY_SEGMENTS} are hard to act on`,
          ),
        ]
      : []),
  ];
}

function missingRanks({ key, segments }: Dimension): Problem[] {
  if (segments.every(({ rank }) => rank === undefined)) return [];
  return segments.flatMap((segment, index) =>
    segment.rank === undefined
      ? [
          problem(
            'RANK_MISSING',
            ['segments', index],
            `"${segment.key}" has no rank, and other segments of "${key}" have one: give every segment one, or none`,
          ),
        ]
      : [],
  );
}

function isBand(segment: Segment): boolean {
  return segment.from !== undefined || segment.to !== undefined;
}

function duplicateKeys(dimension: Dimension): Problem[] {
  const seen = new Set<string>([UNKNOWN]);
  return dimension.segments.flatMap((segment, index) => {
    if (!seen.has(segment.key)) return (seen.add(segment.key), []);
    const path = ['segments', index, 'key'];
    return segment.key === UNKNOWN
      ? [problem('RESERVED_KEY', path, `"${UNKNOWN}" is added to every dimension by itself; leave it out`)]
      : [problem('DUPLICATE_SEGMENT', path, `segment "${segment.key}" is there twice in "${dimension.key}"`)];
  });
}

function valueOverlaps(dimension: Dimension): Problem[] {
  const owner = new Map<string, string>();
  return dimension.segments.flatMap((segment, index) =>
    (segment.values ?? []).flatMap((value, position) => {
      const first = owner.get(value.toLowerCase());
      if (first === undefined) return (owner.set(value.toLowerCase(), segment.key), []);
      const path = ['segments', index, 'values', position];
      if (first === segment.key) return [problem('DUPLICATE_VALUE', path, twice(value, first))];
      const message = `value "${value}" is in "${first}" and in "${segment.key}"; a customer is in exactly one segment`;
      return [problem('SEGMENTS_OVERLAP', path, message)];
    }),
  );
}

function twice(value: string, segment: string): string {
  return `value "${value}" is there twice in "${segment}"; remove one (upper and lower case are the same)`;
}

function bandProblems(dimension: Dimension): Problem[] {
  const problems: Problem[] = [];
  const bands = dimension.segments
    .map((segment, index) => ({
      key: segment.key,
      index,
      from: segment.from ?? -Infinity,
      to: segment.to ?? Infinity,
      segment,
    }))
    .filter(({ segment }) => isBand(segment));
  for (const band of bands) {
    if (band.from >= band.to)
      problems.push(
        problem('EMPTY_BAND', ['segments', band.index], `band "${band.key}" is empty: from ${band.from} to ${band.to}`),
      );
    if (band.segment.values)
      problems.push(
        problem(
          'BAND_WITH_VALUES',
          ['segments', band.index, 'values'],
          `"${band.key}" has values and a band; give one`,
        ),
      );
  }
  const sorted = bands.filter((band) => band.from < band.to).sort((a, b) => a.from - b.from);
  let low = sorted[0]!; // of the bands so far, the one that reaches furthest
  for (const high of sorted.slice(1)) {
    const path = ['segments', high.index];
    if (high.from < low.to) {
      const text = `bands "${low.key}" and "${high.key}" overlap from ${high.from} to ${Math.min(low.to, high.to)}`;
      problems.push(problem('SEGMENTS_OVERLAP', path, text));
    } else if (high.from > low.to) {
      const text = `values from ${low.to} to ${high.from} are in no band, between "${low.key}" and "${high.key}"`;
      problems.push(problem('BANDS_GAP', path, text));
    }
    if (high.to > low.to) low = high;
  }
  return problems;
}
