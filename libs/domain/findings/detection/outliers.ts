/**
 * Outliers: segments that stand out from the others. In a dimension of eight segments or more they lie outside the limits of a funnel
 * plot; in a smaller one the test of uniformity says that segments differ, and they do so by more than the margin.
 */
import { funnel, LEAST_FUNNEL_SEGMENTS } from '@bough/statistics';
import { assessUniformity } from '../../comparisons/uniformity/assess-uniformity.js';
import { formatTogether } from '../../metrics/format-value.js';
import { labelledSegments, type ContrastInput } from '../contrasts/contrast-input.js';
import { measureSide, type ComparisonSide } from '../contrasts/compare-sides.js';
import type { Candidate, LayerResult } from './candidate.js';
import { hasSources, isAdverse, rateSegments, type DetectionContext } from './detection-context.js';
import { findNodePath } from './node-path.js';

/** Tests every metric of the tree over every dimension. Only what differs for the worse becomes a candidate. */
export function findOutliers(context: DetectionContext, input: ContrastInput): LayerResult {
  const { model } = context;
  const metrics = [...new Set(model.nodes.flatMap(({ metric }) => metric ?? []))].filter(
    (metric) => model.metrics.get(metric)!.polarity !== 'neutral' && hasSources(context, metric),
  );
  const segments = model.workspace.dimensions.flatMap(({ key: dimension }) =>
    metrics.flatMap((metric) => testSegments(input, { metric, dimension })),
  );
  return {
    tests: segments.map(({ p }) => p),
    candidates: segments.flatMap((each) => candidateOf(context, input, each)),
  };
}

/** A metric by which the segments of a dimension are compared. */
interface MetricInDimension {
  readonly metric: string;
  readonly dimension: string;
}

interface TestedSegment extends MetricInDimension {
  readonly segment: string;
  readonly p: number;
  /** Of a typical customer of the segment, and of all. */
  readonly value: number;
  readonly whole: number;
  /** The direction in which it lies beyond what matters; `null` when it does not. */
  readonly direction: 'up' | 'down' | null;
  /** How many margins it is off. */
  readonly size: number;
}

interface SegmentSide {
  readonly id: string;
  readonly side: ComparisonSide;
}

function testSegments(input: ContrastInput, compared: MetricInDimension): TestedSegment[] {
  const sides = labelledSegments(input, compared.dimension).flatMap(({ id }): SegmentSide[] => {
    const side = measureSide(input, compared.metric, [id]);
    return side.kind === 'side' ? [{ id, side }] : [];
  });
  return sides.length >= LEAST_FUNNEL_SEGMENTS
    ? testByFunnel(compared, sides)
    : testByUniformity(input, compared, new Set(sides.map(({ id }) => id)));
}

function testByUniformity(
  { model, now }: ContrastInput,
  compared: MetricInDimension,
  measured: ReadonlySet<string>,
): TestedSegment[] {
  const uniformity = assessUniformity(model, compared, now, ({ id }) => !measured.has(id));
  if (uniformity.kind === 'none') return [];
  const { segments, verdict, margin, p, whole } = uniformity;
  return segments.map(({ segment, typical, gap }) => {
    const isOff = verdict === 'differs' && gap !== null && Math.abs(gap.value) > margin;
    return {
      ...compared,
      segment,
      p,
      value: typical,
      whole,
      direction: !isOff ? null : gap.value > 0 ? 'up' : 'down',
      size: Math.abs(gap?.value ?? 0) / margin,
    };
  });
}

/**
 * Tests against the limits of a funnel plot (Spiegelhalter 2005, "Funnel plots for comparing institutional performance"). The error of
 * each segment is the one it would have if its customers were like all: the spread within segments over the root of its customers.
 */
function testByFunnel(compared: MetricInDimension, sides: readonly SegmentSide[]): TestedSegment[] {
  const total = sides.reduce((sum, { side }) => sum + side.customers, 0);
  const whole = sides.reduce((sum, { side }) => sum + side.customers * side.mean.value, 0) / total;
  const spread = Math.sqrt(
    sides.reduce((sum, { side }) => sum + side.customers ** 2 * side.mean.error ** 2, 0) / total,
  );
  const points = sides.map(({ side }) => ({ value: side.mean.value, error: spread / Math.sqrt(side.customers) }));
  const result = funnel(points, whole);
  if (result.kind === 'none') return [];
  const toUnit = (side: ComparisonSide, mean: number) => (side.scale === 'ratio' ? Math.exp(mean) : mean);
  return result.segments.map(({ z, p, standing, limits998 }, index) => {
    const { id, side } = sides[index]!;
    const isOff = standing === 'outside_998';
    return {
      ...compared,
      segment: id,
      p,
      value: toUnit(side, side.mean.value),
      whole: toUnit(side, whole),
      direction: !isOff ? null : z > 0 ? 'up' : 'down',
      size: Math.abs((side.mean.value - whole) / (limits998[1] - whole)),
    };
  });
}

function candidateOf(context: DetectionContext, { period }: ContrastInput, outlier: TestedSegment): Candidate[] {
  const { segment, metric, dimension, p, value, whole, direction, size } = outlier;
  const { model } = context;
  const asked = model.metrics.get(metric)!;
  const { polarity, name } = asked;
  if (direction === null || !isAdverse(polarity, direction)) return [];
  const [valueText, wholeText] = formatTogether([value, whole], asked) as [string, string];
  const position = model.positions.get(segment)!;
  const segmentName = model.segments[position]!.name;
  const dimensionName = model.workspace.dimensions.find(({ key }) => key === dimension)!.name;
  const evidence = (label: string, each: number, text: string, holder: string | null) => ({
    label,
    text,
    value: each,
    metric,
    segment: holder,
  });
  return [
    {
      p,
      metrics: [metric],
      move: { metric, position, before: { position: 0, ...period }, after: { position, ...period } },
      signal: {
        kind: 'outlier',
        rule: metric,
        cause: `outlier:${segment}`,
        path: findNodePath(model, segment, metric),
        segment,
        metric,
        period,
        ...rateSegments(context, [segment]),
        title: `${segmentName} stands out in ${name}`,
        words: `${name} of a typical customer of ${segmentName} is ${valueText}, of all by ${dimensionName} ${wholeText}: ${size.toFixed(1)} times the margin.`,
        evidence: [
          evidence(`${name}, ${segmentName}, a typical customer`, value, valueText, segment),
          evidence('All, a typical customer', whole, wholeText, null),
        ],
        baseline: whole,
        threshold: null,
      },
    },
  ];
}
