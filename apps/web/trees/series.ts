/** The series of all segments in one row, ready to be drawn small and beside each other, on one scale. */

export interface SeriesPoint {
  readonly label: string;
  readonly value: number | null;
  readonly formatted: string | null;
  /** Thin, or it still moves. */
  readonly isDoubtful: boolean;
}
export interface SegmentSeries {
  readonly key: string;
  readonly name: string;
  readonly points: readonly SeriesPoint[];
}

/** Of all series together. */
export interface SeriesScale {
  readonly low: SeriesPoint;
  readonly high: SeriesPoint;
}

/** The lowest and the highest point that is no doubtful one; of all where there is none. `null` without a value. */
export function scaleOf(series: readonly SegmentSeries[]): SeriesScale | null {
  const all = series.flatMap(({ points }) => points).filter(({ value }) => value !== null);
  const sure = all.filter(({ isDoubtful }) => !isDoubtful);
  const points = sure.length > 1 ? sure : all;
  if (points.length === 0) return null;
  const by = (a: SeriesPoint, b: SeriesPoint) => a.value! - b.value!;
  const sorted = [...points].sort(by);
  return { low: sorted[0]!, high: sorted.at(-1)! };
}

/**
 * Lines of an SVG path through the points: a gap in the data is a gap in the line, and what lies beyond the scale is drawn at its edge.
 * A point between two gaps is a dot, a line of no length.
 */
export function linePath(
  points: readonly SeriesPoint[],
  { low, high }: SeriesScale,
  width: number,
  height: number,
): string {
  const span = high.value! - low.value! || 1;
  const step = width / Math.max(1, points.length - 1);
  const place = (value: number) => Math.min(1, Math.max(0, (value - low.value!) / span));
  return points
    .map(({ value }, index) => {
      if (value === null) return '';
      const at = `${round(index * step)} ${round(height * (1 - place(value)))}`;
      const startsHere = (points[index - 1]?.value ?? null) === null;
      const isAlone = startsHere && (points[index + 1]?.value ?? null) === null;
      return startsHere ? `M${at}${isAlone ? 'h0' : ''}` : `L${at}`;
    })
    .join('');
}

const round = (value: number) => Math.round(value * 10) / 10;

/** What a reader hears of a small picture. */
export function seriesWords({ name, points }: SegmentSeries): string {
  const there = points.filter(({ formatted }) => formatted !== null);
  const [first, last] = [there[0], there.at(-1)];
  if (!first || !last) return `${name}: no values`;
  if (first === last) return `${name}: ${first.formatted!} in ${first.label}`;
  return `${name}: from ${first.formatted!} in ${first.label} to ${last.formatted!} in ${last.label}`;
}

/** The path of a sparkline on a scale of its own; gaps stay gaps. `null`: fewer than two values. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string | null {
  const points = values.map((value): SeriesPoint => ({ label: '', value, formatted: null, isDoubtful: false }));
  const there = points.filter(({ value }) => value !== null).sort((a, b) => a.value! - b.value!);
  return there.length < 2 ? null : linePath(points, { low: there[0]!, high: there.at(-1)! }, width, height);
}
