/**
 * Segments that stand out from the others: outside the limits of a funnel where a dimension has eight segments or more, and where it
 * has fewer, where the test of uniformity says that they differ and by more than the margin.
 */
import { funnel, LEAST_FUNNEL_SEGMENTS } from '@bough/statistics';
import { assessUniformity } from '../../comparisons/uniformity/assess-uniformity.js';
import { formatValue } from '../../metrics/format-value.js';
import { labelled, type Look } from '../contrasts/look.js';
import { sideOf, type Side } from '../contrasts/sides.js';
import type { Candidate, Layer } from './candidate.js';
import { pathOf } from './node-of.js';
import { isAdverse, isCarried, weigh, type DetectionSetting } from './setting.js';

/** Every metric of the tree over every dimension; what is merely different in a good or indifferent way is left alone. */
export function outliers(setting: DetectionSetting, look: Look): Layer {
  const metrics = [...new Set(setting.model.nodes.flatMap(({ metric }) => metric ?? []))].filter(
    (metric) => setting.model.metrics.get(metric)!.polarity !== 'neutral' && isCarried(setting, metric),
  );
  const found = setting.model.workspace.dimensions.flatMap(({ key }) =>
    metrics.flatMap((metric) => standingOut(look, metric, key)),
  );
  return {
    tests: found.map(({ p }) => p),
    candidates: found.flatMap((each) => candidateOf(setting, look, each)),
  };
}

interface Outlier {
  readonly segment: string;
  readonly metric: string;
  readonly dimension: string;
  readonly p: number;
  readonly value: number;
  readonly whole: number;
  /** Beyond what matters, and in which direction. */
  readonly direction: 'up' | 'down' | null;
  /** How many margins it is off: what a segment is named for. */
  readonly size: number;
}

function standingOut(look: Look, metric: string, dimension: string): Outlier[] {
  const sides = labelled(look, dimension).flatMap(({ id }) => {
    const side = sideOf(look, metric, [id]);
    return side.kind === 'side' ? [{ id, side }] : [];
  });
  return sides.length >= LEAST_FUNNEL_SEGMENTS
    ? outsideFunnel(metric, dimension, sides)
    : outsideMargin(look, metric, dimension, new Set(sides.map(({ id }) => id)));
}

function outsideMargin(look: Look, metric: string, dimension: string, judged: ReadonlySet<string>): Outlier[] {
  const { model, now } = look;
  const found = assessUniformity(model, { metric, dimension }, now.cells, now.setting, ({ id }) => !judged.has(id));
  if (found.kind === 'none') return [];
  return found.segments.map(({ segment, typical, gap }) => {
    const isOff = found.verdict === 'differs' && gap !== null && Math.abs(gap.value) > found.margin;
    return {
      segment,
      metric,
      dimension,
      p: found.p,
      value: typical,
      whole: found.whole,
      direction: !isOff ? null : gap.value > 0 ? 'up' : 'down',
      size: Math.abs(gap?.value ?? 0) / found.margin,
    };
  });
}

/** Errors as every segment would have them were its customers like all: the spread within segments over its number of customers. */
function outsideFunnel(
  metric: string,
  dimension: string,
  sides: readonly { readonly id: string; readonly side: Side }[],
): Outlier[] {
  const weight = (one: Side) => one.customers;
  const total = sides.reduce((sum, { side }) => sum + weight(side), 0);
  const whole = sides.reduce((sum, { side }) => sum + weight(side) * side.mean.value, 0) / total;
  const spread = Math.sqrt(sides.reduce((sum, { side }) => sum + weight(side) ** 2 * side.mean.error ** 2, 0) / total);
  const points = sides.map(({ side }) => ({ value: side.mean.value, error: spread / Math.sqrt(weight(side)) }));
  const found = funnel(points, whole);
  if (found.kind === 'none') return [];
  const typical = (side: Side, mean: number) => (side.scale === 'ratio' ? Math.exp(mean) : mean);
  return found.segments.map(({ z, p, standing, limits998 }, index) => {
    const { id, side } = sides[index]!;
    const isOff = standing === 'outside_998';
    return {
      segment: id,
      metric,
      dimension,
      p,
      value: typical(side, side.mean.value),
      whole: typical(side, whole),
      direction: !isOff ? null : z > 0 ? 'up' : 'down',
      size: Math.abs((side.mean.value - whole) / (limits998[1] - whole)),
    };
  });
}

function candidateOf(setting: DetectionSetting, look: Look, outlier: Outlier): Candidate[] {
  const { segment, metric, dimension, p, value, whole, direction, size } = outlier;
  const { model } = setting;
  const judged = model.metrics.get(metric)!;
  const { polarity, name } = judged;
  if (direction === null || !isAdverse(polarity, direction)) return [];
  const text = (each: number) => formatValue(each, judged);
  const who = model.segments[model.positions.get(segment)!]!.name;
  const others = model.workspace.dimensions.find(({ key }) => key === dimension)!.name;
  const evidence = (label: string, each: number, whose: string | null) => ({
    label,
    text: text(each),
    value: each,
    metric,
    segment: whose,
  });
  return [
    {
      p,
      metrics: [metric],
      move: {
        metric,
        position: model.positions.get(segment)!,
        before: { position: 0, ...look.period },
        after: { position: model.positions.get(segment)!, ...look.period },
      },
      signal: {
        kind: 'outlier',
        rule: metric,
        cause: `outlier:${segment}`,
        path: pathOf(model, segment, metric),
        segment,
        metric,
        period: look.period,
        ...weigh(setting, [segment]),
        title: `${who} stands out in ${name}`,
        words: `${name} of a typical customer of ${who} is ${text(value)}, of all by ${others} ${text(whole)}: ${size.toFixed(1)} times the margin.`,
        evidence: [
          evidence(`${name}, ${who}, a typical customer`, value, segment),
          evidence('All, a typical customer', whole, null),
        ],
        baseline: whole,
        threshold: null,
      },
    },
  ];
}
